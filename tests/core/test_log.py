"""The log is sealed in batches, and anyone who tampers with it is found out."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.factories import NOW, a_member, an_organisation

from assieme.core.events import record
from assieme.core.events.kinds import EventKind
from assieme.core.events.seal import seal_all
from assieme.core.events.triggers import _names, install
from assieme.core.events.verify import verify
from assieme.core.models import Event, Seal
from assieme.organisations import events
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db


def _sealed_twice() -> None:
    organisation = an_organisation()
    a_member(organisation)
    seal_all(NOW)
    a_member(organisation)
    a_member(organisation)
    seal_all(NOW + timedelta(seconds=2))


def test_sealing_chains_batches_per_organisation_and_the_log_verifies() -> None:
    _sealed_twice()
    an_organisation()
    assert seal_all(NOW) == 1
    verdict = verify()
    assert verdict.ok
    assert (verdict.organisations, verdict.seals, verdict.events, verdict.waiting) == (2, 3, 5, 0)
    assert seal_all(NOW) == 0


def _tamper(statement: str) -> None:
    """As somebody would who owns the database: take the triggers away, change, put them back."""
    table = statement.split()[1 if statement.startswith("UPDATE") else 2]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else waiting checks bar the ALTER TABLE
        for name in _names(connection.vendor, table):
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        cursor.execute(statement)
    install()


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE core_event SET kind = 'organisations.step_finished'", "an event was changed"),
        ("UPDATE core_seal SET number = number + 1 WHERE number = 2", "seal 2 is missing"),
        ("DELETE FROM core_sealedevent WHERE position = 1", "events were sealed"),
        ("UPDATE core_seal SET chained = root", "the chain is broken"),
    ],
)
def test_tampering_is_found(statement: str, problem: str) -> None:
    _sealed_twice()
    _tamper(statement)
    verdict = verify()
    assert not verdict.ok
    assert any(problem in line for line in verdict.problems)


def test_an_event_carries_declared_codes_only() -> None:
    system = system_person()
    with pytest.raises(ValueError, match="carries no field"):
        record(events.step_finished, by=system, now=NOW, organisation=system.pk, subject=system.pk, words="hello")
    with pytest.raises(ValueError, match="free text"):
        record(
            events.step_finished,
            by=system,
            now=NOW,
            organisation=system.pk,
            subject=system.pk,
            step="long " * 20,
        )
    assert not Event.objects.exists()
    assert not Seal.objects.exists()


def test_two_kinds_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="two kinds"):
        EventKind("organisations.step_finished", "again")
