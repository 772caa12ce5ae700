"""What every test may rely on. The process is in mode `test` (see assieme.config.testing)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# Playwright's fixtures run an event loop in the test's own thread; the tests themselves are ordinary code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.migrated import migrated_file, migrated_template

# How long an example takes says more of the machine than of the code.
settings.register_profile("assieme", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("assieme")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database: `-m database` leaves out what is the same on every database."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def empty_database(pytestconfig: pytest.Config) -> Path:
    """An SQLite file, migrated and empty, to be copied."""
    assert pytestconfig.cache is not None
    return migrated_file(pytestconfig.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[None]:
    """The tests' database begins as a copy of a migrated one; `migrate` runs on it and finds nothing to do."""
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.settings_dict["TEST"]["TEMPLATE"] = migrated_template()
        yield
        return
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined] # SQLite has it
    with closing(sqlite3.connect(name, uri=True)) as memory:
        with closing(sqlite3.connect(request.getfixturevalue("empty_database"))) as file:
            file.backup(memory)
        yield


@pytest.fixture(scope="module")
def rows_of_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DjangoDbBlocker]:
    """For rows that cost much and that the tests of a module begin with: make them in a fixture of this scope.

    Make them inside `with rows_of_module.unblock():`. What a test changes of them, the next one finds as it was.
    """
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
