"""How many slips came back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.paper_reads import Pile


class PilesForm(forms.Form):
    """A number for each pile. Cleans to `piles`, by part."""

    def __init__(self, *args: Any, piles: Sequence[Pile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.piles = piles
        for place, pile in enumerate(piles):
            self.fields[f"pile_{place}"] = forms.IntegerField(
                label=_("Ballots in urn %(urn)s") % {"urn": pile.urn} if pile.urn else _("Ballots that came back"),
                help_text=ngettext("%(num)s ballot was handed out.", "%(num)s ballots were handed out.", pile.handed)
                % {"num": pile.handed},
                min_value=0,
                max_value=pile.handed,
                error_messages={"required": _("Write a number. 0 if none came back.")},
            )

    def clean(self) -> dict[str, Any]:
        """The numbers by part, under `piles`."""
        said = super().clean() or {}
        said["piles"] = {pile.part: said.get(f"pile_{place}") for place, pile in enumerate(self.piles)}
        return said
