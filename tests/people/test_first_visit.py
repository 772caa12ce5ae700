"""The first visit: from the printed code to an administrator who is signed in."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.factories import an_organisation

from assieme.core.models import Event
from assieme.home import door
from assieme.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db
PLACE = {
    "step": "place",
    "name": "Lakeside",
    "place": "Lugano",
    "language": "it",
    "crisis_words": "Call the night line.",
    "crisis_phone": "0800 1",
    "crisis_hours": "day and night",
}
PERSON = {"display_name": "Ada", "username": "ada", "password": "warm bread tuesday"}


@pytest.fixture(autouse=True)
def _empty_house(settings: Settings, tmp_path: Path) -> None:
    settings.FIRST_VISIT = True
    settings.MEDIA_ROOT = tmp_path / "files"


def _printed() -> str:
    out = StringIO()
    call_command("first_visit_code", stdout=out)
    return out.getvalue()


def test_the_server_prints_a_code_and_keeps_its_hash_in_a_private_file(settings: Settings) -> None:
    printed = _printed()
    file = Path(settings.MEDIA_ROOT) / "first-visit.hash"
    code = printed.split()[-1]
    assert "/first-visit" in printed
    assert file.stat().st_mode & 0o777 == 0o600
    assert code not in file.read_text()
    assert door.is_right(code)


def test_once_somebody_has_set_it_up_nothing_is_printed() -> None:
    an_organisation(made_up=True)
    assert _printed()
    an_organisation()
    assert _printed() == ""


def test_the_code_printed_last_is_the_one_that_counts() -> None:
    first, second = door.make_code(), door.make_code()
    assert not door.is_right(first)
    assert door.is_right(second)
    door.forget_code()
    assert not door.is_right(second)


@pytest.mark.parametrize("page", ["account_login", "me", "standpoint"])
def test_pages_lead_to_the_first_visit(client: Client, page: str) -> None:
    assert client.get(reverse(page))["Location"] == reverse("first_visit")


def test_two_steps_make_the_place_and_its_administrator_and_sign_them_in(client: Client) -> None:
    code = door.make_code()
    step = client.post(reverse("first_visit"), {**PLACE, "code": code})
    assert "step 2 of 2" in step.text
    assert not Organisation.objects.exists()
    answer = client.post(reverse("first_visit"), {**PLACE, **PERSON, "code": code, "step": "person"})
    assert answer["Location"] == reverse("second_factor")
    organisation = Organisation.objects.get()
    membership = Membership.objects.get()
    assert (organisation.name, organisation.language, organisation.crisis_phone) == ("Lakeside", "it", "0800 1")
    assert (membership.role, str(membership.person)) == ("administrator", "Ada")
    assert client.session["_auth_user_id"] == str(membership.person.account.pk)
    assert Event.objects.filter(kind="organisations.first_visit_made", actor_kind="system").count() == 1
    assert not door.is_right(code)


def test_with_bad_input_nothing_is_lost(client: Client) -> None:
    code = door.make_code()
    bad = {**PERSON, "password": "short"}
    page = client.post(reverse("first_visit"), {**PLACE, **bad, "code": code, "step": "person"}).text
    assert 'class="error-box"' in page
    assert "at least 10" in page
    assert 'value="Ada"' in page
    for name in ("name", "place", "crisis_words", "crisis_phone"):
        assert f'value="{PLACE[name]}"' in page
    assert not Organisation.objects.exists()


def test_one_can_go_back_to_step_one(client: Client) -> None:
    page = client.post(reverse("first_visit"), {**PLACE, **PERSON, "code": door.make_code(), "step": "back"}).text
    assert "step 1 of 2" in page
    assert 'value="Lakeside"' in page
    assert 'class="error-box"' not in page


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-JKMN-PQRS", "short"])
def test_without_the_right_code_nothing_happens(client: Client, code: str) -> None:
    door.make_code()
    page = client.post(reverse("first_visit"), {**PLACE, **PERSON, "code": code, "step": "person"}).text
    assert "step 1 of 2" in page
    assert 'class="error-box"' in page
    assert 'value="Lakeside"' in page
    assert not Organisation.objects.exists()


def test_guesses_are_limited(client: Client) -> None:
    door.make_code()
    wrong = {**PLACE, "code": "ABCD-EFGH-JKMN-PQRS"}
    statuses = [client.post(reverse("first_visit"), wrong).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]


def test_there_is_one_first_visit(client: Client) -> None:
    code = door.make_code()
    an_organisation()
    answer = client.post(reverse("first_visit"), {**PLACE, **PERSON, "code": code, "step": "person"})
    assert answer.status_code == 409
    assert "set up already" in answer.text
    assert client.get(reverse("account_login")).status_code == 200
