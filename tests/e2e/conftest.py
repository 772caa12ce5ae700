"""A Chromium and servers for the tests that drive pages. Each test here is marked `e2e`."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.e2e.served import ROOT, Place, a_place, serving

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
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The demonstration, staged afresh."""
    place = a_place(tmp_path_factory.mktemp("demonstration"), "demo")
    place.manage("stage_demo")
    with serving(place) as served:
        yield served
