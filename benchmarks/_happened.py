"""Five years of an organisation in bulk: meetings, presence, turns, votes, ideas, answers. What a mirror counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.live.models import Pulse, Turns
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.votes.models import BoxEntry, Result, RollEntry, Vote
from assieme.organisations.models import Initiative, Membership, Organisation, Service
from assieme.toolkit.cards.models import Card
from benchmarks import _rows
from benchmarks._rows import NOW, add, person_id, standpoint_of

SEATS, THERE, ANSWERED_AFTER = 30, 24, 20
DAYS = 5 * 365
TODAY = NOW.date()
BEGIN = NOW - timedelta(days=DAYS + 1)
MEETING = 2 * THERE + 5 + ANSWERED_AFTER + THERE // 2 + 6
"""Rows of a meeting: who was there, a vote with its roll, turns, answers, things brought; all else is cards."""


@dataclass(frozen=True)
class Staged:
    """What was made; `rows` is how many a mirror of the whole organisation counts."""

    organisation: Organisation
    service: Service
    assembly: Assembly
    rows: int


def an_organisation(rows: int, groups: int) -> Staged:
    """About `rows` rows of so many groups: a third cards, of which the first group has half; the rest by meetings."""
    organisation = _rows.an_organisation()
    services = [
        Service.objects.create(organisation=organisation, name=name, clinical=True, created_at=NOW)
        for name in ("Day", "Home")
    ]
    meetings = max(1, rows * 2 // 3 // MEETING // groups)
    bodies = [_a_group(organisation, services[number % 2], number) for number in range(groups)]
    _rows.second_factors([0])
    _rows.sessions([0])
    Membership.objects.filter(person_id=person_id(0)).update(role="facilitator")
    Membership.objects.update(show_standpoint=True)
    made = sum(_held(body, meetings, number) for number, body in enumerate(bodies))
    cards = rows - made
    initiatives: list[Initiative] = [body.initiative for body in bodies if body.initiative]
    add(_cards(initiatives, cards))
    return Staged(organisation, services[0], bodies[0], made + cards)


def _a_group(organisation: Organisation, service: Service, number: int) -> Assembly:
    numbers = range(number * SEATS, (number + 1) * SEATS)
    initiative = _rows.an_initiative(organisation, f"An evening café {number}")
    Initiative.objects.filter(pk=initiative.pk).update(service=service)
    _rows.people(organisation, initiative, numbers)
    assembly = _rows.an_assembly(organisation, initiative, numbers)
    Seat.objects.filter(assembly=assembly).update(since=BEGIN)
    return assembly


def day(number: int, of: int) -> date:
    """Days spread over the five years, the last one first."""
    return TODAY - timedelta(days=1 + number * DAYS // of)


def at_noon(when: date, minutes: int = 0) -> datetime:
    return datetime.combine(when, time(12), UTC) + timedelta(minutes=minutes)


def _held(assembly: Assembly, number: int, group: int) -> int:
    """So many meetings of one group, each with all that belongs to it. How many rows."""
    seats = list(Seat.objects.filter(assembly=assembly).order_by("person_id"))
    common: dict[str, Any] = {"organisation_id": assembly.organisation_id}
    held = [
        Meeting(
            **common,
            assembly=assembly,
            held_on=day(one, number),
            created_at=BEGIN,
            minutes_at=at_noon(day(one, number), 300),
            chaired_by=seats[one % SEATS],
        )
        for one in range(number)
    ]
    votes = [_a_vote(assembly, one, meeting.held_on) for one, meeting in enumerate(held)]
    add(held)
    add(votes)
    through = Meeting.present.through
    parts: tuple[Iterable[Any], ...] = (
        (through(meeting_id=one.pk, seat_id=seat.pk) for one, seat in _present(held, seats)),
        (Result(vote=vote, outcome=_outcome(vote), at=vote.closed_at or NOW) for vote in votes),
        _turns(held, common),
        _pulses(held, common),
        _items(held, common, group),
    )
    return sum(map(_added, parts)) + _ballots(votes, seats) + len(held) + len(votes)


def _added(rows: Iterable[Any]) -> int:
    found = list(rows)
    add(found)
    return len(found)


def _present(held: list[Meeting], seats: list[Seat]) -> Iterator[tuple[Meeting, Seat]]:
    for number, meeting in enumerate(held):
        for place in range(THERE):
            yield meeting, seats[(number + place) % SEATS]


def _a_vote(assembly: Assembly, number: int, on: date) -> Vote:
    return Vote(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        constitution=assembly.constitutions.get() if number == 0 else None,
        title=f"Question {number}",
        question="Shall the door be open at eight?",
        named=number % 2 == 0,
        phase=Vote.Phase.CLOSED,
        prepared_at=at_noon(on),
        opened_at=at_noon(on),
        closed_at=at_noon(on, 60),
    )


def _outcome(vote: Vote) -> dict[str, Any]:
    passed = int(vote.title.rpartition(" ")[2]) % 3 > 0
    share = {"for": 4, "against": 2, "abstain": 0} if passed else {"for": 1, "against": 4, "abstain": 1}
    counts = dict.fromkeys(_rows.STANDPOINTS, share)
    return {"refused": False, "passed": passed, "checks": [], "counts": counts}


def _ballots(votes: list[Vote], seats: list[Seat]) -> int:
    """A roll of half of the seats there are, and their ballots: in open votes with whose they are."""
    for first in range(0, len(votes), 100):
        roll = [
            RollEntry(vote=vote, person_id=seat.person_id, standpoint=seat.standpoint, part=seat.standpoint)
            for vote in votes[first : first + 100]
            for seat in seats[:THERE]
        ]
        add(roll)
        add(
            BoxEntry(
                vote_id=one.vote_id,
                part=one.part,
                receipt=f"{number:019d}",
                choice=("for", "against", "for")[(number + first) % 3],
                entry=one if one.vote.named else None,
            )
            for number, one in enumerate(roll)
        )
    return 2 * len(votes) * THERE


def _turns(held: list[Meeting], common: dict[str, Any]) -> Iterator[Turns]:
    for number, meeting in enumerate(held):
        for place, standpoint in enumerate(_rows.STANDPOINTS):
            yield Turns(**common, meeting=meeting, standpoint=standpoint, turns=5 + (number + place) % 9, people=6)


def _pulses(held: list[Meeting], common: dict[str, Any]) -> Iterator[Pulse]:
    for number, meeting in enumerate(held):
        for place in range(ANSWERED_AFTER):
            heard = (number + place) % 11
            yield Pulse(
                **common,
                meeting=meeting,
                standpoint=standpoint_of(place),
                heard=heard,
                counted=(heard + place) % 11,
                next=heard // 2,
                batch=0,
            )


def _items(held: list[Meeting], common: dict[str, Any], group: int) -> Iterator[AgendaItem]:
    outcomes = ("agreed", "heard", "postponed")
    for number, meeting in enumerate(held):
        for place in range(6):
            yield AgendaItem(
                **common,
                meeting=meeting,
                position=place + 1,
                title=f"Thing {place}",
                minutes_planned=10,
                brought_by_id=person_id(group * SEATS + (number + place) % SEATS),
                brought_at=at_noon(meeting.held_on - timedelta(days=3)),
                taken_at=at_noon(meeting.held_on),
                done_at=at_noon(meeting.held_on, 10),
                outcome=outcomes[(number + place) % 3],
            )


def _cards(initiatives: list[Initiative], number: int) -> Iterator[Card]:
    for one in range(number):
        # Every second idea is of the first initiative.
        group = one // 2 % len(initiatives) if one % 2 else 0
        raised, who = day(one, number), group * SEATS + one % SEATS
        answered = one % 3 > 0 and (TODAY - raised).days > 40
        yield Card(
            id=UUID(int=(int(at_noon(raised).timestamp()) * 1000 << 80) | (7 << 76) | (2 << 62) | one),
            organisation_id=initiatives[group].organisation_id,
            initiative=initiatives[group],
            challenge="The waiting room is loud in the morning.",
            idea=f"Idea {one}: open the room by the garden at eight.",
            author_id=person_id(who),
            authorship="named",
            standpoint=standpoint_of(who),
            show_standpoint=one % 7 > 0,
            raised_on=raised,
            receiver_id=person_id(0),
            state=Card.State.ANSWERED if answered else Card.State.OWNED,
            owner_id=person_id(who),
            owned_at=at_noon(raised),
            due_on=raised + timedelta(days=30),
            answer=("done", "changed", "not done")[one % 3] if answered else "",
            answered_at=at_noon(raised + timedelta(days=one % 40), one % 600) if answered else None,
        )
