"""`assieme mirror`: what was promised, what the rules allow, what happened and what it was like."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.mirror_folder import Folder, read_folder
from assieme.cli.mirror_words import told
from assieme.cli.output import print_json, refuse
from assieme.cli.power import described as described_rules
from assieme.logic.mirrors.account import Mirror, mirror_of
from assieme.logic.mirrors.enacted import Enacted
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.felt import Felt
from assieme.logic.power.account import account
from assieme.logic.tomlfile import FileError

HIDDEN = "hidden"


def mirror(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The records of an assembly.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Hold an assembly's promise beside its rules, what happened and what it was like, from its records."""
    try:
        read = read_folder(folder)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    found = mirror_of(read.declared, read.constitution, read.records, read.until)
    if as_json:
        print_json(_described(read, found))
    else:
        typer.echo(told(found))


def _described(read: Folder, found: Mirror) -> dict[str, Any]:
    return {
        "declared": found.declared,
        "formal": described_rules(account(read.constitution)) if read.constitution else None,
        "enacted": _enacted(found),
        "felt": {one.value: HIDDEN if answers is None else _felt(answers) for one, answers in found.felt.items()},
        "promise": {"formal": found.kept_by_rules, "enacted": found.kept_in_practice},
        "last_day": found.last_day.isoformat() if found.last_day else None,
    }


def _enacted(found: Mirror) -> dict[str, Any]:
    enacted: Enacted = found.enacted
    return {
        "posterior": {level.value: share for level, share in enacted.posterior.items()},
        "level": enacted.level,
        "enough": enacted.enough,
        "missing": list(enacted.missing),
        "indicators": {
            name: {one: _estimate(estimate) for one, estimate in row.items()} for name, row in found.indicators.items()
        },
        "rates": {
            "say": _estimate(enacted.rates.say),
            "acted": _estimate(enacted.rates.acted),
            "answered": _estimate(enacted.rates.answered),
            "voice": _estimate(enacted.rates.voice),
        },
        "telling": asdict(enacted.telling),
        "rule_version": enacted.rule_version,
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    return {"value": one.value, "ci_low": one.low, "ci_high": one.high, "n": one.n}


def _felt(one: Felt) -> dict[str, Any]:
    ranges = {"heard": one.heard, "counted": one.counted, "next": one.next}
    return {
        **{name: answers.mean if answers else None for name, answers in ranges.items()},
        "n": one.n,
        "ranges": {name: [answers.low, answers.high] if answers else None for name, answers in ranges.items()},
    }
