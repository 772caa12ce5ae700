"""What pages ask about reflections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from assieme.core.actors import Actor
from assieme.logic.participation.levels import Way
from assieme.organisations.access import in_organisation
from assieme.organisations.models import Initiative, Service
from assieme.toolkit.ladder.models import Example, Place, Reflection, of
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
    """A reflection in a list: when, whose (empty: made together), its steps by way, and where one tends.

    `answered`: it was said how the trying went.
    """

    id: UUID
    on: datetime
    author: str
    steps: dict[str, tuple[str, ...]]
    tends: str
    will_try: str
    told: int
    shared_with: str
    answered: bool = False


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


def made_together(place: Place) -> tuple[Line, ...]:
    """What the people of an initiative or a service looked at together, newest first. Two queries."""
    return _lines(Reflection.objects.filter(author=None, **of(place)))


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
        answered=bool(row.tried),
    )


def initiatives_of(person: Actor) -> tuple[Initiative, ...]:
    """Initiatives that the person takes part in, by title. One query."""
    return tuple(Initiative.objects.filter(taking_part(person, "id")).order_by("title"))


def services_of(person: Actor) -> tuple[Service, ...]:
    """Services of the person's organisations, in the order in which they were added. One query."""
    here = Service.objects.filter(in_organisation(person), organisation__published_year=None)
    return tuple(here.order_by("organisation_id", "id"))


def still_to_tell(lines: Sequence[Line], now: datetime) -> Line | None:
    """The newest look of an earlier day, if people wanted to try something there and have not said how it went.

    `lines` come newest first.
    """
    newest = next((line for line in lines if localdate(line.on) < localdate(now)), None)
    return newest if newest and newest.will_try and not newest.answered else None


def example_of(reflection: Reflection, key: UUID) -> Example | None:
    return Example.objects.filter(pk=key, reflection=reflection).first()


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """What the person wanted to try and chose to be asked about by today. One query."""
    asked = Reflection.objects.filter(author_id=person.pk, ask_on__lte=today).exclude(will_try="")
    return tuple(Waiting(row.pk, row.will_try) for row in asked.order_by("ask_on")[:3])
