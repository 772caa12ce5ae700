"""What people fill in to bring something to a meeting."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.meetings.agenda_reads import Offered
from assieme.core.ui.forms import Label
from assieme.toolkit.cards.reads import words_of

MINUTES = (5, 10, 15, 20, 30, 45, 60)
OWN = "own"
SHORT = 120


class ItemForm(forms.Form):
    """A card, a vote, or something in one's own words; and how long it may take."""

    about = forms.ChoiceField(label=_("What do you bring?"), widget=forms.RadioSelect, initial=OWN)
    title = forms.CharField(
        label=_("Say it in a few words"), help_text=_("Only if it is something else."), max_length=200, required=False
    )
    words = forms.CharField(
        label=_("What should people read before?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10000,
        required=False,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long may it take?"),
        coerce=int,
        initial=15,
        choices=[(one, format_lazy("{} {}", one, _("minutes"))) for one in MINUTES],
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        cards = [(f"card:{key}", Label(_shortly(words_of(card)), _("A card"))) for key, card in offered.cards.items()]
        votes = [(f"vote:{key}", Label(vote.title, _("A vote"))) for key, vote in offered.votes.items()]
        about: Any = self.fields["about"]
        about.choices = [*cards, *votes, (OWN, _("Something else"))]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("about") == OWN and not said.get("title"):
            self.add_error("title", _("Say what it is about."))
        return said

    def brought(self) -> dict[str, Any]:
        """What the action takes: a card or a vote by its row, else the title."""
        said = self.cleaned_data
        given = {"words": said["words"], "minutes": said["minutes"]}
        kind, _colon, key = said["about"].partition(":")
        if kind == "card":
            return given | {"card": self.offered.cards[UUID(key)]}
        if kind == "vote":
            return given | {"vote": self.offered.votes[UUID(key)]}
        return given | {"title": said["title"]}


def _shortly(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
