"""The one way to write: `@action` functions, keyword-only, with `by` and `now`, in one transaction.

On SQLite the connection opens each transaction with BEGIN IMMEDIATE (settings), so that state is judged under the
database's write lock; on PostgreSQL `lock` takes the row exclusively, for changes of state, and `share` with others,
for the like of casting.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import Model


def action[**P, R](write: Callable[P, R]) -> Callable[P, R]:
    """A write: atomic, calls `require` and `record` (a house test reads the syntax tree for both)."""

    @wraps(write)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return write(*args, **kwargs)

    return inner


def quiet[**P, R](write: Callable[P, R]) -> Callable[P, R]:
    """A write that leaves no event (autosave, live signals): atomic, calls `require`."""
    return action(write)


def lock[M: Model](row: M) -> M:
    """The row as it stands now, under the exclusive lock that a change of state needs."""
    return _locked(row)


def share[M: Model](row: M) -> M:
    """The row as it stands now, under a lock that others may share but no change of state gets past."""
    if connection.vendor != "postgresql":
        return _locked(row)
    # Django has no FOR SHARE: one statement of our own locks and reads, since every ballot waits for it.
    table, key = row._meta.db_table, row._meta.pk.column
    statement = f'SELECT * FROM "{table}" WHERE "{key}" = %s FOR SHARE'  # noqa: S608 (names of ours)
    for found in type(row)._default_manager.raw(statement, [row.pk]):
        return found
    raise ObjectDoesNotExist(f"{table} {row.pk}")


def _locked[M: Model](row: M) -> M:
    rows = type(row)._default_manager.all()
    if connection.vendor == "postgresql":
        # Keys never change, so rows that point here may be added meanwhile. Without `no_key`, a hand raised in a room,
        # which holds its own row and then points to the room, and a word given, which holds the room, are a deadlock.
        rows = rows.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=row.pk)
