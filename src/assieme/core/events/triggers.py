"""Triggers that make append-only tables append-only, on SQLite and PostgreSQL.

They refuse UPDATE, DELETE, TRUNCATE and INSERT over a row that is there (`INSERT OR REPLACE`, also by rowid, and
`ON CONFLICT DO UPDATE`). Django's table rebuilds on SQLite drop triggers without a word: `install` runs after each
migration and `missing` is asked at each start.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, UniqueConstraint

from assieme.core.rows import AppendOnly

REFUSAL = "this table is append-only"


def tables(connection: BaseDatabaseWrapper) -> dict[str, type[Model]]:
    """The append-only tables that exist, by name."""
    existing = set(connection.introspection.table_names())
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if issubclass(model, AppendOnly) and model._meta.db_table in existing
    }


def install(using: str = "default") -> None:
    """Create the triggers of every append-only table anew."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, model in tables(connection).items():
            for statement in _statements(connection.vendor, table, model):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take a table's triggers away, for a migration that carries rows over; `install` puts them back after it."""
    with connection.cursor() as cursor:
        for name in _names(connection.vendor, table):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')


def missing(using: str = "default") -> list[str]:
    """Append-only tables that lack one of their triggers; empty when all is well."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgenabled = 'A'"
            )
        else:
            cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        present = set(cursor.fetchall())
    return [
        table
        for table in tables(connection)
        if any((table, name) not in present for name in _names(connection.vendor, table))
    ]


def _names(vendor: str, table: str) -> list[str]:
    kinds = ("rows", "whole") if vendor == "postgresql" else ("update", "delete", "insert")
    return [f"{table}_no_{kind}" for kind in kinds]


def _statements(vendor: str, table: str, model: type[Model]) -> Iterator[str]:
    if vendor == "postgresql":
        yield f"""CREATE OR REPLACE FUNCTION assieme_append_only() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$ LANGUAGE plpgsql"""
        for name, moment, level in (("rows", "UPDATE OR DELETE", "ROW"), ("whole", "TRUNCATE", "STATEMENT")):
            yield f'DROP TRIGGER IF EXISTS "{table}_no_{name}" ON "{table}"'
            yield (
                f'CREATE TRIGGER "{table}_no_{name}" BEFORE {moment} ON "{table}" '
                f"FOR EACH {level} EXECUTE FUNCTION assieme_append_only()"
            )
            # Also under session_replication_role = replica.
            yield f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{table}_no_{name}"'
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for moment in ("update", "delete"):
        yield f'DROP TRIGGER IF EXISTS "{table}_no_{moment}"'
        yield f'CREATE TRIGGER "{table}_no_{moment}" BEFORE {moment.upper()} ON "{table}" {refuse}'
    clashes = " OR ".join(
        " AND ".join(f'"{column}" = NEW."{column}"' for column in columns) for columns in _unique_columns(model)
    )
    yield f'DROP TRIGGER IF EXISTS "{table}_no_insert"'
    yield (
        f'CREATE TRIGGER "{table}_no_insert" BEFORE INSERT ON "{table}" '
        f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE rowid = NEW.rowid OR {clashes}) {refuse}'
    )


def _unique_columns(model: type[Model]) -> Iterator[list[str]]:
    """Column groups on which a new row could replace an old one."""
    meta = model._meta
    for field in meta.local_concrete_fields:
        if field.unique:
            yield [str(field.column)]
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield [str(getattr(meta.get_field(name), "column")) for name in constraint.fields]  # noqa: B009 (relations have none)
