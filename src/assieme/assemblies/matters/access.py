"""Who carries decisions on or sets them aside, who works on problems, who sends matters and who answers them."""

from collections.abc import Callable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import CASE, leads_or
from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.matters.decided import is_decision

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.matters.models import Attempt as Attempt
from assieme.assemblies.matters.models import Commitment as Commitment
from assieme.assemblies.matters.models import Helper, Override
from assieme.assemblies.matters.models import Link as Link
from assieme.assemblies.matters.models import Matter as Matter
from assieme.assemblies.matters.models import Problem as Problem
from assieme.assemblies.meetings.models import AgendaItem as AgendaItem
from assieme.assemblies.votes.models import Vote as Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, leading, system_or
from assieme.organisations.models import Membership, Standpoint
from assieme.organisations.models import Organisation as Organisation

NOT_DECIDED = _("Nothing was decided here yet. Nothing was changed.")
ANSWERED = _("This has its answer already. Nothing was changed.")
OVER = _("This problem has come to its end. Nothing was changed.")
TRYING = _("Something is being tried now. Say first what happened.")

chairs = leads_or("chair", "organisation_id", "assembly_id")
chairs_items = leads_or("chair", "organisation_id", "meeting__assembly_id")


def _managing(actor: Actor) -> Q:
    """Votes of organisations that the actor manages: as administrator, or speaking as a manager."""
    mine = Membership.objects.filter(person_id=actor.pk, left_at=None)
    mine = mine.filter(Q(role=Membership.Role.ADMINISTRATOR) | Q(speaking_as=Standpoint.MANAGER))
    return Q(organisation_id__in=mine.values("organisation_id"))


def _is_no_case(row: Assembly) -> bool:
    return not row.organisation.is_published_case


def _can_be_overridden(vote: Vote) -> bool:
    """Rules change, and seats are given, by the vote itself: there is nothing left to set aside."""
    return (
        is_decision(vote)
        and vote.proposed_rules_id is None
        and not vote.elects
        and vote.rules.override != Constitution.Override.NONE
        and not Override.objects.filter(vote=vote).exists()
    )


