"""Signing a person in without a password, through allauth's stages: a second factor is still asked for."""

from typing import cast

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

from assieme.people.models import Account

CODES = {"code": "10/m/ip,60/h/ip"}


def sign_in(request: HttpRequest, account: Account, *, method: str, redirect_url: str) -> HttpResponse:
    """Sign `account` in; the answer leads to `redirect_url`, by way of the second factor where there is one.

    `method` says how, for allauth's own record: `code` or `first visit`.
    """
    record_authentication(request, account, method=method)
    login = Login(user=account, email_verification=EmailVerificationMethod.NONE, redirect_url=redirect_url)
    return cast(HttpResponse, perform_login(request, login))


def may_try_code(request: HttpRequest) -> bool:
    """False when too many codes were tried from one place: 10 in a minute, 60 in an hour."""
    return bool(ratelimit.consume(request, app="people", action="code", config=CODES, limit_get=True))


def tried_too_many_codes(request: HttpRequest) -> bool:
    """As `may_try_code`, and counts nothing: where many people at one place type a right code."""
    return not ratelimit.consume(request, app="people", action="code", config=CODES, dry_run=True, limit_get=True)


def may_answer_by_link(request: HttpRequest) -> bool:
    """False when too many answers came from one place: all phones of a meeting are one place, so 60 in a minute."""
    rates = {"answer": "60/m/ip,200/h/ip"}
    return bool(ratelimit.consume(request, app="people", action="answer", config=rates))
