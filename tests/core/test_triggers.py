"""Append-only tables cannot be cheated with raw SQL."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories import an_organisation

from assieme.core.events.triggers import install, missing, tables
from assieme.core.models import Event

pytestmark = pytest.mark.django_db


def _raw(statement: str, *values: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def _event() -> Event:
    an_organisation()
    event = Event.objects.order_by("id").last()
    assert event is not None
    return event


def _key(event: Event) -> str:
    return event.pk.hex if connection.vendor == "sqlite" else str(event.pk)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE core_event SET kind = 'x' WHERE id = %s", "DELETE FROM core_event WHERE id = %s"],
)
def test_update_and_delete_are_refused(statement: str) -> None:
    event = _event()
    with pytest.raises(DatabaseError, match="append-only"):
        _raw(statement, _key(event))
    assert Event.objects.get(pk=event.pk).kind == event.kind


COLUMNS = "id, organisation_id, kind, at, actor_kind, actor_id, subject_id, data"
OVER_ROWID = (
    "INSERT OR REPLACE INTO core_event "
    "(rowid, id, organisation_id, kind, at, actor_kind, actor_id, subject_id, data) "
    "SELECT rowid, %s, organisation_id, 'x', at, actor_kind, actor_id, subject_id, data FROM core_event WHERE id = %s"
)

COPY = "id, organisation_id, 'x', at, actor_kind, actor_id, subject_id, data"


def test_insert_over_a_row_is_refused() -> None:
    event = _event()
    over = {
        "sqlite": f"INSERT OR REPLACE INTO core_event ({COLUMNS}) SELECT {COPY} FROM core_event WHERE id = %s",
        "postgresql": (
            f"INSERT INTO core_event ({COLUMNS}) SELECT {COPY} FROM core_event WHERE id = %s "
            "ON CONFLICT (id) DO UPDATE SET kind = 'x'"
        ),
    }[connection.vendor]
    with pytest.raises(DatabaseError, match="append-only"):
        _raw(over, _key(event))
    assert Event.objects.get(pk=event.pk).kind == event.kind


def test_the_way_round_through_the_rowid_or_truncate_is_refused() -> None:
    event = _event()
    statement, values = {
        "sqlite": (
            OVER_ROWID,
            (uuid4().hex, _key(event)),
        ),
        "postgresql": ("TRUNCATE core_event CASCADE", ()),
    }[connection.vendor]
    with pytest.raises(DatabaseError, match="append-only"):
        _raw(statement, *values)
    assert Event.objects.filter(pk=event.pk).exists()


def test_turning_pragmas_or_replication_role_off_does_not_help() -> None:
    event = _event()
    off = {"sqlite": "PRAGMA recursive_triggers=OFF", "postgresql": "SET session_replication_role = replica"}
    on = {"sqlite": "PRAGMA recursive_triggers=ON", "postgresql": "SET session_replication_role = origin"}
    _raw(off[connection.vendor])
    try:
        with pytest.raises(DatabaseError, match="append-only"):
            _raw("DELETE FROM core_event WHERE id = %s", _key(event))
    finally:
        _raw(on[connection.vendor])


def test_every_append_only_table_is_guarded_and_a_lost_trigger_is_noticed_and_put_back() -> None:
    assert "core_event" in tables(connection)
    assert missing() == []
    name, on = {"sqlite": ("core_seal_no_delete", ""), "postgresql": ("core_seal_no_rows", " ON core_seal")}[
        connection.vendor
    ]
    _raw(f"DROP TRIGGER {name}{on}")
    assert missing() == ["core_seal"]
    install()
    assert missing() == []


def test_unique_values_beside_the_key_cannot_be_used_to_replace_a_row() -> None:
    """`INSERT OR REPLACE` deletes any row that the new one clashes with, whatever the constraint."""
    from tests.factories import NOW

    from assieme.core.events.seal import seal_all
    from assieme.core.models import Seal

    _event()
    seal_all(NOW)
    seal = Seal.objects.get()
    columns = "organisation_id, number, size, root, chained, at"
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    key = uuid4().hex if connection.vendor == "sqlite" else str(uuid4())
    with pytest.raises(DatabaseError):
        _raw(f"{verb} INTO core_seal (id, {columns}) SELECT %s, {columns} FROM core_seal", key)
    assert Seal.objects.get().pk == seal.pk
