"""Who was there again and again, who holds roles, who works without pay, and whose words changed a proposal.

But for the first, only people count who show their standpoint: names stand beside roles, tasks and objections. They are
read anew each time, because what people show can change.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.matters.models import Commitment
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.mornings.models import Given
from assieme.assemblies.votes.models import BoxEntry, Vote
from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.counts import Counts, count
from assieme.logic.mirrors.few import Doing
from assieme.logic.mirrors.few import Month as Done
from assieme.logic.mirrors.records import SIDES, side
from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Month, Period, at_times, month_of, on_days
from assieme.organisations.models import Membership
from assieme.toolkit.cards.models import Card

LEADS = (Membership.Role.FACILITATOR, Membership.Role.ADMINISTRATOR)


def there(place: Place, period: Period, people: Mapping[Standpoint, int]) -> dict[Standpoint, Doing]:
    """Who of each side was at meetings, by month. Three queries.

    Who takes a break is one of the people: beside the seats, a smaller number would tell how many rest.
    """
    held = Meeting.objects.filter(on_days("held_on", [period]), assembly__in=place.assemblies, minutes_at__isnull=False)
    # Keys as texts: they only tell rows apart, and there are many. Were the database to group them, it took longer.
    key, came = Cast("pk", CharField()), defaultdict[str, list[str]](list)
    links = Meeting.present.through.objects.filter(meeting__in=held.values("pk"))
    for meeting, seat in links.values_list(Cast("meeting_id", CharField()), Cast("seat_id", CharField())):
        came[meeting].append(seat)
    seats = Seat.objects.filter(assembly__in=place.assemblies).values_list(key, "standpoint", "person_id")
    who = {seat: (side(Standpoint(word)), str(person)) for seat, word, person in seats}
    months: dict[Standpoint, defaultdict[Month, Done]] = {one: defaultdict(Done) for one in SIDES}
    for meeting, day in held.values_list(key, "held_on"):
        occasion: dict[Standpoint, Counter[str]] = {one: Counter() for one in SIDES}
        for one, person in (who[seat] for seat in came[meeting] if seat in who):
            occasion[one][person] += 1
        for one, did in occasion.items():
            if did:
                months[one][month_of(day)].add(did)
    return {one: Doing(people.get(one, 0), tuple(months[one].values())) for one in SIDES}


@dataclass(frozen=True)
class Shown:
    """Somebody with a seat who shows the standpoint that they hold it for."""

    side: Standpoint
    authority: bool
    paid: bool


type Told = Mapping[str, Shown]


def shown(place: Place, seats: Iterable[plain.Member]) -> dict[str, Shown]:
    """Of people with a seat, those who show the standpoint of their latest one, with the roles of today. One query."""
    latest = {one.person: one.standpoint for one in sorted(seats, key=lambda one: one.since or date.min)}
    rows = Membership.objects.filter(
        organisation_id=place.organisation_id, show_standpoint=True, left_at=None, person__in=list(latest)
    )
    found = {}
    for person, word, role, paid in rows.values_list("person_id", "speaking_as", "role", "paid_role"):
        if word and latest[str(person)] == word:
            one = side(Standpoint(word))
            found[str(person)] = Shown(one, role in LEADS, bool(paid) or one is Standpoint.PROFESSIONAL)
    return found


def in_fives(known: Mapping[str, Shown], groups: Collection[Iterable[plain.Member]]) -> dict[str, Shown]:
    """Those of sides that five or more of them hold: in each group where any do, and in all others without it.

    Names stand beside the side that they show. Of fewer people a figure would tell what each of them has, and so would
    what is left of it when the figure of one group is taken away.
    """
    few: set[Standpoint] = set()
    for rows in groups:
        here = {one.person for one in rows}
        for part in (known.keys() & here, known.keys() - here):
            numbers = Counter(known[person].side for person in part)
            few |= {one for one, number in numbers.items() if number < MINIMUM}
    return {person: one for person, one in known.items() if one.side not in few}


def with_roles(seats: Iterable[plain.Member], known: Mapping[str, Shown]) -> list[plain.Member]:
    """The same, where it may be known with the roles that people hold."""
    return [
        one._replace(authority=known[one.person].authority, paid=known[one.person].paid) if one.person in known else one
        for one in seats
    ]


@dataclass(frozen=True)
class Tasks:
    """What people took on: cards, what meetings and decisions left to do, and tasks of a morning."""

    cards: QuerySet[Card]
    items: QuerySet[AgendaItem]
    commitments: QuerySet[Commitment]
    mornings: QuerySet[Given]


def tasks(place: Place, period: Period, known: Mapping[str, Shown]) -> Tasks:
    """The tasks of people who show a standpoint that is not a job, whether they have pay or not. No query.

    Names stand beside tasks: were those with pay left out, it would tell who they are.
    """
    people = [UUID(person) for person, one in known.items() if one.side is not Standpoint.PROFESSIONAL]
    months, bodies = [period], place.assemblies
    at = at_times("made_at", months, place.zone)
    day, held = on_days("morning__day", months), on_days("meeting__held_on", months)
    return Tasks(
        Card.objects.filter(on_days("raised_on", months), initiative__in=place.initiatives, owner__in=people),
        AgendaItem.objects.filter(held, meeting__assembly__in=bodies, owner__in=people),
        Commitment.objects.filter(at, assembly__in=bodies, item=None, owner__in=people),
        Given.objects.filter(day, morning__assembly__in=bodies, task__isnull=False, person__in=people),
    )


def work(place: Place, period: Period, known: Mapping[str, Shown]) -> Counts:
    """How much people without pay took on, by side. Four queries."""
    found = tasks(place, period, {person: one for person, one in known.items() if not one.paid})
    by_owner = [rows.order_by().values_list("owner_id") for rows in (found.cards, found.items, found.commitments)]
    numbers: Counter[str] = Counter()
    for rows in (*by_owner, found.mornings.order_by().values_list("person_id")):
        for person, number in rows.annotate(number=Count("*")):
            numbers[f"unpaid/{known[str(person)].side}"] += number
    return Counts(dict(numbers))


def changes(place: Place, period: Period) -> Counts:
    """Objections in votes by consent that were put again, and whether in other words. Three queries.

    Of these votes alone it is known who asked for a change, and what became of the words.
    """
    rounds = Vote.objects.filter(
        at_times("earlier__closed_at", [period], place.zone), assembly__in=place.assemblies, earlier__named=True
    )
    rounds = rounds.exclude(phase=Vote.Phase.DRAFT).select_related("earlier")
    changed = {one.earlier.pk: one.question != one.earlier.question for one in rounds if one.earlier}
    return count(plain.Records(changes=tuple(_objections(changed, place.organisation_id)))) if changed else Counts()


def _objections(changed: Mapping[UUID, bool], organisation: UUID) -> Iterable[plain.Change]:
    """The objections of people who show the standpoint that they had on the roll."""
    cast = BoxEntry.objects.filter(vote__in=list(changed), entry__isnull=False).order_by()
    rows = [
        (vote, person, word)
        for vote, person, word, marks in cast.values_list("vote_id", "entry__person_id", "entry__standpoint", "marks")
        if marks == "objection"
    ]
    speaking = _speaking(organisation, {person for _vote, person, _word in rows})
    for vote, person, word in rows:
        if speaking.get(person) == word:
            yield plain.Change(str(vote), word, changed[vote])


def _speaking(organisation: UUID, people: Collection[UUID]) -> dict[UUID, str]:
    rows = Membership.objects.filter(organisation_id=organisation, show_standpoint=True, person__in=people)
    return dict(rows.values_list("person_id", "speaking_as"))
