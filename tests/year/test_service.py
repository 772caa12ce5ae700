"""A year of a service: who is asked, and that nothing follows from it and the organisation's year together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.core.access import Refused
from assieme.home.day_reads import day
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers.paper_actions import begin_typing
from assieme.instruments.waves.actions import close_wave
from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Service
from assieme.people.models import Notice, Person
from assieme.year import actions
from assieme.year.forms import YearForm
from assieme.year.kept import report
from assieme.year.models import Asking, Year
from assieme.year.reads import Mine, line_of
from assieme.year.said import report_words
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in
from tests.year.conftest import LAST_DAY, MONTH, TODAY, Place, came_back
from tests.year.test_report import HIGH

LATER = NOW + timedelta(days=8)


def a_service(place: Place, *people: Person) -> tuple[Service, Initiative]:
    service = places.add_service(
        organisation=place.organisation, kind="daily centre", clinical=True, by=place.kim, now=NOW
    )
    initiative = an_initiative(place.organisation, service=service)
    for person in people:
        places.take_part(initiative=initiative, person=person, by=person, now=NOW)
    return service, initiative


def of(place: Place, service: Service, begins_on: date = MONTH) -> Place:
    year = actions.begin_year(
        organisation=place.organisation, service=service, begins_on=begins_on, by=place.kim, now=NOW
    )
    return replace(place, year=year)


def test_who_is_of_the_service_is_asked_and_reminded_and_nobody_else(place: Place) -> None:
    robin, elsewhere = place.robin, a_member(place.organisation)
    service, initiative = a_service(place, robin)
    asking = of(place, service).sent()
    newcomer = a_member(place.organisation)
    places.take_part(initiative=initiative, person=newcomer, by=newcomer, now=NOW + timedelta(days=1))
    assert asking.wave is not None
    for person, mine, tasks in (
        (robin, Mine.WAITS, 1),
        (elsewhere, Mine.NOT_ASKED, 0),
        (newcomer, Mine.NOT_ASKED, 0),
    ):
        assert line_of(asking, person, TODAY).mine == mine
        assert len(day(person, TODAY).tasks) == tasks
    for person in (elsewhere, newcomer):
        with pytest.raises(Http404):
            answer_actions.begin_sheet(wave=asking.wave, by=person, now=NOW)
    with pytest.raises(Http404):
        actions.say_no_thanks(asking=asking, by=elsewhere, now=NOW)
    actions.remind_people(asking=asking, by=place.kim, now=LATER)
    assert {one.person for one in Notice.objects.filter(code="year.reminder")} == {robin}


def send(place: Place) -> Asking:
    asking = place.plan()
    return actions.send_asking(asking=asking, title="May", ways=["paper"], closes_on=LAST_DAY, by=place.kim, now=NOW)


@pytest.mark.parametrize("whole_first", [True, False])
def test_a_part_and_its_whole_are_never_asked_the_same_so_that_nothing_can_be_subtracted(
    place: Place, whole_first: bool
) -> None:
    """Six of the service, nine in all: both tables would tell of the other three."""
    six = [a_member(place.organisation) for _number in range(6)]
    service, _initiative = a_service(place, *six)
    first, second = (place, of(place, service))[:: 1 if whole_first else -1]
    send(first)
    with pytest.raises(Refused, match="asked the same"):
        send(second)


def test_what_was_sent_by_mistake_and_closed_before_anybody_answered_stands_in_nobodys_way(place: Place) -> None:
    service, _initiative = a_service(place, place.robin)
    mistake = send(of(place, service)).wave
    assert mistake is not None
    mistake = close_wave(wave=mistake, by=place.kim, now=NOW)
    with pytest.raises(Refused):
        begin_typing(wave=mistake, number=1, standpoint="carer", by=place.kim, now=NOW)
    came_back(mistake, "carer", HIGH[:1])
    with pytest.raises(Refused, match="asked the same"):
        send(place)
    mistake.sheets.all().delete()
    planned = Asking.objects.get(year=place.year)
    actions.send_asking(asking=planned, title="May", ways=["paper"], closes_on=LAST_DAY, by=place.kim, now=NOW)


def test_two_services_are_asked_the_same_where_they_share_nobody(place: Place) -> None:
    robin, noa = place.robin, a_member(place.organisation)
    first, _initiative = a_service(place, robin)
    second, initiative = a_service(place, noa)
    third, _other = a_service(place, a_member(place.organisation))
    send(of(place, first))
    send(of(place, third))
    places.take_part(initiative=initiative, person=robin, by=robin, now=NOW)
    places.stop_taking_part(initiative=initiative, by=robin, now=NOW)
    with pytest.raises(Refused, match="asked the same"):
        send(of(place, second))


def test_a_year_later_it_is_asked_again_and_last_years_is_the_services_own(place: Place) -> None:
    service, _initiative = a_service(place, place.robin)
    other, _second = a_service(place, a_member(place.organisation))
    for one, codes in ((service, HIGH), (other, HIGH)):
        wave = send(of(place, one)).wave
        assert wave is not None
        came_back(wave, "service user", codes)
    after = of(place, service, date(2027, 5, 1))
    asking = after.plan(month=date(2027, 5, 1))
    asking = actions.send_asking(
        asking=asking,
        title="May",
        ways=["paper"],
        closes_on=date(2027, 6, 30),
        by=place.kim,
        now=NOW + timedelta(days=365),
    )
    assert asking.wave is not None
    came_back(asking.wave, "service user", HIGH)
    (found,) = report(after.year, date(2027, 7, 1)).found
    assert found.had_before
    assert [group.before is not None for group in found.scores[0].groups] == [True]
    assert not report(place.year, TODAY).found, "the organisation's year has none of it"


def test_the_report_of_a_service_counts_what_is_of_the_service(place: Place) -> None:
    service, _initiative = a_service(place, place.robin)
    a_service(place, a_member(place.organisation), a_member(place.organisation))
    found = report(of(place, service).year, TODAY)
    assert (found.reach.people, found.team) == (1, None)
    sections = [section.key for section in report_words(found)]
    assert "practice" not in sections
    assert "1 person takes part here." in report_words(found)[0].sentences


def test_a_years_service_is_chosen_by_hand_and_is_of_the_same_organisation(place: Place, client: Client) -> None:
    service, _initiative = a_service(place, place.robin)
    page = signed_in(client, place.kim)
    years = reverse("years", kwargs={"id": place.organisation.pk})
    given = {"begins_on": "2026-05-01", "service": str(service.pk)}
    assert page.post(years, given).status_code == 302
    assert page.post(years, given).status_code == 409, "one plan for a year"
    assert Year.objects.get(service=service).place == f"{service} · {place.organisation}"
    far = YearForm(organisation=place.organisation, usual=date(2028, 11, 1), today=TODAY)
    months = [month for month, _words in far.fields["begins_on"].choices]  # type: ignore[attr-defined]
    assert (months[0], months[12], months[-1]) == ("2025-05-01", "2026-05-01", "2029-11-01"), "from now on too"
    assert str(service) in signed_in(Client(), place.robin).get(years).content.decode()
    with pytest.raises(ValueError, match="same organisation"):
        actions.begin_year(
            organisation=place.organisation,
            service=Service(organisation=an_organisation()),
            begins_on=MONTH,
            by=place.kim,
            now=NOW,
        )
