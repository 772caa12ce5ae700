"""How every verb speaks to scripts and to people.

With `--json` standard output is one JSON document and nothing else; messages go to standard error.
Bad input ends with status 2 and says file, line and field.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import typer

from assieme.logic.tomlfile import FileError, Problem

BAD_INPUT = 2


def print_json(document: object) -> None:
    """Write one JSON document, in ASCII with escapes, so that any terminal or pipe takes it."""
    typer.echo(json.dumps(document, indent=2))


def refuse(problems: Sequence[Problem], *, as_json: bool) -> NoReturn:
    """End with status 2: the problems as JSON on standard output, or in lines on standard error."""
    if as_json:
        print_json({"errors": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            say_error(str(problem))
    raise typer.Exit(BAD_INPUT)


def say_error(message: str) -> None:
    """One line on standard error, whatever characters a file put into it."""
    typer.echo(_readable(f"Error: {message}"), err=True)


def _readable(text: str) -> str:
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def read_bytes(path: Path) -> bytes:
    """What a file holds; raises FileError where it isn't there or can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise FileError((Problem(str(path), None, "file", f"can't be read: {reason}"),)) from error
    except ValueError as error:
        raise FileError((Problem(str(path), None, "file", "is no name that a file can have"),)) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises FileError where it isn't there, can't be read or isn't UTF-8."""
    content = read_bytes(path)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError((Problem(str(path), line, "file", "is not UTF-8 text"),)) from error
