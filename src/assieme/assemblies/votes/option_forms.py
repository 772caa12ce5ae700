"""What is filled in to prepare a vote: the question, and by its way of deciding what there is to choose from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.forms import QuestionForm
from assieme.assemblies.votes.ways import WAYS

FEWEST, FIRST_LINES, MORE_LINES, MOST_LINES = 2, 4, 4, 30
MOST_MONEY = 9_999_999


class NewVoteForm(QuestionForm):
    """A question with its way of deciding. `cleaned_data["options"]` are the lines that were filled in.

    The button `more` adds empty lines: nothing is checked then, and nothing that was typed is lost.
    """

    def __init__(
        self, data: Mapping[str, Any] | None, *, way: str, today: date, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, today=today, initial=dict(initial or {}))
        self.way = WAYS.get(way, WAYS["rules"])
        self.more = data is not None and "more" in data
        self.lines = _lines(data, more=self.more)
        if self.way.has_options:
            self.fields["question"].help_text = _("Say in a few words what is to be chosen, and why.")
            self._add_numbers()
            for line in range(self.lines):
                self._add_line(line)

    def _add_numbers(self) -> None:
        if self.way.method == "budget":
            self.fields["budget"] = _money(_("How much money is there in all?"))
        elif self.way.many:
            self.fields["places"] = forms.IntegerField(
                label=_("How many of them are to be chosen?"), min_value=1, max_value=MOST_LINES, initial=1
            )

    def _add_line(self, line: int) -> None:
        self.fields[f"name_{line}"] = forms.CharField(label=_("Its name"), max_length=200, required=False)
        self.fields[f"words_{line}"] = forms.CharField(
            label=_("What it is"), widget=forms.Textarea(attrs={"rows": 2}), max_length=600, required=False
        )
        if self.way.method == "budget":
            self.fields[f"cost_{line}"] = _money(_("What it costs"), required=False)

    def full_clean(self) -> None:
        """Check everything, unless more lines are asked for."""
        if not self.more:
            return super().full_clean()
        self._errors = ErrorDict()
        self.cleaned_data = {}
        return None

    def is_valid(self) -> bool:
        """Whether the vote can be prepared: not while more lines are asked for."""
        return not self.more and super().is_valid()

    def question_fields(self) -> tuple[BoundField, ...]:
        """What is asked first."""
        return (self["title"], self["question"])

    def number_fields(self) -> tuple[BoundField, ...]:
        """How many, or how much."""
        return tuple(self[name] for name in ("places", "budget") if name in self.fields)

    def line_fields(self) -> list[tuple[BoundField, ...]]:
        """The fields of each line."""
        if not self.way.has_options:
            return []
        names = ("name", "words", "cost") if self.way.method == "budget" else ("name", "words")
        return [tuple(self[f"{name}_{line}"] for name in names) for line in range(self.lines)]

    def clean(self) -> dict[str, Any]:
        """The lines that were filled in, in their order."""
        said = {**self.cleaned_data, "method": self.way.method, "options": []}
        said.setdefault("places", 1)
        said.setdefault("budget", None)
        if self.way.has_options:
            said["options"] = [one for line in range(self.lines) if (one := self._line(line))]
            self._check_lines(said)
        return said

    def _line(self, line: int) -> dict[str, Any] | None:
        found = {name: self.cleaned_data.get(f"{name}_{line}") or None for name in ("name", "words", "cost")}
        if not any(found.values()):
            return None
        if not found["name"] and f"name_{line}" not in self.errors:
            self.add_error(f"name_{line}", _("Give it a name too."))
        if self.way.method == "budget" and not found["cost"] and f"cost_{line}" not in self.errors:
            self.add_error(f"cost_{line}", _("Say what it costs."))
        return {**found, "words": found["words"] or "", "line": line}

    def _check_lines(self, said: Mapping[str, Any]) -> None:
        """Enough of them, none twice, not all of them chosen, none dearer than the money there is."""
        options = said["options"]
        if len(options) < FEWEST and (options or not self.way.people):
            self.add_error("name_0", _("Write at least two things to choose from."))
        elif options and said["places"] >= len(options) and "places" in self.fields:
            self.add_error("places", _("Choose fewer than there are to choose from."))
        seen: set[str] = set()
        for one in options:
            name = " ".join((one["name"] or "").split()).casefold()
            if name and name in seen:
                self.add_error(f"name_{one['line']}", _("This name is there already."))
            seen.add(name)
            if one["cost"] and said["budget"] and one["cost"] > said["budget"]:
                self.add_error(f"cost_{one['line']}", _("This costs more than all the money there is."))


def _lines(data: Mapping[str, Any] | None, *, more: bool) -> int:
    """How many lines the page has; a number that is no number gives the first ones."""
    said = str((data or {}).get("lines", ""))
    lines = int(said) if said.isascii() and said.isdigit() else FIRST_LINES
    return min(max(lines, FIRST_LINES) + (MORE_LINES if more else 0), MOST_LINES)


def _money(label: Any, *, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=MOST_MONEY,
        decimal_places=2,
        required=required,
        help_text=_("In euros.") if required else "",
        localize=True,
    )
