"""A map of opinions in words, then in a table, as `assieme opinions` prints it for people."""

from collections.abc import Mapping
from textwrap import shorten

from assieme.logic.opinions import Group, OpinionMap, Tally

WIDEST = 100
MOST = 10


def told(found: OpinionMap, words: Mapping[int, str] | None) -> str:
    """What every group shares, what sets each apart, what a smaller group holds alone; then all statements."""
    quoted = {one.statement: _quoted(one.statement, words) for one in found.statements}
    parts = [_opening(found), _shared(found, quoted), *(_group(one, quoted) for one in found.groups)]
    return "\n\n".join([*parts, *_minority(found, quoted), _table(found)])


def _quoted(statement: int, words: Mapping[int, str] | None) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in (words or {}).get(statement, ""))
    return f"{statement}: {shorten(text, WIDEST, placeholder='…')}" if text.strip() else f"{statement}"


def _opening(found: OpinionMap) -> str:
    placed = sum(len(one.members) for one in found.groups)
    if len(found.groups) < 2:
        return f"{len(found.people)} people voted. They can't be told apart into groups."
    return f"{len(found.people)} people voted. {placed} of them stand in {len(found.groups)} groups."


def _shared(found: OpinionMap, quoted: Mapping[int, str]) -> str:
    if not found.shared:
        return "There is nothing that every group agrees on."
    lines = [f"  {one.kind} with {quoted[one.statement]}" for one in found.shared[:MOST]]
    more = len(found.shared) - MOST
    return "\n".join(["What every group shares: they", *lines, *([f"  and {more} more"] if more > 0 else [])])


def _group(group: Group, quoted: Mapping[int, str]) -> str:
    lines = [f"  {one.kind} with {quoted[one.statement]} ({one.said} of {one.seen})" for one in group.representative]
    return "\n".join([f"Group {group.id}, {len(group.members)} people. What they stand for: they", *lines])


def _minority(found: OpinionMap, quoted: Mapping[int, str]) -> list[str]:
    if not found.minority:
        return []
    kept = [one for group in found.groups for one in [held for held in found.minority if held.group == group.id][:MOST]]
    lines = [f"  group {one.group}: {one.kind} with {quoted[one.statement]}" for one in kept]
    return ["\n".join(["What a smaller group holds and most others do not:", *lines])]


def _table(found: OpinionMap) -> str:
    head = f"{'statement':>10}  {'agree':>6}  {'disagree':>8}  {'pass':>6}  {'group-informed consensus':>24}"
    ranked = sorted(
        (one for one in found.statements if one.shown), key=lambda one: (-(one.consensus or 0), one.statement)
    )
    return "\n".join([head, *map(_line, ranked)])


def _line(one: Tally) -> str:
    consensus = "" if one.consensus is None else f"{one.consensus:.4f}"
    return f"{one.statement:>10}  {one.agree:>6}  {one.disagree:>8}  {one.passed:>6}  {consensus:>24}"
