"""Writes docs/reference/permissions.md and events.md from the registries (`make reference`)."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

os.environ.setdefault("ASSIEME_MODE", "development")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def load() -> None:
    """Import every room's permissions and kinds of event."""
    import django
    from django.apps import apps
    from django.urls import get_resolver

    django.setup()
    get_resolver().url_patterns  # noqa: B018 (importing the views declares the permissions)
    for config in apps.get_app_configs():
        if config.name.startswith("assieme."):
            for name in ("access", "events"):
                if importlib.util.find_spec(f"{config.name}.{name}"):
                    importlib.import_module(f"{config.name}.{name}")


def permissions() -> str:
    """The table of permissions. Load first."""
    from assieme.core.access import PERMISSIONS

    rows = [
        f"| `{name}` | {each.model._meta.label} | {each.label} | {each.refusal or '—'} |"
        for name, each in sorted(PERMISSIONS.items())
    ]
    head = "| permission | of | what it lets somebody do | what it says when the moment is wrong |\n|---|---|---|---|"
    return "\n".join(
        [
            "# Permissions",
            "",
            "Each is declared once, in its room's `access.py`. Who fails it gets a page that says “not found”. "
            "Who may see the thing but comes at the wrong moment gets the sentence in the last column.",
            "",
            head,
            *rows,
            "",
        ]
    )


def events() -> str:
    """The table of kinds of event. Load first."""
    from assieme.core.events.kinds import KINDS

    rows = [
        f"| `{name}` | {each.sentence} | {', '.join(f'`{field}`' for field in sorted(each.fields)) or '—'} |"
        for name, each in sorted(KINDS.items())
    ]
    return "\n".join(
        [
            "# Events",
            "",
            "What is logged. An event holds who (an opaque id), when, about what (an id) and these fields: "
            "ids, numbers and codes, never anyone's words.",
            "",
            "| kind | what happened | fields |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    load()
    (FOLDER / "permissions.md").write_text(permissions(), encoding="utf-8")
    (FOLDER / "events.md").write_text(events(), encoding="utf-8")
    sys.stderr.write("  wrote docs/reference/permissions.md and events.md\n")
