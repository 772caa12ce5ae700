"""The records behind the mirror of an assembly, as the files that `assieme mirror` reads.

Who downloads them sees the rows by name anyway: minutes name who was there, open votes who chose what. So pseudonyms
hide nothing from them, and the files say no more than the pages do. A standpoint stands with a person only where that
person shows theirs; answers after meetings would be a dot for each person, and breaks are told to nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assieme.assemblies.bodies.file import constitution_file
from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import current_rules, formal_level, held
from assieme.assemblies.bodies.rules import as_power
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import BoxEntry, Vote
from assieme.logic.mirrors import records as plain
from assieme.mirrors import body_rows, idea_rows, live_rows, places
from assieme.mirrors.happened import Happened
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.mirrors.reads import declared
from assieme.organisations.models import Membership

type Cell = str | int | None
type Table = list[tuple[Cell, ...]]


@dataclass(frozen=True)
class Seated:
    """A time in a seat: whose, by pseudonym, and in which days."""

    seat: UUID
    person: str
    standpoint: str
    since: date
    until: date | None
    shows: bool


def files(assembly: Assembly, period: Period, found: Happened, last_day: date) -> dict[str, str | Table]:
    """Each file by its name: a text, or a table whose first row has the headings."""
    place = places.of_assembly(assembly)
    seats = _seats(assembly, place)
    tables = _meetings(place, period, seats)
    return {
        "declaration.toml": _declaration(assembly, last_day),
        "members.csv": _members(seats, period, last_day),
        **tables,
        "items.csv": _items(place, period, used=found.ideas_used),
        **_decisions(place, period, seats),
    }


def _declaration(assembly: Assembly, last_day: date) -> str:
    promised = declared([assembly.initiative_id]) if assembly.initiative_id else ()
    lines = [f'declared = "{one.level.value}"' for one in promised]
    lines.append(f'until = "{last_day.isoformat()}"')
    adoption = current_rules(assembly)
    rules = constitution_file(as_power(adoption.constitution, held(assembly))) if adoption else ""
    return "\n".join([*lines, rules if formal_level(assembly) else "", ""])


def _seats(assembly: Assembly, place: Place) -> list[Seated]:
    """All seats that there ever were. A key of chance gives the order, so that it tells nothing."""
    rows = list(Seat.objects.filter(assembly=assembly).order_by("pk"))
    shown = set(
        Membership.objects.filter(organisation_id=assembly.organisation_id, show_standpoint=True).values_list(
            "person_id", "speaking_as"
        )
    )
    names = {key: f"p{number}" for number, key in enumerate(dict.fromkeys(row.person_id for row in rows), start=1)}
    return [
        Seated(
            seat=row.pk,
            person=names[row.person_id],
            standpoint=row.standpoint,
            since=row.since.astimezone(place.zone).date(),
            until=row.until.astimezone(place.zone).date() if row.until else None,
            shows=(row.person_id, row.standpoint) in shown,
        )
        for row in rows
    ]


def _members(seats: Iterable[Seated], period: Period, last_day: date) -> Table:
    """Who had a seat in these months, with all of their times."""
    began = [one for one in seats if one.since <= last_day]
    here = {one.person for one in began if one.until is None or one.until > period.first}
    return [
        ("person", "standpoint", "from", "to"),
        *(
            (one.person, one.standpoint if one.shows else "", _day(one.since), _day(one.until))
            for one in began
            if one.person in here
        ),
    ]


def _meetings(place: Place, period: Period, seats: list[Seated]) -> dict[str, Table]:
    """Meetings with minutes, and who of the seats of that day was there; turns as sums of a side."""
    rows = Meeting.objects.filter(
        held_on__range=(period.first, period.last_day), assembly__in=place.assemblies, minutes_at__isnull=False
    )
    held_days = list(rows.order_by("held_on", "pk").values_list("pk", "held_on", "chaired_by"))
    numbers = {str(key): f"m{number}" for number, (key, _day_, _chair) in enumerate(held_days, start=1)}
    there = set(Meeting.present.through.objects.filter(meeting__in=rows.values("pk")).values_list("meeting", "seat"))
    people = {one.seat: one.person for one in seats}
    attendance: Table = [("meeting", "person", "present", "turns")]
    for key, day, _chair in held_days:
        present = {one.person for one in seats if (key, one.seat) in there}
        called = {one.person for one in seats if one.since <= day and (one.until is None or day < one.until)}
        attendance += [
            (numbers[str(key)], person, int(person in present), "") for person in sorted(called | present, key=_number)
        ]
    sums = body_rows.meetings(place.assemblies, [period], body_rows.members(place.assemblies, place.zone))
    attendance += [
        (numbers[one.meeting], one.person, "", one.turns)
        for records in sums.values()
        for one in records.attendance
        if one.turns is not None
    ]
    table: Table = [("meeting", "date", "chair")]
    table += [(numbers[str(key)], _day(day), people.get(chair, "")) for key, day, chair in held_days]
    return {"meetings.csv": table, "attendance.csv": attendance}


def _number(person: str) -> int:
    return int(person[1:])


def _items(place: Place, period: Period, *, used: bool) -> Table:
    """Cards and other things brought; a side stands with one only where its author shows it."""
    cards = idea_rows.latest(place.initiatives, period, place.zone, None)
    brought: list[plain.Item] = sorted(
        (*cards, *live_rows.items(place, period)), key=lambda one: one.raised_on or date.min
    )
    return [
        ("item", "kind", "raised_by", "raised_on", "answered_on", "answer"),
        *(
            (
                f"i{number}",
                one.kind,
                one.raised_by if used else "",
                _day(one.raised_on),
                _day(one.answered_on),
                one.answer.value if one.answer else "",
            )
            for number, one in enumerate(brought, start=1)
        ),
    ]


def _decisions(place: Place, period: Period, seats: list[Seated]) -> dict[str, Table]:
    """Questions answered with yes or no. Of an open vote each choice, by person; of a secret one what it published."""
    parts = body_rows.decisions(place.assemblies, [period], place.zone).values()
    made = sorted(
        (one for part in parts for one in part.decisions), key=lambda one: (one.day or date.min, one.decision)
    )
    numbers = {one.decision: f"d{number}" for number, one in enumerate(made, start=1)}
    named = set(Vote.objects.filter(pk__in=list(numbers), named=True).values_list("pk", flat=True))
    votes: Table = [("decision", "person", "standpoint", "choice", "count")]
    votes += _open_votes(named, numbers, {one.seat: one for one in seats})
    votes += [
        (numbers[one.decision], "", one.who, one.choice.value, one.number)
        for part in parts
        for one in part.ballots
        if UUID(one.decision) not in named
    ]
    table: Table = [("decision", "date", "adopted", "overridden_by")]
    table += [
        (numbers[one.decision], _day(one.day), int(bool(one.adopted)), one.set_aside_by if one.set_aside else "")
        for one in made
    ]
    return {"decisions.csv": table, "votes.csv": votes}


def _open_votes(named: set[UUID], numbers: dict[str, str], seats: dict[UUID, Seated]) -> Table:
    whose = dict(Seat.objects.filter(pk__in=list(seats)).values_list("person_id", "pk"))
    rows = BoxEntry.objects.filter(vote__in=named, entry__isnull=False).order_by("vote", "pk")
    found = rows.values_list("vote_id", "entry__person_id", "choice", "marks")
    return [
        (numbers[str(vote)], seats[whose[person]].person, "", body_rows.SAID[choice or str(marks)].value, "")
        for vote, person, choice, marks in found
        if person in whose
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
