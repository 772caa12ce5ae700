"""Writes the pages of docs/reference that list what the registries hold (`make reference`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("ASSIEME_MODE", "development")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def load() -> None:
    """Start Django; importing the views declares the permissions that stand in files of their own."""
    import django
    from django.urls import get_resolver

    django.setup()
    get_resolver().url_patterns  # noqa: B018


def page(title: str, lead: str, columns: str, rows: list[str]) -> str:
    """A page with one table. `columns` are divided by bars."""
    rule = "|---" * (columns.count("|") + 1) + "|"
    return "\n".join([f"# {title}", "", lead, "", f"| {columns} |", rule, *rows, ""])


def permissions() -> str:
    """The table of permissions. Load first."""
    from assieme.core.access import PERMISSIONS

    lead = (
        "Each is declared once, in its room's `access.py`. Who fails it gets a page that says “not found”. "
        "Who may see the thing but comes at the wrong moment gets the sentence in the last column."
    )
    rows = [
        f"| `{name}` | {each.model._meta.label} | {each.label} | {each.refusal or '—'} |"
        for name, each in sorted(PERMISSIONS.items())
    ]
    columns = "permission | of | what it lets somebody do | what it says when the moment is wrong"
    return page("Permissions", lead, columns, rows)


def events() -> str:
    """The table of kinds of event. Load first."""
    from assieme.core.events.kinds import KINDS

    lead = (
        "What is logged. An event holds who (an opaque id), when, about what (an id) and these fields: "
        "ids, numbers and codes, never anyone's words."
    )
    rows = [
        f"| `{name}` | {each.sentence} | {', '.join(f'`{field}`' for field in sorted(each.fields)) or '—'} |"
        for name, each in sorted(KINDS.items())
    ]
    return page("Events", lead, "kind | what happened | fields", rows)


def settings() -> str:
    """The table of environment variables."""
    from assieme.config.registry import SETTINGS

    lead = (
        "Environment variables configure the server, and nothing else does. `assieme serve` names each one "
        "that is missing or wrong, all at once, and does not start. “Required” holds in production; "
        "the last column says what happens where a setting is not given."
    )
    rows = [
        f"| `{each.name}` | {each.meaning} | {'yes' if each.required else 'no'} | {each.fallback} |"
        for each in SETTINGS
    ]
    return page("Settings", lead, "variable | meaning | required | if not given", rows)


def commands() -> str:
    """The help of each verb of the command line."""
    import click
    from typer.main import get_command

    from assieme.cli.main import app

    group = get_command(app)
    parts = [
        "# Commands\n",
        (
            "`assieme` is the command of the server. It lies in `.venv/bin`. Bad input ends with status 2 "
            "and a sentence that says what is wrong. With `--json` standard output is one JSON document, "
            "nothing else.\n"
        ),
    ]
    for name, command in sorted(getattr(group, "commands", {}).items()):
        context = click.Context(command, info_name=f"assieme {name}", max_content_width=96, terminal_width=96)
        parts.append(f"## assieme {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def instruments() -> str:
    """The product's own instruments, and the extensions that imported ones may use."""
    from assieme.instruments.packs.own import packs
    from assieme.logic.questionnaires.extensions import SUPPORTED
    from assieme.logic.scoring.reading import read_scoring

    lead = (
        "The product's own questionnaires. They are FHIR R4 JSON files in `assieme/instruments/packs`; an organisation "
        "switches each one on for itself. [How one is scored](scoring-file.md) stands beside it in `scoring.json`."
    )
    rows = []
    for pack in packs():
        asked = pack.questionnaire
        questions = sum(1 for item in asked.walk() if item.is_question)
        scores = ", ".join(f"`{score.name}`" for score in read_scoring(pack.scoring, "scoring.json").scores)
        facts = (asked.version, questions, ", ".join(asked.languages), scores, pack.licence, pack.source)
        rows.append(f"| `{pack.name}` | {asked.title} | {' | '.join(map(str, facts))} |")
    columns = "pack | title | version | questions | languages | scores | licence | source"
    supported = [
        "## What imported questionnaires may use",
        "",
        (
            "Every item type of R4, all operators and behaviours of `enableWhen`, contained value sets and these "
            "extensions. `assieme instrument check FILE` lists what is not; such a file is refused."
        ),
        "",
        *(f"- `{url}`" for url in sorted(SUPPORTED)),
        "",
        "## Several answers to one question",
        "",
        (
            "A question that repeats and has answers to choose from is a list to tick. Where other questions "
            "are nested in it, each of its answers is chosen by itself and they are asked below each, as R4 "
            'hangs them on an answer; but questions that depend on the answers themselves ("Which other?") '
            "stand once below the list, and belong to its first answer. Several answers in one's own words "
            "are written one to a line."
        ),
        "",
    ]
    return page("Instruments", lead, columns, rows) + "\n" + "\n".join(supported)


PAGES: dict[str, Callable[[], str]] = {
    "permissions": permissions,
    "events": events,
    "settings": settings,
    "commands": commands,
    "instruments": instruments,
}

if __name__ == "__main__":
    load()
    for name, write in PAGES.items():
        (FOLDER / f"{name}.md").write_text(write(), encoding="utf-8")
    sys.stderr.write(f"  wrote {', '.join(PAGES)} into docs/reference\n")
