"""Looking back: what is asked next, what comes back as a reminder, and what the drift shows."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.factories import NOW
from tests.toolkit.ladder.conftest import LATER, Place, a_reflection, an_example

from assieme.logic.participation.levels import Rung, Way
from assieme.people import erasure
from assieme.people.export import everything_about
from assieme.toolkit.ladder import actions, drift, my_day, reads, written
from assieme.toolkit.ladder.models import Reflection
from assieme.toolkit.ladder.told import Answer, Told, Trying
from assieme.toolkit.ladder.words import questions

TODAY = date(2026, 6, 3)


def trying(place: Place, ask_on: date | None = TODAY) -> Reflection:
    reflection = a_reflection(place.dee)
    return actions.keep_trying(reflection=reflection, trying=Trying("Ask first", ask_on), by=place.dee, now=NOW)


def test_what_is_next_goes_from_the_ways_to_the_closing_thoughts(place: Place) -> None:
    reflection = a_reflection(place.dee)
    steps = []
    for way in Way:
        steps.append(reads.look(reflection, place.dee).next)
        an_example(reflection, place.dee, way=way.value)
    steps.append(reads.look(reflection, place.dee).next)
    actions.keep_tendency(reflection=reflection, tends="for", words="", by=place.dee, now=NOW)
    reflection = actions.keep_trying(reflection=reflection, trying=Trying("Ask", None), by=place.dee, now=NOW)
    steps.append(reads.look(reflection, place.dee).next)
    reflection = actions.keep_skills(reflection=reflection, skills="", support="Sam", by=place.dee, now=NOW)
    assert [*steps, reads.look(reflection, place.dee).next] == ["to", "for", "with", "tends", "skills", ""]


def test_saving_a_page_twice_makes_one_example(place: Place) -> None:
    reflection = a_reflection(place.dee)
    example = an_example(reflection, place.dee)
    told = Told(what="I asked", step="consultation")
    actions.tell_example(reflection=reflection, key=example.pk, way="to", told=told, by=place.dee, now=LATER)
    [seen] = reads.look(reflection, place.dee).all
    assert (seen.what, seen.step, seen.outcome) == ("I asked", "consultation", "It worked")


@pytest.mark.parametrize(("ask_on", "asked"), [(TODAY, True), (TODAY + timedelta(days=1), False), (None, False)])
def test_what_one_wanted_to_try_comes_back_on_the_chosen_day_or_never(
    place: Place, ask_on: date | None, asked: bool
) -> None:
    reflection = trying(place, ask_on)
    found = my_day.waiting_for(place.dee, TODAY)
    assert [one.words for one in found] == (["Ask first"] if asked else [])
    assert all(str(reflection.pk) in one.href for one in found)
    assert my_day.waiting_for(place.robin, TODAY) == ()


@pytest.mark.parametrize(
    ("answer", "asked_again"),
    [
        (Answer("tried", "It went well"), False),
        (Answer("let go"), False),
        (Answer("not yet"), False),
        (Answer("tried", ask_on=TODAY), False),
        (Answer("not yet", ask_on=TODAY), True),
    ],
)
def test_it_stops_asking_when_answered_unless_a_new_day_was_chosen(
    place: Place, answer: Answer, asked_again: bool
) -> None:
    actions.say_how_it_went(reflection=trying(place), answer=answer, by=place.dee, now=LATER)
    assert bool(my_day.waiting_for(place.dee, TODAY)) == asked_again


def test_other_words_ask_afresh(place: Place) -> None:
    reflection = trying(place)
    actions.say_how_it_went(reflection=reflection, answer=Answer("tried", "Well"), by=place.dee, now=LATER)
    again = Trying("Wait longer", TODAY)
    reflection = actions.keep_trying(reflection=reflection, trying=again, by=place.dee, now=LATER)
    assert (reflection.tried, reflection.how_it_went) == ("", "")
    assert [one.words for one in my_day.waiting_for(place.dee, TODAY)] == ["Wait longer"]


@pytest.mark.parametrize("where", ["initiative", "service"])
def test_what_a_group_wanted_to_try_is_asked_from_the_next_day_until_it_is_told(place: Place, where: str) -> None:
    reflection = actions.begin_together(place=getattr(place, where), by=place.dee, now=NOW)

    def asked(now: datetime) -> str:
        line = reads.still_to_tell(reads.made_together(getattr(place, where)), now)
        return line.will_try if line else ""

    assert asked(LATER) == "", "nothing to try"
    actions.keep_trying(reflection=reflection, trying=Trying("Ask at the door", None), by=place.robin, now=NOW)
    assert (asked(NOW), asked(NOW + timedelta(days=1))) == ("", "Ask at the door")
    assert my_day.waiting_for(place.dee, LATER.date()) == (), "nobody is asked alone for a group"
    actions.say_how_it_went(reflection=reflection, answer=Answer("let go"), by=place.robin, now=LATER)
    assert asked(LATER) == ""


def test_no_such_answer(place: Place) -> None:
    with pytest.raises(ValueError, match="tried, not yet or let go"):
        actions.say_how_it_went(reflection=trying(place), answer=Answer("maybe"), by=place.dee, now=LATER)


def test_the_drift_has_a_column_for_each_look_oldest_at_the_left(place: Place) -> None:
    for ago, step in ((0, "partnership"), (60, "informing"), (120, "manipulation")):
        an_example(a_reflection(place.dee, ago=ago), place.dee, step=step)
    a_reflection(place.dee, ago=10)
    picture = drift.drift(reads.mine(place.dee), drift.WIDE)
    heights = [column.middle for column in picture.columns]
    assert len(heights) == 3
    assert heights == sorted(heights, key=lambda one: -(one or 0)), "later looks stand higher here"
    _columns, rows = drift.table(reads.mine(place.dee))
    assert [row[1] for row in rows] == ["partnership", "–", "informing", "manipulation"]


steps = some.lists(some.sampled_from([rung.value for rung in Rung]), max_size=4).map(tuple)
lines = some.lists(some.fixed_dictionaries({"to": steps, "for": steps, "with": steps}), max_size=10)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(lines, some.sampled_from([drift.WIDE, drift.NARROW]))
def test_any_drift_stays_inside_its_frame(found: list[dict[str, tuple[str, ...]]], frame: drift.Frame) -> None:
    looked = [
        reads.Line(Reflection().pk, NOW - timedelta(days=place), "", one, "", "", 1, "")
        for place, one in enumerate(found)
    ]
    picture = drift.drift(looked, frame)
    assert len(picture.columns) == min(frame.most, sum(any(one.values()) for one in found))
    for column in picture.columns:
        assert frame.left < column.x < frame.width
        for mark in column.marks:
            assert 0 < mark.y < frame.height
            assert frame.left <= mark.x <= frame.width
            assert mark.way in found[0]


def test_a_step_higher_on_the_ladder_stands_higher_in_the_picture() -> None:
    heights = [drift.WIDE.y(rung) for rung in Rung]
    assert heights == sorted(heights, reverse=True)


def test_the_text_and_the_data_hold_every_word(place: Place) -> None:
    reflection = trying(place)
    an_example(reflection, place.dee, what="I moved the hour")
    looked = reads.look(reflection, place.dee)
    text = written.text(looked, questions(together=False))
    for said in ("I moved the hour", "informing", "It worked", "Ask first", "EQUIL"):
        assert said in text
    data = written.data(looked)
    assert data["examples"] == [
        {"way": "to", "what": "I moved the hour", "step": "informing", "outcome": "It worked", "better": "Ask first"}
    ]
    assert data["will_try"] == "Ask first"


def test_export_has_ones_own_and_erasure_blanks_it(place: Place) -> None:
    reflection = trying(place)
    an_example(reflection, place.dee, what="I moved the hour")
    found = everything_about(place.dee)
    assert [row["will_try"] for row in found["ladder.reflection"]] == ["Ask first"]
    assert [row["what"] for row in found["ladder.example"]] == ["I moved the hour"]
    assert "ladder.reflection" not in everything_about(place.robin)
    erasure.erase_identity_of(place.dee, LATER)
    reflection.refresh_from_db()
    assert (reflection.will_try, reflection.examples.get().what) == ("", "")


@pytest.mark.parametrize("number", [1, 30])
def test_lists_ask_the_same_however_many(place: Place, number: int) -> None:
    for _ in range(number):
        an_example(a_reflection(place.dee), place.dee)
        for where in (place.initiative, place.service):
            an_example(actions.begin_together(place=where, by=place.dee, now=NOW), place.dee)
    for ask, queries in (
        (lambda: reads.mine(place.dee), 2),
        (lambda: reads.made_together(place.initiative), 2),
        (lambda: reads.made_together(place.service), 2),
        (lambda: my_day.waiting_for(place.dee, TODAY), 1),
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask()
        assert len(asked) == queries
