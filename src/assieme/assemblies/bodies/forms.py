"""What people fill in about assemblies, seats and rules."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import majorities
from assieme.core.ui.forms import Label
from assieme.core.ui.words import STANDPOINTS, css_word, standpoint_word

MAJORITIES = {
    "half": ("1/2", True),
    "three-fifths": ("3/5", False),
    "two-thirds": ("2/3", False),
    "three-quarters": ("3/4", False),
}


def _groups() -> list[tuple[str, Any]]:
    return [(one, standpoint_word(one, many=True)) for one in STANDPOINTS]


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


class SeatForm(forms.Form):
    """Who sits, and for which standpoint."""

    person = forms.ChoiceField(label=_("Who takes the seat?"))
    standpoint = forms.ChoiceField(
        label=_("Which standpoint do they speak from here?"),
        choices=[(one, standpoint_word(one)) for one in STANDPOINTS],
        widget=forms.RadioSelect,
        help_text=_("Ask the person. They choose."),
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [("", _("Choose a person")), *((str(key), name) for key, name in people.items())]


class RulesForm(forms.Form):
    """A constitution in four small parts."""

    majority = forms.ChoiceField(
        label=_("How many of the votes for and against must be for?"),
        choices=[
            ("half", _("More than half")),
            ("three-fifths", _("At least three fifths (60 %)")),
            ("two-thirds", _("At least two thirds")),
            ("three-quarters", _("At least three quarters")),
        ],
        widget=forms.RadioSelect,
        initial="half",
    )
    joined = forms.MultipleChoiceField(
        label=_("Must some people agree on their own, too?"),
        help_text=_("Their votes are counted apart. Without them nothing passes, so they cannot be outvoted."),
        choices=_groups,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    quorum_share = forms.ChoiceField(
        label=_("How many people must vote?"),
        choices=[
            ("0", _("No smallest number")),
            ("1/3", _("At least a third of all")),
            ("1/2", _("At least half of all")),
            ("2/3", _("At least two thirds of all")),
        ],
        widget=forms.RadioSelect,
        initial="1/2",
    )
    binding = forms.ChoiceField(
        label=_("What is a decision worth?"),
        choices=[("yes", _("The service must do it")), ("no", _("It is advice to the service"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    override = forms.ChoiceField(
        label=_("Who else can set a decision aside?"),
        choices=[
            ("none", _("Nobody")),
            ("reasoned", Label(_("Management, with a reason"), _("Everybody can read the reason."))),
            ("free", Label(_("Management, freely"), _("They need not say why."))),
        ],
        widget=forms.RadioSelect,
        initial="none",
    )
    agenda = forms.MultipleChoiceField(
        label=_("Who can bring a question?"),
        help_text=_("Tick none, and everybody with a seat can."),
        choices=_groups,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    chair = forms.MultipleChoiceField(
        label=_("Who can open and close a vote?"),
        help_text=_("Tick none, and everybody with a seat can. The facilitator always can."),
        choices=_groups,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in STANDPOINTS:
            self.fields[f"least-{css_word(one)}"] = forms.IntegerField(
                label=_("At least this many %(group)s") % {"group": standpoint_word(one, many=True)},
                min_value=0,
                max_value=999,
                required=False,
            )

    def quorums(self) -> list[Any]:
        """The fields for the quorum of each standpoint."""
        return [self[f"least-{css_word(one)}"] for one in STANDPOINTS]

    @property
    def asks_groups(self) -> bool:
        """Whether a quorum of a standpoint is filled in, so that the page shows these fields unfolded."""
        return any(bound.value() for bound in self.quorums())

    def rules(self) -> dict[str, Any]:
        """What was filled in, in the fields of a constitution."""
        data = self.cleaned_data
        share, strict = MAJORITIES[data["majority"]]
        least = {one: data.get(f"least-{css_word(one)}") or 0 for one in STANDPOINTS}
        return {
            "conditions": majorities(share, strict, data["joined"]),
            "quorum_share": data["quorum_share"],
            "quorum_by_standpoint": {one: number for one, number in least.items() if number},
            "binding": data["binding"] == "yes",
            "override": data["override"],
            "agenda": data["agenda"],
            "chair": data["chair"],
        }

    @staticmethod
    def filled(rules: Any) -> dict[str, Any]:
        """The form's values for a constitution, to start from."""
        majority = next((key for key, value in MAJORITIES.items() if value == (rules.share, rules.strict)), "half")
        least = {f"least-{css_word(one)}": number for one, number in rules.quorum_by_standpoint.items()}
        return {
            "majority": majority,
            "joined": rules.joined,
            "quorum_share": rules.quorum_share,
            "binding": "yes" if rules.binding else "no",
            "override": rules.override,
            "agenda": rules.agenda,
            "chair": rules.chair,
            **least,
        }
