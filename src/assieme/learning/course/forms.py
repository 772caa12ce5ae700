"""What the certificate asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """The name that stands on the certificate, as the person likes it."""

    name = forms.CharField(
        label=_("Your name, as you want it on paper"),
        max_length=80,
        help_text=_("We print it and do not keep it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
