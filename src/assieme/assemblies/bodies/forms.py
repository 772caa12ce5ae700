"""What people fill in about assemblies, seats and rules."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField
from assieme.core.ui.words import STANDPOINTS, standpoint_word

KINDS = (
    ("open", _("The seat is open to all who want it")),
    ("appointed", _("They were appointed")),
    ("elected", _("They were elected")),
    ("drawn", _("They were drawn by lot")),
)


class AssemblyForm(forms.Form):
    """A new assembly."""

    name = forms.CharField(label=_("What is it called?"), max_length=200, help_text=_("Such as “Wednesday committee”."))
    purpose = forms.CharField(
        label=_("What is it for?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        help_text=_("One or two plain sentences."),
    )
    initiative = forms.ChoiceField(label=_("Does it belong to an initiative?"), required=False)

    def __init__(self, *args: Any, initiatives: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initiatives = {str(one.pk): one for one in initiatives}
        field: Any = self.fields["initiative"]
        field.choices = [
            ("", _("No, to the whole organisation")),
            *((key, one.title) for key, one in self.initiatives.items()),
        ]

    def clean_initiative(self) -> Any:
        """The chosen initiative, or None."""
        return self.initiatives.get(self.cleaned_data["initiative"])


class BreakForm(forms.Form):
    """From when one takes a break, and until when. Nobody asks why."""

    first_day = DateField(label=_("From which day?"))
    last_day = DateField(
        label=_("Until which day?"), required=False, help_text=_("Leave it empty if you do not know yet.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if day < self.today:
            raise forms.ValidationError(_("A break begins today or later. What is over stays as it was."))
        return day

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This day is before the first one."))
        return said


class SeatForm(forms.Form):
    """Who sits, and for which standpoint."""

    person = forms.ChoiceField(label=_("Who takes the seat?"))
    standpoint = forms.ChoiceField(
        label=_("Which standpoint do they speak from here?"),
        choices=[(one, standpoint_word(one)) for one in STANDPOINTS],
        widget=forms.RadioSelect,
        help_text=_("Ask the person. They choose."),
    )

    kind = forms.ChoiceField(label=_("How did they come to it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Mapping[UUID, str], kinds: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [("", _("Choose a person")), *((str(key), name) for key, name in people.items())]
        came: Any = self.fields["kind"]
        came.choices = [(key, words) for key, words in KINDS if key in kinds]
        if len(came.choices) < 2:
            del self.fields["kind"]
