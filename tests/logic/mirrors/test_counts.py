from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.mirrors.counts import Counts, count, total
from assieme.logic.mirrors.records import (
    Answer,
    Attendance,
    Ballots,
    Change,
    Choice,
    Decision,
    Item,
    Meeting,
    Member,
    Pause,
    Records,
)
from assieme.logic.participation.levels import Standpoint

USER, CARER, PRO, MANAGER = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL, Standpoint.MANAGER
DAY = date(2026, 1, 5)
MEMBERS = tuple(Member(*one) for one in (("u", USER), ("v", USER), ("c", CARER), ("p", PRO), ("m", MANAGER)))
PEOPLE = ("u", "v", "c", "p", "m", "stranger", "")


def decided(for_: str, against: str = "", *, adopted: bool = True, aside: str | None = None) -> Counts:
    """The counts of one decision, with a letter for each person who voted."""
    ballots = [Ballots("1", one, Choice.FOR) for one in for_] + [Ballots("1", one, Choice.AGAINST) for one in against]
    decision = Decision("1", DAY, "", adopted, aside is not None, aside or "")
    return count(Records(MEMBERS, decisions=(decision,), ballots=tuple(ballots)))


days = st.integers(0, 90).map(lambda after: DAY + timedelta(days=after))
person = st.sampled_from(PEOPLE)
meeting = st.builds(
    lambda chair, rows: (chair, [(who, here, turns) for who, here, turns in rows]),
    person,
    st.lists(st.tuples(person, st.sampled_from([True, False, None]), st.integers(0, 4)), max_size=5),
)
item = st.builds(
    lambda who, raised, answered, answer: Item("", None, who, raised, "", answered, answer),
    person,
    st.none() | days,
    st.none() | days,
    st.none() | st.sampled_from(Answer),
)
decision = st.tuples(
    st.sampled_from([True, False, None]),
    st.sampled_from([None, "", "m", "u", "service user"]),
    st.lists(st.tuples(person, st.sampled_from(Choice)), max_size=6),
)


def records(
    meetings: list[tuple[str, list[tuple[str, bool | None, int]]]],
    items: list[Item],
    decisions: list[tuple[bool | None, str | None, list[tuple[str, Choice]]]],
    first: int = 0,
) -> Records:
    return Records(
        MEMBERS,
        tuple(Meeting(str(first + at), DAY, chair) for at, (chair, _) in enumerate(meetings)),
        tuple(Attendance(str(first + at), *row) for at, (_, rows) in enumerate(meetings) for row in rows),
        tuple(items),
        tuple(
            Decision(str(first + at), DAY, "", adopted, aside is not None, aside or "")
            for at, (adopted, aside, _) in enumerate(decisions)
        ),
        tuple(Ballots(str(first + at), *row) for at, (_, _, rows) in enumerate(decisions) for row in rows),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(meeting, max_size=4), st.lists(item, max_size=6), st.lists(decision, max_size=4), st.integers(0, 4))
def test_counts_of_two_parts_add_up_to_those_of_the_whole(
    meetings: list[tuple[str, list[tuple[str, bool | None, int]]]],
    items: list[Item],
    decisions: list[tuple[bool | None, str | None, list[tuple[str, Choice]]]],
    cut: int,
) -> None:
    parts = (
        records(meetings[:cut], items[:cut], decisions[:cut]),
        records(meetings[cut:], items[cut:], decisions[cut:], first=cut),
    )
    assert count(parts[0]) + count(parts[1]) == count(records(meetings, items, decisions))
    assert total(()) == Counts()


@pytest.mark.parametrize(
    ("counts", "differed", "won"),
    [
        (decided("uv", "pm"), 1, 1),
        (decided("uv", "pm", adopted=False), 1, 0),
        (decided("pm", "uv", adopted=False), 1, 1),
        (decided("uvpm"), 0, 0),
        (decided("up", "vm"), 0, 0),
        (decided("uv", "pm", aside="m"), 1, 0),
        (decided("uv", "pm", aside=""), 1, 0),
        (decided("uv", "pm", aside="u"), 1, 1),
        (decided("uv", "p", aside="service user"), 1, 1),
        (decided("uv"), 0, 0),
    ],
)
def test_a_decision_tells_whose_way_it_went(counts: Counts, differed: int, won: int) -> None:
    assert (counts.get("differed", USER, PRO), counts.get("won", USER, PRO)) == (differed, won)


def test_the_two_sides_are_told_alike() -> None:
    for aside in (None, "u", "m"):
        counts = decided("uv", "pm", aside=aside)
        assert counts.get("won", USER, PRO) + counts.get("won", PRO, USER) == 1


