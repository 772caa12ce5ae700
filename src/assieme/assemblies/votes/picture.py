"""The picture of a tally: one bar for each part of the box, for and against, with the line to pass."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.bodies.sentences import of_group
from assieme.assemblies.votes.models import BoxEntry
from assieme.core.ui.words import STANDPOINTS


@dataclass(frozen=True)
class Bar:
    """Ballots of one part. `share` is for, in percent of for and against, and `line` the share to pass."""

    name: str
    part: str
    votes_for: int
    against: int
    abstain: int
    line: float
    holds: bool | None

    @property
    def said(self) -> int:
        return self.votes_for + self.against

    @property
    def share(self) -> float:
        return round(100 * self.votes_for / self.said, 2) if self.said else 0.0


def bars(outcome: dict[str, Any], rules: Constitution | None) -> list[Bar]:
    """Everybody first, then the groups, where the box is published by group; none where it stayed shut."""
    if rules is None or not outcome.get("counts"):
        return []
    line = round(100 * float(rules.majority_share), 2)
    held = {check["kind"]: check["holds"] for check in outcome["checks"]}
    counts = outcome["counts"]
    everybody = {choice: sum(part[choice] for part in counts.values()) for choice in ("for", "against", "abstain")}
    rows = [(_("Everybody"), "all", everybody, held["majority"])]
    if "joined" in counts:
        others = [one for one in STANDPOINTS if one not in rules.joined]
        rows.append((_capital(of_group(rules.joined)), "joined", counts["joined"], held["second majority"]))
        rows.append(
            (
                _("All others") if len(others) > 2 else _capital(of_group(others)),
                "others",
                counts["others"],
                None,
            )
        )
    return [
        Bar(name, part, number["for"], number["against"], number["abstain"], line, holds)
        for name, part, number, holds in rows
    ]


def tally_rows(some: list[Bar]) -> list[list[object]]:
    """The same as a table: name, for, against, abstained."""
    return [[bar.name, bar.votes_for, bar.against, bar.abstain] for bar in some]


def box_table(box: list[tuple[str, str, str]], rules: Constitution | None) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of the open box; with the group only where the box is published by group."""
    choices = {choice.value: str(choice.label) for choice in BoxEntry.Choice}
    parts = {"joined": _capital(of_group(rules.joined)), "others": _("All others")} if rules else {}
    by_group = any(part in parts for _receipt, _choice, part in box)
    columns = [_("Code"), _("Choice"), *([_("Group")] if by_group else [])]
    rows = [[receipt, choices[choice], *([parts[part]] if by_group else [])] for receipt, choice, part in box]
    return columns, rows


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
