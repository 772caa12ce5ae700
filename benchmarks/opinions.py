"""Opinion maps: speed beside red-dwarf on 10,000 people and 1,000 statements, and groups beside those Polis published.

Red-dwarf is no part of the project: without it only our own numbers are shown. Nor are Polis's public exports: POLIS
names a folder that holds them, a folder each. Without it only made-up answers are mapped, from a fixed seed; we know
the groups they were made from. Wrong is a group-informed consensus that differs from the published one by more than
1e-9, and a grouping that agrees with the published one (adjusted Rand index) less than red-dwarf's does.
"""

import csv
import importlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import Any

import numpy as np

from assieme.logic.opinions import OpinionMap, Table, draw_map
from assieme.logic.opinions.export import Comments, Said, read_answers, read_comments, read_grouping, read_votes
from benchmarks._machine import machine
from benchmarks._table import remember, show

PEER = "reddwarf.implementations.base"
EXPORTS = "POLIS"
PEOPLE, STATEMENTS, CAMPS, ANSWERED = 10_000, 1_000, 3, 0.1
SAME = 1e-9

type Grouping = dict[int, int]


def made_up() -> tuple[Said, Grouping]:
    """A million answers of people in three camps; and who is in which."""
    chance = np.random.default_rng(2026)
    camps = chance.integers(0, CAMPS, PEOPLE)
    leaning = chance.normal(0, 1, (CAMPS, STATEMENTS))
    people, about = np.nonzero(chance.random((PEOPLE, STATEMENTS)) < ANSWERED)
    mood = leaning[camps[people], about] + chance.normal(0, 1, len(people))
    choices = np.sign(np.round(mood)).astype(np.int64)
    return Said(people, about, choices, np.arange(len(people))), dict(enumerate(camps.tolist()))


def agreement(one: Mapping[int, int], other: Mapping[int, int]) -> float:
    """The adjusted Rand index of two groupings, over the people whom both place."""
    both = sorted(set(one) & set(other))
    together = _pairs((one[person], other[person]) for person in both)
    here, there = _pairs(one[person] for person in both), _pairs(other[person] for person in both)
    expected = here * there / max(comb(len(both), 2), 1)
    highest = (here + there) / 2
    return 1.0 if highest == expected else (together - expected) / (highest - expected)


def _pairs(labels: Iterator[Any]) -> int:
    return sum(comb(size, 2) for size in Counter(labels).values())


def ours(table: Table) -> tuple[float, Grouping]:
    """Seconds for the whole map, and its groups."""
    start = time.perf_counter()
    found = draw_map(table)
    spent = time.perf_counter() - start
    return spent, {person: group.id for group in found.groups for person in group.members}


def peer(table: Table) -> tuple[float, Grouping]:
    """The same by red-dwarf, as it stands."""
    from reddwarf.implementations.base import run_pipeline  # type: ignore[import-not-found]

    rows, columns = np.nonzero(table.answered)
    ids = [one.id for one in table.statements]
    votes = [
        {"participant_id": int(table.people[row]), "statement_id": ids[column], "vote": int(choice), "modified": 0}
        for row, column, choice in zip(rows, columns, table.choices[rows, columns], strict=True)
    ]
    removed = [one.id for one in table.statements if not one.counts]
    start = time.perf_counter()
    found: Any = run_pipeline(votes=votes, mod_out_statement_ids=removed, random_state=0)
    spent = time.perf_counter() - start
    return spent, {int(person): int(group) for person, group in found.participants_df["cluster_id"].dropna().items()}


@dataclass(frozen=True)
class Export:
    """A conversation that Polis published."""

    name: str
    table: Table
    published: Grouping
    consensus: Mapping[int, float]


def exports() -> Iterator[Export]:
    """Those of the folder that hold answers and groups."""
    place = os.environ.get(EXPORTS)
    for folder in sorted(Path(place).iterdir()) if place else ():
        participants, votes, comments = (
            folder / name for name in ("participants-votes.csv", "votes.csv", "comments.csv")
        )
        if participants.exists():
            text = participants.read_text(encoding="utf-8")
            said = read_votes(votes.read_text(encoding="utf-8"), "") if votes.exists() else read_answers(text, "")
            known = comments.read_text(encoding="utf-8") if comments.exists() else ""
            statements = read_comments(known, "") if known else Comments()
            yield Export(folder.name[:28], said.table(statements), read_grouping(text, ""), _consensus(known))


def _consensus(text: str) -> dict[int, float]:
    rows = csv.DictReader(text.splitlines(keepends=True))
    said = ((row["comment-id"], row.get("group-informed-consensus")) for row in rows)
    return {int(one): float(value) for one, value in said if value}


def off(export: Export) -> int:
    """Statements whose group-informed consensus is not the published one."""
    found: OpinionMap = draw_map(export.table, export.published)
    mine = {one.statement: one.consensus for one in found.statements}
    return sum(abs((mine[one] or 0) - value) > SAME for one, value in export.consensus.items())


def fast(*, beside: bool) -> None:
    said, camps = made_up()
    table = said.table(Comments())
    spent, found = ours(table)
    rows = [("ours", f"{spent:.1f} s", f"{agreement(found, camps):.3f}")]
    if beside:
        theirs, groups = peer(table)
        rows.append(("red-dwarf", f"{theirs:.1f} s", f"{agreement(groups, camps):.3f}"))
        remember("opinion map, 10,000 × 1,000: time of red-dwarf ÷ ours", f"{theirs / spent:.1f}", "above 1")
    votes = f"{len(said.people):,} answers of {PEOPLE:,} people to {STATEMENTS:,} statements"
    show(votes, ("", "time", "agreement with the camps they were made from"), rows)


def faithful(*, beside: bool) -> int:
    """Our groups and red-dwarf's beside the published ones; how many exports are wrong."""
    rows, wrong, better = [], 0, 0
    for export in exports():
        mine = agreement(ours(export.table)[1], export.published)
        theirs = agreement(peer(export.table)[1], export.published) if beside else mine
        missed = off(export)
        wrong += bool(missed) or mine < theirs - SAME
        better += mine > theirs + SAME
        equal = f"{len(export.consensus) - missed} of {len(export.consensus)}"
        peers = f"{theirs:.3f}" if beside else "not installed"
        groups = len(set(export.published.values()))
        rows.append((export.name, len(export.published), groups, f"{mine:.3f}", peers, equal))
    if rows:
        head = ("export", "people", "groups", "ours", "red-dwarf", "consensus as published")
        show("Adjusted Rand index with the published groups", head, rows)
        remember("opinion maps: public exports grouped worse than red-dwarf does", f"{wrong} of {len(rows)}", "0")
        print(f"Better than red-dwarf on {better}.")
    return wrong


def peer_is_here() -> bool:
    """Whether red-dwarf runs here, with all that it needs itself; else a line says what is missing."""
    try:
        importlib.import_module(PEER)
    except ImportError as missing:
        print(f"Red-dwarf was not measured ({missing}); `pip install red-dwarf` beside this project, and run it again.")
        return False
    return True


def main() -> int:
    print(machine())
    beside = peer_is_here()
    fast(beside=beside)
    return int(faithful(beside=beside) > 0)


if __name__ == "__main__":
    sys.exit(main())
