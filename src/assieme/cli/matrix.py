"""`assieme matrix`: the IAP2 matrix and the classification of the organisations that files describe."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.output import print_json, read_text, refuse
from assieme.logic.participation.casefile import read_case
from assieme.logic.participation.cases import Case
from assieme.logic.participation.classify import RULE_VERSION, Classification, classify
from assieme.logic.participation.levels import CoproductionLevel, Level
from assieme.logic.tomlfile import FileError, Problem

NOT_SAID = "not enough yet"


def matrix(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE.toml", help="One file per organisation.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Count initiatives by level of involvement, and classify each organisation by the stated rule."""
    cases: list[tuple[Path, Case]] = []
    problems: list[Problem] = []
    if not files:
        problems.append(Problem("", None, "FILE.toml", "name at least one file to read"))
    for file in files or []:
        try:
            cases.append((file, read_case(read_text(file), str(file))))
        except FileError as error:
            problems.extend(error.problems)
    if problems:
        refuse(problems, as_json=as_json)
    if as_json:
        print_json({"organisations": [_described(file, case) for file, case in cases]})
    else:
        typer.echo(_table([(case, classify(case)) for _, case in cases]))


def _described(file: Path, case: Case) -> dict[str, Any]:
    found = classify(case)
    share = found.clinical.share
    others = [service for service in case.services if not service.clinical]
    high_others = [one for one in others if one.level_of_coproduction is CoproductionLevel.HIGH]
    return {
        "name": case.organisation.name,
        "file": str(file),
        "counts": {level.value: found.counts[level] for level in Level},
        "services": {
            "clinical": found.clinical.clinical,
            "high": found.clinical.high,
            "non_clinical": len(others),
            "non_clinical_high": len(high_others),
        },
        "share_clinical_high": None if share is None else float(share),
        "involvement": found.involvement,
        "level_of_coproduction": found.level_of_coproduction,
        "approach": found.approach,
        "rule_version": found.rule_version,
    }


def _table(found: Sequence[tuple[Case, Classification]]) -> str:
    heads = ["Organisation", *Level, "clinical high", "involvement", "level of co-production", "approach"]
    rows = [heads, *(_row(case, one) for case, one in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    note = f'Rule "{RULE_VERSION}". No level or approach is better than another.'
    return "\n".join([*(line.rstrip() for line in lines), "", note])


def _row(case: Case, found: Classification) -> list[str]:
    clinical = found.clinical
    return [
        case.organisation.name,
        *(str(found.counts[level]) for level in Level),
        f"{clinical.high} of {clinical.clinical}" if clinical.clinical else "none",
        found.involvement,
        found.level_of_coproduction or NOT_SAID,
        found.approach or NOT_SAID,
    ]
