"""Seats, meetings and votes of assemblies as records, apart for each assembly and month."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Count, functions

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live.models import Turns
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import BoxEntry, RollEntry, Vote
from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.records import Choice
from assieme.logic.participation.levels import Standpoint
from assieme.mirrors import breaks
from assieme.mirrors.months import Month, Period, at_times, month_of, on_days
from assieme.mirrors.practice import SMALLEST_SIDE, card_group

type Part = tuple[UUID, Month]
"""One assembly, or one initiative, in one month."""

COUNTED = (Vote.Phase.CLOSING, Vote.Phase.CLOSED)
YES_OR_NO = (Vote.Method.RULES, Vote.Method.CONSENT)
SAID = {
    "for": Choice.FOR,
    "against": Choice.AGAINST,
    "abstain": Choice.ABSTAIN,
    "consent": Choice.FOR,
    "objection": Choice.AGAINST,
}


def members(assemblies: Collection[UUID], zone: ZoneInfo) -> dict[UUID, list[plain.Member]]:
    """Every seat that there ever was, by assembly; people go by the key of their seat. One query."""
    return _seats(assemblies, zone, "pk")


def people(assemblies: Collection[UUID], zone: ZoneInfo) -> dict[UUID, list[plain.Member]]:
    """The same, where people go by their own key: a new term is the same person. One query."""
    return _seats(assemblies, zone, "person_id")


def _seats(assemblies: Collection[UUID], zone: ZoneInfo, who: str) -> dict[UUID, list[plain.Member]]:
    found: defaultdict[UUID, list[plain.Member]] = defaultdict(list)
    seats = Seat.objects.filter(assembly__in=assemblies)
    for key, body, word, since, until in seats.values_list(who, "assembly_id", "standpoint", "since", "until"):
        left = until.astimezone(zone).date() if until else None
        found[body].append(plain.Member(str(key), Standpoint(word), since.astimezone(zone).date(), left))
    return found


def meetings(
    assemblies: Collection[UUID], periods: Sequence[Period] | None, seats: dict[UUID, list[plain.Member]]
) -> dict[Part, plain.Records]:
    """Meetings with minutes, who of the seats of that day was there, and sums of turns. Seven queries at most.

    A seat whose holder takes a break that day counts only where they came all the same.
    Turns of a meeting count only where no side that was there was too few for a sum: it would seem to have been silent.
    Who chaired is left out: whether that may be known can change (`live_rows`).
    """
    held = Meeting.objects.filter(on_days("held_on", periods), assembly__in=assemblies, minutes_at__isnull=False)
    there: defaultdict[UUID, set[str]] = defaultdict(set)
    links = Meeting.present.through.objects.filter(meeting__in=held.values("pk"))
    texts = (functions.Cast(name, CharField()) for name in ("meeting_id", "seat_id"))
    for meeting, seat in links.values_list(*texts):
        there[_key(meeting)].add(str(_key(seat)))
    spoke: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    sums = Turns.objects.filter(meeting__in=held.values("pk"))
    for meeting, standpoint, turns in sums.values_list("meeting_id", "standpoint", "turns"):
        spoke[meeting][standpoint] = turns
    away = breaks.by_seat(assemblies)
    found: defaultdict[Part, list[tuple[UUID, date]]] = defaultdict(list)
    for key, body, day in held.values_list("pk", "assembly_id", "held_on"):
        found[body, month_of(day)].append((key, day))
    return {
        (body, month): plain.Records(
            members=tuple(seats[body]),
            meetings=tuple(plain.Meeting(str(key), day) for key, day in days),
            attendance=tuple(
                one
                for key, day in days
                for one in (
                    *_attendance(key, day, seats[body], there[key], away),
                    *_turns(key, seats[body], there[key], spoke[key]),
                )
            ),
        )
        for (body, month), days in found.items()
    }


@lru_cache(maxsize=10_000)
def _key(text: str) -> UUID:
    """A key as the database writes it. The same few stand in many rows."""
    return UUID(text)


def _attendance(
    meeting: UUID, day: date, seats: Iterable[plain.Member], there: set[str], away: breaks.Breaks
) -> Iterable[plain.Attendance]:
    for seat in seats:
        in_time = (seat.since is None or seat.since <= day) and (seat.until is None or day < seat.until)
        if (in_time and not breaks.holds(away.get(seat.person, ()), day)) or seat.person in there:
            yield plain.Attendance(str(meeting), seat.person, seat.person in there)


def _turns(
    meeting: UUID, seats: Iterable[plain.Member], there: set[str], spoke: Mapping[str, int]
) -> Iterable[plain.Attendance]:
    sides = {card_group(seat.standpoint) for seat in seats if seat.standpoint and seat.person in there}
    if sides <= spoke.keys():
        for side, turns in spoke.items():
            yield plain.Attendance(str(meeting), side, None, turns)


def decisions(
    assemblies: Collection[UUID], periods: Sequence[Period] | None, zone: ZoneInfo
) -> dict[Part, plain.Records]:
    """Questions answered with yes or no, and as much of their ballots as a reader may know by side. Three queries."""
    rows = Vote.objects.filter(at_times("closed_at", periods, zone), assembly__in=assemblies, phase__in=COUNTED)
    rows = rows.filter(method__in=YES_OR_NO, result__outcome__refused=False)
    votes = list(rows.select_related("result", "override"))
    by_name = _open_ballots([vote.pk for vote in votes if vote.named])
    in_parts = _parts([vote.pk for vote in votes if not vote.named])
    found: defaultdict[Part, tuple[list[plain.Decision], list[plain.Ballots]]] = defaultdict(lambda: ([], []))
    for vote in votes:
        day = (vote.closed_at or vote.prepared_at).astimezone(zone).date()
        made, cast = found[vote.assembly_id, month_of(day)]
        outcome, aside = vote.result.outcome, hasattr(vote, "override")
        # Who sets a decision aside manages: that is who the rules let do it.
        by = Standpoint.MANAGER.value if aside else ""
        made.append(plain.Decision(str(vote.pk), day, "", bool(outcome["passed"]), aside, by))
        counts = by_name.get(vote.pk, {}) if vote.named else _published(outcome, in_parts.get(vote.pk, {}))
        cast += [
            plain.Ballots(str(vote.pk), side, choice, number, counted=True)
            for (side, choice), number in counts.items()
            if number
        ]
    return {part: plain.Records(decisions=tuple(made), ballots=tuple(cast)) for part, (made, cast) in found.items()}


type Cast = dict[tuple[str, Choice], int]


def _open_ballots(votes: Sequence[UUID]) -> dict[UUID, Cast]:
    """Ballots of open votes by side. One query.

    None of a side for which one or two people alone speak; where that is one of the two sides, none of the vote.
    """
    found: defaultdict[UUID, Cast] = defaultdict(dict)
    rows = BoxEntry.objects.filter(vote__in=votes, entry__isnull=False).order_by()
    counted = rows.values_list("vote_id", "entry__standpoint", "choice", "marks").annotate(number=Count("pk"))
    for vote, standpoint, choice, marks, number in counted:
        key = (card_group(standpoint), SAID[choice or str(marks)])
        found[vote][key] = found[vote].get(key, 0) + number
    return {vote: _of_many(cast) for vote, cast in found.items()}


def _of_many(cast: Cast) -> Cast:
    voters: Counter[str] = Counter()
    for (side, _choice), number in cast.items():
        voters[side] += number
    few = {side for side, number in voters.items() if number < SMALLEST_SIDE}
    return {} if few & set(SIDES) else {key: number for key, number in cast.items() if key[0] not in few}


SIDES = (Standpoint.SERVICE_USER.value, Standpoint.PROFESSIONAL.value)


def _parts(votes: Sequence[UUID]) -> dict[UUID, dict[str, set[str]]]:
    """The sides in each part of the box of secret votes. One query."""
    found: defaultdict[UUID, dict[str, set[str]]] = defaultdict(dict)
    rows = RollEntry.objects.filter(vote__in=votes).order_by().values_list("vote_id", "part", "standpoint").distinct()
    for vote, part, standpoint in rows:
        found[vote].setdefault(part, set()).add(card_group(standpoint))
    return found


def _published(outcome: dict[str, dict[str, dict[str, int]]], parts: dict[str, set[str]]) -> Cast:
    """What a secret vote itself published of each side: a part of the box that is one side's alone.

    Where one of the two sides has votes in a part with others, nothing is known of either.
    """
    counts = outcome["counts"]
    alone = {part: next(iter(sides)) for part, sides in parts.items() if len(sides) == 1}
    mixed = set().union(*(sides for part, sides in parts.items() if part not in alone))
    if mixed & set(SIDES) or not counts.keys() >= alone.keys():
        return {}
    return {(side, SAID[word]): number for part, side in alone.items() for word, number in counts[part].items()}
