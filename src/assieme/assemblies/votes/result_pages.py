"""What the page of a result shows, by the shape of the outcome."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.bodies.sentences import of_consequence, of_majority, of_rules
from assieme.assemblies.votes import access, picture, reads, sentences
from assieme.assemblies.votes.forms import ReceiptForm
from assieme.assemblies.votes.marks import SAID
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.said_words import of_marks, of_winners
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


def template_of(row: access.Vote) -> str:
    return "votes/result.jinja" if row.method in SAID else "votes/result_of_options.jinja"


def result(row: access.Vote) -> dict[str, Any]:
    """The page of a result."""
    outcome = reads.outcome_of(row)
    return {
        **shared(row),
        **counted(row, outcome),
        **_of_question(row, outcome),
        "turnout": reads.turnout(row),
        "roll_rows": [
            [standpoint_word(one.value, many=True), number.eligible, number.cast]
            for one, number in reads.called_for(row).roll.items()
        ],
        "form": ReceiptForm(),
    }


def _of_question(row: access.Vote, outcome: dict[str, Any]) -> dict[str, Any]:
    verdict, why = sentences.of_outcome(outcome)
    box = reads.box_of(row)
    if row.method not in SAID:
        choices = choices_of(row)
        return {
            "verdict": verdict,
            "why": why,
            "choices": choices,
            "winners": of_winners(outcome, choices) if outcome["shape"] == "options" else [],
            "box": [[one.receipt, of_marks(one.said, row.method, choices)] for one in box],
        }
    columns, rows = picture.box_table([(one.receipt, one.choice, one.part) for one in box], row.constitution)
    passed = row.constitution is not None and outcome["passed"]
    return {
        "verdict": verdict,
        "why": why,
        "consequence": of_consequence(row.constitution) if row.constitution and passed else "",
        "box": rows,
        "box_columns": columns,
    }


def counted(row: access.Vote, outcome: dict[str, Any] | None) -> dict[str, Any]:
    """Picture and checks of an outcome."""
    if outcome is None or row.constitution is None:
        return {"outcome": outcome, "checks": [], "bars": []}
    bars = picture.bars(outcome, row.constitution)
    return {
        "outcome": outcome,
        "checks": [(check["holds"], sentences.of_check(check)) for check in outcome["checks"]],
        "bars": bars,
        "tally_rows": picture.tally_rows(bars),
        "share_words": of_majority(row.constitution.share, row.constitution.strict),
    }
