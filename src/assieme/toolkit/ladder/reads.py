"""What pages ask about reflections."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from assieme.core.actors import Actor
from assieme.logic.participation.levels import Way
from assieme.organisations.models import Initiative
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.taking import taking_part

MOST = 24
CLOSING = ("tends", "try", "skills")


@dataclass(frozen=True)
class Seen:
    """An example as one reader sees it. `author` is empty where no name stands beside it."""

    key: UUID
    way: str
    what: str
    step: str
    outcome: str
    better: str
    author: str
    changeable: bool


@dataclass(frozen=True)
class Looked:
    """A reflection with its examples by way. `next` names what is open: a way, a closing question, or nothing."""

    reflection: Reflection
    examples: dict[str, tuple[Seen, ...]]
    next: str

    @property
    def all(self) -> tuple[Seen, ...]:
        return tuple(one for told in self.examples.values() for one in told)


@dataclass(frozen=True)
class Line:
    """A reflection in a list: when, whose (empty: made together), its steps by way, and where one tends."""

    id: UUID
    on: datetime
    author: str
    steps: dict[str, tuple[str, ...]]
    tends: str
    will_try: str
    told: int
    shared_with: str


@dataclass(frozen=True)
class Waiting:
    """Something that a person wanted to try, and the day has come to ask how it went."""

    id: UUID
    words: str


def look(reflection: Reflection, reader: Actor) -> Looked:
    """One reflection, for one reader. One query."""
    told: dict[str, list[Seen]] = {way.value: [] for way in Way}
    for row in reflection.examples.select_related("author__identity").order_by("begun_at", "id"):
        told[row.way].append(_told(row, reflection, reader))
    examples = {way: tuple(found) for way, found in told.items()}
    return Looked(reflection, examples, _next(reflection, examples))


def _told(row: Example, reflection: Reflection, reader: Actor) -> Seen:
    groups_own = reflection.is_together and row.author_id is None
    return Seen(
        key=row.pk,
        way=row.way,
        what=row.what,
        step=row.step,
        outcome=row.outcome,
        better=row.better,
        author=str(row.author) if row.shows_name else "",
        changeable=groups_own or row.author_id == reader.pk,
    )


def _next(reflection: Reflection, examples: dict[str, tuple[Seen, ...]]) -> str:
    said = {way: bool(found) for way, found in examples.items()}
    said |= {
        "tends": bool(reflection.tends or reflection.tends_words),
        "try": bool(reflection.will_try),
        "skills": bool(reflection.skills or reflection.support),
    }
    return next((name for name, done in said.items() if not done), "")


def mine(person: Actor) -> tuple[Line, ...]:
    """The person's own reflections, newest first. Two queries."""
    return _lines(Reflection.objects.filter(author_id=person.pk))


def made_together(initiative: Initiative) -> tuple[Line, ...]:
    """What an initiative's people looked at together, newest first. Two queries."""
    return _lines(Reflection.objects.filter(initiative=initiative, author=None))


def shared_with(initiative: Initiative) -> tuple[Line, ...]:
    """What single people shared with the initiative's people, newest first. Two queries."""
    return _lines(Reflection.objects.filter(initiative=initiative, author__isnull=False))


def _lines(found: QuerySet[Reflection]) -> tuple[Line, ...]:
    rows = found.select_related("author__identity", "initiative").prefetch_related("examples").order_by("-begun_at")
    return tuple(_line(row) for row in rows[:MOST])


def _line(row: Reflection) -> Line:
    examples = sorted(row.examples.all(), key=lambda one: one.begun_at)
    return Line(
        id=row.pk,
        on=row.begun_at,
        author=str(row.author) if row.author else "",
        steps={way.value: tuple(one.step for one in examples if one.way == way and one.step) for way in Way},
        tends=row.tends,
        will_try=row.will_try,
        told=len(examples),
        shared_with=row.initiative.title if row.author_id and row.initiative else "",
    )


def initiatives_of(person: Actor) -> tuple[Initiative, ...]:
    """Initiatives that the person takes part in, by title. One query."""
    return tuple(Initiative.objects.filter(taking_part(person, "id")).order_by("title"))


def example_of(reflection: Reflection, key: UUID) -> Example | None:
    return Example.objects.filter(pk=key, reflection=reflection).first()


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """What the person wanted to try and chose to be asked about by today. One query."""
    asked = Reflection.objects.filter(author_id=person.pk, ask_on__lte=today).exclude(will_try="")
    return tuple(Waiting(row.pk, row.will_try) for row in asked.order_by("ask_on")[:3])
