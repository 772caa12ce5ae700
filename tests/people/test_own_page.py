"""One's own page: standpoint, name, access needs, data."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in
from tests.people.conftest import PASSWORD, an_account, membership_of

from assieme.core.models import Event
from assieme.organisations.membership_actions import leave_organisation
from assieme.organisations.models import Membership, Organisation, TakingPart
from assieme.people.actions import save_access_needs
from assieme.people.notices import notify
from assieme.people.reads import access_needs_of

pytestmark = pytest.mark.django_db


def _chosen(membership: Membership, **values: str) -> dict[str, str]:
    prefix = membership.pk.hex[:8]
    return {"membership": str(membership.pk), **{f"{prefix}-{name}": value for name, value in values.items()}}


def test_one_chooses_which_standpoint_to_speak_from_and_comes_back(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, "service user", "volunteer"))
    chosen = _chosen(membership_of(person), speaking_as="volunteer", show="on")
    answer = client.post(reverse("standpoint"), {**chosen, "next": "/my-day"})
    assert answer["Location"] == "/my-day"
    membership = membership_of(person)
    assert (membership.speaking_as, membership.show_standpoint) == ("volunteer", True)


def test_a_standpoint_that_one_does_not_hold_cannot_be_chosen(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, "carer"))
    answer = client.post(reverse("standpoint"), _chosen(membership_of(person), speaking_as="manager"))
    assert answer.status_code == 200
    assert 'class="error-box"' in answer.text
    assert membership_of(person).speaking_as == "carer"


def test_the_log_does_not_say_which_standpoint_nor_that_it_is_shown(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, "service user", "volunteer"))
    client.post(reverse("standpoint"), _chosen(membership_of(person), speaking_as="volunteer", show="on"))
    event = Event.objects.filter(actor_id=person.pk).get()
    assert (event.kind, event.data) == ("organisations.standpoint_chosen", {})


def test_the_paid_role_stands_apart(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, "service user"))
    Membership.objects.filter(person=person).update(paid_role="peer worker")
    page = client.get(reverse("standpoint")).text
    assert "Your paid role here: peer worker. It stands apart from who you speak as." in page


def test_a_name_of_ones_own_choice(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, name="Maria Rossi"))
    client.post(reverse("my_name"), {"display_name": "Luce", "is_pseudonym": "on", "language": "it"})
    person.identity.refresh_from_db()
    assert (str(person.identity), person.identity.is_pseudonym, person.identity.language) == ("Luce", True, "it")


def test_access_needs_reach_organisers_only_by_consent(client: Client, organisation: Organisation) -> None:
    said, kept, silent = (a_member(organisation) for _ in range(3))
    for person, share in ((said, True), (kept, False)):
        save_access_needs(
            person=person, needs=["breaks"], words="no bright lamps", share_with_organisers=share, by=person, now=NOW
        )
    found = access_needs_of([said.pk, kept.pk, silent.pk])
    assert set(found) == {said.pk}
    assert found[said.pk].needs == ("Breaks, and a quiet place",)
    assert found[said.pk].words == "no bright lamps"


def test_access_needs_are_saved_and_taken_back(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation))
    client.post(reverse("my_access_needs"), {"needs": ["breaks"], "share_with_organisers": "on"})
    assert set(access_needs_of([person.pk])) == {person.pk}
    client.post(reverse("my_access_needs"), {"needs": ["breaks"]})
    assert access_needs_of([person.pk]) == {}
    assert "Only you see this" in client.get(reverse("me")).text


def test_a_pause_keeps_place_and_role(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, role="facilitator"))
    client.post(reverse("change_place", args=[membership_of(person).pk]), {"do": "pause"})
    membership = membership_of(person)
    assert membership.paused_at is not None
    assert (membership.role, membership.left_at) == ("facilitator", None)
    client.post(reverse("change_place", args=[membership.pk]), {"do": "resume"})
    assert membership_of(person).paused_at is None


def test_leaving_ends_taking_part_here_and_nowhere_else(organisation: Organisation) -> None:
    person = a_member(organisation)
    here, elsewhere = an_initiative(organisation), an_initiative(an_organisation())
    for initiative in (here, elsewhere):
        TakingPart.objects.create(initiative=initiative, person=person, since=NOW)
    leave_organisation(membership=membership_of(person), by=person, now=NOW)
    ended = {row.initiative_id: row.until for row in TakingPart.objects.filter(person=person)}
    assert ended == {here.pk: NOW, elsewhere.pk: None}


def test_the_last_administrator_is_asked_to_name_another_before_leaving(
    client: Client, organisation: Organisation
) -> None:
    signed_in(client, person := a_member(organisation, role="administrator"))
    answer = client.post(reverse("change_place", args=[membership_of(person).pk]), {"do": "leave"})
    assert answer.status_code == 409
    assert "Make another person administrator first" in answer.text


def test_ones_data_is_a_file_without_secrets(client: Client, organisation: Organisation) -> None:
    person = a_member(organisation, name="Luce")
    account = an_account(person, "luce", email="luce@example.org")
    save_access_needs(person=person, needs=[], words="no bright lamps", share_with_organisers=False, by=person, now=NOW)
    a_member(organisation, name="Somebody else")
    client.post(reverse("account_login"), {"login": "luce", "password": PASSWORD})
    answer = client.get(reverse("my_data"))
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as zipped:
        assert zipped.namelist() == ["data.json", "readme.txt"]
        text = zipped.read("data.json").decode()
    data = json.loads(text)["data"]
    assert data["people.identity"][0]["display_name"] == "Luce"
    assert data["people.accessneeds"][0]["words"] == "no bright lamps"
    assert data["people.account"][0]["email"] == "luce@example.org"
    assert data["organisations.membership"][0]["organisation_id"] == str(organisation.pk)
    assert account.password not in text
    assert "password" not in text
    assert "Somebody else" not in text


def test_own_page_costs_the_same_however_much_news(
    client: Client, organisation: Organisation, django_assert_num_queries: object
) -> None:
    signed_in(client, person := a_member(organisation))
    client.get(reverse("me"))
    for rows in (1, 30):
        for _ in range(rows):
            notify(person, organisation.pk, "people.code_made", "", "/me", NOW)
        with django_assert_num_queries(10):  # type: ignore[operator]
            client.get(reverse("me"))
