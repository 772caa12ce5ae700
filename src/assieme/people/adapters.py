"""Where allauth meets our people: nobody signs up by themselves, messages go out in the person's language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import get_language, override

from assieme.people.models import Account, Identity


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth carries no types
    """Accounts. People come by welcome: a member is made by a facilitator, and a one-time code opens the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the person's language; say nothing where the server sends no mail."""
        if not settings.ENV.mail:
            return
        user = context.get("user")
        language = Identity.objects.filter(person__account=user).values_list("language", flat=True).first()
        with override(language or get_language()):
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth carries no types
    """Second factors."""

    def _get_user_identifier(self, user: Account) -> str:
        """What the authenticator app shows beside the code: the username, never another name."""
        return user.username


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth carries no types
    """Sign-in with a provider: for people who are in already and have joined it to their account."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse kindly whom nobody has invited; who is signed in joins the provider to their account."""
        joining = sociallogin.state.get("process") == "connect"
        if sociallogin.is_existing or joining:
            return
        raise ImmediateHttpResponse(render(request, "people/not_invited.jinja", status=403))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - as above
        return False
