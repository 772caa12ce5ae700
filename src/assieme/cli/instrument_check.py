"""`assieme instrument check`: whether a FHIR R4 Questionnaire can be taken in, and why not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assieme.cli.output import BAD_INPUT, print_json, read_text, say_error
from assieme.logic.questionnaires.findings import Problem
from assieme.logic.tomlfile import FileError


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A FHIR R4 Questionnaire, as JSON.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check a questionnaire: its form, FHIR's rules, and that all of it is supported. Status 2 if it is refused."""
    from assieme.instruments.packs.fhir import check as checked  # FHIR's models take long to load

    try:
        reading = checked(read_text(file))
    except FileError as error:
        _refuse([Problem("", f"the {problem.field} {problem.message}") for problem in error.problems], as_json=as_json)
    if reading.problems:
        _refuse(reading.problems, as_json=as_json)
    elif as_json:
        print_json({"ok": True, "items": reading.items})
    else:
        typer.echo(f"{reading.items} items, all supported.")
        for note in reading.notes:
            typer.echo(f"Note: {_line(note)}")


def _refuse(problems: Sequence[Problem], *, as_json: bool) -> NoReturn:
    if as_json:
        described = [{"linkId": one.link_id, "message": one.message} for one in problems]
        print_json({"ok": False, "problems": described})
    else:
        for problem in problems:
            say_error(_line(problem))
    raise typer.Exit(BAD_INPUT)


def _line(problem: Problem) -> str:
    return f"{problem.link_id or 'the questionnaire'}: {problem.message}"
