"""What people fill in along the way of a problem."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.matters.models import Attempt
from assieme.core.ui.forms import Label


def _words(label: Any, hint: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}), max_length=5000)


class ReportForm(forms.Form):
    """What does not work."""

    words = _words(_("What does not work?"), _("Say it in your own words. One or two sentences are enough."), rows=5)
    named = forms.BooleanField(
        label=_("Show my name"),
        help_text=_("If not, nobody sees your name here. You are still told what becomes of it."),
        required=False,
    )


class BehindForm(forms.Form):
    """What is behind it."""

    behind = _words(
        _("What is behind it?"), _("Ask why, and ask again. Look for what can be changed, and blame nobody."), rows=5
    )


class TryForm(forms.Form):
    """What is tried next."""

    what = _words(_("What will we try?"), _("One thing at a time. Then we see what helps."), rows=3)


class TriedForm(forms.Form):
    """What a try did."""

    helped = forms.ChoiceField(
        label=_("Did it help?"),
        widget=forms.RadioSelect,
        choices=Attempt.Helped.choices,
        error_messages={"required": _("Choose if it helped.")},
    )
    happened = _words(_("What happened?"), _("A few words, for those who try it next."), rows=3)


class CloseForm(forms.Form):
    """The end of a problem."""

    solved = forms.ChoiceField(
        label=_("How does it end?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", Label(_("Solved"), _("It works now."))),
            ("no", Label(_("Not solved"), _("We stop here. We say why."))),
        ],
        error_messages={"required": _("Choose how it ends.")},
    )
    why = _words(_("What solved it? Or why does it stay?"), _("Everyone here can read this."))

    def said(self) -> dict[str, Any]:
        return {"solved": self.cleaned_data["solved"] == "yes", "why": self.cleaned_data["why"]}
