"""allauth's forms in our words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):  # type: ignore[misc] # allauth carries no types
    """Signing in by username or e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Username or e-mail")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


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
