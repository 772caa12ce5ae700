"""What the script of a page says of the time a form took."""

from django import forms

from assieme.evidence.burden.measured import FORMS, SENDS


class TimeForm(forms.Form):
    form = forms.ChoiceField(choices=[(name, name) for name in (*FORMS, *SENDS)])
    place = forms.UUIDField()
    seconds = forms.IntegerField(min_value=1, max_value=24 * 60 * 60)
