"""The nine actions with their measures and tasks, as they stand in `nine/*.toml`: in English and Italian, in our words.

After Norton (2018), Table 3. Months are ours: by when, in two years, a task could be done.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "nine"
MONTHS = 24


@dataclass(frozen=True)
class PublishedTask:
    """A task in one language; `month` is the one of the road, from 1, in which it could be done."""

    key: str
    text: str
    month: int


@dataclass(frozen=True)
class Action:
    """One of the nine in one language.

    `key` names it in addresses and rows; `short` stands on the road; `bring` says what people can add as evidence;
    `counted` are codes of what is counted by itself and shows the measure; `beside` of what is good to know and shows
    something else (`assieme.roadmap.sources`).
    """

    number: int
    key: str
    short: str
    title: str
    why: str
    measure: str
    bring: str
    counted: tuple[str, ...]
    beside: tuple[str, ...]
    source: str
    tasks: tuple[PublishedTask, ...]


def nine_actions() -> tuple[Action, ...]:
    """The nine in the reader's language, English where we don't have theirs."""
    language = (get_language() or "en")[:2]
    return _actions(language if language == "it" else "en")


def action_called(key: str) -> Action | None:
    return next((one for one in nine_actions() if one.key == key), None)


@cache
def _actions(language: str) -> tuple[Action, ...]:
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(_action(file, number, language) for number, file in enumerate(files, start=1))


def _action(file: Path, number: int, language: str) -> Action:
    with file.open("rb") as opened:
        said: dict[str, Any] = tomllib.load(opened)
    return Action(
        number=number,
        key=file.stem.partition("-")[2],
        short=said["short"][language],
        title=said["title"][language],
        why=said["why"][language],
        measure=said["measure"][language],
        bring=said["bring"][language],
        counted=tuple(said["counted"]),
        beside=tuple(said["beside"]),
        source=said["source"],
        tasks=tuple(PublishedTask(one["key"], one["text"][language], one["month"]) for one in said["task"]),
    )
