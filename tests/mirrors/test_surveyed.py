"""What the place is like: the yearly questions beside what people felt; and what pages of published cases say."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assieme.instruments.models import Instrument, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs.own import pack_called
from assieme.instruments.waves import actions as wave_actions
from assieme.mirrors.months import Period
from assieme.mirrors.surveyed import Surveyed, surveyed
from assieme.organisations import actions as places
from assieme.organisations.models import Organisation, Service
from assieme.people.models import Person
from assieme.people.persons import system_person
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.year.conftest import came_back

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
MONTHS = Period(date(2026, 1, 1), date(2026, 12, 1))
FIVE = ("mostly", "mostly", "half", "mostly", "fully")


def _asked(organisation: Organisation, kim: Person, **details: object) -> Wave:
    pack = pack_called("contextual-factors")
    assert pack is not None
    instrument = Instrument.objects.filter(organisation=organisation).first() or pack_actions.take_up_pack(
        organisation=organisation, pack=pack, by=kim, now=NOW
    )
    said = {"title": "May", "ways": ["alone", "paper"], "opens_on": TODAY, "closes_on": TODAY + timedelta(days=9)}
    return wave_actions.open_wave(instrument=instrument, by=kim, now=NOW, **{**said, **details})  # type: ignore[arg-type]


def _seen(whole: Service | Organisation, reader: Person, months: Period = MONTHS) -> Surveyed | None:
    return surveyed(whole, months, TODAY, reader, "en")


def _groups(found: Surveyed | None) -> set[str]:
    return {bar.group for drawn in found.drawings for bar in drawn.bars} if found else set()


def test_three_factors_by_side_from_five_people_up() -> None:
    organisation = an_organisation()
    kim, reader = a_facilitator(organisation), a_member(organisation)
    assert _seen(organisation, reader) is None
    wave = _asked(organisation, kim)
    came_back(wave, "service user", FIVE)
    came_back(wave, "professional", FIVE[:4])
    found = _seen(organisation, reader)
    assert found is not None
    assert [drawn.title for drawn in found.drawings] == ["Power", "What people's views are worth", "Leadership"]
    assert _groups(found) == {"service user"}
    assert "Professionals and managers" in [str(one) for one in found.withheld]
    assert _seen(organisation, reader, Period(date(2025, 1, 1), date(2025, 12, 1))) is None
    assert _seen(organisation, a_member(an_organisation())) is None


def test_answers_for_leaders_alone_are_on_no_page_for_all() -> None:
    organisation = an_organisation()
    kim = a_facilitator(organisation)
    came_back(_asked(organisation, kim), "service user", FIVE)
    Instrument.objects.update(readers=Instrument.Readers.LEADERS)
    assert _seen(organisation, kim) is None


def test_a_service_shows_its_own_answers_or_says_that_all_were_asked(client: Client) -> None:
    organisation = an_organisation()
    kim = a_facilitator(organisation)
    service = places.add_service(
        organisation=organisation, kind="daily centre", name="Day centre", clinical=True, by=system_person(), now=NOW
    )
    came_back(_asked(organisation, kim), "service user", FIVE)
    found = _seen(service, kim)
    assert found is not None
    assert found.of == organisation.name
    html = signed_in(client, kim).get(reverse("mirror_of_service", kwargs={"id": service.pk})).content.decode()
    assert "What the place is like" in html


def test_a_published_case_says_what_the_check_is_worth(client: Client) -> None:
    organisation = an_organisation()
    kim = a_facilitator(organisation)
    Organisation.objects.filter(pk=organisation.pk).update(published_year=2017)
    signed_in(client, kim)
    for name in ("organisation", "mirror_of_organisation"):
        html = client.get(reverse(name, kwargs={"id": organisation.pk})).content.decode()
        assert re.search(r"consistency on four cases\.\s+It is no validation", html)
        assert f'href="{reverse("comparison")}"' in html
