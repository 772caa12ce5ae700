"""What must hold before the server starts: checks yield sentences, and all of them are shown at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from assieme.config.env import Database, Env, Problem

OTHERS_READ = stat.S_IROTH
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
SECONDS_TO_ANSWER = "5"


def refusals(env: Env, problems: tuple[Problem, ...] = ()) -> list[str]:
    """Every reason not to start: `problems` of the settings, then files, then the database if those are well.

    A setting that has a problem of its own is not looked at twice.
    """
    unfit = {problem.name for problem in problems}
    found = [str(problem) for problem in problems]
    for setting, folder in (("ASSIEME_KEY_FOLDER", env.key_folder), ("ASSIEME_FILES", env.files)):
        if setting not in unfit:
            found += _folder(folder, setting)
    if env.database.path is not None and "ASSIEME_DATABASE_URL" not in unfit:
        found += _database_file(env.database.path)
    return found or list(_database(env.database))


def _database_file(path: Path) -> Iterator[str]:
    if not path.exists():
        yield f"ASSIEME_DATABASE_URL: there is no database {path} yet. Make it with: assieme manage migrate"
        return
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if file.exists():
            yield from _private(file, "ASSIEME_DATABASE_URL", "chmod 600")


def _folder(path: Path, setting: str) -> Iterator[str]:
    if not path.is_dir():
        yield f"{setting}: there is no folder {path}. Make it with: mkdir -p -m 700 {path}"
        return
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        yield f"{setting}: the server may not read and write in {path}. Give the folder to the server's user."
    yield from _private(path, setting, "chmod 700")


def _private(path: Path, setting: str, cure: str) -> Iterator[str]:
    mode = path.stat().st_mode
    if mode & OTHERS_READ:
        yield f"{setting}: everybody on this machine can read {path}. Put it right with: {cure} {path}"
    elif mode & OTHERS_WRITE:
        yield f"{setting}: others on this machine can change {path}. Put it right with: {cure} {path}"


def _database(database: Database) -> Iterator[str]:
    """Reasons that only the database itself can give."""
    reason = _silence(database)
    if reason:
        yield f"ASSIEME_DATABASE_URL: the database does not answer ({reason})."
    else:
        yield from _tables()


def _silence(database: Database) -> str:
    """Why PostgreSQL does not answer; empty when it does. Asked without the pool, which would wait long."""
    if database.engine != "postgresql":
        return ""
    import psycopg
    from psycopg.conninfo import make_conninfo

    parts = {
        "host": database.host,
        "port": str(database.port or ""),
        "dbname": database.name,
        "user": database.user,
        "password": database.password,
        "connect_timeout": SECONDS_TO_ANSWER,
    }
    try:
        psycopg.connect(make_conninfo(**{name: value for name, value in parts.items() if value})).close()
    except psycopg.OperationalError as error:
        return str(error).strip().splitlines()[0]
    return ""


def _tables() -> Iterator[str]:
    """Reasons that lie in the tables. Sets Django up."""
    import django
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    from assieme.core.events import triggers

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            yield (
                f"the database lacks {len(waiting)} migrations, from {waiting[0][0]} on. "
                "Bring it up to date with: assieme manage migrate"
            )
            return
        for table in triggers.missing():
            yield f"nothing guards the rows of {table} against change. Put it right: assieme manage migrate"
    except DatabaseError as error:
        yield f"ASSIEME_DATABASE_URL: the database does not answer ({str(error).strip().splitlines()[0]})."
    finally:
        connection.close()
