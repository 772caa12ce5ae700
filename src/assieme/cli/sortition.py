"""`assieme sortition`: a panel drawn by lot, with quotas that hold and chances as equal as they permit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from assieme.cli.output import BAD_INPUT, print_json, read_text, refuse, say_error
from assieme.cli.sortition_again import draw_again
from assieme.logic.sortition.fair import Change, NoPanelError, Rule, fair_lottery
from assieme.logic.sortition.files import Targets, read_people, read_targets
from assieme.logic.sortition.lottery import Lottery
from assieme.logic.sortition.panels import SolverError
from assieme.logic.sortition.pool import People, Quota, pool
from assieme.logic.sortition.published import as_document
from assieme.logic.tomlfile import FileError, Problem

OFTEN = 25
FAILED = 1


@dataclass(frozen=True)
class Draw:
    """What was asked for, and what came of it."""

    people: People
    targets: Targets
    size: int
    seed: str
    rule: Rule
    lottery: Lottery

    @property
    def panel(self) -> list[str]:
        """Those drawn, in the order of the file."""
        drawn = set(self.lottery.draw(self.seed))
        return [person for person in self.people if person in drawn]


def sortition(
    people: Annotated[
        Path, typer.Argument(metavar="PEOPLE.csv", help="The pool: a row for each person. Or a published lottery.")
    ],
    targets: Annotated[
        Path | None,
        typer.Argument(metavar="[TARGETS.csv]", help="The quotas: feature, value, min, max. Not with a lottery."),
    ] = None,
    *,
    size: Annotated[int | None, typer.Option(help="How many people the panel has. Not with a lottery.")] = None,
    seed: Annotated[str, typer.Option(help="Any text, fixed in public before the draw.")],
    rule: Annotated[Rule, typer.Option(help="What is called fair.")] = Rule.LEXIMIN,
    stay: Annotated[list[str] | None, typer.Option(metavar="ID", help="Has a seat and keeps it.")] = None,
    gone: Annotated[list[str] | None, typer.Option(metavar="ID", help="Is no longer in the pool.")] = None,
    lottery: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the lottery to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw a panel by lot. Everybody's chance is as equal as the quotas permit, and is published.

    With a lottery that was published, LOTTERY.json alone and its seed: the same panel again.
    """
    if targets is None:
        draw_again(people, seed, as_json=as_json)
        return
    if size is None:
        refuse([Problem("", None, "--size", "is missing")], as_json=as_json)
    try:
        asked = read_targets(read_text(targets), str(targets))
        pooled = _pooled(people, asked, size, stay or [], gone or [])
        found = fair_lottery(pool(pooled, asked.quotas, size, stay or []), rule, _say_progress)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    except NoPanelError as error:
        _refuse_quotas(asked, size, error.changes, as_json=as_json)
    except SolverError as error:
        say_error(f"the solver failed: {error}")
        raise typer.Exit(FAILED) from error
    draw = Draw(pooled, asked, size, seed, rule, found)
    if lottery is not None:
        _write(found, lottery, as_json=as_json)
    if as_json:
        print_json(_described(draw))
    else:
        typer.echo("\n".join(_lines(draw)))


def _pooled(file: Path, targets: Targets, size: int, stay: Sequence[str], gone: Sequence[str]) -> People:
    """The people of the file without those who are gone. Raises FileError where they can't be drawn from."""
    people = read_people(read_text(file), str(file), targets)
    wrong = [
        Problem(str(file), None, option, f"nobody has the id “{person}”")
        for option, named in (("--stay", stay), ("--gone", gone))
        for person in named
        if person not in people
    ]
    wrong += [Problem("", None, "--stay", f"“{person}” can't stay and be gone") for person in stay if person in gone]
    left = {person: values for person, values in people.items() if person not in gone}
    if not len(set(stay)) < size:
        wrong.append(Problem("", None, "--size", "must be more than the number of people who stay, and at least 1"))
    if len(left) < size:
        wrong.append(Problem(str(file), None, "file", f"has {len(left)} people in the pool for a panel of {size}"))
    if wrong:
        raise FileError(tuple(wrong))
    return left


