"""Validation of what people say and answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import Label

LONG = 5000
NAMED = _("Only the person named above sees it. You find the answer on this page.")
NAMELESS = _("Your name is not stored. You get a code, and with it you can read the answer.")
TOO_LONG = _("This is too long. Please say it in fewer words.")


class ConcernForm(forms.Form):
    """What went wrong, with a name or without."""

    words = forms.CharField(
        label=_("What went wrong?"),
        help_text=_("Say it the way you like, as much or as little as you want."),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write what went wrong. One sentence is enough.")},
    )
    name = forms.ChoiceField(
        label=_("Do you want to give your name?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", Label(_("Yes"), NAMED)),
            ("no", Label(_("No"), NAMELESS)),
        ],
        error_messages={"required": _("Choose yes or no.")},
    )

    def clean_words(self) -> str:
        return _short_enough(self.cleaned_data["words"])


class ReplyForm(forms.Form):
    """The receiver's answer."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("Only the person who said it can read this."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your answer.")},
    )

    def clean_words(self) -> str:
        return _short_enough(self.cleaned_data["words"])


def _short_enough(words: str) -> str:
    if len(words) > LONG:
        raise forms.ValidationError(TOO_LONG)
    return words
