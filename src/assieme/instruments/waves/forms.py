"""What the pages about a wave ask for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.core.ui.forms import DateField, Label
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.waves.reads import possible_initiatives
from assieme.instruments.words import WAYS
from assieme.organisations.models import Initiative

type Data = Mapping[str, Any] | None
USUAL = timedelta(days=21)
MOST_CODES = 200


class WaveForm(forms.Form):
    """Of whom, from when to when, and how."""

    title = forms.CharField(
        label=_("What shall we call it?"),
        max_length=200,
        help_text=_("For example: spring, or after the first year."),
        error_messages={"required": _("Give it a name.")},
    )
    initiative = forms.ModelChoiceField(
        queryset=Initiative.objects.none(),
        label=_("Who is asked?"),
        required=False,
        empty_label=_("Everybody in the organisation"),
        help_text=_("Or those who take part in one initiative."),
    )
    ways = forms.MultipleChoiceField(
        label=_("How can people answer?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one way or more.")},
    )
    opens_on = DateField(label=_("From which day?"))
    closes_on = DateField(label=_("Up to which day?"))

    def __init__(self, data: Data = None, *, instrument: Instrument, leader: Actor, today: date) -> None:
        initial = {"opens_on": today, "closes_on": today + USUAL, "ways": [Wave.Way.ALONE.value]}
        super().__init__(data, initial=initial)
        ways = [Wave.Way.ALONE, Wave.Way.PAPER] if instrument.asks_self_harm else list(Wave.Way)
        self.fields["ways"].choices = [(way.value, Label(*WAYS[way])) for way in ways]  # type: ignore[attr-defined]
        offered = possible_initiatives(leader, instrument.organisation_id)
        self.fields["initiative"].queryset = offered  # type: ignore[attr-defined]

    def clean_closes_on(self) -> date:
        closes: date = self.cleaned_data["closes_on"]
        opens = self.cleaned_data.get("opens_on")
        if opens and closes < opens:
            raise forms.ValidationError(_("The last day can't be before the first."))
        return closes


class TokensForm(forms.Form):
    """How many codes."""

    number = forms.IntegerField(
        label=_("How many codes do you need?"),
        min_value=1,
        max_value=MOST_CODES,
        initial=20,
        help_text=_("One for each person. Some more do no harm."),
    )
