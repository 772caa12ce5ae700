"""An organisation's pages, its details and its colour, and the list of initiatives."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import PERMISSIONS
from assieme.core.events.seal import seal_all
from assieme.demo.load_cases import load_cases
from assieme.organisations.models import Initiative, Organisation, Service, TakingPart
from assieme.organisations.place_reads import initiatives_of
from assieme.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation()


@pytest.fixture
def administrator(organisation: Organisation) -> Person:
    return a_member(organisation, "manager", role="administrator")


def _settings(**changed: object) -> dict[str, object]:
    said = {"name": "Lakeside", "language": "it", "time_zone": "Europe/Rome", "colour": "#7a2e6e"}
    return {**said, "crisis_phone": "800 000 000", "sign_in_cards": "on", **changed}


def test_an_administrator_changes_the_details(
    client: Client, organisation: Organisation, administrator: Person
) -> None:
    address = reverse("organisation_settings", kwargs={"id": organisation.pk})
    assert signed_in(client, administrator).post(address, _settings()).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.colour, organisation.sign_in_cards) == ("Lakeside", "#7A2E6E", True)
    assert "800 000 000" in client.get(reverse("organisation", kwargs={"id": organisation.pk})).content.decode()


def test_who_hears_concerns_is_one_member_by_name(
    client: Client, organisation: Organisation, administrator: Person
) -> None:
    signed_in(client, administrator)
    address = reverse("organisation_settings", kwargs={"id": organisation.pk})
    receiver = a_member(organisation, "community member", name="Ines")
    a_member(an_organisation(), name="Ugo")
    client.post(address, _settings(concern_receiver="Ines"))
    organisation.refresh_from_db()
    assert organisation.concern_receiver == receiver
    assert 'value="Ines"' in client.get(address).content.decode()
    assert "Nobody here goes by this name." in client.post(address, _settings(concern_receiver="Ugo")).content.decode()
    a_member(organisation, name="Ines")
    page = client.post(address, _settings(concern_receiver="Ines")).content.decode()
    assert "More than one person goes by this name." in page
    client.post(address, _settings(concern_receiver=""))
    organisation.refresh_from_db()
    assert organisation.concern_receiver is None


@pytest.mark.parametrize("colour", ["#FFD34D", "red", "#123", "#767676"])
def test_a_colour_that_cannot_be_read_is_refused(
    client: Client, organisation: Organisation, administrator: Person, colour: str
) -> None:
    address = reverse("organisation_settings", kwargs={"id": organisation.pk})
    answer = signed_in(client, administrator).post(address, _settings(colour=colour))
    assert "Please look at this again" in answer.content.decode()
    organisation.refresh_from_db()
    assert organisation.colour == "#0B5C63"


def test_the_colour_enters_every_page_as_a_sheet_that_caches_may_keep(
    client: Client, organisation: Organisation
) -> None:
    page = signed_in(client, a_member(organisation)).get(reverse("initiatives")).content.decode()
    address = re.search(r'href="(/organisation.css[^"]*)"', page)
    assert address
    sheet = client.get(address[1])
    assert sheet.headers["Content-Type"].startswith("text/css")
    assert "public" in sheet.headers["Cache-Control"]
    assert "--organisation: #0B5C63;" in sheet.content.decode()


def test_without_a_colour_in_its_address_the_sheet_is_the_readers_own(
    client: Client, organisation: Organisation
) -> None:
    assert client.get(reverse("organisation_css")).content == b""
    own = signed_in(client, a_member(organisation)).get(reverse("organisation_css"))
    assert "--organisation: #0B5C63;" in own.content.decode()
    assert "private" in own.headers["Cache-Control"]


@pytest.mark.parametrize("colour", ["FFD34D", "0B5C63;}body{display:none", "zzzzzz", ""])
def test_the_sheet_repeats_nothing_that_is_no_readable_colour(client: Client, colour: str) -> None:
    assert client.get(reverse("organisation_css"), {"colour": colour}).content == b""


def test_a_facilitator_adds_a_service_whose_kind_says_whether_it_gives_care(
    client: Client, organisation: Organisation
) -> None:
    signed_in(client, a_facilitator(organisation))
    address = reverse("add_service", kwargs={"id": organisation.pk})
    client.post(address, {"kind": "daily centre", "name": "Day centre", "level_of_coproduction": "high"})
    client.post(address, {"kind": "voluntary organisation", "name": "Friends", "clinical": "on"})
    client.post(address, {"kind": "other", "name": "Home visits", "clinical": "on"})
    found = {one.name: (one.clinical, one.level_of_coproduction) for one in Service.objects.all()}
    assert found == {"Day centre": (True, "high"), "Friends": (False, ""), "Home visits": (True, "")}


def test_a_facilitator_begins_an_initiative_and_takes_part(client: Client, organisation: Organisation) -> None:
    leader = a_facilitator(organisation)
    address = reverse("begin_initiative", kwargs={"id": organisation.pk})
    answer = signed_in(client, leader).post(address, {"title": "A quiet room"})
    initiative = Initiative.objects.get()
    assert answer.headers["Location"] == reverse("initiative", kwargs={"id": initiative.pk})
    assert TakingPart.objects.filter(initiative=initiative, person=leader).exists()


def test_a_service_of_another_organisation_is_no_choice(client: Client, organisation: Organisation) -> None:
    load_cases(now=NOW)
    stranger = Service.objects.first()
    assert stranger is not None
    address = reverse("begin_initiative", kwargs={"id": organisation.pk})
    client = signed_in(client, a_facilitator(organisation))
    answer = client.post(address, {"title": "A quiet room", "service": str(stranger.pk)})
    assert answer.status_code == 200
    assert not Initiative.objects.filter(organisation=organisation).exists()


def test_the_page_counts_people_and_shows_leaders_what_they_may_do(client: Client, organisation: Organisation) -> None:
    address = reverse("organisation", kwargs={"id": organisation.pk})
    member = signed_in(client, a_member(organisation)).get(address).content.decode()
    assert "Begin an initiative" not in member
    leader = signed_in(client, a_facilitator(organisation)).get(address).content.decode()
    assert "Begin an initiative" in leader
    assert "people belong here" in leader
    assert reverse("organisation_settings", kwargs={"id": organisation.pk}) not in leader


def test_a_published_case_is_open_and_read_only(client: Client) -> None:
    case = load_cases(now=NOW)[0]
    page = client.get(reverse("organisation", kwargs={"id": case.pk}))
    assert page.status_code == 200
    assert "nobody can change it" in page.content.decode()
    assert "Caregivers" in page.content.decode()


def test_initiatives_come_newest_first_page_by_page(organisation: Organisation) -> None:
    titles = [an_initiative(organisation).title for _ in range(5)]
    an_initiative(an_organisation())
    member = a_member(organisation)
    first = initiatives_of(member, size=3)
    assert [row.title for row in first.rows] == titles[:1:-1]
    last = initiatives_of(member, before=first.after, size=3)
    assert [row.title for row in last.rows] == titles[1::-1]
    assert last.after is None


def test_a_key_that_is_none_shows_the_first_page(client: Client, organisation: Organisation) -> None:
    initiative = an_initiative(organisation)
    page = signed_in(client, a_member(organisation)).get(reverse("initiatives"), {"before": "nonsense"})
    assert initiative.title in page.content.decode()


def test_who_reads_what_names_every_permission_and_says_nobody_watches(client: Client) -> None:
    page = client.get(reverse("who_reads")).content.decode()
    assert "Nobody watches this site for emergencies." in page
    for permission in PERMISSIONS.values():
        assert str(permission.label).replace("'", "&#39;") in page


def test_times_are_shown_in_the_organisations_zone(client: Client) -> None:
    auckland = an_organisation(time_zone="Pacific/Auckland")
    an_initiative(auckland, title="Sunrise")  # begun at 9:30 in UTC
    seal_all(NOW)
    page = signed_in(client, a_facilitator(auckland)).get(reverse("event_log", kwargs={"id": auckland.pk}))
    assert "4 May 2026, 21:30" in page.content.decode()
