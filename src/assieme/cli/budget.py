"""`assieme budget`: the projects that a participatory budget funds, counted from its ballots."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from assieme.cli.budget_shown import Asked, described, told
from assieme.cli.output import print_json, read_bytes, refuse
from assieme.logic.budget.completion import Completion, equal_shares
from assieme.logic.budget.election import Satisfaction, as_approvals
from assieme.logic.budget.greedy import greedy
from assieme.logic.budget.outcome import Outcome
from assieme.logic.budget.pabulib import PabulibFile, read_pabulib
from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.source import open_source

RULES = {"mes": "mes", "equal-shares": "mes", "equalshares": "mes", "greedy": "greedy"}
COMPLETIONS = {**{one.value: one for one in Completion}, "utilitarian": Completion.GREEDY}
SATISFACTIONS = {one.value: one for one in Satisfaction}
BALLOTS = {"points": "points", "approvals": "approvals"}


def budget(
    file: Annotated[Path, typer.Argument(metavar="FILE.pb", help="Ballots in Pabulib's format.")],
    *,
    rule: Annotated[str, typer.Option(metavar="RULE", help="mes (the method of equal shares), or greedy.")] = "mes",
    completion: Annotated[
        str, typer.Option(metavar="HOW", help="What follows mes: add1u (if not said), add1, greedy or none.")
    ] = "",
    satisfaction: Annotated[
        str,
        typer.Option(metavar="WHAT", help="What a funded project is worth to a voter: cost (times points), or points."),
    ] = "cost",
    ballots: Annotated[
        str, typer.Option(metavar="HOW", help="Take a ballot's points as points, or all of them as approvals.")
    ] = "points",
    seed: Annotated[
        str | None, typer.Option(help="Break ties by lower cost, more people, then by lot; without it by id.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say which projects a participatory budget funds, and how."""
    try:
        asked = Asked(
            rule=_one_of(RULES, "rule", rule),
            completion=_completion(rule, completion),
            satisfaction=_one_of(SATISFACTIONS, "satisfaction", satisfaction),
            ballots=_one_of(BALLOTS, "ballots", ballots),
            seed=seed,
        )
        found = read_pabulib(open_source(read_bytes(file), str(file)))
        outcome = _counted(file, found, asked)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    if as_json:
        print_json(described(asked, found, outcome))
    else:
        typer.echo(told(asked, found, outcome))


def _one_of[Kind](known: Mapping[str, Kind], name: str, said: str) -> Kind:
    if said.lower() not in known:
        message = f"must be one of {', '.join(known)}, not {said!r:.40}"
        raise FileError((Problem("", None, f"--{name}", message),))
    return known[said.lower()]


def _completion(rule: str, said: str) -> Completion:
    """The greedy rule is complete by itself."""
    if RULES[rule.lower()] == "mes":
        return _one_of(COMPLETIONS, "completion", said or Completion.ADD1U)
    return _one_of({Completion.NONE: Completion.NONE}, "completion", said or Completion.NONE)


def _counted(file: Path, found: PabulibFile, asked: Asked) -> Outcome:
    election = as_approvals(found.election) if asked.ballots == "approvals" else found.election
    if asked.rule == "greedy":
        return greedy(election, satisfaction=asked.satisfaction, seed=asked.seed)
    try:
        return equal_shares(election, satisfaction=asked.satisfaction, completion=asked.completion, seed=asked.seed)
    except ValueError as error:
        raise FileError((Problem(str(file), None, "points", str(error)),)) from error
