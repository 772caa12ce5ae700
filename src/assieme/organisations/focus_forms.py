"""The declaration, in three small pages that are one form each."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.organisations import terms
from assieme.organisations.forms import NOT_SAID, term_choices

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _choose(
    label: "StrOrPromise", words: dict[str, terms.Term], hint: "StrOrPromise" = "", *, required: bool = False
) -> forms.ChoiceField:
    choices = term_choices(words)
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices if required else [*choices, NOT_SAID],
        widget=forms.RadioSelect,
        required=required,
    )


def _write(label: "StrOrPromise", hint: "StrOrPromise" = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=2000,
        required=False,
    )


class LevelForm(forms.Form):
    """First page: how far people take part."""

    level = _choose(
        _("How far do people take part?"),
        terms.LEVELS,
        _("Say what you promise. No level is better than another."),
        required=True,
    )


class TermsForm(forms.Form):
    """Second page: the terms of the field."""

    rung = _choose(_("Which step of the ladder is it?"), terms.LADDER, _("By Sherry Arnstein, 1969."))
    way = _choose(_("How do people meet?"), terms.METHODS)
    type = _choose(_("What type is it?"), terms.TYPES)
    parts = forms.MultipleChoiceField(
        label=_("Which parts do you share?"),
        choices=term_choices(terms.PARTS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    scale = _choose(_("How far does it reach?"), terms.SCALES)
    understanding = _choose(_("Why do people take part?"), terms.UNDERSTANDINGS)


class WordsForm(forms.Form):
    """Third page: people's own words."""

    definition = _write(_("What does “together” mean to you?"))
    aims = _write(_("What do you want to change?"))
    means = _write(_("How will you do it?"))
    coupled_with = _write(_("What other ideas does it go with?"), _("For example: saving money, or a new law."), rows=2)
    replaces_paid_service = forms.ChoiceField(
        label=_("Does it take the place of a paid service?"),
        choices=[("yes", _("Yes")), ("no", _("No")), NOT_SAID],
        widget=forms.RadioSelect,
        required=False,
    )
    whose_words = _write(_("In whose words is this?"), _("A group, or a name they chose."), rows=1)


PAGES: dict[str, type[forms.Form]] = {"level": LevelForm, "terms": TermsForm, "words": WordsForm}
