"""What the pages of readiness ask for."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answers
from assieme.logic.scoring.readiness import Answer as Value
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, PRINCIPLES
from assieme.toolkit.readiness.words import PROMPTS as WORDS

UNKNOWN = "unknown"


class OpenChoice(forms.ChoiceField):
    """A choice that is asked for like the others and may all the same be left for later."""

    def validate(self, value: object) -> None:
        if value:
            super().validate(value)


class QuestionsForm(forms.Form):
    """The two to five questions of one principle. All may stay open: a draft keeps what was said."""

    def __init__(self, data: QueryDict | None, *, principle: Principle, answers: Answers) -> None:
        super().__init__(data, auto_id="%s")
        choices = [(str(value.value), text) for value, text in ANSWERS.items()] + [(UNKNOWN, DONT_KNOW)]
        for prompt in PROMPTS:
            if prompt.principle is not principle:
                continue
            self.fields[prompt.id] = OpenChoice(
                label=str(WORDS[prompt.id]),
                choices=choices,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline scale"}),
                initial=_initial(answers, prompt.id),
            )

    def answers(self) -> dict[str, Value | None]:
        """What was said, by prompt; a question left open is not among it."""
        said = {prompt: text for prompt, text in self.cleaned_data.items() if text}
        return {prompt: None if text == UNKNOWN else Value(int(text)) for prompt, text in said.items()}


def _initial(answers: Answers, prompt: str) -> str:
    if prompt not in answers:
        return ""
    value = answers[prompt]
    return UNKNOWN if value is None else str(value.value)


class RoundForm(forms.Form):
    """A name for a round of questions."""

    title = forms.CharField(
        label=_("What shall we call this round?"), help_text=_("For example: before we begin, or May."), max_length=200
    )


class GoalForm(forms.Form):
    """One line of the action plan."""

    principle = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(principle.value, words.title) for principle, words in PRINCIPLES.items()],
    )
    what = forms.CharField(
        label=_("What will we do?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("One thing that you can see or count."),
    )
    who = forms.CharField(label=_("Who will do it?"), max_length=200, help_text=_("Ask them first. A goal is agreed."))
    by_when = DateField(label=_("By when?"))
    how_we_know = forms.CharField(
        label=_("How will we know that it worked?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
