"""A migrated database, made once by `assieme manage migrate` and copied by whatever needs one.

What migrations do is decided by them, by the floor below them (fields, rows, triggers) and by the packages: while these
stay as they are, a copy is as good as a new one. Django still runs `migrate` on the copy that its tests use.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "assieme"
MIGRATE = (sys.executable, "-m", "assieme.cli.main", "manage", "migrate", "--verbosity", "0")


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Of all processes of this machine, one is inside."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def state_of_migrations() -> str:
    """A number that changes when a newly migrated database may differ."""
    files = {*SOURCE.rglob("migrations/*.py"), *(SOURCE / "core").rglob("*.py"), ROOT / "requirements" / "dev.txt"}
    told = sha256(repr(sys.version_info).encode())
    for path in sorted(files):
        told.update(f"{path.relative_to(ROOT)} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()[:20]


def _migrate(database: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSIEME_", "PYTEST_"))}
    given = kept | {"ASSIEME_MODE": "development", "ASSIEME_DATABASE_URL": database}
    subprocess.run(MIGRATE, env=given, cwd=ROOT, check=True)


def migrated_file(folder: Path) -> Path:
    """An SQLite file without rows of ours, kept in `folder` for the next run."""
    path = folder / f"{state_of_migrations()}.sqlite3"
    with one_at_a_time(folder / "lock"):
        if not path.exists():
            for old in folder.glob("*.sqlite3*"):
                old.unlink()
            made = path.with_suffix(".sqlite3-new")
            _migrate(f"sqlite:///{made}")
            made.rename(path)
    return path


def migrated_template() -> str:
    """The same on PostgreSQL: the name of a database in the tests' own cluster."""
    said: Mapping[str, str] = connection.settings_dict
    name, state = "assieme_migrated", state_of_migrations()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # until the cursor's connection is closed
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() != (state,):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}"')
            user = ":".join(quote(said[part], safe="") for part in ("USER", "PASSWORD"))
            _migrate(f"postgres://{user}@{quote(said['HOST'], safe='')}:{said['PORT']}/{name}")
            cursor.execute(f"""COMMENT ON DATABASE "{name}" IS '{state}'""")
    return name
