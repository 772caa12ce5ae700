"""What is filled in about trustees: who is asked, and the words of a share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.shares import SECRET
from assieme.logic.keyshares.words import CHECKS, WordsError, read

COUNT = SECRET + CHECKS


class TrusteeForm(forms.Form):
    """One person to ask."""

    person = forms.ChoiceField(label=_("Who could keep a part of the key?"))

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Choose a person")), *people.items()]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """The words of a sheet. Cleans to the secret that they spell, under `words`."""

    words = forms.CharField(
        label=_("The words on your sheet"),
        help_text=_("Type all %(count)s words in their order. Small letters will do.") % {"count": COUNT},
        validators=[MaxLengthValidator(500)],
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}),
        error_messages={"required": _("Type the words on your sheet.")},
    )

    def clean_words(self) -> bytes:
        """The secret. Raises ValidationError that names the word that does not fit."""
        try:
            return read(self.cleaned_data["words"], SECRET)
        except WordsError as error:
            raise forms.ValidationError(_mistake(error)) from error


def _mistake(error: WordsError) -> str:
    said = {"at": error.at, "typed": error.typed, "perhaps": error.perhaps, "count": COUNT}
    if error.reason == "number":
        return str(_("These are %(at)s words. The sheet has %(count)s.") % said)
    if error.reason == "several":
        return str(_("Some words are wrong, or have changed places. Look at each one again."))
    if error.perhaps:
        return str(_("Look at word %(at)s again: you typed “%(typed)s”. Could it be “%(perhaps)s”?") % said)
    return str(_("Look at word %(at)s again: “%(typed)s” is not one of our words.") % said)
