"""What people send from the screens of a room."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.live.codes import tidy

NAME, WORDS = 60, 600


class PressForm(forms.Form):
    """A pressed button: what it does, to whom or to what, and the id of the press."""

    do = forms.CharField(max_length=80)
    press = forms.UUIDField(required=False)
    person = forms.UUIDField(required=False)

    def verb(self) -> str:
        return str(self.cleaned_data["do"]).partition(":")[0]

    def key(self) -> UUID | None:
        """What stands behind the colon; None where that is no key."""
        try:
            return UUID(str(self.cleaned_data["do"]).partition(":")[2])
        except ValueError:
            return None


class CodeForm(forms.Form):
    """The code that the big screen shows."""

    code = forms.CharField(label=_("The code on the big screen"), max_length=20)

    def clean_code(self) -> str:
        code = tidy(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("A code has eight letters and numbers. Please look again."))
        return code


class NameForm(forms.Form):
    """The name by which a guest is called."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("Any name you like. It is erased when the meeting ends."),
        max_length=NAME,
        error_messages={"required": _("Write a name. It need not be your real one.")},
    )


class WordsForm(forms.Form):
    """What somebody writes in the round in place of saying it."""

    words = forms.CharField(
        label=_("What was good?"),
        help_text=_("Everybody in the meeting reads it, until the round ends."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=WORDS,
        error_messages={"required": _("Write a few words. Or go back and pass.")},
    )
    press = forms.UUIDField(required=False, widget=forms.HiddenInput)


class PulseForm(forms.Form):
    """Three questions, each from 0 to 10."""

    heard = forms.TypedChoiceField(label=_("Did people hear you?"), coerce=int)
    counted = forms.TypedChoiceField(label=_("Did it count what you said?"), coerce=int)
    next = forms.TypedChoiceField(label=_("Do you know what happens next?"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("heard", "counted", "next"):
            field: Any = self.fields[name]
            field.choices = [(number, str(number)) for number in range(11)]
            field.widget = forms.RadioSelect(choices=field.choices)
            field.error_messages["required"] = _("Choose a number from 0 to 10.")
