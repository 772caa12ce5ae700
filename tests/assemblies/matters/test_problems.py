"""A problem's life: reported, understood, tried, solved or not; and the days that each step took."""

from datetime import datetime, timedelta

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.matters import my_day, problem_actions, problem_reads
from assieme.assemblies.matters.models import Problem
from assieme.assemblies.matters.picture import WIDTH, picture_of
from assieme.assemblies.matters.problem_reads import Life, Step
from assieme.core.access import Refused
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Notice, Person
from tests.assemblies.rooms import USER, Room
from tests.factories import NOW, a_member, an_organisation


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


def a_problem(room: Room, by: Person | None = None, words: str = "The door of the kitchen sticks") -> Problem:
    return problem_actions.report_problem(
        assembly=room.assembly, words=words, named=False, by=by or room.seated[USER][0], now=NOW
    )


def an_understood_one(room: Room) -> Problem:
    return problem_actions.understand_problem(
        problem=a_problem(room), behind="Nobody knows whose job it is", by=room.leader, now=after(3)
    )


def a_try(problem: Problem, by: Person, begun: int, ended: int, helped: str) -> Problem:
    attempt = problem_actions.begin_try(problem=problem, what="Oil", by=by, now=after(begun))
    problem_actions.end_try(attempt=attempt, helped=helped, happened="We heard it squeak", by=by, now=after(ended))
    problem.refresh_from_db()
    return problem


def test_each_step_shows_its_days(room: Room) -> None:
    problem = an_understood_one(room)
    a_try(problem, room.leader, 5, 12, "no")
    a_try(problem, room.leader, 12, 20, "yes")
    problem = problem_actions.close_problem(
        problem=problem, solved=True, why="A new hinge", by=room.leader, now=after(21)
    )
    life = problem_reads.life_of(problem, after(99).date())
    steps = [(step.kind, step.days, step.helped) for step in life.steps]
    assert steps == [("reported", 3, ""), ("understood", 2, ""), ("tried", 7, "no"), ("tried", 8, "yes")]
    assert life.days == 21


def test_the_step_that_lasts_counts_to_today(room: Room) -> None:
    life = problem_reads.life_of(a_problem(room), after(4).date())
    assert [(step.until, step.days) for step in life.steps] == [(None, 4)]


def test_one_thing_is_tried_at_a_time_and_only_after_it_is_understood(room: Room) -> None:
    problem = a_problem(room)
    with pytest.raises(Refused):
        problem_actions.begin_try(problem=problem, what="Oil", by=room.leader, now=NOW)
    problem = problem_actions.understand_problem(problem=problem, behind="Rust", by=room.leader, now=NOW)
    problem_actions.begin_try(problem=problem, what="Oil", by=room.leader, now=NOW)
    with pytest.raises(Refused):
        problem_actions.begin_try(problem=problem, what="Paint", by=room.leader, now=NOW)
    with pytest.raises(Refused):
        problem_actions.close_problem(problem=problem, solved=True, why="", by=room.leader, now=NOW)


def test_what_stays_says_why_and_whoever_reported_it_hears_the_end(room: Room) -> None:
    reporter = room.seated[USER][0]
    problem = a_problem(room, reporter)
    with pytest.raises(ValueError, match="why"):
        problem_actions.close_problem(problem=problem, solved=False, why=" ", by=room.leader, now=NOW)
    problem_actions.close_problem(problem=problem, solved=False, why="It costs too much", by=room.leader, now=NOW)
    assert Notice.objects.get(person=reporter).path == f"/problems/{problem.pk}"
    with pytest.raises(Refused):
        problem_actions.understand_problem(problem=problem, behind="Rust", by=room.leader, now=NOW)


def test_more_can_be_understood_later_and_the_first_day_counts(room: Room) -> None:
    problem = an_understood_one(room)
    problem = problem_actions.understand_problem(problem=problem, behind="Rust", by=room.leader, now=after(9))
    assert (problem.behind, problem.understood_at, problem.state) == ("Rust", after(3), "understood")


def test_anybody_of_the_organisation_reports_and_those_who_help_may_work_on_it(room: Room) -> None:
    helper = a_member(room.organisation)
    problem = a_problem(room, helper)
    with pytest.raises(Http404):
        problem_actions.understand_problem(problem=problem, behind="Rust", by=helper, now=NOW)
    problem_actions.join_team(problem=problem, by=helper, now=NOW)
    problem_actions.join_team(problem=problem, by=helper, now=NOW)
    problem_actions.understand_problem(problem=problem, behind="Rust", by=helper, now=NOW)
    assert problem_reads.team_of(problem, helper).names == (str(helper),)
    problem_actions.leave_team(problem=problem, by=helper, now=NOW)
    assert problem_reads.team_of(problem, helper).names == ()
    with pytest.raises(Http404):
        a_problem(room, a_member(an_organisation()))


def test_a_name_is_shown_only_where_its_person_wishes_it(room: Room) -> None:
    reporter = room.seated[USER][0]
    quiet = a_problem(room, reporter)
    loud = problem_actions.report_problem(assembly=room.assembly, words="Cold soup", named=True, by=reporter, now=NOW)
    assert problem_reads.reporter(quiet) == ""
    assert problem_reads.reporter(loud) == str(reporter)


def test_what_one_tries_waits_in_ones_day(room: Room) -> None:
    user = room.seated[USER][0]
    problem = an_understood_one(room)
    problem_actions.begin_try(problem=problem, what="Oil", by=user, now=NOW)
    (waiting,) = my_day.waiting_for(user, NOW.date())
    assert (waiting.words, waiting.path) == ("Oil", f"/problems/{problem.pk}/tried")


def test_the_words_of_who_is_erased_go_and_the_days_stay(room: Room) -> None:
    problem = a_try(an_understood_one(room), room.leader, 5, 6, "partly")
    erase_identity_of(room.seated[USER][0], NOW)
    problem.refresh_from_db()
    assert problem.words == ""
    assert problem_reads.life_of(problem, after(9).date()).days == 9


@given(
    st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=8),
    st.booleans(),
)
def test_bars_stay_on_their_ground_and_follow_each_other(days: list[int], goes_on: bool) -> None:
    day, steps = NOW.date(), []
    for number, lasted in enumerate(days):
        until = day + timedelta(days=lasted)
        last = number == len(days) - 1
        steps.append(Step("tried", "Try", day, None if last and goes_on else until, lasted))
        day = until
    bars = picture_of(Life(tuple(steps), sum(days))).bars
    assert all(bar.left >= 0 and bar.left + bar.width <= WIDTH + 0.1 and bar.width > 0 for bar in bars)
    assert [bar.left for bar in bars] == sorted(bar.left for bar in bars)
    assert [bar.look == "now" for bar in bars] == [step.until is None for step in steps]
