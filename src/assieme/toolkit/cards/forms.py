"""Validation of what people write about cards."""

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.files import PaperField
from assieme.core.ui.forms import DateField, Label
from assieme.logic.drawings import DrawingError, Refusal, harmless
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.cards import reads
from assieme.toolkit.cards.models import Authorship, Card, Cost, Time
from assieme.toolkit.cards.written import Written

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict
    from django.utils.functional import _StrPromise

LONG = 2000

type Text = str | _StrPromise

type Data = QueryDict | None
type Files = MultiValueDict[str, UploadedFile[Any]] | None
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


class WordsForm(forms.Form):
    """The words of a card: two questions, and more for whoever likes."""

    challenge = _area(_("What is hard now?"), hint=_("What gets in the way, for you or for others."))
    idea = _area(
        _("What is your idea?"),
        hint=_("Big or small. Say it the way you talk."),
        rows=4,
        required=True,
        error=_("Write your idea. One sentence is enough."),
    )
    time = forms.ChoiceField(label=_("How long could it take?"), required=False, widget=forms.RadioSelect)
    cost = forms.ChoiceField(label=_("What could it cost?"), required=False, widget=forms.RadioSelect)
    barriers = _area(_("What could stand in the way?"))
    benefits = _area(_("What could get better, and for whom?"))

    def __init__(self, data: Data = None, files: Files = None, *, initial: Initial = None) -> None:
        super().__init__(data, files, initial=initial)
        for name in ("challenge", "idea", "barriers", "benefits"):
            self.fields[name].validators.append(_not_longer)
        self.fields["time"].choices = [("", _("I don't know")), *Time.choices]  # type: ignore[attr-defined]
        self.fields["cost"].choices = [  # type: ignore[attr-defined]
            ("", _("I don't know")),
            *((cost.value, Label(cost.value, cost.label)) for cost in Cost),
        ]

    def written(self) -> Written:
        """What was written, also where the form is not complete yet (a draft)."""
        return Written(**{field.name: self.cleaned_data.get(field.name, "") for field in fields(Written)})


class CardForm(WordsForm):
    """A new card: its words, a drawing or a photo of a paper card, and who may know whose it is."""

    drawing = forms.CharField(required=False, widget=forms.HiddenInput)
    drawing_says = _area(
        _("Or say what a drawing would show"),
        hint=_("Also good beside a drawing: not everyone can see it."),
        rows=2,
    )
    photo = PaperField(
        required=False,
        label=_("A photo or scan of a paper card"),
        help_text=_("Of a scan (PDF) we keep the first two pages. Where a photo was taken is not kept."),
    )
    authorship = forms.ChoiceField(
        label=_("Who may know that it comes from you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may know that it comes from you.")},
    )
    show_standpoint = forms.BooleanField(required=False)
    ticket = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Data = None, files: Files = None, *, initial: Initial = None, receiver: str, standpoint: object
    ) -> None:
        super().__init__(data, files, initial={"ticket": uuid4(), **(initial or {})})
        self.fields["drawing_says"].validators.append(_not_longer)
        self.fields["authorship"].choices = _authorships(receiver)  # type: ignore[attr-defined]
        # Whoever draws, or sends a paper card, has said their idea.
        self.fields["idea"].required = not ((data and data.get("drawing")) or (files and files.get("photo")))
        if standpoint:
            self.fields["show_standpoint"].label = _("Show my standpoint on the card: %(standpoint)s") % {
                "standpoint": standpoint
            }
        else:
            del self.fields["show_standpoint"]

    def clean_drawing(self) -> str:
        try:
            return harmless(self.cleaned_data["drawing"])
        except DrawingError as error:
            raise forms.ValidationError(_REFUSED[error.why], code=error.why) from error


_REFUSED = {
    Refusal.TOO_LARGE: _("This drawing has too many lines. Please undo some. Your words are still here."),
    Refusal.NOT_A_DRAWING: _("We can't read this drawing, so it was left out. Your words are still here."),
}


class PaperForm(CardForm):
    """The same for whoever types in a paper card: first the photo, and somebody else may have written it."""

    def __init__(
        self, data: Data = None, files: Files = None, *, initial: Initial = None, receiver: str, standpoint: object
    ) -> None:
        super().__init__(data, files, initial=initial, receiver=receiver, standpoint=standpoint)
        self.fields["authorship"].label = _("Whose card is it?")
        self.fields["authorship"].error_messages["required"] = _("Choose whose card it is.")
        self.fields["authorship"].choices = _paper_authorships(receiver)  # type: ignore[attr-defined]


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


def _paper_authorships(receiver: str) -> list[tuple[str, Label]]:
    code = _("No name is stored. You get a code. Give it to the writer, if you know them.")
    mine, only, _nobody = _authorships(receiver or " ")
    choices = [
        (Authorship.HIDDEN.value, Label(_("Somebody else wrote it"), code)),
        (Authorship.NAMED.value, Label(_("It is mine. Everyone here may know"), mine[1].hint)),
        (Authorship.RECEIVER.value, Label(_("It is mine. Only the person who receives it may know"), only[1].hint)),
    ]
    return choices if receiver else choices[:2]


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


class SupplyForm(forms.Form):
    """How many empty cards to print, and how large."""

    size = forms.ChoiceField(
        label=_("How large?"),
        widget=forms.RadioSelect,
        choices=[
            ("large", Label(_("One card on each page"), _("With all questions, and room to draw."))),
            ("small", Label(_("Four small cards on each page"), _("To cut apart. Put them beside a box."))),
        ],
    )
    sheets = forms.IntegerField(label=_("How many pages?"), min_value=1, max_value=30)
