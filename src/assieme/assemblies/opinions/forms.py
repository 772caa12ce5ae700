"""What people fill in of a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.opinions.models import LONGEST, MOST_AT_ONCE, Look, Question
from assieme.core.ui.forms import DateField

CHOICES = {"agree": 1, "pass": 0, "disagree": -1}
FEWEST_FIRST = 2
Audience = Question.Audience


def _short(words: str) -> str:
    return " ".join(words.split())


class QuestionForm(forms.Form):
    """A new question with its first statements."""

    asked = forms.CharField(
        label=_("What do you ask?"),
        max_length=200,
        help_text=_("Such as “What should we do about the evenings?”"),
    )
    statements = forms.CharField(
        label=_("The first statements"),
        help_text=_("One on each line, 140 signs at most. Write what different people may think, in their words."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=3000,
    )
    audience = forms.ChoiceField(
        label=_("Who can answer?"),
        choices=[(one.value, one.label) for one in (Audience.MEMBERS, Audience.GUESTS, Audience.SEATS)],
        help_text=_("Guests need no account. You give each of them a slip with a code, or ask them in a meeting."),
        widget=forms.RadioSelect,
        initial=Audience.MEMBERS,
    )
    closes_on = DateField(label=_("What is the last day to answer?"))

    def clean_statements(self) -> list[str]:
        lines = [line for line in map(_short, self.cleaned_data["statements"].splitlines()) if line]
        if len(set(lines)) < FEWEST_FIRST:
            raise forms.ValidationError(_("Write two statements or more."))
        long = next((line for line in lines if len(line) > LONGEST), "")
        if long:
            raise forms.ValidationError(_("This line is too long: “%(start)s…”") % {"start": long[:40]})
        return lines


class SlipsForm(forms.Form):
    """How many slips to print."""

    number = forms.IntegerField(
        label=_("How many guests do you ask?"),
        help_text=_("One slip for each. 60 at most at one time."),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=12,
    )


class DayForm(forms.Form):
    """Another last day."""

    closes_on = DateField(label=_("What is the last day to answer?"))


class StatementForm(forms.Form):
    """One statement."""

    words = forms.CharField(
        label=_("What do you think?"),
        help_text=_("One thing only, so that others can agree or not. 140 signs at most."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
        max_length=LONGEST,
    )

    def clean_words(self) -> str:
        return _short(str(self.cleaned_data["words"]))


class ChoiceForm(forms.Form):
    """One press of three: agree, disagree, pass."""

    choice = forms.ChoiceField(choices=[(one, one) for one in CHOICES])

    def said(self) -> int:
        return CHOICES[self.cleaned_data["choice"]]


class LookForm(forms.Form):
    """Let a statement through, or say why not."""

    through = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why should it not be shown?"),
        choices=Look.Reason.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("through") and not said.get("reason"):
            self.add_error("reason", _("Choose a reason. Its author reads it."))
        return said

    def reason_said(self) -> str:
        return "" if self.cleaned_data["through"] else str(self.cleaned_data["reason"])
