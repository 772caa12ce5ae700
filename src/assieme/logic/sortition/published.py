"""What is published of a draw: a promise of its seed, and the lottery as a file, before anybody knows the seed.

The seed of a draw in public has two parts. The first is chosen by chance before the draw; only its SHA-256 is shown,
the promise. The second is a number that people make together in the open, with dice for instance. Who knows the first
part can't choose the second, and who throws the dice doesn't know the first.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from assieme.logic.sortition.lottery import TICKETS, Lottery, Panel
from assieme.logic.tomlfile import FileError, Problem


def promise_of(first: str) -> str:
    """The SHA-256 of the first part of a seed, in UTF-8, as 64 hexadecimal digits."""
    return sha256(first.encode("utf-8")).hexdigest()


def seed_of(first: str, said: str, number: int = 0) -> str:
    """Both parts with one space between all pieces; later draws for free seats add their number, from 1 on."""
    seed = " ".join([first, *said.split()])
    return f"{seed}, again {number}" if number else seed


def mixed(lottery: Lottery) -> Lottery:
    """The same lottery with its groups in the order of the ids they hold, so that their order tells no feature."""
    order = sorted(range(len(lottery.groups)), key=lambda place: min(lottery.groups[place]))
    groups = tuple(lottery.groups[place] for place in order)
    panels = (Panel(tuple(panel.seats[place] for place in order), panel.tickets) for panel in lottery.panels)
    ordered = tuple(sorted(panels, key=lambda panel: (-panel.tickets, panel.seats)))
    return Lottery(groups, lottery.stay, lottery.never, ordered)


def as_document(lottery: Lottery) -> dict[str, Any]:
    """The lottery as plain values, fit for JSON; see docs/reference/sortition-files.md."""
    return {
        "tickets": TICKETS,
        "groups": [list(group) for group in lottery.groups],
        "stay": list(lottery.stay),
        "never": list(lottery.never),
        "panels": [
            {"tickets": panel.tickets, "seats": {str(at): taken for at, taken in enumerate(panel.seats) if taken}}
            for panel in lottery.panels
        ],
    }


def of_document(document: Mapping[str, Any]) -> Lottery:
    """The lottery that `as_document` wrote. Anything else: KeyError, TypeError, ValueError or AttributeError."""
    groups = tuple(tuple(map(str, group)) for group in document["groups"])
    panels = tuple(
        Panel(tuple(int(one["seats"].get(str(at), 0)) for at in range(len(groups))), int(one["tickets"]))
        for one in document["panels"]
    )
    stay, never = (tuple(map(str, document[key])) for key in ("stay", "never"))
    found = Lottery(groups, stay, never, panels)
    if document["tickets"] != TICKETS or sum(panel.tickets for panel in panels) != TICKETS:
        raise ValueError(f"its panels do not stand on {TICKETS} tickets")
    if any(taken > len(group) for panel in panels for taken, group in zip(panel.seats, groups, strict=True)):
        raise ValueError("a panel seats more people of a group than it has")
    return found


def read_lottery(text: str, file: str) -> Lottery:
    """The lottery of a file; raises FileError where it is none."""
    try:
        return of_document(json.loads(text))
    except json.JSONDecodeError as error:
        raise FileError((Problem(file, error.lineno, "file", f"is not JSON: {error.msg}"),)) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileError((Problem(file, None, "file", f"is not a lottery as it is published: {error}"),)) from error
