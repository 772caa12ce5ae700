"""allauth's forms in our words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from assieme.people.devices import mark_shared


class LoginForm(AllauthLoginForm):  # type: ignore[misc] # allauth carries no types
    """Signing in by username or e-mail."""

    shared = forms.BooleanField(
        required=False,
        label=_("Other people use this device too"),
        help_text=_("Then nothing of yours stays on it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Username or e-mail")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in, and remember for this session whether the device is shared."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        if self.cleaned_data["shared"]:
            mark_shared(request)
        return response


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc] # allauth carries no types
    """Adding a passkey: one that signs in by itself, unless the person wants it for the second step alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What do you want to call it?")
        self.fields["name"].help_text = _("For example: my phone")
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = _("It signs me in by itself, without a password")
            self.fields["passwordless"].help_text = _("Your device asks for your finger, your face or its own code.")
            self.fields["passwordless"].initial = True
