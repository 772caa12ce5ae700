"""How long people stay signed in."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.factories import a_member, signed_in

from assieme.organisations.models import Organisation

pytestmark = pytest.mark.django_db
NINE = 1_800_000_000


class Clock:
    def __init__(self) -> None:
        self.now = float(NINE)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr("assieme.people.middleware.time.time", clock)
    yield clock
    monkeypatch.setattr("assieme.people.middleware.time.time", time.time)


@pytest.fixture
def inside(client: Client, organisation: Organisation, clock: Clock) -> Client:
    signed_in(client, a_member(organisation))
    client.get(reverse("my_name"))
    return client


def test_the_first_page_says_when_the_session_ends(inside: Client, settings: Settings) -> None:
    assert inside.session["ends"] == NINE + settings.SESSION_IDLE_SECONDS
    assert f'data-session-ends="{inside.session["ends"]}"' in inside.get(reverse("my_name")).text


def test_each_page_gives_more_time_written_at_most_once_a_minute(inside: Client, clock: Clock) -> None:
    first = inside.session["ends"]
    clock.now = NINE + 59
    inside.get(reverse("my_name"))
    assert inside.session["ends"] == first
    clock.now = NINE + 60
    inside.get(reverse("my_name"))
    assert inside.session["ends"] == first + 60


def test_without_a_page_for_half_an_hour_one_is_signed_out_and_told(inside: Client, clock: Clock) -> None:
    clock.now = NINE + 30 * 60
    answer = inside.get(reverse("my_name"))
    assert answer["Location"] == f"{reverse('session_ended')}?next=%2Fme%2Fname"
    assert "_auth_user_id" not in inside.session
    page = inside.get(answer["Location"])
    assert "What you saved is still there" in page.text
    assert "next=/me/name" in page.text


def test_a_second_before_one_is_still_in(inside: Client, clock: Clock) -> None:
    clock.now = NINE + 30 * 60 - 1
    assert inside.get(reverse("my_name")).status_code == 200


def test_after_twelve_hours_one_is_signed_out_however_busy(inside: Client, clock: Clock) -> None:
    for minutes in range(0, 12 * 60, 20):
        clock.now = NINE + minutes * 60
        assert inside.get(reverse("my_name")).status_code == 200
    assert inside.session["ends"] == NINE + 12 * 60 * 60
    clock.now = NINE + 12 * 60 * 60
    assert inside.get(reverse("my_name")).status_code == 302


def test_a_script_extends_and_reads_the_new_end(inside: Client, clock: Clock) -> None:
    clock.now = NINE + 10
    answer = inside.post(reverse("extend_session"), headers={"accept": "application/json"})
    assert answer.json() == {"ends": NINE + 10 + 30 * 60}


def test_without_a_script_the_button_leads_back_to_the_page(inside: Client) -> None:
    assert inside.post(reverse("extend_session"), {"next": "/me/name"})["Location"] == "/me/name"


def test_the_way_back_never_leaves_the_site(inside: Client) -> None:
    assert inside.post(reverse("extend_session"), {"next": "https://elsewhere.example/"})["Location"] == "/my-day"
    page = Client().get(reverse("session_ended"), {"next": "//elsewhere.example"}).text
    assert f'href="{reverse("account_login")}"' in page


def test_a_script_that_comes_too_late_is_told_so(inside: Client, clock: Clock) -> None:
    clock.now = NINE + 31 * 60
    answer = inside.post(reverse("extend_session"), headers={"accept": "application/json"})
    assert answer.status_code == 401


def test_extending_needs_a_post(inside: Client) -> None:
    assert inside.get(reverse("extend_session")).status_code == 405
