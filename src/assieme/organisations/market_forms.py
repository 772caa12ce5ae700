"""Forms of the invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.organisations.models import Standpoint


class InvitationForm(forms.Form):
    """The words of the public page."""

    words = forms.CharField(
        label=_("What do you want to say to people?"),
        help_text=_("Say what you do, when you meet, and who you look for. Anyone can read this."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=1500,
    )


class JoinForm(forms.Form):
    """Somebody asks to join."""

    name = forms.CharField(
        label=_("Which name do you want to use?"),
        help_text=_("Any name you like. It need not be your real one."),
        max_length=100,
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("A phone number, an e-mail, or where to find you."),
        max_length=200,
    )
    words = forms.CharField(
        label=_("Do you want to tell us something?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )
    standpoint = forms.ChoiceField(
        label=_("What do you bring?"),
        help_text=_("You need not say. Only the people who lead this can read it."),
        choices=[*Standpoint.choices, ("", _("I'd rather not say"))],
        widget=forms.RadioSelect,
        required=False,
    )
