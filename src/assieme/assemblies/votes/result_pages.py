"""What the page of a result shows, by the shape of the outcome."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.bodies.sentences import of_consequence, of_rules
from assieme.assemblies.votes import access, picture, reads, sentences
from assieme.assemblies.votes.forms import ReceiptForm
from assieme.assemblies.votes.marks import SAID, Method
from assieme.assemblies.votes.options import Choice, choices_of
from assieme.assemblies.votes.said_words import of_marks, of_winners
from assieme.assemblies.votes.showing import steps_of
from assieme.assemblies.votes.tally import Called
from assieme.core.ui.words import standpoint_word


def shared(row: access.Vote) -> dict[str, Any]:
    """What all pages of a vote show."""
    adoption = None if row.constitution else current_rules(row.assembly)
    rules = row.constitution or (adoption.constitution if adoption else None)
    zone = ZoneInfo(row.assembly.organisation.time_zone)
    return {
        "vote": row,
        "assembly": row.assembly,
        "constitution": rules,
        "rules": of_rules(rules) if rules else [],
        "last_day": (row.closes_at.astimezone(zone) - timedelta(seconds=1)).date() if row.closes_at else None,
    }


TEMPLATES = {Method.RULES: "votes/result.jinja", Method.CONSENT: "votes/result_of_consent.jinja"}


def template_of(row: access.Vote) -> str:
    """The template for a result, by the vote's method."""
    return TEMPLATES.get(Method(row.method), "votes/result_of_options.jinja")


def result(row: access.Vote) -> dict[str, Any]:
    """The page of a result."""
    outcome, called = reads.outcome_of(row), reads.called_for(row)
    verdict, why = sentences.of_outcome(outcome)
    return {
        **shared(row),
        **counted(outcome, called),
        **_box(row, outcome, called),
        "verdict": verdict,
        "why": why,
        "not_adopted": bool(row.proposed_rules and outcome.get("passed") and not hasattr(row, "adoption")),
        "turnout": reads.turnout(row),
        "roll_rows": [
            [standpoint_word(one.value, many=True), number.eligible, number.cast] for one, number in called.roll.items()
        ],
        "form": ReceiptForm(),
    }


def _box(row: access.Vote, outcome: dict[str, Any], called: Called) -> dict[str, Any]:
    """What lies in the box; in an open vote by name, and nothing then says who is in which group."""
    if row.named:
        found: dict[str, Any] = {"names": reads.named_box_of(row)}
    elif row.method == Method.RULES:
        columns, rows = picture.box_table(reads.box_of(row), called.parts)
        found = {"box": rows, "box_columns": columns}
    else:
        found = {"box": reads.box_of(row)}
    if row.method in SAID:
        worth = of_consequence(row.constitution) if row.constitution and outcome["passed"] else ""
        return {**found, **_in_words(row, found, ()), "consequence": worth}
    choices = choices_of(row)
    chosen = of_winners(outcome, choices) if outcome["shape"] == "options" else []
    steps = steps_of(row, choices, outcome)
    return {**found, **_in_words(row, found, choices), "choices": choices, "winners": chosen, "steps": steps}


def _in_words(row: access.Vote, found: dict[str, Any], choices: Sequence[Choice]) -> dict[str, Any]:
    """Ballots in words: beside names in an open vote, beside codes where there are several options."""
    if row.named:
        lines = [[one.name, of_marks(one.said, row.method, choices), one.reason] for one in found["names"]]
        return {"names": lines, "name_rows": [line[:2] for line in lines]}
    if row.method == Method.RULES:
        return {}
    return {"box": [[one.receipt, of_marks(one.said, row.method, choices)] for one in found["box"]]}


def counted(outcome: dict[str, Any] | None, called: Called) -> dict[str, Any]:
    """Picture and checks of an outcome."""
    if outcome is None:
        return {"outcome": None, "checks": [], "bars": []}
    bars = picture.bars(outcome, called.parts)
    return {
        "outcome": outcome,
        "checks": [(check["holds"], sentences.of_check(check)) for check in outcome["checks"]],
        "bars": bars,
        "tally_rows": picture.tally_rows(bars),
    }
