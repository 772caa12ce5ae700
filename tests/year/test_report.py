"""The report of a year: last year beside it, each standpoint apart, and what is not known said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assieme.core.days import day_of
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.results.reads import results
from assieme.logic.scoring.moved import Way
from assieme.year import actions
from assieme.year.easy import easy
from assieme.year.kept import report
from assieme.year.models import Check, Year
from assieme.year.reads import last_check
from assieme.year.said import report_words
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.year.conftest import TODAY, Place, came_back

LOW = ("not-at-all", "not-at-all", "a-little", "a-little", "a-little")
HIGH = ("mostly", "mostly", "mostly", "fully", "fully")


def last_years(place: Place, *, days: int = 200) -> Wave:
    opened = TODAY - timedelta(days=days)
    return Wave.objects.create(
        organisation=place.organisation,
        instrument=place.instrument,
        title="Last year",
        ways=["paper"],
        opens_on=opened,
        closes_on=opened + timedelta(days=20),
        opened_at=NOW,
    )


def two_years(place: Place) -> Wave:
    """Service users find more this year, carers too few to say; this year's wave."""
    before = last_years(place)
    came_back(before, "service user", LOW)
    came_back(before, "professional", HIGH)
    wave = place.sent().wave
    assert wave is not None
    came_back(wave, "service user", HIGH)
    came_back(wave, "professional", HIGH)
    came_back(wave, "carer", HIGH[:4])
    return wave


def test_last_year_stands_beside_this_one_for_each_standpoint(place: Place) -> None:
    wave = two_years(place)
    (found,) = report(place.year, TODAY).found
    valuing = found.scores[1]
    users, staff = valuing.groups
    assert (users.group, staff.group) == ("service user", "professional")
    assert users.moved is not None
    assert staff.moved is not None
    assert (users.moved.way, staff.moved.way) == (Way.MORE, Way.CANT_TELL)
    assert users.now == results(wave).scores[1].spreads["service user"], "the results' own figure, and no other"
    assert "carer" in found.withheld


def test_a_wave_of_two_years_ago_is_not_last_years(place: Place) -> None:
    came_back(last_years(place, days=500), "service user", LOW)
    wave = place.sent().wave
    assert wave is not None
    came_back(wave, "service user", HIGH)
    (found,) = report(place.year, TODAY).found
    assert not found.had_before
    assert found.scores[0].groups[0].moved is None


def test_what_was_promised_to_leaders_alone_is_not_in_the_report(place: Place) -> None:
    two_years(place)
    Instrument.objects.filter(pk=place.instrument.pk).update(readers="leaders")
    (found,) = report(place.year, TODAY).found
    assert (found.closed_to, found.scores, found.answers) == ("leaders", (), 0)


def test_answers_that_are_read_at_the_end_wait_for_it(place: Place) -> None:
    two_years(place)
    Instrument.objects.filter(pk=place.instrument.pk).update(read_from="at the end")
    assert report(place.year, TODAY).found[0].closed_to == "later"
    assert report(place.year, date(2026, 7, 1)).found[0].is_shown


def test_who_is_missing_and_what_is_not_known_is_said(place: Place) -> None:
    two_years(place)
    for _number in range(5):
        a_member(place.organisation, "carer")
    place.plan(month=date(2026, 9, 1))
    found = report(place.year, TODAY)
    assert found.reach.silent == ("carer", "volunteer", "community member"), "whether or not somebody holds it"
    sections = {section.key: section for section in report_words(found)}
    assert any("Carers" in sentence for sentence in sections["reach"].sentences)
    assert any("planned for September 2026" in line for line in sections["unknown"].lines)


def test_the_report_does_not_say_where_somebody_stands(place: Place) -> None:
    for _number in range(6):
        a_member(place.organisation, "professional")
    two_years(place)

    def said() -> list[str]:
        found = report(place.year, TODAY)
        return [*(str(section) for section in report_words(found)), easy(found).digest]

    before = said()
    place.robin.memberships.update(speaking_as="professional")
    assert said() == before


def test_what_cannot_be_read_is_not_called_heard(place: Place) -> None:
    two_years(place)
    Instrument.objects.filter(pk=place.instrument.pk).update(readers="leaders")
    found = report(place.year, TODAY)
    words = "\n".join(sentence for part in (*easy(found).first, *easy(found).second) for sentence in part.sentences)
    assert found.reach.silent == ()
    assert "We heard from each group" not in words
    assert "came back" not in words


def test_last_years_wave_counts_though_too_few_answered(place: Place) -> None:
    last_years(place)
    place.sent()
    assert report(place.year, TODAY).found[0].had_before


