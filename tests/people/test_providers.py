"""Signing in with a provider (OIDC), against a mock one: never compulsory, never a way in for the uninvited."""

import base64
import json
import time
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.factories import a_member
from tests.people.conftest import PASSWORD, an_account

from assieme.organisations.models import Organisation
from assieme.people.models import Account, Person

pytestmark = pytest.mark.django_db
ISSUER = "https://provider.example"


class _Answer:
    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.text = json.dumps(content)

    def json(self) -> dict[str, Any]:
        return self.content

    def raise_for_status(self) -> None:
        pass


class _Provider:
    """Answers what an OIDC provider answers; `subject` is who signs in there."""

    subject = "subject-1"

    def request(self, url: str) -> _Answer:
        if url.endswith("/.well-known/openid-configuration"):
            return _Answer(
                {
                    "issuer": ISSUER,
                    "authorization_endpoint": f"{ISSUER}/authorize",
                    "token_endpoint": f"{ISSUER}/token",
                    "userinfo_endpoint": f"{ISSUER}/userinfo",
                    "jwks_uri": f"{ISSUER}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        if url.endswith("/token"):
            return _Answer({"access_token": "token", "token_type": "Bearer", "id_token": self._id_token()})
        return _Answer({"sub": self.subject, "email": "someone@work.example", "email_verified": True})

    def _id_token(self) -> str:
        claims = {"iss": ISSUER, "aud": "assieme", "sub": self.subject, "exp": time.time() + 60, "iat": time.time()}
        parts = [{"alg": "none"}, claims]
        return ".".join(
            [*(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts), ""]
        )


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> _Provider:
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "mock",
                    "name": "Work",
                    "client_id": "assieme",
                    "secret": "secret",
                    "settings": {"server_url": ISSUER, "oauth_pkce_enabled": True, "fetch_userinfo": True},
                }
            ]
        }
    }
    provider = _Provider()
    monkeypatch.setattr("requests.Session.request", lambda _self, _method, url, **_: provider.request(url))
    monkeypatch.setattr(
        "allauth.socialaccount.providers.openid_connect.views.OpenIDConnectOAuth2Adapter._decode_id_token",
        lambda _self, _app, token: json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "==")),
    )
    return provider


def _come_back(client: Client, process: str) -> HttpResponseBase:
    """Go to the provider, sign in there and come back."""
    sent = client.post(reverse("openid_connect_login", args=["mock"]), query_params={"process": process})
    assert sent["Location"].startswith(f"{ISSUER}/authorize")
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    return client.get(reverse("openid_connect_callback", args=["mock"]), {"state": state, "code": "code"})


@pytest.fixture
def joined(client: Client, organisation: Organisation, provider: _Provider) -> Person:
    """Somebody who was invited, and joined the provider to their account once."""
    an_account(person := a_member(organisation), "luce")
    client.post(reverse("account_login"), {"login": "luce", "password": PASSWORD})
    _come_back(client, "connect")
    return person


def test_the_provider_is_offered_beside_the_other_ways(client: Client, provider: _Provider) -> None:
    page = client.get(reverse("account_login")).text
    assert "With your work account" in page
    assert 'name="password"' in page


def test_without_a_provider_none_is_mentioned(client: Client) -> None:
    assert "work account" not in client.get(reverse("account_login")).text


def test_who_was_invited_and_joined_it_signs_in(joined: Person) -> None:
    fresh = Client()
    answer = _come_back(fresh, "login")
    assert answer.status_code == 302
    assert fresh.session["_auth_user_id"] == str(Account.objects.get(person=joined).pk)


def test_who_is_unknown_is_refused_kindly_and_nothing_is_kept(joined: Person, provider: _Provider) -> None:
    provider.subject = "subject-2"
    fresh = Client()
    answer = _come_back(fresh, "login")
    assert answer.status_code == 403
    assert "We do not know this account yet" in cast(HttpResponse, answer).text
    assert "_auth_user_id" not in fresh.session
    assert Account.objects.count() == 1


def test_the_same_e_mail_opens_nothing(organisation: Organisation, provider: _Provider) -> None:
    an_account(a_member(organisation), "luce", email="someone@work.example")
    fresh = Client()
    assert _come_back(fresh, "login").status_code == 403
    assert "_auth_user_id" not in fresh.session
