"""What the script of a page says of the time a form took."""

from django import forms

from assieme.evidence.burden.measured import FORMS


class TimeForm(forms.Form):
    form = forms.ChoiceField(choices=[(name, name) for name in FORMS])
    seconds = forms.IntegerField(min_value=1, max_value=24 * 60 * 60)
