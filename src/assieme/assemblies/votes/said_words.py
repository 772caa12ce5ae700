"""What a ballot says, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.marks import RANKED, Marks, is_blank
from assieme.assemblies.votes.options import Choice


def of_marks(marks: Marks, method: str, choices: Sequence[Choice]) -> str:
    """A ballot in a line: `For`; `Tea, Walks`; `1. Anna, 2. Bruno`; `Tea 5, Walks 2`."""
    if isinstance(marks, str):
        return _said(marks)
    if is_blank(marks):
        return _("An empty ballot")
    names = {one.position: one.name for one in choices}
    if isinstance(marks, dict):
        return ", ".join(
            ngettext("%(name)s: %(num)s point", "%(name)s: %(num)s points", points)
            % {"name": names[int(option)], "num": points}
            for option, points in sorted(marks.items(), key=lambda given: (-given[1], int(given[0])))
        )
    if method in RANKED:
        return ", ".join(f"{place}. {names[one]}" for place, one in enumerate(marks, start=1))
    return ", ".join(names[one] for one in marks)


def _said(mark: str) -> str:
    return {
        "for": _("For"),
        "against": _("Against"),
        "abstain": _("Abstain"),
        "consent": _("No objection"),
        "objection": _("An objection"),
    }[mark]


def of_winners(outcome: dict[str, object], choices: Sequence[Choice]) -> list[str]:
    """The names of what was chosen, in the order in which it was."""
    winners = outcome["winners"]
    names = {one.position: one.name for one in choices}
    return [names[one] for one in winners] if isinstance(winners, list) else []
