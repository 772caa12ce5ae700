"""`assieme manage`: Django's own commands (migrate, shell, …) with Assieme's settings."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from assieme.config.env import inspect

DESCRIPTION = "Run a command of Django, such as migrate. “assieme manage help” lists them."
# Everything behind the verb is Django's: Typer reads no option of it.
CONTEXT = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
Arguments = Annotated[list[str], typer.Argument(help="The command and its options.")]


def manage(arguments: Arguments) -> NoReturn:
    """Runs one command and exits with its status; with 2 when the settings are incomplete."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")
    os.umask(0o077)
    _, problems = inspect(os.environ)
    if problems:
        sys.stderr.write("These settings need your attention:\n")
        sys.stderr.writelines(f"  - {problem}\n" for problem in problems)
        sys.exit(2)

    from django.core.management import execute_from_command_line

    execute_from_command_line(["assieme manage", *arguments])
    sys.exit(0)
