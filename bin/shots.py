"""Takes pictures of the demonstration's pages into docs/shots, as wide as a phone and a desk (`make shots`).

shots.py [--dark] [--language it] [name …]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
SHOTS = ROOT / "docs" / "shots"
WIDTHS = {360: 740, 1280: 860}
ID = "[0-9a-f-]{36}"
INITIATIVE = ("/initiatives", f"/initiatives/{ID}")
ASSEMBLY = ("/assemblies", f"/assemblies/{ID}")


@dataclass(frozen=True)
class Shot:
    """A picture: whose seat, and the way there: first an address, then links to follow."""

    name: str
    seat: str | None
    way: tuple[str, ...]


ALL = (
    Shot("front", None, ("/",)),
    Shot("style", None, ("/style",)),
    Shot("matrix", None, ("/matrix",)),
    Shot("comparison", None, ("/comparison",)),
    Shot("who-reads-what", None, ("/who-reads-what",)),
    Shot("went-wrong", "service-user", ("/something-went-wrong",)),
    Shot("my-day", "service-user", ("/my-day",)),
    Shot("initiative", "facilitator", INITIATIVE),
    Shot("map", "facilitator", (*INITIATIVE, f"/initiatives/{ID}/map")),
    Shot("focus", "facilitator", (*INITIATIVE, f"/initiatives/{ID}/focus")),
    Shot("people", "facilitator", (*INITIATIVE, f"/initiatives/{ID}/people")),
    Shot("market", "facilitator", (*INITIATIVE, f"/initiatives/{ID}/market")),
    Shot("grow", "facilitator", (*INITIATIVE, f"/initiatives/{ID}/grow")),
    Shot("cards", "service-user", (*INITIATIVE, f"/initiatives/{ID}/cards")),
    Shot("card", "service-user", (*INITIATIVE, f"/initiatives/{ID}/cards", f"/cards/{ID}")),
    Shot("assembly", "carer", ASSEMBLY),
    Shot("vote", "carer", (*ASSEMBLY, f"/votes/{ID}")),
)


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demonstration() -> Iterator[str]:
    """A demonstration of its own, staged afresh; yields its address."""
    port = free_port()
    origin = f"http://localhost:{port}"
    assieme = str(ROOT / ".venv" / "bin" / "assieme")
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ASSIEME_")},
            "ASSIEME_MODE": "demo",
            "ASSIEME_DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "ASSIEME_KEY_FOLDER": f"{folder}/keys",
            "ASSIEME_FILES": f"{folder}/files",
            "ASSIEME_PORT": str(port),
            "ASSIEME_ORIGIN": origin,
        }
        for command in (("migrate", "--verbosity", "0"), ("stage_demo",)):
            subprocess.run([assieme, "manage", *command], env=environ, check=True, umask=0o077)  # noqa: S603
        with subprocess.Popen([assieme, "serve"], env=environ) as server:  # noqa: S603
            try:
                wait_for(origin)
                yield origin
            finally:
                server.send_signal(signal.SIGTERM)


def wait_for(origin: str) -> None:
    """Returns when the server answers; raises TimeoutError after half a minute."""
    for _ in range(150):
        try:
            urllib.request.urlopen(origin, timeout=10).close()  # noqa: S310 (an http address of our own)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(origin)


def follow(page: Page, origin: str, step: str) -> None:
    """Opens the first link of the page whose path is `step`, a regular expression."""
    paths = page.eval_on_selector_all("a[href]", "links => links.map(link => link.pathname)")
    found = next((path for path in paths if re.fullmatch(step, path)), None)
    if found is None:
        raise LookupError(f"no link to {step} on {page.url}")
    visit(page, origin + found)


def visit(page: Page, address: str) -> None:
    """Opens an address; raises LookupError where there is no whole page."""
    response = page.goto(address)
    if response is None or not response.ok:
        raise LookupError(f"{address} does not answer as it should")


def take(browser: Browser, origin: str, shot: Shot, options: argparse.Namespace) -> None:
    """One picture for each width."""
    for width, height in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if options.dark else "light",
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "django_language", "value": options.language, "url": origin}])
        page = context.new_page()
        if shot.seat:
            page.goto(origin)
            page.locator(f"form[action='/seat/{shot.seat}'] button").click()
        visit(page, origin + shot.way[0])
        for step in shot.way[1:]:
            follow(page, origin, step)
        page.evaluate("document.fonts.ready.then(() => true)")
        ending = "-dark" * options.dark + f"-{options.language}" * (options.language != "en")
        page.screenshot(path=SHOTS / f"{shot.name}-{width}{ending}.png", full_page=True)
        context.close()


def main() -> int:
    """Takes the pictures asked for; returns 1 when one could not be taken."""
    parser = argparse.ArgumentParser(description="Take pictures of the demonstration's pages.")
    parser.add_argument("names", nargs="*", choices=[[], *(shot.name for shot in ALL)], metavar="name")
    parser.add_argument("--dark", action="store_true", help="in the dark scheme")
    parser.add_argument("--language", default="en", help="en or it")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    SHOTS.mkdir(parents=True, exist_ok=True)
    missed = 0
    with demonstration() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-quic"]
        )
        for shot in ALL:
            if options.names and shot.name not in options.names:
                continue
            try:
                take(browser, origin, shot, options)
            except LookupError as error:
                missed += 1
                sys.stderr.write(f"  {shot.name}: {error}\n")
            else:
                sys.stderr.write(f"  {shot.name}\n")
        browser.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