def test_a_check_counts_for_the_words_that_were_checked_and_no_others(place: Place, client: Client) -> None:
    page = signed_in(client, place.robin)
    address = reverse("year_easy", kwargs={"id": place.year.pk})
    assert "Not yet checked by people" in page.get(address).content.decode()
    assert page.post(address, {"who": ""}).status_code == 422
    read = easy(report(place.year, day_of(timezone.now(), place.organisation.time_zone))).digest
    assert page.post(address, {"who": "Four of the Tuesday group", "digest": "0" * 64}).status_code == 409
    page.post(address, {"who": "Four of the Tuesday group", "digest": read})
    text = page.get(address).content.decode()
    assert "Checked by Four of the Tuesday group" in text
    assert "So says Robin" in text
    assert last_check(place.year, "it") is None
    a_member(place.organisation)
    assert "The words have changed since the last check" in page.get(address).content.decode()
    assert Check.objects.count() == 1


def test_easy_words_are_the_same_for_everybody(place: Place) -> None:
    two_years(place)
    words = easy(report(place.year, TODAY))
    assert words.digest == easy(report(place.year, TODAY)).digest
    said = [part for part in words.first if part.said]
    assert next(drawn.title for drawn in said[0].said) == "Power"


@pytest.mark.parametrize(
    "name", ["year_report", "year_report_pdf", "year_easy_pdf", "year_plan_pdf", "year", "year_easy"]
)
def test_each_page_opens_for_who_belongs_and_for_nobody_else(place: Place, client: Client, name: str) -> None:
    two_years(place)
    address = reverse(name, kwargs={"id": place.year.pk})
    assert signed_in(client, place.robin).get(address).status_code == 200
    assert signed_in(Client(), a_member(an_organisation())).get(address).status_code == 404


def test_who_comes_or_goes_later_changes_no_past_year(place: Place) -> None:
    after = date(2028, 1, 1)
    before = report(place.year, after).reach.people
    later = datetime(2027, 5, 2, tzinfo=UTC)
    place.robin.memberships.update(left_at=later)
    a_member(place.organisation).memberships.update(joined_at=later)
    assert report(place.year, after).reach.people == before


def test_a_year_to_come_has_no_report(place: Place, client: Client) -> None:
    year = actions.begin_year(organisation=place.organisation, begins_on=date(2199, 1, 1), by=place.kim, now=NOW)
    page = signed_in(client, place.robin)
    for name in ("year_report", "year_report_pdf", "year_easy", "year_easy_pdf"):
        assert page.get(reverse(name, kwargs={"id": year.pk})).status_code == 409
    for name, row in (("years", place.organisation.pk), ("year", year.pk)):
        text = page.get(reverse(name, kwargs={"id": row})).content.decode()
        assert reverse("year_report", kwargs={"id": year.pk}) not in text


def test_the_year_and_its_report_ask_no_more_when_more_is_there(place: Place) -> None:
    two_years(place)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            report(place.year, TODAY)
        return len(queries)

    few = asked()
    for month in range(6, 12):
        place.plan(month=date(2026, month, 1))
    for _number in range(20):
        a_member(place.organisation, "carer")
    assert asked() == few


def test_a_facilitator_plans_and_sends_by_hand(place: Place, client: Client) -> None:
    page = signed_in(client, place.kim)
    plan = reverse("plan_asking", kwargs={"id": place.year.pk})
    assert page.post(plan, {"month": "2026-05-01"}).status_code == 422
    given = {"about": "factors", "instrument": str(place.instrument.pk), "month": "2026-05-01"}
    assert page.post(plan, given).status_code == 302
    asking = place.year.askings.get()
    days = {"closes_on_day": "1", "closes_on_month": "1", "closes_on_year": "2000", "ways": ["alone"]}
    send = reverse("send_asking", kwargs={"id": asking.pk})
    late = page.post(send, days)
    assert late.status_code == 422
    assert "This day is over" in late.content.decode()
    assert "too late" in page.post(send, {**days, "closes_on_year": "2199"}).content.decode()
    last = timezone.now() + timedelta(days=10)
    ends = {"closes_on_day": last.day, "closes_on_month": last.month, "closes_on_year": last.year}
    assert page.post(send, {**days, **ends}).status_code == 302
    asking.refresh_from_db()
    assert asking.wave is not None
    assert "Remind people" in page.get(reverse("asking", kwargs={"id": asking.pk})).content.decode()
    years = reverse("years", kwargs={"id": place.organisation.pk})
    assert page.post(years, {"begins_on": "2027-05-01"}).status_code == 302
    assert Year.objects.count() == 2
