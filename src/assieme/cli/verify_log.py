"""`assieme verify-log`: recomputes the sealed event log and says whether it is whole."""

import os
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from assieme.cli.output import print_json
from assieme.config.env import inspect

DESCRIPTION = "Check the event log: every seal is recomputed. Exit 0 when it is whole, 1 when it is not."


def verify_log(*, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Prints what was checked and every problem found."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")
    _, problems = inspect(os.environ)
    if problems:
        for problem in problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(2)
    import django

    django.setup()
    from assieme.core.events.verify import verify

    verdict = verify()
    if as_json:
        print_json({"ok": verdict.ok, **asdict(verdict)})
    else:
        typer.echo(
            f"{verdict.events} events of {verdict.organisations} organisations, {verdict.seals} seals, "
            f"{verdict.waiting} not sealed yet."
        )
        for line in verdict.problems:
            typer.echo(f"  - {line}")
        typer.echo("The log is whole." if verdict.ok else "The log is NOT whole.")
    sys.exit(0 if verdict.ok else 1)
