"""The picture of a tally: one bar for each part of the box, for and against, with the line to pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.bodies.sentences import of_group, of_majority
from assieme.assemblies.votes.models import BoxEntry
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.voting.parts import OTHERS, Part, Parts


@dataclass(frozen=True)
class Bar:
    """Ballots of one part. `share` is for, in percent of for and against.

    `line` is the share to pass and `label` says it, where the rules ask these people for a share of votes; `holds`
    whether it did.
    """

    name: str
    part: str
    votes_for: int
    against: int
    abstain: int
    line: float | None = None
    label: str = ""
    holds: bool | None = None

    @property
    def said(self) -> int:
        return self.votes_for + self.against

    @property
    def share(self) -> float:
        return round(100 * self.votes_for / self.said, 2) if self.said else 0.0


def bars(outcome: Mapping[str, Any], parts: Parts) -> list[Bar]:
    """Everybody first, then the groups, where the box is published by group; none where it stayed shut."""
    counts = outcome.get("counts", {})
    if outcome["shape"] not in ("heap", "parts"):
        return []
    everybody = {choice: sum(part[choice] for part in counts.values()) for choice in ("for", "against", "abstain")}
    rows = [_bar(_("Everybody"), "all", everybody, _asked(outcome, "majority", None))]
    if outcome["shape"] == "parts":
        on_roll = frozenset[str]().union(*(part.standpoints for part in parts.values()))
        for name, number in counts.items():
            asked = _asked(outcome, "second majority", (parts[name], on_roll))
            rows.append(_bar(part_words(name, parts), name, number, asked))
    return rows


def _asked(outcome: Mapping[str, Any], kind: str, who: tuple[Part, frozenset[str]] | None) -> Mapping[str, Any] | None:
    """The first condition on a share of votes of everybody, or of just the people of a part."""
    for check in outcome["checks"]:
        if check["kind"] != kind or check.get("weighed"):
            continue
        if who is None or frozenset(check["group"]) & who[1] == who[0].standpoints:
            found: Mapping[str, Any] = check
            return found
    return None


def _bar(name: str, part: str, number: Mapping[str, int], asked: Mapping[str, Any] | None) -> Bar:
    bar = Bar(name, part, number["for"], number["against"], number["abstain"])
    if asked is None:
        return bar
    line = round(100 * float(Fraction(asked["needed"])), 2)
    label = of_majority(asked["needed"], asked["strict"])
    return Bar(name, part, bar.votes_for, bar.against, bar.abstain, line, label, asked["holds"])


def part_words(name: str, parts: Parts) -> str:
    """Who is counted together in a part of the box."""
    if name not in parts:
        return _("Everybody")
    part = parts[name]
    if name == OTHERS and len(STANDPOINTS) - _joined(parts) > 2:
        return _("All others")
    words = _capital(of_group([one.value for one in part.standpoints]))
    alike = [one for one in parts.values() if one.standpoints & part.standpoints]
    if len(alike) > 1:
        words = _("%(group)s with a weight of %(weight)s") % {"group": words, "weight": part.weight}
    return words


def _joined(parts: Parts) -> int:
    return sum(len(part.standpoints) for name, part in parts.items() if name != OTHERS)


def tally_rows(some: Sequence[Bar]) -> list[list[object]]:
    """The same as a table: name, for, against, abstained."""
    return [[bar.name, bar.votes_for, bar.against, bar.abstain] for bar in some]


def box_table(box: Sequence[BoxEntry], parts: Parts) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of the open box; with the group only where the box is published by group."""
    choices = {choice.value: str(choice.label) for choice in BoxEntry.Choice}
    by_group = len({one.part for one in box}) > 1
    words = {name: part_words(name, parts) for name in parts} if by_group else {}
    columns = [_("Code"), _("Choice"), *([_("Group")] if by_group else [])]
    rows = [[one.receipt, choices[one.choice], *([words[one.part]] if by_group else [])] for one in box]
    return columns, rows


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
