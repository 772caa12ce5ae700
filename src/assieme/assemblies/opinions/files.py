"""A map as files: all answers in the form of Polis's exports, for `assieme opinions`, and the map itself."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from assieme.assemblies.opinions.mapping import MapPage, found_map
from assieme.assemblies.opinions.models import Drawn

# A fixed moment: the files are the same whenever they are made.
MADE = (1980, 1, 1, 0, 0, 0)


def polis_folder(drawn: Drawn, page: MapPage) -> bytes:
    """A ZIP of `votes.csv`, `comments.csv` and `participants-votes.csv`. People and statements are numbers from 0.

    All rows carry the time of the end; nobody's own time is kept.
    """
    memory = io.BytesIO()
    parts = {
        "votes.csv": _votes(drawn),
        "comments.csv": _comments(drawn, page),
        "participants-votes.csv": _participants(drawn),
    }
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(zipfile.ZipInfo(name, MADE), content)
    return memory.getvalue()


def map_document(page: MapPage) -> dict[str, Any]:
    """The map as its page tells it, with its figures; None where one is held back."""
    return {
        "people": page.people,
        "with_guests": page.with_guests,
        "slips_made": page.slips,
        "shared": {"agree": _numbers(page.yes), "disagree": _numbers(page.no)},
        "groups": [
            {
                "id": group.letter,
                "people": group.people,
                "agrees_more": _numbers(group.agrees),
                "disagrees_more": _numbers(group.disagrees),
            }
            for group in page.groups
        ],
        "held_by_few": [
            {"comment": one.said.number - 1, "group": one.letter, "kind": "agree" if one.agrees else "disagree"}
            for one in page.few
        ],
        "statements": [
            {"comment": one.number - 1, **{key: value for key, value in asdict(one).items() if key != "number"}}
            for one in sorted(page.rows, key=lambda row: row.number)
        ],
        "standpoints": {standpoint: list(counts) for standpoint, counts in page.standpoints} or "hidden",
    }


def _numbers(said: Iterable[Any]) -> list[int]:
    return [one.number - 1 for one in said]


def _votes(drawn: Drawn) -> str:
    stamp, moment = _time(drawn.at)
    lines = [
        (stamp, moment, column, row, choice)
        for row, cells in enumerate(drawn.votes)
        for column, choice in enumerate(cells)
        if choice is not None
    ]
    return _table(("timestamp", "datetime", "comment-id", "voter-id", "vote"), lines)


def _comments(drawn: Drawn, page: MapPage) -> str:
    stamp, moment = _time(drawn.at)
    head = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
    ordered = sorted(page.rows, key=lambda row: row.number)
    return _table(head, [(stamp, moment, one.number - 1, "", one.agree, one.disagree, 1, one.words) for one in ordered])


def _participants(drawn: Drawn) -> str:
    columns = range(len(drawn.votes[0]))
    groups = {place.person: place.group for place in found_map(drawn).places}
    head = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *map(str, columns))
    return _table(head, [_participant(row, groups.get(row), cells) for row, cells in enumerate(drawn.votes)])


def _participant(row: int, group: int | None, cells: Sequence[int | None]) -> tuple[object, ...]:
    said = [choice for choice in cells if choice is not None]
    counts = (0, len(said), said.count(1), said.count(-1))
    return (row, "" if group is None else group, *counts, *("" if cell is None else cell for cell in cells))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _time(at: datetime) -> tuple[int, str]:
    return int(at.timestamp()) * 1000, at.strftime("%a %b %d %H:%M:%S UTC %Y")
