"""What the pages of a year ask for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.environment import day
from assieme.core.ui.forms import DateField, Label
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.words import WAYS
from assieme.organisations.models import Organisation, Service
from assieme.year.models import MONTHS, Asking, Year, month_after
from assieme.year.months import month_name
from assieme.year.reads import services_of, usable_instruments

type Data = Mapping[str, Any] | None
USUAL = timedelta(days=21)
LATEST = timedelta(days=60)
"""So long after the end of its year people can answer at most: the report waits for them."""


def _choices(months: tuple[date, ...]) -> list[tuple[str, str]]:
    return [(first.isoformat(), month_name(first)) for first in months]


def _month(value: str) -> date:
    return date.fromisoformat(value)


class YearForm(forms.Form):
    """The month with which a year begins, and whose year it is."""

    service = forms.ModelChoiceField(
        queryset=Service.objects.none(),
        label=_("Who is asked?"),
        empty_label=_("Everybody in the organisation"),
        required=False,
        help_text=_("In a service, those are asked who take part in what it does."),
    )
    begins_on = forms.TypedChoiceField(label=_("With which month does the year begin?"), coerce=_month)

    def __init__(self, data: Data = None, *, organisation: Organisation, usual: date, today: date) -> None:
        super().__init__(data, initial={"begins_on": usual.isoformat()})
        services = services_of(organisation)
        if services:
            self.fields["service"].queryset = services  # type: ignore[attr-defined]
        else:
            del self.fields["service"]
        # A service may begin now, though the organisation's years are planned far ahead.
        this_month = today.replace(day=1)
        months = [month_after(min(usual, this_month), -MONTHS)]
        while months[-1] < month_after(max(usual, this_month), MONTHS):
            months.append(month_after(months[-1]))
        self.fields["begins_on"].choices = _choices(tuple(months))  # type: ignore[attr-defined]


class AskingForm(forms.Form):
    """What everybody is asked, about what, and when."""

    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Asking.About.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    instrument = forms.ModelChoiceField(
        queryset=Instrument.objects.none(),
        label=_("Which questions?"),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("Those that are switched on here."),
        error_messages={"required": _("Choose the questions.")},
    )
    month = forms.TypedChoiceField(label=_("In which month?"), coerce=_month)

    def __init__(self, data: Data = None, *, year: Year, today: date) -> None:
        this_month = today.replace(day=1)
        usual = this_month if this_month in year.months else year.begins_on
        super().__init__(data, initial={"month": usual.isoformat()})
        self.fields["instrument"].queryset = usable_instruments(year.organisation_id)  # type: ignore[attr-defined]
        self.fields["month"].choices = _choices(year.months)  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Another month."""

    month = forms.TypedChoiceField(label=_("In which month?"), coerce=_month)

    def __init__(self, data: Data = None, *, asking: Asking) -> None:
        super().__init__(data, initial={"month": asking.month.isoformat()})
        self.fields["month"].choices = _choices(asking.year.months)  # type: ignore[attr-defined]


class SendForm(forms.Form):
    """How people can answer, and up to which day."""

    ways = forms.MultipleChoiceField(
        label=_("How can people answer?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one way or more.")},
    )
    closes_on = DateField(label=_("Up to which day?"))

    def __init__(self, data: Data = None, *, asking: Asking, today: date) -> None:
        instrument = asking.instrument
        ways = [Wave.Way.ALONE, Wave.Way.PAPER] if instrument.asks_self_harm else list(Wave.Way)
        usual = [Wave.Way.ALONE.value, Wave.Way.PAPER.value]
        super().__init__(data, initial={"closes_on": today + USUAL, "ways": usual})
        self.today, self.latest = today, max(asking.year.ends_on, today) + LATEST
        self.fields["ways"].choices = [(way.value, Label(*WAYS[way])) for way in ways]  # type: ignore[attr-defined]

    def clean_closes_on(self) -> date:
        closes: date = self.cleaned_data["closes_on"]
        if closes < self.today:
            raise forms.ValidationError(_("This day is over."))
        if closes > self.latest:
            raise forms.ValidationError(_("That is too late. Choose a day up to %(day)s.") % {"day": day(self.latest)})
        return closes


class CheckForm(forms.Form):
    """Who checked the easy words."""

    who = forms.CharField(
        label=_("Who has checked it?"),
        max_length=200,
        help_text=_("For example: four people of the Tuesday group."),
        error_messages={"required": _("Say who has checked it.")},
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
