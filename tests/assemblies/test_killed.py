"""A server that is killed with -9 in mid-vote and in mid-closing loses no ballot and counts nobody twice.

A real server on a copy of the migrated test database, on SQLite or PostgreSQL, as the tests run.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

HERE = Path(__file__).parents[2]
VOTERS = 24


@pytest.fixture
def own_database(db: None, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database that is this test's own."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{_copied_file(tmp_path / 'rows.sqlite3')}"
        return
    said = connection.settings_dict
    name = f"{said['NAME']}_killed"
    connection.close()  # PostgreSQL copies a database only while nobody is in it
    _run_outside(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{said["NAME"]}"')
    yield f"postgres://{said['USER']}:{said['PASSWORD']}@{said['HOST']}:{said['PORT']}/{name}"
    _run_outside(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run_outside(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _copied_file(path: Path) -> Path:
    path.write_bytes(connection.connection.serialize())
    path.chmod(0o600)
    return path


def test_a_killed_server_loses_no_ballot_and_counts_nobody_twice(own_database: str, tmp_path: Path) -> None:
    options = (f"--voters={VOTERS}", "--at-once=8", "--kills=1", "--closings=1", "--workers=1", "--quick")
    run = subprocess.run(
        [sys.executable, "benchmarks/killed.py", "--on", own_database, "--folder", tmp_path, *options],
        cwd=HERE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in (os.environ.get("PYTHONPATH"), ".") if path)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.stdout, run.stderr
    counts = json.loads(run.stdout)
    assert counts["violations"] == []
    assert counts["kills_in_vote"] == 1
    assert counts["unanswered"] > 0, "nobody was in the middle of voting"
    assert (counts["receipts"], counts["box"]) == (VOTERS, VOTERS)
    assert run.returncode == 0
