"""What people fill in of a draw."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.draws.words import question_of, value_word
from assieme.core.ui.forms import DateField
from assieme.core.ui.words import STANDPOINTS, standpoint_word

if TYPE_CHECKING:
    from assieme.assemblies.draws.models import Target

MOST = 200
BANDS = ("16–29", "30–44", "45–59", "60–74", "75+")
DIGITS = re.compile(r"[0-9 ]+")
FEWEST_DIGITS = 6
AGE, SERVICE, OWN = "age", "service", "own"


class DrawForm(forms.Form):
    """A new draw."""

    name = forms.CharField(
        label=_("What is the panel called?"), max_length=120, help_text=_("Such as “Panel on the new day centre”.")
    )
    purpose = forms.CharField(
        label=_("What will it do?"),
        help_text=_("How often it meets, for how long, what its word counts for, and what people get for it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1500,
    )
    size = forms.IntegerField(label=_("How many places does it have?"), min_value=1, max_value=MOST)
    standpoints = forms.MultipleChoiceField(
        label=_("Who sits on it?"),
        choices=[(one, standpoint_word(one, many=True)) for one in STANDPOINTS],
        widget=forms.CheckboxSelectMultiple,
        initial=["service user", "carer"],
    )
    closes_on = DateField(label=_("What is the last day to say yes?"))

    def __init__(self, *args: Any, planned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if planned:
            del self.fields["standpoints"]


class FeatureForm(forms.Form):
    """One thing more to ask people."""

    kind = forms.ChoiceField(
        label=_("What else shall be mixed well?"),
        choices=[(AGE, _("Ages")), (SERVICE, _("Services")), (OWN, _("Something else"))],
        widget=forms.RadioSelect,
        initial=AGE,
    )
    name = forms.CharField(
        label=_("Something else: how do you ask for it?"),
        help_text=_("Such as “Where do you live?” Ask only what you need."),
        max_length=60,
        required=False,
    )
    values = forms.CharField(
        label=_("Something else: the answers to choose from"),
        help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, services: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.services = list(services)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        kind = said.get("kind")
        lines = [line.strip()[:80] for line in said.get("values", "").splitlines() if line.strip()]
        values = {AGE: list(BANDS), SERVICE: self.services}.get(kind or "", lines)
        if len(set(values)) < 2 and kind == SERVICE:
            self.add_error("kind", _("There is only one service. So there is nothing to mix."))
        elif len(set(values)) < 2:
            self.add_error("values", _("Write two answers or more."))
        if kind == OWN and not said.get("name"):
            self.add_error("name", _("Write how you ask for it."))
        return said | {"feature": said.get("name") if kind == OWN else kind, "values": values}


class TargetsForm(forms.Form):
    """The least and the most of each target."""

    def __init__(self, *args: Any, targets: Iterable["Target"], size: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets, self.size = list(targets), size
        for one in self.targets:
            for end, number in (("least", one.least), ("most", one.most)):
                self.fields[f"{end}_{one.pk}"] = forms.IntegerField(
                    label=value_word(one.feature, one.value), min_value=0, max_value=size, initial=number
                )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for one in self.targets:
            least, most = said.get(f"least_{one.pk}"), said.get(f"most_{one.pk}")
            if least is not None and most is not None and least > most:
                self.add_error(f"least_{one.pk}", _("This is more than the most."))
        return said

    def numbers(self) -> dict[UUID, tuple[int, int]]:
        said = self.cleaned_data
        return {one.pk: (said[f"least_{one.pk}"], said[f"most_{one.pk}"]) for one in self.targets}


class EntryForm(forms.Form):
    """What one says of oneself: one choice for each feature, named `f0`, `f1` …"""

    def __init__(self, *args: Any, choices: Mapping[str, Sequence[str]], said: Mapping[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.features = dict(enumerate(choices))
        for place, (feature, values) in enumerate(choices.items()):
            only = values[0] if len(values) == 1 else None
            self.fields[f"f{place}"] = forms.ChoiceField(
                label=question_of(feature),
                choices=[(value, value_word(feature, value)) for value in values],
                widget=forms.RadioSelect,
                initial=said.get(feature, only),
                error_messages={"required": _("Choose one.")},
            )

    def said(self) -> dict[str, str]:
        return {feature: self.cleaned_data[f"f{place}"] for place, feature in self.features.items()}


class SeedForm(forms.Form):
    """The number that people make in the open."""

    said = forms.CharField(
        label=_("Which number did you make together?"),
        help_text=_("Throw dice, six times or more, where all can see. Write the numbers one after the other."),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_said(self) -> str:
        said = " ".join(str(self.cleaned_data["said"]).split())
        if not DIGITS.fullmatch(said) or len(said.replace(" ", "")) < FEWEST_DIGITS:
            raise forms.ValidationError(_("Write six digits or more, and nothing else."))
        return said
