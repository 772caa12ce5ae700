"""A Chromium and servers for the tests that drive pages. Each test here is marked `e2e`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.e2e.seen import Once, Watch
from tests.e2e.served import ROOT, Place, a_place, free_port, serving
from tests.migrated import one_at_a_time
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    # One process draws the pages of all contexts: a new one for each costs more than the pages do.
    "--in-process-gpu",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine has an address, whatever a page or the browser itself asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)


# What takes longest comes first, so that no process waits for another at the end.
LONGEST = ("test_whole_turn.py", "test_tour.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    others = [item for item in items if here not in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.e2e)
    rank = {name: place for place, name in enumerate(LONGEST)}
    items[:] = [*others, *sorted(ours, key=lambda item: rank.get(item.path.name, len(rank)))]


class Shared(LoadFileScheduling):  # type: ignore[misc]
    """The tests of a file in one process, but for the tour: each of its seats goes where there is room."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if "/test_tour.py" in nodeid else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Shared:
    return Shared(config, log)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = subprocess.run(["sh", ROOT / "bin/find-chromium"], check=True, text=True, stdout=subprocess.PIPE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def once(shared: Path) -> Once:
    """What was looked at in this run, in whichever process."""
    folder = shared / "looked-at"
    folder.mkdir(exist_ok=True)
    return Once(folder)


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory, empty_database: Path, shared: Path) -> Path:
    """The demonstration's folder, staged afresh: once for all processes of this run."""
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


@pytest.fixture
def watch(browser: Browser, demonstration: Place, once: Once) -> Watch:
    """Watches a test's pages of the demonstration."""
    return Watch(browser, demonstration.origin, once)
