"""What the pages of the circle ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.circles.models import PlacedPerson
from assieme.circles.names import looks_like_title
from assieme.circles.words import CIRCLES
from assieme.core.ui.forms import DateField, Label
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.logic.participation.practice import Circle


class MoveForm(forms.Form):
    """The circle that a person goes to."""

    circle = forms.ChoiceField(choices=[(circle.value, words.name) for circle, words in CIRCLES.items()])

    def circle_chosen(self) -> Circle:
        return Circle(self.cleaned_data["circle"])


class PlaceForm(forms.Form):
    """A name and a circle. A name that looks like a job title is asked about once."""

    name = forms.CharField(
        label=_("What is the person's name?"),
        help_text=_("A first name is enough. Ask them before you write it here."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_a_name = forms.BooleanField(label=_("Yes, this is how the person is called"), required=False)
    circle = forms.ChoiceField(
        label=_("Which circle suits them now?"),
        choices=[(circle.value, Label(words.name, words.about)) for circle, words in CIRCLES.items()],
        widget=forms.RadioSelect,
    )
    standpoint = forms.ChoiceField(
        label=_("What standpoint do they bring?"),
        help_text=_("Leave it open unless they want it shown here."),
        choices=[("", _("Not said")), *((one, standpoint_word(one)) for one in STANDPOINTS)],
        required=False,
    )
    agreed = forms.BooleanField(label=_("They agree that it is shown beside their name"), required=False)

    asks_about_name = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if looks_like_title(cleaned.get("name", "")) and not cleaned.get("is_a_name"):
            self.asks_about_name = True
            self.add_error(
                "name",
                _("Sorry to ask: is this a name? It looks like a job. The circle is for people, so write who it is."),
            )
        if cleaned.get("standpoint") and not cleaned.get("agreed"):
            self.add_error("agreed", _("Ask them first, then tick this. Or choose “Not said”."))
        return cleaned

    def circle_chosen(self) -> Circle:
        return Circle(self.cleaned_data["circle"])


class ContactForm(forms.Form):
    """How to keep in touch with a person."""

    how = forms.CharField(
        label=_("How do they like to be reached?"),
        help_text=_("For example: by phone in the morning."),
        max_length=200,
        required=False,
    )
    how_often = forms.ChoiceField(
        label=_("How often?"), choices=[("", _("Not decided")), *PlacedPerson.HowOften.choices], required=False
    )
    by_whom = forms.CharField(label=_("Who keeps in touch?"), max_length=100, required=False)
    last = DateField(label=_("When was the last time?"), required=False)
    next = DateField(label=_("When is the next time?"), required=False)


class RemoveForm(forms.Form):
    """Why a person is taken out. Nobody has to give a reason for not wanting to be named."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=PlacedPerson.Reason.choices, widget=forms.RadioSelect, initial="own wish"
    )
