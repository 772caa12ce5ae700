"""Ballots as people fill them in: whatever the way, `cleaned_data["marks"]` is what goes into the envelope."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice, on_ballot
from assieme.assemblies.votes.ways import WAYS, Way

MOST_POINTS = 5

type Answers = tuple[tuple[str, Any], ...]


class BallotForm(forms.Form):
    """A ballot with its way of voting and what there is to choose from."""

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.vote = vote
        self.choices = on_ballot(vote, choices)

    @property
    def way(self) -> Way:
        """The way of voting in words."""
        return WAYS[self.vote.method]


class OneOfThreeForm(BallotForm):
    """One question with three answers; a subclass says which."""

    answers: Answers = ()

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(vote, choices, data)
        wrong = dict.fromkeys(("required", "invalid_choice"), _("Choose one of the three."))
        self.fields["choice"] = forms.ChoiceField(
            label=_("Your choice"), choices=list(self.answers), error_messages=wrong
        )

    def clean(self) -> dict[str, Any]:
        """The answer is the mark."""
        return {**self.cleaned_data, "marks": self.cleaned_data.get("choice")}


class QuestionBallotForm(OneOfThreeForm):
    """For or against."""

    answers = (("for", _("For")), ("against", _("Against")), ("abstain", _("Abstain")))


class ConsentBallotForm(OneOfThreeForm):
    """No objection, an objection with its reason, or standing aside."""

    answers = (
        ("consent", _("I can live with it")),
        ("objection", _("I object")),
        ("abstain", _("I stand aside")),
    )
    reason = forms.CharField(
        label=_("If you object: why?"),
        help_text=_("Your group reads this beside your name. Say what would have to change."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Write why. The group works on the plan with your reason.")},
    )

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(vote, choices, data)
        self.fields["reason"].required = data is None or data.get("choice") == "objection"


class OptionsBallotForm(BallotForm):
    """Several to choose from. An empty ballot is meant, and never sent by a slip of the finger."""

    blank = forms.BooleanField(label=_("I choose none of these. My ballot is empty."), required=False)

    def clean(self) -> dict[str, Any]:
        """The marks, which a subclass gathers. Nothing marked needs the word that it is meant."""
        marks = {} if self.errors else self.marks()
        if not self.errors and not marks and not self.cleaned_data["blank"]:
            self.add_error(None, self.nothing)
        if marks and self.cleaned_data["blank"]:
            self.add_error("blank", _("You chose something, and said that you choose none. Take one of them back."))
        return {**self.cleaned_data, "marks": marks}

    nothing = _("You have chosen nothing yet. Choose, or say below that you choose none.")

    @abstractmethod
    def marks(self) -> Any:
        """What was marked, as it goes into the envelope."""


class TicksBallotForm(OptionsBallotForm):
    """Any number of ticks."""

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(vote, choices, data)
        self.fields["chosen"] = forms.TypedMultipleChoiceField(
            label=_("Your ticks"),
            choices=[(one.position, one.name) for one in choices],
            coerce=int,
            required=False,
            error_messages={"invalid_choice": _("One of these is not on this ballot. Load the page again.")},
        )

    def marks(self) -> list[int]:
        """The places that were ticked, in order."""
        return sorted(self.cleaned_data["chosen"])


class OneFieldEachForm(OptionsBallotForm):
    """A field for each choice, called `<field_name>_<position>`."""

    field_name = ""

    def lines(self) -> Iterator[tuple[Choice, BoundField]]:
        """Each choice with its field."""
        return ((one, self[f"{self.field_name}_{one.position}"]) for one in self.choices)


class PointsBallotForm(OneFieldEachForm):
    """0 to 5 points for each."""

    field_name = "points"

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(vote, choices, data)
        for one in choices:
            self.fields[f"points_{one.position}"] = forms.TypedChoiceField(
                label=one.name,
                choices=[(points, str(points)) for points in range(MOST_POINTS + 1)],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": _("Give 0 to 5 points.")},
            )

    def marks(self) -> dict[str, int]:
        """Points by place; what was left empty is not there."""
        given = {str(one.position): self.cleaned_data[f"points_{one.position}"] for one in self.choices}
        return {place: points for place, points in given.items() if points is not None}


class RanksBallotForm(OneFieldEachForm):
    """An order from first to last, of some or all."""

    field_name = "place"
    nothing = _("You have put nothing in order yet. Write 1 beside your first, or say below that you choose none.")

    def __init__(self, vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(vote, choices, data)
        wrong = _("Write a whole number from 1 to %(last)s, or leave it empty.") % {"last": len(choices)}
        for one in choices:
            self.fields[f"place_{one.position}"] = forms.IntegerField(
                label=one.name,
                min_value=1,
                max_value=len(choices),
                required=False,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
            )

    def marks(self) -> list[int]:
        """Places from first to last; a number that was left out makes no difference, one given twice is asked again."""
        places = {one.position: self.cleaned_data[f"place_{one.position}"] for one in self.choices}
        ranked = sorted((place, position) for position, place in places.items() if place is not None)
        for place, times in sorted(Counter(place for place, _position in ranked).items()):
            if times > 1:
                self._given_twice(place)
        return [position for _place, position in ranked]

    def _given_twice(self, place: int) -> None:
        for one in self.choices:
            if self.cleaned_data.get(f"place_{one.position}") == place:
                self.add_error(
                    f"place_{one.position}",
                    _("Number %(place)s is there more than once. Give each its own number.") % {"place": place},
                )


FORMS: Mapping[str, type[OptionsBallotForm]] = {
    "ticks": TicksBallotForm,
    "points": PointsBallotForm,
    "ranks": RanksBallotForm,
}


def form_for(vote: Vote, choices: Sequence[Choice], data: Mapping[str, Any] | None = None) -> BallotForm:
    """The ballot of a vote. `cleaned_data["marks"]` is what its voter chose; an objection's `reason` stands beside."""
    if vote.method == Vote.Method.RULES:
        return QuestionBallotForm(vote, choices, data)
    if vote.method == Vote.Method.CONSENT:
        return ConsentBallotForm(vote, choices, data)
    return FORMS[WAYS[vote.method].kind](vote, choices, data)