see_late_answers = Permission(
    "matters.see_late_answers",
    _("See every answer that is overdue"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
see_decisions = Permission(
    "matters.see_decisions", _("See what a group decided and what became of it"), Assembly, who=belonging
)
see_decision = Permission(
    "matters.see_decision",
    _("See what became of one decision"),
    Vote,
    who=belonging,
    when=is_decision,
    refusal=NOT_DECIDED,
)
make_commitment = Permission(
    "matters.make_commitment",
    _("Say who does what after a decision, and by when"),
    Vote,
    who=chairs,
    when=is_decision,
    refusal=NOT_DECIDED,
)
override_decision = Permission(
    "matters.override_decision",
    _("Set a decision aside, where the rules of the vote let management do so"),
    Vote,
    who=_managing,
    when=_can_be_overridden,
    refusal=_("The rules do not let anybody set this aside, or it has been done already. Nothing was changed."),
)
see_commitment = Permission(
    "matters.see_commitment", _("See who does what, and what came of it"), Commitment, who=belonging
)
agree_to_commitment = Permission(
    "matters.agree_to_commitment",
    _("Say whether one will do what one was asked to do"),
    Commitment,
    who=lambda actor: Q(owner_id=actor.pk) & in_organisation(actor),
    when=lambda row: row.agreed_at is None and row.answered_at is None,
    refusal=_("You have said so already. Nothing was changed."),
)
answer_commitment = Permission(
    "matters.answer_commitment",
    _("Say what became of it, as who does it or who may chair"),
    Commitment,
    who=lambda actor: (Q(owner_id=actor.pk) & in_organisation(actor)) | chairs(actor),
    when=lambda row: row.answered_at is None,
    refusal=ANSWERED,
)
see_follow_up = Permission(
    "matters.see_follow_up",
    _("See what a meeting agreed that somebody does"),
    AgendaItem,
    who=belonging,
    when=lambda item: item.owner_id is not None and item.due_on is not None,
    refusal=NOT_DECIDED,
)
answer_follow_up = Permission(
    "matters.answer_follow_up",
    _("Say what became of what a meeting agreed"),
    AgendaItem,
    who=lambda actor: (Q(owner_id=actor.pk) & in_organisation(actor)) | chairs_items(actor),
    when=lambda item: (
        item.owner_id is not None and item.due_on is not None and not Commitment.objects.filter(item=item).exists()
    ),
    refusal=ANSWERED,
)


def _team(actor: Actor) -> Q:
    """Problems of groups in which the actor has a seat, of whose team they are, or that they lead."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None)
    teams = Helper.objects.filter(person_id=actor.pk)
    mine = Q(assembly_id__in=seats.values("assembly_id")) | Q(pk__in=teams.values("problem_id"))
    return system_or(actor, (mine & in_organisation(actor)) | leading(actor))


def _through_problem(actor: Actor) -> Q:
    return system_or(actor, Q(problem_id__in=Problem.objects.filter(_team(actor)).values("pk")))


def _is_open(problem: Problem) -> bool:
    return not problem.is_over


def _nothing_goes_on(problem: Problem) -> bool:
    return not problem.is_over and not problem.attempts.filter(ended_at=None).exists()


see_problems = Permission("matters.see_problems", _("See the problems that a group works on"), Assembly, who=belonging)
report_problem = Permission(
    "matters.report_problem",
    _("Report a problem to a group"),
    Assembly,
    who=belonging,
    when=_is_no_case,
    refusal=CASE,
)
see_problem = Permission("matters.see_problem", _("See a problem and its way"), Problem, who=belonging)
join_team = Permission(
    "matters.join_team",
    _("Join the team of a problem, or leave it"),
    Problem,
    who=belonging,
    when=_is_open,
    refusal=OVER,
)
understand_problem = Permission(
    "matters.understand_problem",
    _("Say what is behind a problem"),
    Problem,
    who=_team,
    when=_is_open,
    refusal=OVER,
)
begin_try = Permission(
    "matters.begin_try",
    _("Try something to solve a problem"),
    Problem,
    who=_team,
    when=lambda problem: problem.understood_at is not None and _nothing_goes_on(problem),
    refusal=_("First say what is behind it, and what the try before did. Nothing was changed."),
)
end_try = Permission(
    "matters.end_try",
    _("Say what a try did"),
    Attempt,
    who=_through_problem,
    when=lambda attempt: attempt.ended_at is None,
    refusal=_("Somebody has said this already. Nothing was changed."),
)
close_problem = Permission(
    "matters.close_problem",
    _("Say that a problem is solved, or why it is not"),
    Problem,
    who=_team,
    when=_nothing_goes_on,
    refusal=TRYING,
)


def _of(side: str, power: str) -> Callable[[Actor], Q]:
    """Matters where the rules of one side, `sender` or `receiver`, give the actor the power; or of who leads."""
    return leads_or(power, "organisation_id", f"{side}_id")


def _is_unanswered(matter: Matter) -> bool:
    return matter.answered_at is None and not Matter.objects.filter(earlier=matter).exists()


see_links = Permission(
    "matters.see_links",
    _("See which groups send matters to which"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
declare_link = Permission(
    "matters.declare_link",
    _("Say which group sends matters to which"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=lambda row: not row.is_published_case,
    refusal=CASE,
)
end_link = Permission(
    "matters.end_link",
    _("End the sending of matters from one group to another"),
    Link,
    who=leading,
    when=lambda link: link.ended_at is None,
    refusal=_("This has ended already. Nothing was changed."),
)
see_matters = Permission(
    "matters.see_matters", _("See the matters that a group sent and was sent"), Assembly, who=belonging
)
send_matter = Permission(
    "matters.send_matter",
    _("Send a matter to another group"),
    Assembly,
    who=leads_or("agenda", "organisation_id", "pk"),
    when=_is_no_case,
    refusal=CASE,
)
see_matter = Permission("matters.see_matter", _("See a matter and its way"), Matter, who=belonging)
list_matter = Permission(
    "matters.list_matter",
    _("Put a matter of another group on the list of a meeting"),
    Matter,
    who=_of("receiver", "agenda"),
    when=_is_unanswered,
    refusal=ANSWERED,
)
answer_matter = Permission(
    "matters.answer_matter",
    _("Answer a matter of another group, or send it further"),
    Matter,
    who=_of("receiver", "chair"),
    when=_is_unanswered,
    refusal=ANSWERED,
)
