"""What the pages of a draw show. Nobody reads who is in a draw, nor what somebody said: only if there are enough."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import seat_lines
from assieme.assemblies.draws.access import begin_draw, see_draw
from assieme.assemblies.draws.lots import Outlook
from assieme.assemblies.draws.models import STANDPOINT, Draw, Drawing, Entry, Lottery, Target
from assieme.assemblies.draws.words import amount, feature_word, group_word, question_of
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.organisations.models import Initiative, Membership, Service

State, Phase = Entry.State, Draw.Phase
PAGE = 20
ANSWER_DAYS = 10
"""So long a place waits for an answer; then it can be drawn again."""


@dataclass(frozen=True)
class Line:
    """One target in words, and whether enough people said yes for it: None where that is not for the reader."""

    target: Target
    group: str
    amount: str
    enough: bool | None = None


@dataclass(frozen=True)
class Asked:
    """A feature with its targets."""

    feature: str
    name: str
    question: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Places:
    """How far a panel is: names of those who took their places, for whoever may see seats."""

    names: tuple[str, ...]
    asked: int
    size: int
    late: int
    """Places that can be freed: no answer for so long, or a seat that was left."""

    @property
    def free(self) -> int:
        return max(0, self.size - len(self.names) - self.asked)


@dataclass(frozen=True)
class Round:
    """A lottery with what was drawn from it, if it was."""

    lottery: Lottery
    drawing: Drawing | None


@dataclass(frozen=True)
class GivingWay:
    """A number that has to give way: whose, what it is now, and the nearest that can be kept."""

    group: str
    now: str
    then: str


@dataclass(frozen=True)
class Listed:
    """Draws of an assembly, newest first; `before` is the key to go on from, None at the end."""

    rows: tuple[Draw, ...]
    before: UUID | None


@dataclass(frozen=True)
class OnAssembly:
    """The newest draw on the assembly's own page."""

    draw: Draw | None
    may_begin: bool


