"""Choosing who votes for oneself."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class HolderForm(forms.Form):
    """One person with a seat."""

    holder = forms.ChoiceField(label=_("Who shall vote for you?"))

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", _("Choose a person")), *people.items()]  # type: ignore[attr-defined]
