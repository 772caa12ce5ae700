"""Who reads a question, who answers, who looks at what others wrote, and who ends it."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import CASE, leads_or
from assieme.assemblies.bodies.access import put_question as put_question

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.opinions.models import Answer
from assieme.assemblies.opinions.models import Drawn as Drawn
from assieme.assemblies.opinions.models import Guest as Guest
from assieme.assemblies.opinions.models import Question as Question
from assieme.assemblies.opinions.models import Statement as Statement
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, system_or
from assieme.organisations.models import Membership

Phase, State, Audience = Question.Phase, Statement.State, Question.Audience
FOR_MEMBERS = [Audience.MEMBERS, Audience.GUESTS]
OVER = _("This question has ended. Nothing was changed.")
LATE = _("The last day is over. Nothing was changed.")
LOOKED = _("You looked at this one already, or it is settled.")
NO_STANDPOINT = _("Say first which standpoint you speak from. You find it under your name.")
NOBODY_LOOKS = _("Two people of different standpoints look first. Besides you, there are not two here.")
PAST = _("Choose a day that is still to come.")
TWICE = _("This statement is there already.")
ENOUGH = _("You have written five. Leave some room for others.")
MANY = _("There are as many codes as one question can have.")
NO_GUESTS = _("This question is not for guests, or it has ended.")

leads_question = leads_or("chair", "organisation_id", "assembly_id")


def is_guest(actor: Actor) -> bool:
    return actor.actor_kind == "guest"


def said_by(actor: Actor) -> dict[str, UUID]:
    """Whose answers those are, in the columns of `Answer`."""
    return {"guest_id" if is_guest(actor) else "person_id": actor.pk}


def written_by(actor: Actor) -> dict[str, UUID]:
    """As `said_by`, in the columns of `Statement`."""
    return {"guest_id" if is_guest(actor) else "author_id": actor.pk}


def guest_of(actor: Actor, through: str = "pk") -> Q:
    """The question that a guest may answer."""
    return Q(**{f"{through}__in": Guest.objects.filter(pk=actor.pk).values("question_id")})


def belongs(actor: Actor, through: str = "") -> Q:
    """Questions that are the actor's to answer as a member, or by a seat where only these are asked."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None).values("assembly_id")
    asked = Q(**{f"{through}audience__in": FOR_MEMBERS}) | Q(**{f"{through}assembly_id__in": seats})
    return in_organisation(actor, through=f"{through}organisation_id") & asked


def may_answer(actor: Actor) -> Q:
    """Questions that are the actor's to answer, also as a guest."""
    return guest_of(actor) if is_guest(actor) else belongs(actor)


def _may_answer_statement(actor: Actor) -> Q:
    return guest_of(actor, "question_id") if is_guest(actor) else belongs(actor, "question__")


def has_standpoint(actor: Actor) -> Q:
    """Statements of questions where the actor speaks from a standpoint: by a seat, or as a member."""
    speaking = Membership.objects.filter(person_id=actor.pk, left_at=None).exclude(speaking_as="")
    seats = Seat.objects.filter(person_id=actor.pk, until=None)
    return Q(question__organisation_id__in=speaking.values("organisation_id")) | Q(
        question__assembly_id__in=seats.values("assembly_id")
    )


def _has_a_say(actor: Actor) -> Q:
    """Questions that the actor may answer, and those where they did or wrote, though they left since."""
    answered = Answer.objects.filter(**said_by(actor)).values("statement__question_id")
    written = Statement.objects.filter(**written_by(actor)).values("question_id")
    return may_answer(actor) | Q(pk__in=answered) | Q(pk__in=written)


def _ends(actor: Actor) -> Q:
    return system_or(actor, leads_question(actor))


def _open(question: Question) -> bool:
    return question.phase == Phase.OPEN


see_opinions = Permission(
    "opinions.see_opinions",
    _("See what an assembly asks people, and the maps"),
    Assembly,
    who=belonging,
)
open_question = Permission(
    "opinions.open_question",
    _("Ask people for short statements, and what they think of them"),
    Assembly,
    who=leads_or("agenda", "organisation_id", "pk"),
    when=lambda assembly: not assembly.organisation.is_published_case,
    refusal=CASE,
)
see_question = Permission(
    "opinions.see_question",
    _("See a question, and its map once it has ended"),
    Question,
    who=lambda actor: guest_of(actor) if is_guest(actor) else belonging(actor),
)
take_part = Permission(
    "opinions.take_part",
    _("Answer a question of short statements, and write one"),
    Question,
    who=may_answer,
    when=_open,
    refusal=OVER,
)
take_back = Permission(
    "opinions.take_back",
    _("Read and erase one’s own answers, also after leaving"),
    Question,
    who=_has_a_say,
    when=_open,
    refusal=OVER,
)
answer_statement = Permission(
    "opinions.answer_statement",
    _("Agree or disagree with a statement, or pass"),
    Statement,
    who=lambda actor: _may_answer_statement(actor) & Q(state=State.SHOWN),
    when=lambda statement: _open(statement.question),
    refusal=OVER,
)
look_at_statement = Permission(
    "opinions.look_at_statement",
    _("Look at a statement before it is shown; never at one’s own"),
    Statement,
    who=lambda actor: belongs(actor, "question__") & ~Q(author_id=actor.pk),
    when=lambda statement: statement.state == State.WAITING and _open(statement.question),
    refusal=LOOKED,
)
end_question = Permission(
    "opinions.end_question",
    _("End a question, or give it more days; see nobody’s answers"),
    Question,
    who=_ends,
    when=_open,
    refusal=OVER,
)
ask_guests = Permission(
    "opinions.ask_guests",
    _("Make slips with a code, by which guests answer a question"),
    Question,
    who=leads_question,
    when=lambda question: _open(question) and question.audience == Audience.GUESTS,
    refusal=NO_GUESTS,
)
