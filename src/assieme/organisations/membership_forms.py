"""What is typed about members, and by members about their place here."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import Label
from assieme.organisations.models import Membership, Standpoint
from assieme.people.forms import LANGUAGE_NAMES


class StandpointForm(forms.Form):
    """Which of one's standpoints to speak from, and whether it stands beside one's name."""

    speaking_as = forms.ChoiceField(label=_("I speak as a"), widget=forms.RadioSelect)
    show = forms.BooleanField(
        label=_("Show this beside my name"),
        help_text=_("If you leave this empty, others see your name alone."),
        required=False,
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"speaking_as": membership.speaking_as, "show": membership.show_standpoint})
        super().__init__(*args, **{**kwargs, "prefix": membership.pk.hex[:8]})
        held = [(value, _capital(Standpoint(value).label)) for value in membership.standpoints]
        self.fields["speaking_as"].choices = held  # type: ignore[attr-defined]


def _capital(text: str | Promise) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]


class HeldForm(forms.Form):
    """What a member holds here."""

    standpoints = forms.MultipleChoiceField(
        label=_("What do they bring?"),
        help_text=_("Ask them. One person can bring several. They choose which one to speak from."),
        choices=[(value, _capital(label)) for value, label in Standpoint.choices],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paid_role = forms.ChoiceField(
        label=_("Paid role"),
        help_text=_("Kept apart from what they bring: a peer worker can speak as a service user."),
        choices=[(value, _capital(label)) for value, label in Membership.PaidRole.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    role = forms.ChoiceField(
        label=_("What may they do here?"),
        choices=[
            (Membership.Role.MEMBER, Label(_("Member"), _("Takes part, raises ideas, votes"))),
            (Membership.Role.FACILITATOR, Label(_("Facilitator"), _("Also runs initiatives and welcomes people"))),
            (
                Membership.Role.ADMINISTRATOR,
                Label(_("Administrator"), _("Also changes the organisation and gives roles")),
            ),
            (Membership.Role.RESEARCHER, Label(_("Researcher"), _("Takes part, and studies what happens"))),
        ],
        widget=forms.RadioSelect,
        initial=Membership.Role.MEMBER,
    )

    def __init__(self, *args: Any, gives_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not gives_roles:
            del self.fields["role"]


class WelcomeForm(HeldForm):
    """A new member."""

    display_name = forms.CharField(
        label=_("The name they want to have here"),
        help_text=_("A name they chose for here is fine."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_pseudonym = forms.BooleanField(label=_("This is a name they chose for here"), required=False)
    language = forms.ChoiceField(
        label=_("Language of messages to them"), choices=LANGUAGE_NAMES, widget=forms.RadioSelect
    )

    field_order = ("display_name", "is_pseudonym", "standpoints", "paid_role", "language", "role")


class EraseForm(forms.Form):
    """The word that says: I mean it."""

    word = forms.CharField(
        label=_("Type the word ERASE"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip().upper()
        if word not in {"ERASE", str(_("ERASE"))}:
            raise forms.ValidationError(_("Nothing was erased. To erase, type the word ERASE."))
        return word
