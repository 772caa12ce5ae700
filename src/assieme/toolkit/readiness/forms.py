"""What the pages of readiness ask for."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answers
from assieme.logic.scoring.readiness import Answer as Value
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.toolkit.readiness.models import Outcome, TalkNote
from assieme.toolkit.readiness.plan_actions import Planned
from assieme.toolkit.readiness.plan_reads import possible_owners
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, PRINCIPLES, Text

UNKNOWN = "unknown"


class OpenChoice(forms.ChoiceField):
    """A choice that is asked for like the others and may all the same be left for later."""

    def validate(self, value: object) -> None:
        if value:
            super().validate(value)


class QuestionsForm(forms.Form):
    """The two to five questions of one principle. All may stay open: a draft keeps what was said."""

    def __init__(
        self, data: QueryDict | None, *, principle: Principle, answers: Answers, words: Mapping[str, Text]
    ) -> None:
        super().__init__(data, auto_id="%s")
        choices = [(str(value.value), text) for value, text in ANSWERS.items()] + [(UNKNOWN, DONT_KNOW)]
        for prompt in PROMPTS:
            if prompt.principle is not principle:
                continue
            self.fields[prompt.id] = OpenChoice(
                label=str(words[prompt.id]),
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
    owner = forms.ModelChoiceField(
        label=_("Who looks after it?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("We ask this person if they agree. It shows up in their day."),
    )
    who = forms.CharField(label=_("Who else is in it?"), max_length=200, required=False)
    by_when = DateField(label=_("By when?"))
    how_we_know = forms.CharField(
        label=_("How will we know that it worked?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )

    def __init__(self, data: QueryDict | None, *, organisation: Organisation, about: str) -> None:
        super().__init__(data, initial={"principle": about})
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        owner.queryset = possible_owners(organisation)

    def planned(self) -> Planned:
        return Planned(**self.cleaned_data)


class SettleForm(forms.Form):
    """What became of a goal."""

    outcome = forms.ChoiceField(
        label=_("What became of it?"), choices=Outcome.choices, widget=forms.RadioSelect(attrs={"class": "stacked"})
    )
    why = forms.CharField(
        label=_("In a few words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if said.get("outcome") not in (None, Outcome.DONE) and not said.get("why"):
            self.add_error("why", _("Say in a few words why. Others may want to learn from it."))
        return said


class MoveForm(forms.Form):
    """Another day for a goal, and why."""

    to_day = DateField(label=_("New day"))
    why = forms.CharField(label=_("Why does it take longer?"), max_length=500)


class TalkForm(forms.Form):
    """What a group said of a question, and the answer on which it agrees."""

    words = forms.CharField(
        label=_("What was said"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        help_text=_("In the group's own words, and without names."),
    )
    together = forms.ChoiceField(
        label=_("What do we say together?"),
        choices=[(str(value.value), text) for value, text in ANSWERS.items()]
        + [("", _("We don't agree, and that is fine"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: QueryDict | None, note: TalkNote | None) -> None:
        before = {"words": note.words, "together": "" if note.together is None else str(note.together)} if note else {}
        super().__init__(data, initial=before)

    def answer(self) -> Value | None:
        said = self.cleaned_data["together"]
        return Value(int(said)) if said else None


class TryForm(forms.Form):
    """One thing to try, at the end of a look at one's own practice."""

    will_try = forms.CharField(
        label=_("What is one small thing that you want to try?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
