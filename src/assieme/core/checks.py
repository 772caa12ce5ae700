"""Start-up checks."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from assieme.core.events.triggers import missing


@register(Tags.database)
def append_only_tables_are_guarded(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Every append-only table carries its triggers (a table rebuild on SQLite drops them)."""
    return [
        Error(f"the table {table} has lost its triggers", hint="run: assieme manage migrate", id="core.E001")
        for using in databases or ()
        for table in missing(using)
    ]
