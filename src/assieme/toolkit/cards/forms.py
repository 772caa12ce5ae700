"""Validation of what people write about cards."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField, Label
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.cards import reads
from assieme.toolkit.cards.models import Authorship, Card, Cost, Time
from assieme.toolkit.cards.written import Written

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONG = 2000

type Text = str | _StrPromise

type Data = QueryDict | None
type Initial = dict[str, Any] | None


def _area(label: Text, *, hint: Text = "", rows: int = 3, required: bool = False, error: Text = "") -> forms.CharField:
    field = forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
    if error:
        field.error_messages["required"] = error
    return field


class CardForm(forms.Form):
    """A new card: two questions, who may know, and more for whoever likes."""

    challenge = _area(_("What is hard now?"), hint=_("What gets in the way, for you or for others."))
    idea = _area(
        _("What is your idea?"),
        hint=_("Big or small. Say it the way you talk."),
        rows=4,
        required=True,
        error=_("Write your idea. One sentence is enough."),
    )
    authorship = forms.ChoiceField(
        label=_("Who may know that it comes from you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may know that it comes from you.")},
    )
    show_standpoint = forms.BooleanField(required=False)
    time = forms.ChoiceField(label=_("How long could it take?"), required=False, widget=forms.RadioSelect)
    cost = forms.ChoiceField(label=_("What could it cost?"), required=False, widget=forms.RadioSelect)
    barriers = _area(_("What could stand in the way?"))
    benefits = _area(_("What could get better, and for whom?"))

    def __init__(self, data: Data = None, *, initial: Initial = None, receiver: str, standpoint: object) -> None:
        super().__init__(data, initial=initial)
        for name in ("challenge", "idea", "barriers", "benefits"):
            self.fields[name].validators.append(_not_longer)
        self.fields["authorship"].choices = _authorships(receiver)  # type: ignore[attr-defined]
        self.fields["time"].choices = [("", _("I don't know")), *Time.choices]  # type: ignore[attr-defined]
        self.fields["cost"].choices = [  # type: ignore[attr-defined]
            ("", _("I don't know")),
            *((cost.value, Label(cost.value, cost.label)) for cost in Cost),
        ]
        if standpoint:
            self.fields["show_standpoint"].label = _("Show my standpoint on the card: %(standpoint)s") % {
                "standpoint": standpoint
            }
        else:
            del self.fields["show_standpoint"]

    def written(self) -> Written:
        """What was written, also where the form is not complete yet (a draft)."""
        names = ("challenge", "idea", "time", "cost", "barriers", "benefits")
        return Written(**{name: self.cleaned_data.get(name, "") for name in names})


def _not_longer(value: str) -> None:
    if len(value) > LONG:
        raise forms.ValidationError(_("This is too long. Please say it in fewer words."))


def _authorships(receiver: str) -> list[tuple[str, Label]]:
    only = _("%(name)s receives the cards. No one else sees your name.") % {"name": receiver}
    hidden = _("Your name is not stored. You get a code, and with it you can read the answer.")
    choices = [
        (Authorship.NAMED.value, Label(_("Everyone here"), _("Your name stands on the card."))),
        (Authorship.RECEIVER.value, Label(_("Only the person who receives it"), only)),
        (Authorship.HIDDEN.value, Label(_("Nobody"), hidden)),
    ]
    return choices if receiver else [choices[0], choices[2]]


class MeetingForm(forms.Form):
    """The meeting that takes the card up."""

    meeting_on = DateField(label=_("On which day is the meeting?"))
    assembly = forms.UUIDField(required=False, widget=forms.HiddenInput)


class OwnerForm(forms.Form):
    """Who looks after the card, and by when it is answered."""

    owner = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Who looks after it?"),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose who looks after it.")},
    )
    due_on = DateField(label=_("By which day will there be an answer?"), help_text=_("For example 31 5 2026."))

    def __init__(self, data: Data = None, *, initial: Initial = None, initiative: Initiative, today: date) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        self.fields["owner"].queryset = reads.possible_owners(initiative)  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return due_on


class AnswerForm(forms.Form):
    """The answer, with why."""

    answer = forms.ChoiceField(
        label=_("What became of it?"),
        widget=forms.RadioSelect,
        choices=[
            (Card.Answer.DONE.value, Label(_("Done"), _("It was carried out as it was meant."))),
            (Card.Answer.CHANGED.value, Label(_("Changed"), _("Something was done, in another way."))),
            (Card.Answer.NOT_DONE.value, Label(_("Not done"), _("It can't be carried out now."))),
        ],
        error_messages={"required": _("Choose what became of it.")},
    )
    why = _area(
        _("Say how, or why"),
        hint=_("Everyone here can read this. For “changed” and “not done” it is needed."),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        needs_why = cleaned.get("answer") in (Card.Answer.CHANGED, Card.Answer.NOT_DONE)
        if needs_why and not cleaned.get("why", "").strip():
            self.add_error("why", _("Say why. Whoever had the idea wants to know."))
        return cleaned


class ReceiverForm(forms.Form):
    """Who receives the cards."""

    receiver = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Who receives the cards?"),
        empty_label=None,
        error_messages={"required": _("Choose who receives the cards.")},
    )

    def __init__(self, data: Data = None, *, initial: Initial = None, initiative: Initiative) -> None:
        super().__init__(data, initial=initial)
        self.fields["receiver"].queryset = reads.possible_owners(initiative)  # type: ignore[attr-defined]


AS_TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class CodeForm(forms.Form):
    """A claim code as it was typed."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Four groups of four. Capital or small letters, both work."),
        widget=forms.TextInput(attrs=AS_TYPED),
        error_messages={"required": _("Type the code that you were given.")},
    )