def draws_of(assembly: Assembly, actor: Actor, before: UUID | None = None) -> Listed:
    """One query."""
    rows = see_draw.rows(actor).filter(assembly=assembly)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-id")[: PAGE + 1])
    return Listed(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def seats_to_draw(assembly: Assembly) -> int:
    """How many seats drawn by lot are free, as the rules have them."""
    return sum(line.free for line in seat_lines(assembly) if line.kind == Seat.Kind.DRAWN)


def targets_of(draw: Draw) -> tuple[Asked, ...]:
    """Who is sought. One query."""
    return _asked(draw, {})


def watched_targets(draw: Draw) -> tuple[Asked, ...]:
    """Who is sought, each with whether enough people said yes so far; for who runs the draw. Two queries.

    Only by the numbers that the draw opened with: by others, "enough" would count people.
    """
    if draw.targets_at is not None or draw.phase not in (Phase.OPEN, Phase.DRAWN):
        return targets_of(draw)
    entries = Entry.objects.filter(draw=draw).exclude(state=State.GONE).values_list("said", flat=True)
    return _asked(draw, Counter(pair for said in entries for pair in said.items()))


def _asked(draw: Draw, counted: dict[tuple[str, str], int] | Counter[tuple[str, str]]) -> tuple[Asked, ...]:
    features: dict[str, list[Line]] = {}
    for one in draw.targets.order_by("id"):
        enough = counted[one.feature, one.value] >= one.least if isinstance(counted, Counter) else None
        line = Line(one, group_word(one.feature, one.value), amount(one.least, one.most, draw.size), enough)
        features.setdefault(one.feature, []).append(line)
    ordered = sorted(features.items(), key=lambda item: item[0] != STANDPOINT)
    return tuple(Asked(name, feature_word(name), question_of(name), tuple(lines)) for name, lines in ordered)


def giving_way(draw: Draw, outlook: Outlook, now: datetime) -> tuple[GivingWay, ...]:
    """The numbers that have to give way for a panel to be drawn, in words; none while people can still say yes.

    Seen from day to day they would tell how many of a small group said yes, and so who did.
    """
    if not numbers_may_change(draw, now):
        return ()
    return tuple(
        GivingWay(
            group_word(target.feature, target.value),
            amount(target.least, target.most, draw.size),
            amount(change.least, change.most, draw.size),
        )
        for target, change in outlook.nearest
    )


def people_in(draw: Draw) -> int:
    """How many people said yes, and did not say no since."""
    return Entry.objects.filter(draw=draw).exclude(state=State.GONE).count()


def own_entry(draw: Draw, actor: Actor) -> Entry | None:
    return Entry.objects.filter(draw=draw, person_id=actor.pk).first()


def choices_for(draw: Draw, actor: Actor) -> dict[str, list[str]]:
    """What the actor can say of each feature: of standpoints those that they hold here. Two queries."""
    members = Membership.objects.filter(organisation_id=draw.organisation_id, person_id=actor.pk, left_at=None)
    held = {one for standpoints in members.values_list("standpoints", flat=True) for one in standpoints}
    found: dict[str, list[str]] = {STANDPOINT: []}
    for one in draw.targets.order_by("id"):
        if one.feature != STANDPOINT or (one.value in held and one.most):
            found.setdefault(one.feature, []).append(one.value)
    return found


def has_seat(draw: Draw, actor: Actor) -> bool:
    return Seat.objects.filter(assembly_id=draw.assembly_id, person_id=actor.pk, until=None).exists()


def services_of(organisation_id: UUID) -> list[str]:
    """The organisation's services by name, as values of a feature."""
    rows: Iterable[Service] = Service.objects.filter(organisation_id=organisation_id).order_by("id")
    return list(dict.fromkeys(str(service)[:80] for service in rows))


def places_of(draw: Draw, now: datetime) -> Places:
    """Four queries."""
    seats = Seat.objects.filter(given_by=draw.pk, until=None).select_related("person__identity")
    entries = Entry.objects.filter(draw=draw)
    return Places(
        names=tuple(sorted((str(seat.person) for seat in seats), key=str.casefold)),
        asked=entries.filter(state=State.ASKED).count(),
        size=draw.size,
        late=without_answer(draw, now).count(),
    )


def without_answer(draw: Draw, now: datetime) -> QuerySet[Entry]:
    """Places that can be drawn again: no answer for so long, or a seat that was left."""
    seated = Seat.objects.filter(given_by=draw.pk, until=None).values("person_id")
    silent = Q(state=State.ASKED, asked_at__lte=now - timedelta(days=ANSWER_DAYS))
    return Entry.objects.filter(silent | (Q(state=State.ACCEPTED) & ~Q(person_id__in=seated)), draw=draw)


def rounds_of(draw: Draw) -> tuple[Round, ...]:
    """Every lottery with its drawing, the first first. One query."""
    rows = draw.lotteries.select_related("drawing").order_by("number")
    return tuple(Round(one, getattr(one, "drawing", None)) for one in rows)


def lottery_of(draw: Draw, number: int) -> Lottery | None:
    return draw.lotteries.filter(number=number).first()


def call_by_code(code: str) -> Draw | None:
    """A draw that was opened, by its public address."""
    rows = Draw.objects.filter(code=code).exclude(phase=Phase.DRAFT)
    return rows.select_related("organisation", "assembly__initiative").first()


def way_in(draw: Draw) -> str:
    """The code of the public page on which people ask to join, empty where there is none."""
    open_ones = Initiative.objects.filter(organisation_id=draw.organisation_id, invitation__is_open=True)
    if draw.assembly.initiative_id:
        open_ones = open_ones.filter(pk=draw.assembly.initiative_id)
    return str(open_ones.values_list("invitation__code", flat=True).first() or "")


def is_late(draw: Draw, now: datetime) -> bool:
    """Whether the last day to say yes is over where the organisation is."""
    return draw.closes_on < day_of(now, draw.organisation.time_zone)


def numbers_may_change(draw: Draw, now: datetime) -> bool:
    """Whether numbers that no panel keeps may give way: once nobody new comes in."""
    return draw.phase == Phase.DRAWN or is_late(draw, now)


def on_assembly(assembly: Assembly, actor: Actor) -> OnAssembly:
    """The newest draw that is not called off. Four queries at most."""
    rows = see_draw.rows(actor).filter(assembly=assembly).exclude(phase=Phase.CALLED_OFF)
    return OnAssembly(rows.order_by("-id").first(), begin_draw.allows(actor, assembly))
