"""Seconds for `assieme mirror` to read a million rows of CSV and to count them.

python -m benchmarks.mirror_folder [rows]
"""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from assieme.cli.mirror_folder import read_folder
from assieme.logic.mirrors.account import mirror_of
from benchmarks._machine import machine
from benchmarks._table import remember, show

ROWS, PEOPLE, A_MEETING = 1_000_000, 300, 5
SIDES = ("service user", "professional", "carer")
FIRST = date(2020, 1, 6)


def _write(folder: Path, name: str, head: str, rows: Iterable[Iterable[object]]) -> int:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(head + "\n")
        written = list(rows)
        csv.writer(file).writerows(written)
    return len(written)


def made_up(folder: Path, rows: int) -> int:
    """Write a folder of about `rows` rows: two thirds ballots, the rest attendance and items. Returns their number."""
    dice = random.Random(1)  # noqa: S311 - made-up records, not secrets
    meetings = rows // (PEOPLE * (A_MEETING + 2))
    days = [FIRST + timedelta(days=7 * one) for one in range(meetings)]
    people = [(f"person {one}", SIDES[one % 3]) for one in range(PEOPLE)]
    decisions = range(meetings * A_MEETING)

    def item(number: int) -> tuple[object, ...]:
        raised = dice.choice(days)
        answered = dice.random() < 0.7
        answer = (raised + timedelta(days=dice.randint(0, 90)), "changed") if answered else ("", "")
        return (number, "card", dice.choice(people)[0], raised, "", *answer, "")

    return sum(
        (
            _write(folder, "members", "person,standpoint,from,to", ((*one, FIRST, "") for one in people)),
            _write(folder, "meetings", "meeting,date,chair", ((one, day, "person 1") for one, day in enumerate(days))),
            _write(
                folder,
                "attendance",
                "meeting,person,present,turns",
                ((one, who, int(dice.random() < 0.8), 2) for one in range(meetings) for who, _side in people),
            ),
            _write(
                folder,
                "items",
                "item,kind,raised_by,raised_on,owner,answered_on,answer,done_on",
                (item(one) for one in range(meetings * PEOPLE)),
            ),
            _write(
                folder,
                "decisions",
                "decision,date,item,adopted,overridden_on,overridden_by",
                ((one, days[one // A_MEETING], "", int(dice.random() < 0.5), "", "") for one in decisions),
            ),
            _write(
                folder,
                "votes",
                "decision,person,choice",
                ((one, who, dice.choice(("for", "against"))) for one in decisions for who, _side in people),
            ),
        )
    )


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = made_up(folder, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
        start = time.perf_counter()
        read = read_folder(folder)
        middle = time.perf_counter()
        mirror_of(read.declared, read.constitution, read.records)
        end = time.perf_counter()
    show(
        "A mirror from plain files",
        ("rows", "read", "counted and judged", "all"),
        [(f"{rows:,}", f"{middle - start:.1f} s", f"{end - middle:.1f} s", f"{end - start:.1f} s")],
    )
    remember(f"mirror: seconds for {rows:,} rows of CSV", f"{end - start:.1f}", "seconds")


if __name__ == "__main__":
    main()
