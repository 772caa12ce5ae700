"""Votes in tests keep their keys in a folder of their own."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

# What lies in the files of an SQLite database is looked at where the tests run on SQLite.
collect_ignore = [] if "sqlite" in django_settings.DATABASES["default"]["ENGINE"] else ["test_secrecy.py"]


@pytest.fixture(autouse=True)
def key_folder(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    settings.KEY_FOLDER = folder
    return folder