def test_a_decision_without_one_of_the_sides_is_kept_apart() -> None:
    assert decided("uv", "c").get("alone won", PRO) == 1
    assert decided("p", "m").get("without", PRO) == 0
    assert decided("pm").numbers["without/professional"] == 1
    assert decided("pm").get("without won", PRO) == 0


def test_only_the_last_ballot_of_a_person_counts_and_those_of_a_standpoint_add_up() -> None:
    twice = (Ballots("1", "u", Choice.AGAINST), Ballots("1", "u", Choice.FOR))
    heaps = tuple(Ballots("1", one, Choice.AGAINST, 2, counted=True) for one in (PRO, MANAGER))
    found = count(Records(MEMBERS, decisions=(Decision("1", adopted=True),), ballots=(*twice, *heaps)))
    assert (found.get("ballots", USER), found.get("ballots", PRO), found.get("won", USER, PRO)) == (1, 4, 1)


def test_rows_that_name_nobody_known_are_counted_as_gaps_and_nothing_else() -> None:
    found = count(
        Records(
            MEMBERS,
            meetings=(Meeting("1", DAY, "stranger"),),
            attendance=(Attendance("1", "stranger", present=True),),
            items=(Item("1", None, "stranger"),),
            ballots=(Ballots("9", "u", Choice.FOR),),
        )
    )
    assert found.numbers == {
        "meetings": 1,
        "gap/chair": 1,
        "gap/attendance": 1,
        "gap/items": 1,
        "gap/ballots without a decision": 1,
    }


def test_somebody_counts_as_what_they_were_on_the_day() -> None:
    moved = (Member("x", USER, DAY, DAY + timedelta(days=10)), Member("x", PRO, DAY + timedelta(days=10)))
    raised = [Item("", None, "x", DAY + timedelta(days=after)) for after in (0, 9, 10, 30)]
    found = count(Records(moved, items=(*raised, Item("", None, "x"))))
    assert (found.get("raised", USER), found.get("raised", PRO)) == (2, 3)


def test_every_pair_of_standpoints_that_is_asked_about_is_told() -> None:
    differing = [pair for pair in combinations((USER, CARER, PRO), 2) if PRO in pair]
    found = decided("uvc", "pm")
    assert all(found.get("differed", *pair) for pair in differing)
    assert found.get("differed", USER, "others") == 1


def test_a_meeting_within_a_break_calls_nobody_who_did_not_come() -> None:
    later = DAY + timedelta(days=7)
    meetings = (Meeting("1", DAY), Meeting("2", later), Meeting("3"))
    attendance = tuple(Attendance(one.meeting, who, who == "v") for one in meetings for who in "uv")
    pauses = (Pause("u", DAY, later), Pause("v", None, None), Pause("nobody", DAY))
    found = count(Records(MEMBERS, meetings, attendance, pauses=pauses))
    assert (found.get("invited", USER), found.get("present", USER)) == (5, 3)


@pytest.mark.parametrize(
    ("turns", "heard"),
    [
        ((3, 1), {USER: 1, PRO: 1}),
        ((3, 0), {USER: 1, PRO: 1}),
        ((3, None), {}),
        ((None, 3), {}),
        ((None, None), {}),
        ((0, 0), {}),
    ],
)
def test_turns_of_a_meeting_count_where_those_of_each_side_were_counted(
    turns: tuple[int | None, int | None], heard: dict[Standpoint, int]
) -> None:
    rows = tuple(Attendance("1", who, present=True, turns=one) for who, one in zip("up", turns, strict=True))
    found = count(Records(MEMBERS, (Meeting("1", DAY),), rows))
    assert {one: found.get("heard", one) for one in (USER, PRO) if found.get("heard", one)} == heard
    assert bool(found.get("turn meetings")) is bool(heard)


def test_work_without_pay_is_counted_by_who_took_it_on() -> None:
    members = (*MEMBERS, Member("w", USER, paid=True), Member("q", PRO, paid=False))
    items = tuple(Item("", owner=one) for one in ("u", "c", "p", "w", "q", "", "stranger"))
    numbers = count(Records(members, items=items)).numbers
    assert {key: number for key, number in numbers.items() if key.startswith("unpaid")} == {
        "unpaid/service user": 1,
        "unpaid/carer": 1,
        "unpaid/professional": 1,
    }


def test_a_change_before_a_decision_counts_once_for_each_side_that_asked() -> None:
    rows = (("1", "u", False), ("1", "v", True), ("1", "p", False), ("2", "service user", False), ("2", "", True))
    found = count(Records(MEMBERS, changes=tuple(Change(*row) for row in rows)))
    assert (found.get("asked", USER), found.get("taken up", USER)) == (2, 1)
    assert (found.get("asked", PRO), found.get("taken up", PRO), found.get("gap", "changes")) == (1, 0, 1)
