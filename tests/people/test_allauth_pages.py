"""Every page of allauth stands in our shell."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from tests.factories import a_member
from tests.people.conftest import PASSWORD, an_account

from assieme.organisations.models import Organisation
from assieme.people.models import Account

pytestmark = pytest.mark.django_db
# Addresses that need a provider's answer or a key to be asked at all.
ARGUMENTS = {"key": "x-y", "uidb36": "1", "provider_id": "mock", "pk": 1, "uuid": "x"}


def _names(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry)
        elif entry.name and entry.callback.__module__.startswith("allauth."):
            yield entry.name


def _address(name: str) -> str:
    wanted = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
    return reverse(name, kwargs={argument: ARGUMENTS[argument] for argument in wanted})


PAGES = sorted(set(_names(get_resolver())))
FILES = {"mfa_download_recovery_codes"}


def test_there_are_pages() -> None:
    assert {"account_login", "account_reset_password", "mfa_index", "mfa_add_webauthn"} <= set(PAGES)
    assert len(PAGES) > 20


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["nobody", "somebody"])
def test_the_page_is_in_our_look(client: Client, organisation: Organisation, name: str, who: str) -> None:
    if who == "somebody":
        _sign_in(client, organisation)
    answer = client.get(_address(name))
    if name in FILES and answer.status_code == 200:
        assert answer["Content-Disposition"].startswith("attachment")
        return
    assert answer.status_code in {200, 302, 401, 404, 405}
    if answer.status_code in {200, 401} and answer["Content-Type"].startswith("text/html"):
        _looks_like_ours(answer.text)


def _sign_in(client: Client, organisation: Organisation) -> None:
    """With a password just typed, so that pages that ask again show themselves."""
    account = an_account(a_member(organisation), "luce")
    client.post(reverse("account_login"), {"login": "luce", "password": PASSWORD})
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    Authenticator.objects.filter(user=account, type="webauthn").delete()


def _looks_like_ours(page: str) -> None:
    assert page.lstrip().startswith("<!doctype html>")
    assert page.count("<main") == page.count("<h1") == page.count('<aside class="crisis"') == 1
    assert 'class="masthead"' in page
    assert "&lt;" not in page
    assert "{%" not in page
    assert "<title>" in page
    assert not re.search(r"<title>\s*·", page), "the page has no title"


def test_signing_up_is_closed_and_says_the_way_in(client: Client) -> None:
    page = client.get(reverse("account_signup")).text
    assert "People come in by invitation" in page
    client.post(reverse("account_signup"), {"username": "somebody", "password1": PASSWORD, "password2": PASSWORD})
    assert not Account.objects.exists()


@pytest.mark.parametrize("typed", ["luce", "LUCE", "luce@example.org"])
def test_one_signs_in_by_username_or_by_e_mail(client: Client, organisation: Organisation, typed: str) -> None:
    an_account(a_member(organisation), "luce", email="luce@example.org")
    answer = client.post(reverse("account_login"), {"login": typed, "password": PASSWORD})
    assert answer.status_code == 302
    assert "_auth_user_id" in client.session


def test_a_wrong_password_is_told_and_the_name_kept(client: Client, organisation: Organisation) -> None:
    an_account(a_member(organisation), "luce")
    answer = client.post(reverse("account_login"), {"login": "luce", "password": "wrong"})
    assert answer.status_code == 200
    assert 'class="error-box"' in answer.text
    assert 'value="luce"' in answer.text
