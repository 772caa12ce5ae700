"""Who leads an organisation signs in with two steps."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings
from tests.factories import a_member, signed_in
from tests.people.conftest import PASSWORD, an_account, membership_of

from assieme.organisations.membership_actions import issue_code
from assieme.organisations.middleware import OPEN
from assieme.organisations.models import Organisation
from assieme.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize(
    ("role", "led"), [("member", False), ("researcher", False), ("facilitator", True), ("administrator", True)]
)
def test_only_who_leads_is_led_to_set_one_up(client: Client, organisation: Organisation, role: str, led: bool) -> None:
    signed_in(client, a_member(organisation, role=role))
    answer = client.get(reverse("me"))
    assert (answer.status_code == 302 and answer["Location"] == reverse("second_factor")) == led


def test_with_an_app_all_pages_open(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, role="facilitator"))
    TOTP.activate(Account.objects.get(person=person), generate_totp_secret())
    assert client.get(reverse("me")).status_code == 200


def test_recovery_codes_alone_are_no_second_step(client: Client, organisation: Organisation) -> None:
    signed_in(client, person := a_member(organisation, role="facilitator"))
    RecoveryCodes.activate(Account.objects.get(person=person))
    assert client.get(reverse("me")).status_code == 302


@pytest.mark.parametrize("page", ["second_factor", "account_logout", "mfa_index"])
def test_setting_up_and_signing_out_stay_open(client: Client, organisation: Organisation, page: str) -> None:
    signed_in(client, a_member(organisation, role="administrator"))
    answer = client.get(reverse(page))
    assert answer.status_code == 200
    assert reverse("account_logout") in answer.text


def test_the_page_says_why_and_offers_both_ways(client: Client, organisation: Organisation) -> None:
    signed_in(client, a_member(organisation, role="facilitator"))
    page = client.get(reverse("second_factor")).text
    assert reverse("mfa_add_webauthn") in page
    assert reverse("mfa_activate_totp") in page
    assert "two steps" in page


def test_the_demonstration_asks_for_none(client: Client, organisation: Organisation, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    signed_in(client, a_member(organisation, role="administrator"))
    assert client.get(reverse("me")).status_code == 200


def test_an_app_can_be_set_up_from_here(client: Client, organisation: Organisation) -> None:
    an_account(person := a_member(organisation, role="facilitator"), "federico")
    client.post(reverse("account_login"), {"login": "federico", "password": PASSWORD})
    asked = client.get(reverse("mfa_activate_totp"))["Location"]
    page = client.post(asked, {"password": PASSWORD}, follow=True)
    assert page.status_code == 200
    secret = re.search(r'id="authenticator_secret" value="([A-Z2-7]+)"', page.text)[1]  # type: ignore[index]
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    code = auth.format_hotp_value(auth.hotp_value(secret, counter))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer.status_code == 302
    assert Authenticator.objects.filter(user__person=person, type="totp").exists()
    assert client.get(reverse("me")).status_code == 200


def test_who_has_no_password_can_add_a_passkey(client: Client, organisation: Organisation) -> None:
    person, by = a_member(organisation), a_member(organisation, role="administrator")
    _, code = issue_code(membership=membership_of(person), purpose="set-up", by=by, now=timezone.now())
    client.post(reverse("use_code"), {"code": code})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_stays_open_exists(name: str) -> None:
    assert name in get_resolver().reverse_dict
