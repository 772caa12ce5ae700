"""What people fill in when they bring a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.files import PaperField


class PaperForm(forms.Form):
    """A paper: its title, what it says, and the file."""

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    words = forms.CharField(
        label=_("What does it say, in short?"),
        help_text=_("Some people can’t read a picture. Write the main points in plain words."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )
    file = PaperField(
        label=_("A photo or a scan of the paper"),
        help_text=_("Of a PDF we keep the first two pages. Where a photo was taken is not kept."),
    )
