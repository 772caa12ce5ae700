"""What the pages about reflective sessions and learning ask for."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField
from assieme.people.models import Person
from assieme.reflection.models import Session
from assieme.reflection.reads import possible_people

type Data = Mapping[str, Any] | None
NOT_YET = _("This day is still to come.")


class SessionForm(forms.Form):
    """That it was, how long, and who was there: nothing of what was said."""

    held_on = DateField(label=_("Which day was it?"))
    minutes = forms.IntegerField(
        label=_("How long did it last?"), min_value=5, max_value=600, help_text=_("In minutes."), initial=60
    )
    protected = forms.TypedChoiceField(
        label=_("Was the time kept free of other work?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    conflict = forms.ChoiceField(
        label=_("Did a conflict come up?"),
        choices=Session.Conflict.choices,
        widget=forms.RadioSelect,
        help_text=_("Only say if. What it was stays in the room."),
        error_messages={"required": _("Choose one.")},
    )
    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        label=_("Who was there?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who was there.")},
    )

    def __init__(
        self, data: Data = None, *, organisation: UUID, today: date, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {"held_on": today}))
        self.today = today
        there = self.initial.get("people", ())
        self.fields["people"].queryset = possible_people(organisation, there)  # type: ignore[attr-defined]

    def clean_held_on(self) -> date:
        return _not_later(self.cleaned_data["held_on"], self.today)

    @property
    def there(self) -> list[UUID]:
        """Who was there, by their keys."""
        return [person.pk for person in self.cleaned_data["people"]]


class PlanForm(forms.Form):
    """When the team sits together next."""

    on = DateField(label=_("On which day?"))
    begins = forms.TimeField(
        label=_("From what time?"),
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-10"}),
        help_text=_("For example 14:30."),
        error_messages={"required": _("Say from what time.")},
    )
    minutes = forms.IntegerField(
        label=_("How long?"), min_value=5, max_value=600, help_text=_("In minutes."), initial=60
    )

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.today:
            raise forms.ValidationError(_("This day is over."))
        return on


class TrainingForm(forms.Form):
    """What one learned, when, and for how long."""

    course = forms.CharField(
        label=_("What did you learn?"),
        max_length=300,
        help_text=_("Your own words. Only you can read them."),
        error_messages={"required": _("Say what it was.")},
    )
    held_on = DateField(label=_("When did it end?"))
    hours = forms.DecimalField(
        label=_("How many hours was it?"),
        min_value=0,
        max_value=500,
        max_digits=5,
        decimal_places=2,
        help_text=_("For example 1.5."),
        error_messages={"required": _("Say how many hours.")},
    )

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data, initial={"held_on": today})
        self.today = today

    def clean_held_on(self) -> date:
        return _not_later(self.cleaned_data["held_on"], self.today)


def _not_later(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(NOT_YET)
    return day
