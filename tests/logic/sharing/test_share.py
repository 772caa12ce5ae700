"""The morning's sharing out: against every possible one, and over sixty days."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.sharing.over_time import over_time, past_of, widest
from assieme.logic.sharing.share import COSTS, LARGEST, UNIT, levels, owed, share_out
from assieme.logic.sharing.wishes import Envy, Level, PastDay, Share, Sharing, Task, Why, Wish

LOVE, FINE, RATHER_NOT, CANNOT = Level.LOVE, Level.FINE, Level.RATHER_NOT, Level.CANNOT
KITCHEN, GARDEN, DESK = Task("kitchen", 2, 2), Task("garden", 2, 1), Task("desk", 1, 1)


def given_to(sharing: Sharing) -> dict[str, str | None]:
    return {share.person: share.task for share in sharing.shares}


def of(sharing: Sharing, person: str) -> Share:
    (share,) = (one for one in sharing.shares if one.person == person)
    return share


@st.composite
def mornings(draw: st.DrawFn) -> tuple[list[str], list[Task], list[Wish], list[PastDay]]:
    people = [f"p{number}" for number in range(draw(st.integers(1, 5)))]
    tasks = [
        Task(f"t{number}", places := draw(st.integers(1, 2)), draw(st.integers(0, places)))
        for number in range(draw(st.integers(1, 3)))
    ]
    options = [None, *(task.id for task in tasks)]
    wishes = [Wish(person, task, draw(st.sampled_from(Level))) for person in people for task in options]
    days = st.builds(PastDay, st.sampled_from(people), st.integers(1, 20), st.sampled_from(options), st.integers(0, 2))
    return people, tasks, wishes, draw(st.lists(days, max_size=6))


def every_way(people: Sequence[str], tasks: Sequence[Task]) -> Iterator[dict[str, str | None]]:
    places = {task.id: task.places for task in tasks}
    for way in product([None, *places], repeat=len(people)):
        if all(count <= places[task] for task, count in Counter(way).items() if task is not None):
            yield dict(zip(people, way, strict=True))


@settings(max_examples=150)
@given(mornings())
def test_no_other_way_is_better(morning: tuple[list[str], list[Task], list[Wish], list[PastDay]]) -> None:
    """First the needed places that are filled, then the sum of cost times weight: as good as the best of all ways."""
    people, tasks, wishes, past = morning
    said, missed = levels(people, tasks, wishes), owed(people, past)

    def worth(way: dict[str, str | None]) -> tuple[int, int]:
        taken = Counter(way.values())
        unfilled = sum(max(task.needed - taken[task.id], 0) for task in tasks)
        below = {person: max(said[person].values()) - said[person][task] for person, task in way.items()}
        return unfilled, sum(COSTS[steps] * (UNIT + missed[person]) for person, steps in below.items())

    found = given_to(share_out(people, tasks, wishes, past, seed="today"))
    able = (way for way in every_way(people, tasks) if all(said[one][task] for one, task in way.items()))
    assert worth(found) == min(map(worth, able))
    assert all(said[person][task] is not CANNOT for person, task in found.items())


@settings(max_examples=50)
@given(mornings())
def test_every_place_has_one_person_at_most_and_what_is_open_is_said(
    morning: tuple[list[str], list[Task], list[Wish], list[PastDay]],
) -> None:
    people, tasks, wishes, past = morning
    found = share_out(people, tasks, wishes, past, seed="today")
    taken = Counter(given_to(found).values())
    assert sorted(given_to(found)) == sorted(people)
    assert all(taken[task.id] <= task.places for task in tasks)
    short = {task.id: task.needed - taken[task.id] for task in tasks if taken[task.id] < task.needed}
    assert found.open == short


@settings(max_examples=30)
@given(mornings())
def test_the_order_of_what_is_given_makes_no_difference(
    morning: tuple[list[str], list[Task], list[Wish], list[PastDay]],
) -> None:
    people, tasks, wishes, past = morning
    found = share_out(people, tasks, wishes, past, seed="s")
    assert share_out(people[::-1], tasks[::-1], wishes[::-1], past[::-1], seed="s") == found


def days_of(people: Sequence[str], tasks: Sequence[Task], wishes: Sequence[Wish], count: int) -> list[Sharing]:
    days: list[Sharing] = []
    for number in range(count):
        days.append(share_out(people, tasks, wishes, past_of(days), seed=f"day {number}"))
    return days


@pytest.mark.parametrize("people", [3, 5, 7, 11])
def test_over_sixty_days_equal_wishes_are_met_equally(people: int) -> None:
    """Everybody loves the kitchen, which has two places, and would rather not clean, which somebody must."""
    names = [f"p{number}" for number in range(people)]
    wishes = [Wish(name, "kitchen", LOVE) for name in names] + [Wish(name, "cleaning", RATHER_NOT) for name in names]
    courses = over_time(days_of(names, [KITCHEN, Task("cleaning", 1, 1)], wishes, 60))
    assert widest(courses) <= 0.03
    assert all(len(course.mean) == 60 for course in courses)


def test_who_was_given_way_to_gives_way_on_the_next_day() -> None:
    wishes = [Wish(name, "desk", LOVE) for name in "ab"]
    days = days_of(["a", "b"], [DESK], wishes, 30)
    had = ["a" if of(day, "a").task == "desk" else "b" for day in days]
    assert all(first != second for first, second in pairwise(had))


def test_who_is_away_for_a_while_neither_gains_nor_loses_much() -> None:
    """What was missed long ago counts less and less."""
    assert owed(["a"], [PastDay("a", 1, None, 2)])["a"] == 190
    assert owed(["a"], [PastDay("a", 60, None, 2)])["a"] == 9
    assert owed(["a"], [PastDay("a", 0, None, 2), PastDay("z", 1, None, 2)]) == {"a": 0}


def test_two_small_steps_rather_than_one_large_one() -> None:
    wishes = [
        *(Wish("a", task, level) for task, level in (("desk", LOVE), ("garden", FINE), ("kitchen", RATHER_NOT))),
        *(Wish("b", task, level) for task, level in (("desk", CANNOT), ("garden", LOVE), ("kitchen", FINE))),
    ]
    wishes += [Wish("c", "garden", CANNOT), Wish("c", "kitchen", CANNOT)]
    tasks = [DESK, Task("garden", 1, 1), Task("kitchen", 1, 1)]
    assert given_to(share_out("abc", tasks, wishes, seed="s")) == {"a": "garden", "b": "kitchen", "c": "desk"}


def test_a_place_that_is_not_needed_is_nobodys_burden() -> None:
    wishes = [Wish("a", "garden", RATHER_NOT), Wish("b", "garden", LOVE)]
    found = share_out("ab", [Task("garden", 2, 0)], wishes, seed="s")
    assert given_to(found) == {"a": None, "b": "garden"}


def asked_for_the_desk(**missed: int) -> Sharing:
    past = [PastDay(person, 1, None, count) for person, count in missed.items()]
    wishes = [Wish(person, "desk", LOVE) for person in "abc"]
    return share_out("abc", [DESK], wishes, [*past, PastDay("b", 4, "desk", 0)], seed="s")


def test_the_reason_when_others_waited_longer() -> None:
    share = of(asked_for_the_desk(a=2, b=0, c=1), "b")
    assert share == Share("b", None, FINE, 1, Why.WAITED, "desk", asked=3, places=1, had=4)
    assert of(asked_for_the_desk(a=2, b=0, c=1), "a").why is Why.WISHED


def test_the_reason_when_the_lot_decided() -> None:
    found = asked_for_the_desk()
    assert Counter(share.why for share in found.shares) == {Why.WISHED: 1, Why.LOT: 2}
    winner = next(share.person for share in found.shares if share.task)
    assert set(found.envy) == {Envy(person, winner) for person in "abc" if person != winner}


def test_the_reason_when_somebody_was_needed() -> None:
    wishes = [Wish("a", "garden", LOVE), Wish("b", "kitchen", CANNOT), Wish("b", "garden", LOVE)]
    found = share_out("ab", [Task("kitchen", 1, 1), GARDEN], wishes, seed="s")
    assert given_to(found) == {"a": "kitchen", "b": "garden"}
    assert of(found, "a").why is Why.NEEDED


def test_the_reason_when_another_way_is_better_for_all() -> None:
    """Both have waited the same; for b, who likes nothing else, it is worth more."""
    wishes = [*(Wish("a", task, LOVE) for task in ("desk",)), Wish("b", "desk", LOVE), Wish("b", None, RATHER_NOT)]
    found = share_out("ab", [DESK], wishes, [PastDay("a", 30, None, 1)], seed="s")
    assert given_to(found) == {"a": None, "b": "desk"}
    assert of(found, "a").why is Why.TOGETHER


def test_declining_leaves_the_others_what_they_have() -> None:
    wishes = [Wish("a", "kitchen", LOVE), Wish("b", "kitchen", LOVE), Wish("c", "garden", LOVE)]
    first = share_out("abcd", [KITCHEN, GARDEN], wishes, seed="s")
    assert of(first, "d").task is None
    keep = {share.person: share.task for share in first.shares if share.person in "bc"}
    again = share_out("abcd", [KITCHEN, GARDEN], [*wishes, Wish("a", "kitchen", CANNOT)], seed="s", settled=keep)
    assert given_to(again) == {"a": None, "b": "kitchen", "c": "garden", "d": "kitchen"}
    assert of(again, "b").why is Why.KEPT


def test_a_task_whose_places_are_all_settled_is_given_to_nobody_else() -> None:
    wishes = [Wish("a", "kitchen", LOVE), Wish("b", "kitchen", LOVE), Wish("c", "kitchen", LOVE)]
    found = share_out("abc", [KITCHEN], wishes, seed="s", settled={"a": "kitchen", "b": "kitchen"})
    assert given_to(found) == {"a": "kitchen", "b": "kitchen", "c": None}


def test_nobody_is_made_to_when_all_decline() -> None:
    wishes = [Wish(person, "desk", CANNOT) for person in "ab"]
    found = share_out("ab", [DESK], wishes, seed="s")
    assert given_to(found) == {"a": None, "b": None}
    assert found.open == {"desk": 1}


def test_a_day_without_people_or_tasks() -> None:
    assert share_out([], [DESK], [], seed="s") == Sharing((), {"desk": 1}, ())
    assert given_to(share_out(["a"], [], [], seed="s")) == {"a": None}
    assert widest(over_time([])) == 0


def test_too_many_people_and_tasks_that_need_too_many() -> None:
    with pytest.raises(ValueError, match=f"more than {LARGEST}"):
        share_out([str(number) for number in range(LARGEST + 1)], [], [], seed="s")
    with pytest.raises(ValueError, match="no more people"):
        Task("desk", 1, 2)
    with pytest.raises(ValueError, match="no more people"):
        Task("desk", 0, 0)


def test_a_large_morning_is_exact_and_the_same_again() -> None:
    """At the largest size, with the largest memory, everybody who loves something that only they love has it."""
    people = [f"p{number:03}" for number in range(LARGEST)]
    tasks = [Task(f"t{number:03}", 1, 1) for number in range(LARGEST)]
    wishes = [Wish(person, task.id, LOVE) for person, task in zip(people, reversed(tasks), strict=True)]
    past = [PastDay(person, ago, None, 2) for person in people[::2] for ago in range(1, 60)]
    found = share_out(people, tasks, wishes, past, seed="s")
    assert {share.missed for share in found.shares} == {0}
