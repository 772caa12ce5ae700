"""What the page for a code asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

AS_TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class CodeForm(forms.Form):
    """A code as it was typed."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Four groups of four. Capital or small letters, both work."),
        widget=forms.TextInput(attrs=AS_TYPED),
        error_messages={"required": _("Type the code that you were given.")},
    )
