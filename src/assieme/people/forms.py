"""What people type about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from assieme.people.codes import tidy
from assieme.people.models import AccessNeeds, Account
from assieme.people.reads import username_is_taken

LANGUAGE_NAMES = (("en", "English"), ("it", "Italiano"))
username_letters = RegexValidator(r"^[\w.-]{3,40}\Z", _("Use 3 to 40 letters, numbers, dots or dashes. No spaces."))


class CodeForm(forms.Form):
    """The one-time code, as typed. Cleans to its tidy form."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It has four groups of four, like 7KMQ-2XRT-9WHC-B4ND. Small letters and spaces don't matter."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

    def clean_code(self) -> str:
        code = tidy(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("This is not a whole code. Look at the four groups again."))
        return code


class PasswordMixin(forms.Form):
    """A username and a password, checked as everywhere."""

    username = forms.CharField(
        label=_("Username"),
        help_text=_("You type it to sign in. It need not be your name."),
        validators=[username_letters],
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("10 letters or more. Three words that only you would put together are good."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    # The account whose username may stay as it is.
    account: Account | None = None

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if username.startswith(Account.UNNAMED) or username_is_taken(username, self.account):
            raise forms.ValidationError(_("Somebody has this username already. Try another one."))
        return username

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, Account(username=self.cleaned_data.get("username", "")))
        return password


class UsernameForm(PasswordMixin):
    """Choosing a username and a password."""

    def __init__(self, *args: Any, account: Account | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account


class NameForm(forms.Form):
    """The name that others see."""

    display_name = forms.CharField(
        label=_("Your name here"),
        help_text=_("Others see this name. You may choose another one than in your papers."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    is_pseudonym = forms.BooleanField(label=_("This is a name I chose for here"), required=False)
    language = forms.ChoiceField(
        label=_("Language of messages to you"),
        choices=[(code, dict(LANGUAGE_NAMES).get(code, name)) for code, name in settings.LANGUAGES],
        widget=forms.RadioSelect,
    )


class AccessNeedsForm(forms.Form):
    """What a person needs to take part."""

    needs = forms.MultipleChoiceField(
        label=_("What helps you to take part?"),
        choices=AccessNeeds.Need.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("Anything else, in your words"),
        help_text=_("Say what helps. You need not say why."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    share_with_organisers = forms.BooleanField(
        label=_("Show this to whoever organises a meeting I come to"),
        help_text=_("If you leave this empty, only you see it."),
        required=False,
    )


UNKNOWN_CODE = _("We do not know this code. Look at it again, or ask for a new one.")
