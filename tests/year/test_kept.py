"""What a year's report says once the year is over stays as it was."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, transaction
from django.http import Http404

from assieme.assemblies.votes.closing_actions import open_box
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.instruments.models import Wave
from assieme.organisations.models import Membership
from assieme.people.persons import system_person
from assieme.reflection.actions import Held, note_session, note_training
from assieme.roadmap.actions import add_evidence, begin_roadmap
from assieme.roadmap.models import Roadmap
from assieme.roadmap.said import Shown
from assieme.year import actions
from assieme.year.easy import easy
from assieme.year.kept import report, written
from assieme.year.models import KeptReport
from assieme.year.report_reads import counted, settled_on
from assieme.year.said import period, report_words
from assieme.year.sweep import keep_reports
from tests.assemblies.rooms import STAFF, USER, a_room, an_open_vote, cast
from tests.factories import NOW, a_member
from tests.year.conftest import MONTH, Place, came_back
from tests.year.test_report import HIGH, two_years

AFTER = datetime(2027, 5, 1, 9, tzinfo=UTC)
LATER = AFTER + timedelta(days=40)


def lived(place: Place) -> None:
    """A year in which something happened in most parts of the report."""
    for _number in range(5):
        a_member(place.organisation, "professional")
    two_years(place)
    begin_roadmap(organisation=place.organisation, begun_on=NOW.date(), by=place.kim, now=NOW)
    learns(place, NOW)


def learns(place: Place, now: datetime) -> None:
    """Noted `now`, of a day in the year."""
    held = Held(NOW.date(), 60, protected=True, conflict="none", people=[place.kim.pk])
    note_session(organisation=place.organisation, held=held, by=place.kim, now=now)
    note_training(
        organisation=place.organisation, course="Listening", held_on=NOW.date(), minutes=60, by=place.kim, now=now
    )


def said(place: Place) -> list[str]:
    found = report(place.year, LATER.date())
    words = easy(found)
    return [period(found), *(str(part) for part in (*report_words(found), *words.first, *words.second))]


def test_rows_after_the_end_change_nothing(place: Place) -> None:
    lived(place)
    keep_reports(AFTER)
    before = said(place)
    assert "It stays as it was then." in before[0]
    wave = place.year.askings.get().wave
    assert wave is not None
    came_back(wave, "carer", HIGH)
    for _number in range(5):
        a_member(place.organisation, "professional")
    Membership.objects.filter(person=place.robin).update(left_at=NOW + timedelta(days=2))
    learns(place, LATER)
    shown = Shown("It was", NOW.date())
    add_evidence(roadmap=Roadmap.objects.get(), key="own-goals", shown=shown, by=place.kim, now=LATER)
    assert said(place) == before
    assert written(counted(place.year, LATER.date())) != written(report(place.year, LATER.date()))


@pytest.mark.django_db
def test_what_is_kept_reads_as_it_was_counted_and_has_no_words_of_people() -> None:
    room = a_room({USER: 2, STAFF: 2})
    year = actions.begin_year(organisation=room.organisation, begins_on=MONTH, by=room.leader, now=NOW)
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    open_box(vote=vote, by=room.leader, now=NOW)
    before = counted(year, AFTER.date())
    assert [one.title for one in before.decided.decisions] == [vote.title]
    row = actions.keep_report(year=year, by=system_person(), now=AFTER)
    assert vote.title not in json.dumps(row.data)
    assert report_words(report(year, AFTER.date())) == report_words(before)


def test_it_is_kept_once_when_the_year_and_the_time_for_paper_are_over(place: Place) -> None:
    asking = place.sent()
    assert settled_on(place.year) == date(2027, 5, 1)
    assert asking.wave is not None
    asking.wave.closes_on = date(2027, 4, 29)
    asking.wave.save()
    assert settled_on(place.year) == date(2027, 5, 14)
    asking.wave.closed_at = datetime(2027, 4, 20, 9, tzinfo=UTC)
    asking.wave.closes_on = date(2036, 4, 29)
    asking.wave.save()
    assert settled_on(place.year) == date(2027, 5, 5), "closed before its last day"
    Wave.objects.update(closed_at=None, closes_on=date(2027, 4, 29))
    assert keep_reports(AFTER) == 0
    with pytest.raises(Refused):
        actions.keep_report(year=place.year, by=system_person(), now=AFTER)
    assert keep_reports(LATER) == 1
    assert keep_reports(LATER) == 0
    assert Event.objects.filter(kind="year.report_kept").count() == 1
    with pytest.raises(Http404):
        actions.keep_report(year=place.year, by=place.kim, now=LATER)


def test_nothing_is_planned_or_sent_in_a_year_that_is_kept(place: Place) -> None:
    asking = place.plan()
    keep_reports(AFTER)
    with pytest.raises(Refused):
        place.plan(month=date(2026, 9, 1))
    with pytest.raises(Refused):
        actions.remove_asking(asking=asking, by=place.kim, now=LATER)
    assert report(place.year, LATER.date()).not_sent == (asking,)
    for change in (KeptReport.objects.all().delete, lambda: KeptReport.objects.update(data={})):
        with pytest.raises(Error), transaction.atomic():
            change()
