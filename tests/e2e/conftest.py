"""A Chromium and servers for the tests that drive pages. Each test here is marked `e2e`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.e2e.served import ROOT, Place, a_place, free_port, serving
from tests.migrated import one_at_a_time

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine has an address, whatever a page or the browser itself asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = subprocess.run(["sh", ROOT / "bin/find-chromium"], check=True, text=True, stdout=subprocess.PIPE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Path:
    """The demonstration's folder, staged afresh: once for all processes of this run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "staged"
    with one_at_a_time(shared / "staged.lock"):
        if not folder.exists():
            place = a_place(tmp_path_factory.mktemp("staging"), "demo", empty_database)
            place.manage("stage_demo")
            place.folder.rename(folder)
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, staged: Path) -> Iterator[Place]:
    """The demonstration, served to the tests of one process."""
    folder = shutil.copytree(staged, tmp_path_factory.mktemp("demonstration") / "place")
    with serving(Place(folder, "demo", free_port())) as served:
        yield served
