"""`assieme tally`: an election counted from its ballots."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.output import print_json, read_bytes, refuse
from assieme.cli.tally_json import described, described_outcome
from assieme.cli.tally_words import told, told_outcome
from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.box import method_of
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.files.published import is_published, recount
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.files.source import Source
from assieme.logic.voting.methods import METHODS, NotCountedError, count
from assieme.logic.voting.result import Election

type Shown = tuple[dict[str, Any], str]
"""A count as a JSON document, and in words."""


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
        opened = open_file(read_bytes(file), str(file))
        if isinstance(opened, Document) and is_published(opened):
            document, words = _counted_again(file, opened, method)
        else:
            document, words = _elected(file, opened, method, seats, seed)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    if as_json:
        print_json(document)
    else:
        typer.echo(words)


def _elected(file: Path, opened: Source | Document, method: str, seats: int | None, seed: str) -> Shown:
    chosen, election = _read(file, opened, method)
    election = replace(election, seats=seats or election.seats, seed=seed or election.seed)
    try:
        result = count(chosen, election)
    except NotCountedError as error:
        raise _problem(file, str(error)) from error
    return described(chosen, election, result), told(METHODS[chosen].title, election, result)


def _counted_again(file: Path, opened: Document, method: str) -> Shown:
    if method not in ("", "majority"):
        raise _problem(file, "is the box of a majority vote; other methods don't count it")
    outcome = recount(opened)
    return described_outcome(outcome), told_outcome(outcome)


def _problem(file: Path, message: str) -> FileError:
    return FileError((Problem(str(file), None, "method", message),))


def _read(file: Path, opened: Source | Document, method: str) -> tuple[str, Election]:
    own = isinstance(opened, Document)
    chosen = method or (method_of(opened) if isinstance(opened, Document) else "")
    if chosen not in METHODS:
        message = f"must be one of {', '.join(METHODS)}{f', not {chosen!r:.40}' if chosen else ''}"
        raise _problem(file, message)
    election = read_election(opened, chosen)
    return chosen, replace(election, seats=1) if METHODS[chosen].one and not own else election
