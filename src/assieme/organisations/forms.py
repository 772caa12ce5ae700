"""Forms about places: validation only."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.words import Label
from assieme.logic.participation.levels import ServiceKind
from assieme.organisations import terms
from assieme.organisations.colour import is_colour, readable
from assieme.organisations.models import Organisation, Service
from assieme.organisations.place_reads import members_called
from assieme.people.models import Person

NOT_SAID = ("", _("Not said"))


def term_choices(words: dict[str, terms.Term]) -> list[tuple[str, Any]]:
    """Choices with each term's one-sentence meaning beside it."""
    return [(term.value, Label(term.name, term.meaning)) for term in words.values()]


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's form takes none at run time
    """An organisation's own details."""

    time_zone = forms.ChoiceField(label=_("Time zone"))
    language = forms.ChoiceField(
        label=_("Language of letters and posters"), choices=[("en", "English"), ("it", "Italiano")]
    )
    colour = forms.CharField(
        label=_("Your colour"),
        help_text=_("Six letters and numbers after a #, like #0B5C63. People must be able to read it on white."),
        max_length=7,
    )

    concern_receiver = forms.CharField(
        label=_("The name this person uses here"),
        help_text=_("They must belong here to read what people write. Nobody else can read it."),
        max_length=100,
        required=False,
    )

    class Meta:
        model = Organisation
        fields = [
            "name",
            "place",
            "language",
            "time_zone",
            "colour",
            "crisis_words",
            "crisis_phone",
            "crisis_hours",
            "advocacy_name",
            "advocacy_contact",
            "concern_receiver_name",
            "concern_receiver_contact",
            "sign_in_cards",
        ]
        labels = {
            "name": _("Name"),
            "place": _("Town or area"),
            "crisis_words": _("What to do in a crisis"),
            "crisis_phone": _("Crisis phone number"),
            "crisis_hours": _("When someone answers"),
            "advocacy_name": _("Independent advocacy"),
            "advocacy_contact": _("How to reach them"),
            "concern_receiver_name": _("Who hears it when something went wrong"),
            "concern_receiver_contact": _("How to reach this person"),
            "sign_in_cards": _("Offer printed sign-in cards"),
        }
        help_texts = {
            "crisis_words": _("One or two short sentences. They stand at the end of every page."),
            "crisis_hours": _("For example: day and night."),
            "advocacy_name": _("People who stand by someone and do not work for you."),
            "concern_receiver_name": _("Someone outside the team."),
            "sign_in_cards": _("A card has a code that works once. It helps people who can't keep a password."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        receiver = self.instance.concern_receiver
        self.initial["concern_receiver"] = str(receiver) if receiver else ""
        self.fields["time_zone"].choices = [(zone, zone) for zone in sorted(available_timezones())]  # type: ignore[attr-defined]

    def clean_time_zone(self) -> str:
        return ZoneInfo(self.cleaned_data["time_zone"]).key

    def clean_concern_receiver(self) -> Person | None:
        """The one member who goes by this name. Refused where nobody does, or more than one."""
        name = self.cleaned_data["concern_receiver"].strip()
        if not name:
            return None
        found = members_called(self.instance, name)
        if len(found) != 1:
            nobody, several = _("Nobody here goes by this name."), _("More than one person goes by this name.")
            raise forms.ValidationError(several if found else nobody)
        return found[0]

    def clean_colour(self) -> str:
        colour = str(self.cleaned_data["colour"]).strip().upper()
        if not is_colour(colour):
            raise forms.ValidationError(_("Write it like #0B5C63."))
        if not readable(colour):
            raise forms.ValidationError(_("This colour is too light to read on white. Choose a darker one."))
        return colour


class ServiceForm(forms.Form):
    """A service of an organisation."""

    kind = forms.ChoiceField(label=_("What kind of service is it?"), choices=Service.Kind.choices)
    name = forms.CharField(label=_("What do you call it?"), max_length=200)
    clinical = forms.BooleanField(
        label=_("It gives care or treatment"),
        help_text=_("Only for “another kind”. The other kinds already say it."),
        required=False,
    )
    level_of_coproduction = forms.ChoiceField(
        label=_("Who sits where its choices are made?"),
        help_text=_("Both are a fair choice. Say how it is today."),
        choices=[*term_choices(terms.COPRODUCTION), NOT_SAID],
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A known kind says by itself whether it gives care."""
        said = super().clean() or {}
        if said.get("kind"):
            known = ServiceKind(said["kind"]).clinical
            said["clinical"] = said.get("clinical", False) if known is None else known
        return said


class InitiativeForm(forms.Form):
    """A new initiative: its name is enough."""

    title = forms.CharField(label=_("What do you want to do together?"), max_length=200)
    summary = forms.CharField(
        label=_("Say it in a few words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    service = forms.ChoiceField(label=_("Where does it belong?"), required=False)

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", _("The whole organisation")), *services]  # type: ignore[attr-defined]


class MatrixForm(forms.Form):
    """What to show in the matrix."""

    organisation = forms.MultipleChoiceField(
        label=_("Organisations"), widget=forms.CheckboxSelectMultiple, required=False
    )
    level = forms.ChoiceField(label=_("Level"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of service"), choices=[("", _("All kinds")), *Service.Kind.choices], required=False
    )

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        levels = [(term.value, term.name) for term in terms.LEVELS.values()]
        self.fields["level"].choices = [("", _("All levels")), *levels]  # type: ignore[attr-defined]
