"""What people fill in about meetings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField


class MeetingForm(forms.Form):
    """A day in the diary."""

    held_on = DateField(label=_("When do you meet?"))
    begins = forms.TimeField(label=_("From when?"), required=False)
    ends = forms.TimeField(label=_("Until when?"), required=False)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    remote = forms.URLField(
        label=_("How can people join from elsewhere?"),
        help_text=_("The address of a video call."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("ends") and not said.get("begins"):
            self.add_error("begins", _("Say when it begins, too."))
        return said


class MinutesForm(forms.Form):
    """What was written down of a meeting."""

    words = forms.CharField(
        label=_("What was said and agreed"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
        required=False,
        help_text=_("People with a seat can read this. Others may later, as your rules say."),
    )
    present = forms.MultipleChoiceField(label=_("Who was there?"), widget=forms.CheckboxSelectMultiple, required=False)
    chaired_by = forms.ChoiceField(label=_("Who chaired?"), required=False)

    def __init__(self, *args: Any, seats: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(key), name) for key, name in seats.items()]
        present: Any = self.fields["present"]
        chaired_by: Any = self.fields["chaired_by"]
        present.choices = names
        chaired_by.choices = [("", _("Nobody from the seats")), *names]


class CorrectionForm(forms.Form):
    """How the minutes should be."""

    words = forms.CharField(
        label=_("What should they say?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("If it is accepted, your words stand under the minutes."),
    )
