"""What people fill in about votes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField


class QuestionForm(forms.Form):
    """A question to vote on."""

    title = forms.CharField(label=_("Its name, in a few words"), max_length=200, help_text=_("Such as “A quiet room”."))
    question = forms.CharField(
        label=_("What are you asking?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("One question that people can answer with for or against."),
    )
    last_day = DateField(
        label=_("The last day to vote"),
        required=False,
        help_text=_("Leave it empty to close the vote yourself, at a meeting."),
    )
    card = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last_day(self) -> date | None:
        """The last day. Raises ValidationError for one that is over."""
        day: date | None = self.cleaned_data["last_day"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        return day


class ReceiptForm(forms.Form):
    """A receipt to look for in the box."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        max_length=40,
        help_text=_("Four groups of four signs, such as K7QM-2XWD-PA8T-HU3F."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
