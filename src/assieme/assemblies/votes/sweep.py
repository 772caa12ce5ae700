"""Cleaning up after destroyed envelopes: free pages, write-ahead log, dead rows.

Rows are deleted first (on SQLite under `secure_delete`, which overwrites them). What is left then is what the database
keeps for itself, and this takes that away.
"""

from django.db import connection
from django.db.utils import OperationalError

TABLES = ("assemblies_envelope", "votes_paperentry")


def sweep() -> bool:
    """Remove the last traces of deleted envelopes; True when it is done.

    False where it must wait: inside a transaction, or while others use the database. `finish_closings` asks again.
    """
    if connection.in_atomic_block:
        return False
    return _postgresql() if connection.vendor == "postgresql" else _sqlite()


def _sqlite() -> bool:
    """Write the file anew without its free pages, then empty the write-ahead log into it."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("VACUUM")
        except OperationalError:
            return False  # the database is busy
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _frames, _moved = cursor.fetchone()
    return not busy


def _postgresql() -> bool:
    """Write the tables anew without their dead rows."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("SET lock_timeout = '5s'")
            for table in TABLES:
                cursor.execute(f'VACUUM (FULL) "{table}"')
        except OperationalError:
            return False  # a ballot of another vote was being cast
        finally:
            cursor.execute("RESET lock_timeout")
    return True