def _say_progress(panels: int) -> None:
    if panels % OFTEN == 0:
        typer.echo(f"{panels} panels for the lottery so far", err=True)


def _refuse_quotas(targets: Targets, size: int, changes: Sequence[Change], *, as_json: bool) -> NoReturn:
    """End with status 2: what is wrong with the quotas, and the nearest ones that a panel can keep."""
    problems = [
        Problem(targets.file, targets.lines[change.quota], *words) for change in changes for words in _words(change)
    ]
    head = f"no panel of {size} keeps all quotas; the smallest change with which one does is:"
    if not as_json:
        say_error(head)
        refuse(problems, as_json=False)
    errors = [
        {"file": one.file, "line": one.line, "field": one.field, "message": f"{head} {one.message}"} for one in problems
    ]
    nearest = [{**_quota(one.quota), "nearest_min": one.least, "nearest_max": one.most} for one in changes]
    print_json({"feasible": False, "errors": errors, "nearest": nearest})
    raise typer.Exit(BAD_INPUT)


def _words(change: Change) -> list[tuple[str, str]]:
    quota = change.quota
    ends = (
        ("min", "lower the minimum", quota.least, change.least),
        ("max", "raise the maximum", quota.most, change.most),
    )
    return [
        (field, f"{verb} of “{quota.value}” ({quota.feature}) from {old} to {new}")
        for field, verb, old, new in ends
        if old != new
    ]


def _write(found: Lottery, file: Path, *, as_json: bool) -> None:
    try:
        file.write_text(json.dumps(as_document(found)) + "\n", encoding="utf-8")
    except OSError as error:
        refuse([Problem(str(file), None, "--lottery", f"can't be written: {error.strerror}")], as_json=as_json)


def _described(draw: Draw) -> dict[str, Any]:
    chances, panel = draw.lottery.chances(), draw.panel
    return {
        "feasible": True,
        "panel": panel,
        "chances": {person: float(chances[person]) for person in draw.people},
        "no_chance": [person for person in draw.people if not chances[person]],
        "quotas": [
            {**_quota(quota), "selected": _count(draw, quota, panel), "pool": _count(draw, quota, draw.people)}
            for quota in draw.targets.quotas
        ],
        "size": draw.size,
        "seed": draw.seed,
        "rule": draw.rule.value,
        "panels": len(draw.lottery.panels),
    }


def _quota(quota: Quota) -> dict[str, Any]:
    return {"feature": quota.feature, "value": quota.value, "min": quota.least, "max": quota.most}


def _count(draw: Draw, quota: Quota, among: Sequence[str] | People) -> int:
    return sum(draw.people[person][quota.feature] == quota.value for person in among)


def _lines(draw: Draw) -> list[str]:
    chances, panel = draw.lottery.chances(), draw.panel
    drawn = sorted(chance for person, chance in chances.items() if chance and person not in draw.lottery.stay)
    quotas = [
        f"  {quota.feature}, {quota.value}: {_count(draw, quota, panel)} (from {quota.least} to {quota.most}; "
        f"{_count(draw, quota, draw.people)} in the pool)"
        for quota in draw.targets.quotas
    ]
    none = [person for person in draw.people if not chances[person]]
    nobody = [f"On no panel that keeps the quotas: {', '.join(none)}."] if none else []
    return [
        f"The panel of {draw.size}:",
        *(f"  {person}" for person in panel),
        "",
        "Quotas:",
        *quotas,
        "",
        f"Chances: from {float(drawn[0]):.2%} to {float(drawn[-1]):.2%}, by the rule {draw.rule.value}.",
        *nobody,
        f"Seed: “{draw.seed}”. Panels in the lottery: {len(draw.lottery.panels)}.",
    ]
