"""What the pages of answering ask for besides the questions: a standpoint, a paper's number, hands counted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.instruments.answers.comparing import Difference
from assieme.instruments.content.questions import Answers

type Data = Mapping[str, Any] | None
MOST_PEOPLE = 500


def standpoint_field(label: Any) -> forms.ChoiceField:
    """The six standpoints, and not to say."""
    return forms.ChoiceField(
        label=label,
        required=False,
        widget=forms.RadioSelect,
        choices=[*((one, standpoint_word(one)) for one in STANDPOINTS), ("", _("I would rather not say"))],
    )


class StandpointForm(forms.Form):
    """What somebody without an account brings."""

    standpoint = standpoint_field(_("You answer as"))


class PaperForm(forms.Form):
    """Which sheet is typed."""

    number = forms.IntegerField(
        label=_("Which number is on the sheet?"),
        min_value=1,
        max_value=99999,
        help_text=_("If there is none, write one on it: 1, 2, 3."),
        error_messages={"required": _("Write the number of the sheet.")},
    )
    standpoint = standpoint_field(_("Which standpoint is ticked on it?"))


class Hands(forms.IntegerField):
    """A number of people; none where nothing was typed."""

    def clean(self, value: Any) -> int:
        return int(super().clean(value or 0))


class CountForm(forms.Form):
    """How many of a standpoint gave each answer."""

    def __init__(self, data: Data = None, *, answers: Answers, before: Mapping[str, int]) -> None:
        super().__init__(data)
        self.keys = list(answers)
        for number, (key, words) in enumerate(answers.items()):
            self.fields[f"answer-{number}"] = Hands(
                label=words.into(get_language() or "en"),
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=before.get(key),
            )

    @property
    def counts(self) -> dict[str, int]:
        return {key: self.cleaned_data[f"answer-{number}"] for number, key in enumerate(self.keys)}


class SettleForm(forms.Form):
    """Which typing is right, for each difference. `lines`: the difference, its question and what each typed."""

    def __init__(self, data: Data = None, *, lines: list[tuple[Difference, str, str, str]]) -> None:
        super().__init__(data)
        self.names = [line[0].name for line in lines]
        for number, (_difference, question, first, second) in enumerate(lines):
            self.fields[f"line-{number}"] = forms.TypedChoiceField(
                label=question,
                coerce=int,
                widget=forms.RadioSelect,
                choices=[(0, first or _("left empty")), (1, second or _("left empty"))],
                error_messages={"required": _("Look at the sheet, and choose what it says.")},
            )

    @property
    def right(self) -> dict[str, int]:
        """0 or 1 by the difference's name."""
        return {name: self.cleaned_data[f"line-{number}"] for number, name in enumerate(self.names)}
