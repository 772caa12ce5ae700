"""What the pages of a question show while it is open: one's own answers, and never a figure of others'."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.opinions.access import (
    LATE,
    has_standpoint,
    is_guest,
    look_at_statement,
    open_question,
    said_by,
    see_question,
    take_part,
    written_by,
)
from assieme.assemblies.opinions.drawing import FEWEST
from assieme.assemblies.opinions.events import codes_made
from assieme.assemblies.opinions.models import Answer, Drawn, Guest, Look, Question, Statement
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.models import Event
from assieme.logic.suppression import MINIMUM
from assieme.people.codes import hash_of, tidy

PAGE, NOW = 20, 3
State = Statement.State


@dataclass(frozen=True)
class Listed:
    """Questions of an assembly, newest first; `before` is the key to go on from, None at the end."""

    rows: tuple[Question, ...]
    before: UUID | None


@dataclass(frozen=True)
class OnAssembly:
    """The newest question on the assembly's own page."""

    question: Question | None
    may_open: bool


@dataclass(frozen=True)
class Progress:
    """How far the reader is; `waiting` are statements that others wrote and that wait for their look."""

    shown: int
    answered: int
    waiting: int

    @property
    def left(self) -> int:
        return self.shown - self.answered


@dataclass(frozen=True)
class Answered:
    """A statement with the reader's own answer, None where they gave none."""

    statement: Statement
    choice: int | None


@dataclass(frozen=True)
class Written:
    """A statement of the reader's own, and why it is held back."""

    statement: Statement
    reasons: tuple[str, ...]


def in_time(question: Question, now: datetime) -> bool:
    """Whether the last day is not over, where the organisation is."""
    return question.closes_on >= day_of(now, question.organisation.time_zone)


def require_in_time(question: Question, now: datetime) -> None:
    """Raises Refused after the last day."""
    if not in_time(question, now):
        raise Refused(LATE)


def questions_of(assembly: Assembly, actor: Actor, before: UUID | None = None) -> Listed:
    """One query."""
    rows = see_question.rows(actor).filter(assembly=assembly)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-id")[: PAGE + 1])
    return Listed(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def on_assembly(assembly: Assembly, actor: Actor) -> OnAssembly:
    """Three queries at most."""
    newest = see_question.rows(actor).filter(assembly=assembly).order_by("-id").first()
    return OnAssembly(newest, open_question.allows(actor, assembly))


def asked_now(assembly: Assembly, actor: Actor, today: date) -> tuple[Question, ...]:
    """Questions of an assembly that the actor may answer today, newest first, for a meeting's page. One query."""
    rows = take_part.rows(actor).filter(assembly=assembly, phase=Question.Phase.OPEN, closes_on__gte=today)
    return tuple(rows.order_by("-id")[:NOW])


def shown_of(question: Question) -> QuerySet[Statement]:
    return question.statements.filter(state=State.SHOWN).exclude(words="")


def all_waiting(actor: Actor) -> QuerySet[Statement]:
    """Statements that wait for this person's look: not without a standpoint, nor where they looked already."""
    looked = Look.objects.filter(person_id=actor.pk).values("statement_id")
    rows = look_at_statement.rows(actor).filter(has_standpoint(actor), state=State.WAITING)
    return rows.exclude(words="").exclude(pk__in=looked)


def progress(question: Question, actor: Actor) -> Progress:
    """Three queries."""
    shown = shown_of(question)
    return Progress(
        shown=shown.count(),
        answered=shown.filter(pk__in=_answered(actor)).count(),
        waiting=0 if is_guest(actor) else all_waiting(actor).filter(question=question).count(),
    )


def next_statement(question: Question, actor: Actor) -> Statement | None:
    """One that the reader has not answered; each reader has an order of their own. One query."""
    left = shown_of(question).exclude(pk__in=_answered(actor))
    return min(left, key=lambda one: _turn(one.pk, actor.pk), default=None)


def next_to_look_at(question: Question, actor: Actor) -> Statement | None:
    """One query."""
    return min(all_waiting(actor).filter(question=question), key=lambda one: _turn(one.pk, actor.pk), default=None)


def one_shown(question: Question, key: UUID | None) -> Statement | None:
    return shown_of(question).filter(pk=key).first() if key else None


def own_answer(statement: Statement, actor: Actor) -> int | None:
    return Answer.objects.filter(statement=statement, **said_by(actor)).values_list("choice", flat=True).first()


def own_answers(question: Question, actor: Actor) -> tuple[Answered, ...]:
    """Two queries."""
    rows = Answer.objects.filter(statement__question=question, **said_by(actor))
    own = dict(rows.values_list("statement_id", "choice"))
    lines = [Answered(one, own[one.pk]) for one in shown_of(question) if one.pk in own]
    return tuple(sorted(lines, key=lambda one: _turn(one.statement.pk, actor.pk)))


def own_statements(question: Question, actor: Actor) -> tuple[Written, ...]:
    """Two queries."""
    rows = question.statements.filter(**written_by(actor)).exclude(words="").prefetch_related("looks")
    return tuple(Written(one, _reasons(one)) for one in rows.order_by("id"))


def people_so_far(question: Question) -> int:
    """How many with an account answered, in steps of five and from ten on: one person more can't be told.

    Guests are left out: whoever makes their codes could answer with some, and watch when the next step comes.
    """
    answers = Answer.objects.filter(statement__question=question).exclude(person=None)
    people = answers.values("person_id").distinct().count()
    return people // MINIMUM * MINIMUM if people >= FEWEST else 0


def slips_made(question: Question) -> int:
    """How many slips for guests were printed, withdrawn ones too: so it never tells how many answered. One query."""
    made = Event.objects.filter(subject_id=question.pk, kind=codes_made.name)
    return sum(data["number"] for data in made.values_list("data", flat=True))


def guest_behind(typed: str) -> Guest | None:
    """The guest whose code this is, however it was typed. One query."""
    code = tidy(typed)
    rows = Guest.objects.select_related("question__assembly", "question__organisation")
    return rows.filter(code_hash=hash_of(code)).first() if code else None


def drawn_of(question: Question) -> Drawn | None:
    return Drawn.objects.filter(question=question).first()


def _reasons(statement: Statement) -> tuple[str, ...]:
    if statement.state != State.HELD_BACK:
        return ()
    said = {one.get_reason_display() for one in statement.looks.all() if one.reason}
    return tuple(sorted(str(one) for one in said))


def _answered(actor: Actor) -> QuerySet[Answer, UUID]:
    return Answer.objects.filter(**said_by(actor)).values_list("statement_id", flat=True)


def _turn(statement: UUID, person: UUID) -> bytes:
    return hashlib.sha256(statement.bytes + person.bytes).digest()
