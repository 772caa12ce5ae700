"""A plan: its words are copies, its order and times are the author's, and it goes with its author."""

import json
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW
from tests.learning.toolkits.conftest import Place, a_shared_toolkit, a_toolkit, parts_of

from assieme.core.models import Event
from assieme.learning.toolkits import actions, reads
from assieme.learning.toolkits.models import Part, Toolkit
from assieme.learning.toolkits.reads import clock_after
from assieme.learning.toolkits.shelf import READY_MADE, SHELF
from assieme.learning.toolkits.written import Arranged, Move, Written
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about

MINE = Written("Our own ladder", 20, questions="Who decides here?\n\n  And who should?  ")


def kinds(toolkit: Toolkit) -> list[str]:
    return [part.kind for part in parts_of(toolkit)]


@pytest.mark.parametrize(("key", "minutes"), [("first-meeting", 60), ("half-day", 180), ("closing", 90), ("empty", 0)])
def test_ready_made_plans_last_as_long_as_they_say(place: Place, key: str, minutes: int) -> None:
    session = reads.session(a_toolkit(place, place.kim, key))
    assert session.minutes == READY_MADE[key].minutes == minutes
    assert [one.part.title for one in session.parts] == [str(name) for name in READY_MADE[key].names]


def test_ones_own_words_stay_ones_own(place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    actions.change_part(part=parts_of(toolkit)[1], written=MINE, by=place.kim, now=NOW)
    assert reads.session(toolkit).parts[1].questions == ["Who decides here?", "And who should?"]
    again = reads.session(a_toolkit(place, place.kim)).parts[1]
    assert again.part.title == SHELF["profile"].title
    assert again.questions == [str(asked) for asked in SHELF["profile"].questions]


def test_a_part_moves_a_place_and_stays_at_the_ends(place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    first, *_rest, last = parts_of(toolkit)

    def move(part: Part, step: int) -> list[str]:
        arranged = Arranged("A first meeting", move=Move(part.pk, step))
        actions.arrange_plan(toolkit=toolkit, arranged=arranged, by=place.kim, now=NOW)
        return kinds(toolkit)

    assert kinds(toolkit) == ["welcome", "profile", "card", "close"]
    assert move(last, -1) == ["welcome", "profile", "close", "card"]
    assert move(first, -1) == ["welcome", "profile", "close", "card"]
    assert move(last, 1) == ["welcome", "profile", "card", "close"]
    assert move(last, 1) == ["welcome", "profile", "card", "close"]


def test_times_follow_from_the_beginning_and_the_minutes(place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    arranged = Arranged("Monday", time(9, 45), {parts_of(toolkit)[0].pk: 20})
    session = reads.session(actions.arrange_plan(toolkit=toolkit, arranged=arranged, by=place.kim, now=NOW))
    assert [one.begins for one in session.parts] == [time(9, 45), time(10, 5), time(10, 30), time(10, 45)]
    assert (session.minutes, session.ends) == (70, time(10, 55))


def test_a_part_of_another_plan_keeps_its_minutes_and_its_place(place: Place) -> None:
    toolkit, other = a_toolkit(place, place.kim), a_toolkit(place, place.robin)
    theirs = parts_of(other)[1]
    arranged = Arranged("Mine", minutes={theirs.pk: 99}, move=Move(theirs.pk, -1))
    actions.arrange_plan(toolkit=toolkit, arranged=arranged, by=place.kim, now=NOW)
    assert parts_of(other)[1] == theirs
    assert parts_of(other)[1].minutes == theirs.minutes


@given(start=st.times(), minutes=st.integers(0, 40 * 480), more=st.integers(0, 480))
def test_the_clock_goes_on_past_midnight(start: time, minutes: int, more: int) -> None:
    one, other = clock_after(start, minutes), clock_after(start, minutes + more)
    assert one is not None
    assert other is not None
    assert (other.hour * 60 + other.minute - one.hour * 60 - one.minute) % 1440 == more % 1440


def test_a_copy_is_its_makers_and_the_first_stays_as_it_is(place: Place) -> None:
    toolkit = a_shared_toolkit(place, place.kim)
    copy = actions.copy_toolkit(toolkit=toolkit, title="Mine", by=place.robin, now=NOW)
    actions.change_part(part=parts_of(copy)[0], written=MINE, by=place.robin, now=NOW)
    assert (copy.author, copy.copied_from, copy.is_shared) == (place.robin, place.kim, False)
    assert parts_of(toolkit)[0].title == SHELF["welcome"].title
    assert kinds(copy) == kinds(toolkit)
    actions.delete_toolkit(toolkit=toolkit, by=place.kim, now=NOW)
    assert len(parts_of(copy)) == 4


def test_only_sharing_leaves_a_trace(place: Place) -> None:
    before = Event.objects.count()
    toolkit = a_toolkit(place, place.kim)
    actions.change_part(part=parts_of(toolkit)[0], written=MINE, by=place.kim, now=NOW)
    actions.delete_toolkit(toolkit=a_toolkit(place, place.kim), by=place.kim, now=NOW)
    assert Event.objects.count() == before
    actions.share_toolkit(toolkit=toolkit, by=place.kim, now=NOW)
    actions.delete_toolkit(toolkit=toolkit, by=place.kim, now=NOW)
    found = list(Event.objects.order_by("id").values_list("kind", flat=True))[before:]
    assert found == ["toolkits.toolkit_shared", "toolkits.toolkit_taken_back"]


def test_ones_words_are_in_ones_data_and_go_when_one_goes(place: Place) -> None:
    toolkit = a_shared_toolkit(place, place.kim)
    actions.change_part(part=parts_of(toolkit)[0], written=MINE, by=place.kim, now=NOW)
    copy = actions.copy_toolkit(toolkit=toolkit, title="Robin's own", by=place.robin, now=NOW)
    about = json.dumps(everything_about(place.kim), default=str)
    assert "Who decides here?" in about
    assert "Robin's own" not in about, "somebody else's words"
    erase_identity_of(place.kim, NOW)
    assert list(Toolkit.objects.all()) == [copy]
    assert {part.author for part in Part.objects.all()} == {place.robin}
