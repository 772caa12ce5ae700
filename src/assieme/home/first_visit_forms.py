"""What the first visit asks: first about the place, then about the person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.home.door import is_right
from assieme.people.forms import LANGUAGE_NAMES, CodeForm, PasswordMixin


class PlaceForm(CodeForm):
    """The organisation, and the code that the server printed."""

    name = forms.CharField(
        label=_("Name of your organisation"),
        help_text=_("For example: Mental Health Service, Lakeside"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    place = forms.CharField(label=_("Town or area"), max_length=200, required=False)
    language = forms.ChoiceField(
        label=_("Language of your organisation"), choices=LANGUAGE_NAMES, widget=forms.RadioSelect, initial="en"
    )
    crisis_words = forms.CharField(
        label=_("Help in a crisis: what should people do?"),
        help_text=_("One sentence. It stands on every page."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    crisis_phone = forms.CharField(
        label=_("Number to call in a crisis"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "govuk-input--width-20"}),
    )
    crisis_hours = forms.CharField(
        label=_("When someone answers"), help_text=_("For example: day and night"), max_length=100, required=False
    )

    field_order = ("code", "name", "place", "language", "crisis_words", "crisis_phone", "crisis_hours")
    details = ("place", "language", "crisis_words", "crisis_phone", "crisis_hours")

    def clean_code(self) -> str:
        code = super().clean_code()
        if not is_right(code):
            raise forms.ValidationError(
                _("This is not the code that the server printed last. Look where the server was started.")
            )
        return code


class PersonForm(PasswordMixin):
    """The first administrator."""

    display_name = forms.CharField(
        label=_("Your name here"),
        help_text=_("Others see this name."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ("display_name", "username", "password")
