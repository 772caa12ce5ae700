"""The plan of a year: sent once, reminded twice at most, and never who answered or said no."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.http import Http404

from assieme.core.access import Permission, Refused, require
from assieme.core.models import Event
from assieme.home.day_reads import day
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.models import Sheet, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.people.models import Notice, Person
from assieme.year import access, actions, notices
from assieme.year.models import Asking, NoThanks
from assieme.year.reads import Mine, State, line_of, months_of, to_remind
from tests.factories import NOW, a_facilitator, a_member, an_organisation
from tests.year.conftest import LAST_DAY, MONTH, TODAY, Place

WEEK = timedelta(days=8)


def reminded() -> set[Person]:
    return {one.person for one in Notice.objects.filter(code=notices.REMINDER)}


def left_to_remind(asking: Asking) -> list[Person]:
    assert asking.wave is not None
    return to_remind(asking, asking.wave)


def test_what_is_planned_is_asked_when_it_is_sent_and_of_everybody(place: Place) -> None:
    asking = place.plan()
    assert Wave.objects.count() == 0
    asking = actions.send_asking(asking=asking, title="May", ways=["alone"], closes_on=LAST_DAY, by=place.kim, now=NOW)
    wave = Wave.objects.get()
    assert (asking.wave, wave.initiative, wave.opens_on, wave.closes_on) == (wave, None, TODAY, LAST_DAY)
    with pytest.raises(Refused):
        actions.send_asking(asking=asking, title="May", ways=["alone"], closes_on=LAST_DAY, by=place.kim, now=NOW)


def test_only_those_who_neither_answered_nor_said_no_are_reminded(place: Place) -> None:
    asking = place.sent()
    answered, declined = a_member(place.organisation), a_member(place.organisation)
    a_member(place.organisation, role="researcher")
    sheet = answer_actions.begin_sheet(wave=asking.wave, by=answered, now=NOW)  # type: ignore[arg-type]
    Sheet.objects.filter(pk=sheet.pk).update(sent_on=TODAY, place=1)
    actions.say_no_thanks(asking=asking, by=declined, now=NOW)
    actions.remind_people(asking=asking, by=place.kim, now=NOW + WEEK)
    assert "people" not in Event.objects.get(kind="year.people_reminded").data
    assert reminded() == {place.kim, place.robin}
    actions.take_back_no(asking=asking, by=declined, now=NOW)
    assert declined in left_to_remind(asking)


def test_a_person_on_a_pause_is_left_in_peace(place: Place) -> None:
    asking = place.sent()
    place.robin.memberships.update(paused_at=NOW)
    assert left_to_remind(asking) == [place.kim]


def test_reminders_wait_a_week_and_end_after_two(place: Place) -> None:
    asking = place.sent()
    with pytest.raises(Refused):
        actions.remind_people(asking=asking, by=place.kim, now=NOW + timedelta(days=2))
    actions.remind_people(asking=asking, by=place.kim, now=NOW + WEEK)
    with pytest.raises(Refused):
        actions.remind_people(asking=asking, by=place.kim, now=NOW + WEEK + timedelta(days=1))
    actions.remind_people(asking=asking, by=place.kim, now=NOW + 2 * WEEK)
    with pytest.raises(Refused):
        actions.remind_people(asking=asking, by=place.kim, now=NOW + 3 * WEEK)
    assert Notice.objects.filter(code=notices.REMINDER).count() == 4


def test_nobody_is_reminded_of_what_is_over(place: Place) -> None:
    asking = place.sent()
    with pytest.raises(Refused):
        actions.remind_people(asking=asking, by=place.kim, now=NOW + timedelta(days=90))
    assert not reminded()


def test_nobody_is_reminded_of_what_is_switched_off(place: Place) -> None:
    asking = place.sent()
    pack_actions.switch_off(instrument=place.instrument, by=place.kim, now=NOW)
    asking = Asking.objects.get(pk=asking.pk)
    assert line_of(asking, place.robin, TODAY).state == State.OVER
    with pytest.raises(Refused):
        actions.remind_people(asking=asking, by=place.kim, now=NOW + WEEK)


def test_ones_day_asks_no_more_after_a_no(place: Place) -> None:
    asking = place.sent()
    answer_actions.begin_sheet(wave=asking.wave, by=place.robin, now=NOW)  # type: ignore[arg-type]
    assert len(day(place.robin, TODAY).tasks) == 1
    actions.say_no_thanks(asking=asking, by=place.robin, now=NOW)
    assert day(place.robin, TODAY).tasks == ()
    assert line_of(asking, place.robin, TODAY).mine == Mine.NO_THANKS


def test_a_questionnaire_in_the_plan_is_not_taken_away(place: Place) -> None:
    place.plan()
    with pytest.raises(Refused, match="plan of a year"):
        pack_actions.remove_instrument(instrument=place.instrument, by=place.kim, now=NOW)


def test_a_no_goes_with_who_said_it_and_leaves_no_event(place: Place) -> None:
    asking = place.sent()
    before = Event.objects.count()
    actions.say_no_thanks(asking=asking, by=place.robin, now=NOW)
    assert Event.objects.count() == before
    assert NoThanks.erased_with == "person"


def test_a_questionnaire_is_planned_once_a_month_and_within_the_year(place: Place) -> None:
    asking = place.plan()
    with pytest.raises(Refused):
        place.plan()
    later = place.plan(month=date(2026, 10, 1))
    with pytest.raises(Refused):
        actions.move_asking(asking=later, month=MONTH, by=place.kim, now=NOW)
    with pytest.raises(ValueError, match="month"):
        actions.move_asking(asking=asking, month=date(2027, 5, 1), by=place.kim, now=NOW)
    moved = actions.move_asking(asking=asking, month=date(2027, 4, 1), by=place.kim, now=NOW)
    assert moved.month == date(2027, 4, 1)
    actions.remove_asking(asking=moved, by=place.kim, now=NOW)
    assert list(Asking.objects.all()) == [later]


def test_another_organisations_questionnaire_is_not_planned(place: Place) -> None:
    place.instrument.organisation = an_organisation()
    with pytest.raises(ValueError, match="organisation"):
        place.plan()


def test_a_years_months_show_how_each_thing_stands_for_the_reader(place: Place) -> None:
    asking = place.sent()
    place.plan(month=date(2026, 7, 1))
    months = months_of(place.year, place.robin, TODAY)
    assert [month.first for month in months][::11] == [date(2026, 5, 1), date(2027, 4, 1)]
    assert [(line.state, line.mine) for month in months for line in month.lines] == [
        (State.OPEN, Mine.WAITS),
        (State.PLANNED, Mine.NOTHING),
    ]
    actions.say_no_thanks(asking=asking, by=place.robin, now=NOW)
    assert line_of(asking, place.robin, TODAY).mine == Mine.NO_THANKS
    assert line_of(asking, place.robin, date(2026, 8, 1)).state == State.OVER


def verdict(permission: Permission[Any], person: Person, row: Model) -> str:
    try:
        require(permission, person, row)
    except Http404:
        return "404"
    except Refused:
        return "no"
    return "yes"


# member, researcher, facilitator, stranger; before it is sent, and after.
TABLE: dict[Permission[Any], tuple[str, str]] = {
    access.see_asking: ("yes yes yes 404", "yes yes yes 404"),
    access.change_asking: ("404 404 yes 404", "404 404 no 404"),
    access.remind: ("404 404 no 404", "404 404 yes 404"),
    access.say_no_thanks: ("no 404 no 404", "yes 404 yes 404"),
}


def test_who_may_do_what_and_when(place: Place) -> None:
    people = (
        place.robin,
        a_member(place.organisation, role="researcher"),
        place.kim,
        a_facilitator(an_organisation()),
    )
    for phase, asking in enumerate((place.plan(month=date(2026, 7, 1)), place.sent())):
        for permission, wanted in TABLE.items():
            found = " ".join(verdict(permission, person, asking) for person in people)
            assert found == wanted[phase], (permission.name, phase)
    plans = " ".join(verdict(access.plan_asking, person, place.year) for person in people)
    assert plans == "404 404 yes 404"
