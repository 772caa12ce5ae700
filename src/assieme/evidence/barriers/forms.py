"""What people fill in about a barrier."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import Label
from assieme.evidence.barriers.models import Barrier
from assieme.organisations.models import StepState

NO_PAGE = _("This is no page here. Copy the address of a page you see here.")
LONGEST_PATH = 200


def _named() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Show my name"),
        help_text=_("If not, nobody sees your name here. You are still told what becomes of it."),
        required=False,
    )


def _words(label: Any, hint: Any = "", rows: int = 4, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, widget=widget, max_length=5000, required=required)


class RaiseForm(forms.Form):
    """A barrier in words of one's own."""

    words = _words(_("What stands in the way?"), _("One or two sentences are enough. Please name nobody."), rows=3)
    where = _words(_("Where did you see it?"), _("You can leave this empty."), rows=3, required=False)
    steps = forms.MultipleChoiceField(
        label=_("When does it get in the way?"),
        help_text=_("Choose all that fit, or none."),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (StepState.Step.MAP, Label(_("Map it"), _("when we look at where we are"))),
            (StepState.Step.FOCUS, Label(_("Focus it"), _("when we say what we want to do"))),
            (StepState.Step.PEOPLE, Label(_("People it"), _("when we look for who takes part"))),
            (StepState.Step.MARKET, Label(_("Market it"), _("when we invite others"))),
            (StepState.Step.GROW, Label(_("Grow it"), _("when we make it last"))),
        ],
        required=False,
    )
    named = _named()


class TakeOverForm(forms.Form):
    """A published barrier that is here too."""

    where = _words(_("Where did you see it here?"), _("You can leave this empty."), rows=3, required=False)
    named = _named()


class EvidenceForm(forms.Form):
    """Where a barrier shows."""

    words = _words(_("Where does it show?"), _("What did you see or hear? Please name nobody."))
    path = forms.CharField(
        label=_("A page here that shows it"),
        help_text=_("You can leave this empty. Copy the address of the page: a meeting, a vote, a card."),
        max_length=500,
        required=False,
    )
    named = _named()

    def clean_path(self) -> str:
        """The address without the name of this site. Raises ValidationError for what is no page here."""
        typed: str = self.cleaned_data["path"].strip()
        if not typed:
            return ""
        try:
            path = urlsplit(typed).path
            resolve(path)
        except (ValueError, Resolver404) as error:
            raise forms.ValidationError(NO_PAGE) from error
        if len(path) > LONGEST_PATH:
            raise forms.ValidationError(NO_PAGE)
        return path


class AnswerForm(forms.Form):
    """What is done about a barrier."""

    words = _words(_("What will be done about it?"), _("Who does what, and by when? Everyone here can read it."))


class BecameForm(forms.Form):
    """What became of a barrier."""

    became = forms.ChoiceField(
        label=_("How is it now?"),
        widget=forms.RadioSelect,
        choices=[
            (Barrier.Became.LOWER, Label(_("Lower"), _("It is still there, but less."))),
            (Barrier.Became.STILL, Label(_("Still there"), _("What we did has not helped yet."))),
            (Barrier.Became.GONE, Label(_("Gone"), _("It is no longer in the way."))),
            (Barrier.Became.NOT_OURS, Label(_("Not ours to change"), _("We can’t do it here. We say why."))),
        ],
        error_messages={"required": _("Choose how it is now.")},
    )
    words = _words(_("What happened, or why?"), _("Everyone here can read it."))
