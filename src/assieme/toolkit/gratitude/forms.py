"""Validation of what people write in gratitude."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.core.ui.forms import Label
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.gratitude import reads
from assieme.toolkit.gratitude.models import Note

SHORT, LONG = 600, 2000
ALL = "all"

type Data = QueryDict | None


class ThingsForm(forms.Form):
    """One to three good things."""

    first = forms.CharField(
        label=_("One good thing"),
        max_length=SHORT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write one thing. A small one is fine.")},
    )
    second = forms.CharField(
        label=_("A second"), max_length=SHORT, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    third = forms.CharField(
        label=_("A third"), max_length=SHORT, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def things(self) -> tuple[str, str, str]:
        said = self.cleaned_data
        return said["first"], said["second"], said["third"]


class PostcardForm(forms.Form):
    """To whom, the words, and whether one's name stands on it."""

    to = forms.ChoiceField(
        label=_("To whom?"),
        widget=forms.Select,
        error_messages={"required": _("Choose who gets it.")},
    )
    words = forms.CharField(
        label=_("Thank you, because …"),
        max_length=SHORT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write a few words. One line is enough.")},
    )
    signed = forms.ChoiceField(
        label=_("Whose name stands on it?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", Label(_("My name"))),
            (
                "no",
                Label(
                    _("Someone in this group"),
                    _("If it hurts somebody, they can tell a leader. The leader then sees your name."),
                ),
            ),
        ],
    )

    def __init__(self, data: Data, *, initiative: Initiative, sender: Actor, to: str = "") -> None:
        super().__init__(data, initial={"signed": "yes", "to": to})
        self.initiative = initiative
        self.people = {str(person.pk): person for person in reads.people_to_write_to(initiative, sender)}
        names = [(key, str(person)) for key, person in self.people.items()]
        self.fields["to"].choices = [("", _("Choose")), (ALL, _("All of us")), *names]  # type: ignore[attr-defined]
        if not reads.may_be_unsigned(initiative, None):
            del self.fields["signed"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        receiver = self.people.get(cleaned.get("to", ""))
        if cleaned.get("signed") == "no" and not reads.may_be_unsigned(self.initiative, receiver):
            self.add_error("signed", _("You are too few for a card without a name."))
        return cleaned

    def card(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        receiver: Person | None = self.people.get(said["to"])
        return {"receiver": receiver, "words": said["words"], "signed": said.get("signed", "yes") == "yes"}


class ReportForm(forms.Form):
    """What is wrong with a card."""

    words = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RoundForm(forms.Form):
    """Who is here for a round."""

    here = forms.MultipleChoiceField(label=_("Who is here?"), required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label=_("Who else? One name on each line"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Data, *, initiative: Initiative) -> None:
        super().__init__(data)
        names = [str(person) for person in reads.people_of(initiative)]
        self.fields["here"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not self.names(cleaned):
            raise forms.ValidationError(_("Choose at least one person, or write a name."))
        return cleaned

    def names(self, cleaned: dict[str, Any]) -> list[str]:
        """Those who are here, in the order of the list."""
        typed = [line.strip()[:60] for line in cleaned.get("others", "").splitlines()]
        return [*cleaned.get("here", []), *filter(None, typed)]


class NoteForm(forms.Form):
    """One quarter of the journal."""

    words = forms.CharField(
        label=_("Your words"), max_length=LONG, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    share_as = forms.ChoiceField(
        label=_("Who may read these words?"),
        widget=forms.RadioSelect,
        choices=[
            (Note.Share.PRIVATE.value, Label(_("Only me"))),
            (Note.Share.NAMED.value, Label(_("All who take part, with my name"))),
            (
                Note.Share.UNNAMED.value,
                Label(
                    _("All who take part, without my name"),
                    _("Shown only if at least five people choose this. The way you write may still tell."),
                ),
            ),
        ],
        error_messages={"required": _("Choose who may read these words.")},
    )

    def __init__(self, data: Data, *, words: str, share_as: str) -> None:
        super().__init__(data, initial={"words": words, "share_as": share_as})
