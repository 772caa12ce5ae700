"""Votes in tests keep their keys in a folder of their own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def key_folder(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    settings.KEY_FOLDER = folder
    return folder
