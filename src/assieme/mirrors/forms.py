"""What people reply to a mirror."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Words(forms.CharField):
    """A browser counts the end of a line once, and sends two signs for it."""

    def to_python(self, value: object) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ReplyForm(forms.Form):
    """Words of one's own; none take back what was said before."""

    words = Words(
        label=_("What do you say to this?"),
        help_text=_("Your name stands beside your words. What you bring does not."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
        error_messages={"max_length": _("This is too long. Please say it in fewer words.")},
    )
