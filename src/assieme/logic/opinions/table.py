"""Who answered what: a table with a row for each person and a column for each statement."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AGREE, PASS, DISAGREE = 1, 0, -1
ABSENT = 2
"""In the table: this person has not answered this statement."""

type Choices = NDArray[np.int8]
type Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Vote:
    """One answer. Of several by one person to one statement the last counts: by `at`, then as they come."""

    person: int
    statement: int
    choice: int
    at: int = 0


@dataclass(frozen=True)
class Statement:
    """What people answer to. One not shown was moderated out; a meta one asks about people, not for an opinion."""

    id: int
    shown: bool = True
    meta: bool = False

    @property
    def counts(self) -> bool:
        """Whether it shapes the map."""
        return self.shown and not self.meta


@dataclass(frozen=True)
class Table:
    """Last answers: AGREE, PASS, DISAGREE or ABSENT by person and statement; `arrivals` are its rows as people came."""

    people: Whole
    statements: tuple[Statement, ...]
    choices: Choices
    arrivals: Whole

    @property
    def counting(self) -> NDArray[np.bool_]:
        """Which statements shape the map."""
        return np.array([one.counts for one in self.statements], dtype=bool)

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Which cells hold an answer."""
        found: NDArray[np.bool_] = self.choices != ABSENT
        return found


def table_of(votes: Iterable[Vote], statements: Iterable[Statement] = ()) -> Table:
    """The table of these votes; a statement that only votes name is shown. Raises ValueError for an unknown choice."""
    rows = [(one.person, one.statement, one.choice, one.at) for one in votes]
    people, about, choices, at = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    if not np.isin(choices, (AGREE, PASS, DISAGREE)).all():
        raise ValueError("a choice is 1, 0 or -1")
    return table_of_columns(people, about, choices, at, statements)


def table_of_columns(
    people: Whole, about: Whole, choices: Whole, at: Whole, statements: Iterable[Statement] = ()
) -> Table:
    """The same from columns, for many votes."""
    known = {one.id: one for one in statements}
    ids = np.union1d(np.unique(about), np.array(sorted(known), dtype=np.int64))
    persons, row = np.unique(people, return_inverse=True)
    column = np.searchsorted(ids, about)
    order = np.argsort(at, kind="stable")
    cells = np.full((len(persons), len(ids)), ABSENT, dtype=np.int8)
    cells[row[order], column[order]] = choices[order]  # of equal places, NumPy keeps the last
    first = np.full(len(persons), len(people), dtype=np.int64)
    np.minimum.at(first, row[order], np.arange(len(people)))
    listed = tuple(known.get(one) or Statement(one) for one in ids.tolist())
    return Table(persons, listed, cells, np.argsort(first, kind="stable"))
