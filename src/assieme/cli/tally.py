"""`assieme tally`: an election counted from its ballots."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.output import print_json, read_bytes, refuse
from assieme.cli.tally_words import told
from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.box import method_of
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.methods import METHODS, NotCountedError, count
from assieme.logic.voting.result import Election, Result, Round, Tie


def tally(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="BLT, PrefLib or the platform's own file.")],
    *,
    method: Annotated[str, typer.Option(metavar="METHOD", help=f"One of {', '.join(METHODS)}.")] = "",
    seats: Annotated[int | None, typer.Option(min=1, max=10_000, help="How many to elect, whatever FILE says.")] = None,
    seed: Annotated[str, typer.Option(help="Draws the lots, whatever FILE says.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Count ballots. The platform's own file names its method; for others METHOD is needed."""
    try:
        chosen, election = _read(file, method)
        election = _as_asked(election, seats, seed)
        result = _counted(file, chosen, election)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    if as_json:
        print_json(_described(chosen, election, result))
    else:
        typer.echo(told(METHODS[chosen].title, election, result))


def _read(file: Path, method: str) -> tuple[str, Election]:
    opened = open_file(read_bytes(file), str(file))
    own = isinstance(opened, Document)
    chosen = method or (method_of(opened) if isinstance(opened, Document) else "")
    if chosen not in METHODS:
        message = f"must be one of {', '.join(METHODS)}{f', not {chosen!r:.40}' if chosen else ''}"
        raise FileError((Problem(str(file), None, "method", message),))
    election = read_election(opened, chosen)
    return chosen, replace(election, seats=1) if METHODS[chosen].one and not own else election


def _as_asked(election: Election, seats: int | None, seed: str) -> Election:
    return replace(election, seats=seats or election.seats, seed=seed or election.seed)


def _counted(file: Path, method: str, election: Election) -> Result:
    try:
        return count(method, election)
    except NotCountedError as error:
        raise FileError((Problem(str(file), None, "method", str(error)),)) from error


def _described(method: str, election: Election, result: Result) -> dict[str, Any]:
    names = election.names
    document = {
        "method": method,
        "title": election.title,
        "seats": election.seats,
        "candidates": list(names),
        "withdrawn": [names[one] for one in sorted(election.withdrawn)],
        "ballots": sum(ballot.weight for ballot in election.ballots),
        "seed": election.seed,
        "decided": result.decided,
        "winners": [names[one] for one in result.winners],
        "quota": None if result.quota is None else _number(result.quota),
        "rounds": [_round(names, number, one) for number, one in enumerate(result.rounds, start=1)],
        "ties": [_tie(names, tie) for tie in result.ties],
    }
    if result.ranking:
        document["ranking"] = [[names[one] for one in rank] for rank in result.ranking]
    if result.duels:
        duels = [
            {"above": names[one], "below": names[other], "votes": number} for (one, other), number in _sorted(result)
        ]
        document["duels"] = duels
    return document


def _sorted(result: Result) -> list[tuple[tuple[int, int], int]]:
    return sorted(result.duels.items())


def _round(names: tuple[str, ...], number: int, one: Round) -> dict[str, Any]:
    return {
        "round": number,
        "votes": {names[candidate]: _number(votes) for candidate, votes in one.votes.items()},
        "elected": [names[candidate] for candidate in one.elected],
        "excluded": [names[candidate] for candidate in one.excluded],
        "transfers": [
            {
                "from": names[transfer.source],
                "to": None if transfer.to is None else names[transfer.to],
                "votes": _number(transfer.votes),
            }
            for transfer in one.transfers
        ],
        "exhausted": _number(one.exhausted),
        "lost_to_rounding": _number(one.lost),
    }


def _tie(names: tuple[str, ...], tie: Tie) -> dict[str, Any]:
    return {
        "round": tie.round,
        "occasion": tie.occasion,
        "candidates": [names[one] for one in tie.candidates],
        "chosen": names[tie.chosen],
        "by": tie.by,
    }


def _number(votes: Fraction) -> int | float:
    """As JSON writes it: votes of up to five decimals come out as they are."""
    return votes.numerator if votes.denominator == 1 else float(votes)
