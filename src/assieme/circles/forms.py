"""What the pages of the circle ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.circles.models import PlacedPerson
from assieme.circles.names import looks_like_title
from assieme.circles.words import CIRCLES
from assieme.core.ui.forms import DateField, Label
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Service


class MoveForm(forms.Form):
    """The circle that a person goes to."""

    circle = forms.ChoiceField(choices=[(circle.value, words.name) for circle, words in CIRCLES.items()])

    def circle_chosen(self) -> Circle:
        return Circle(self.cleaned_data["circle"])


class ServicesForm(forms.Form):
    """The services that a named person is part of; not asked where there are none to choose from."""

    services = forms.MultipleChoiceField(
        label=_("Which services are they part of?"),
        help_text=_("Tick those that they use, work in or know well. Ask them first."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: Sequence[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(service.pk): service for service in offered}
        names = [(key, str(service)) for key, service in self.offered.items()]
        self.fields["services"].choices = names  # type: ignore[attr-defined]
        if not names:
            del self.fields["services"]

    def services_chosen(self) -> list[Service]:
        return [self.offered[key] for key in self.cleaned_data.get("services", [])]


class PlaceForm(ServicesForm):
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
                _("Sorry to ask: is this a name? It looks like a job or a group. Who is it? A first name is enough."),
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
    keeper = forms.ChoiceField(
        label=_("Who keeps in touch?"),
        help_text=_("It comes up on that person’s day when it is time."),
        required=False,
    )
    last = DateField(label=_("When was the last time?"), required=False)
    next = DateField(
        label=_("When is the next time?"),
        help_text=_("Leave it empty, and we work it out from how often."),
        required=False,
    )

    def __init__(self, *args: Any, keepers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].choices = [("", _("Not decided")), *keepers]  # type: ignore[attr-defined]


class TellForm(forms.Form):
    """Which member it is."""

    member = forms.ChoiceField(label=_("Which member is it?"), error_messages={"required": _("Choose who it is.")})

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("Choose")), *members]  # type: ignore[attr-defined]


class BoardForm(forms.Form):
    """A new board, and what the one before is called."""

    title = forms.CharField(
        label=_("What do you call the new board?"), help_text=_("For example: After a year."), max_length=60
    )
    carried_on = forms.ChoiceField(
        label=_("How does it begin?"),
        choices=[
            (
                "yes",
                Label(_("With everybody where they are now"), _("Then you move those who are somewhere else now.")),
            ),
            ("no", Label(_("Empty"), _("You place each person anew. The names from before are beside the board."))),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    so_far = forms.CharField(label=_("What do you call the board so far?"), max_length=60)

    def carries_on(self) -> bool:
        return bool(self.cleaned_data["carried_on"] == "yes")


class RemoveForm(forms.Form):
    """Why a person is taken out. Nobody has to give a reason for not wanting to be named."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=PlacedPerson.Reason.choices, widget=forms.RadioSelect, initial="own wish"
    )
