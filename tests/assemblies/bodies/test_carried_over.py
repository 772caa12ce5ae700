"""Rules that were written before rules had conditions of every kind keep what they said."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.migrated import MIGRATE, ROOT

BEFORE, AFTER = "0002_rooms_of_their_own", "0003_rules_of_every_kind"
EMPTY = {"integer": 0, "bool": 0, "datetime": "2026-01-01 00:00:00", "text": "[]"}
# share, strict and joined, as they were; and the conditions that say the same.
CARRIED: list[tuple[str, bool, list[str], list[dict[str, Any]]]] = [
    ("1/2", True, [], [{"of": "members", "among": ["all"], "share": "1/2", "strict": True}]),
    (
        "2/3",
        False,
        ["service user", "carer"],
        [
            {"of": "members", "among": ["all"], "share": "2/3", "strict": False},
            {"of": "members", "among": ["service user", "carer"], "share": "2/3", "strict": False},
        ],
    ),
]


def migrate(file: Path, name: str) -> None:
    """Bring the bodies of a database to a migration, in a process of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ASSIEME_", "PYTEST_"))}
    given = kept | {"ASSIEME_MODE": "development", "ASSIEME_DATABASE_URL": f"sqlite:///{file}"}
    subprocess.run([*MIGRATE, "assemblies", name], env=given, cwd=ROOT, check=True)


def insert(database: sqlite3.Connection, table: str, **values: Any) -> str:
    """A row with these values; other columns that must not be empty hold 0, a day, an empty list or an empty text."""
    row = {
        name: values.get(name, EMPTY.get(kind.split()[0].lower(), ""))
        for _number, name, kind, required, *_rest in database.execute(f"PRAGMA table_info({table})")
        if required or name in values
    }
    row["id"] = uuid4().hex
    marks = ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    return str(row["id"])


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, list[str]]:
    """A database as it was, with one constitution for each line of CARRIED."""
    file = tmp_path / "old.sqlite3"
    migrate(file, BEFORE)
    with closing(sqlite3.connect(file)) as database, database:
        organisation = insert(database, "organisations_organisation", name="Lakeside", time_zone="Europe/Rome")
        assembly = insert(database, "assemblies_assembly", name="Committee", organisation_id=organisation)
        made = [
            insert(
                database,
                "assemblies_constitution",
                assembly_id=assembly,
                version=number,
                share=share,
                strict=strict,
                joined=json.dumps(joined),
                quorum_by_standpoint="{}",
                quorum_share="0",
                override="none",
            )
            for number, (share, strict, joined, _conditions) in enumerate(CARRIED, 1)
        ]
    return file, made


def test_the_share_and_the_joined_standpoints_become_conditions(old: tuple[Path, list[str]]) -> None:
    file, made = old
    migrate(file, AFTER)
    with closing(sqlite3.connect(file)) as database:
        carried = dict(database.execute("SELECT id, conditions FROM assemblies_constitution"))
        found = [json.loads(carried[one]) for one in made]
        assert found == [conditions for *_before, conditions in CARRIED]
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            database.execute("UPDATE assemblies_constitution SET conditions = '[]'")
