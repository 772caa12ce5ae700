"""Takes pictures of the demonstration's pages into docs/shots, as wide as a phone and a desk (`make shots`).

shots.py [--dark] [--language it] [name …]. Without options: in both languages, and some in the dark scheme too; and the
README's picture.
"""

from __future__ import annotations

import argparse
import os
import re
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

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

ROOT = Path(__file__).parent.parent
SHOTS = ROOT / "docs" / "shots"
WIDTHS = {360: 740, 1280: 860}
ID = "[0-9a-f-]{36}"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INITIATIVE = ("/initiatives", f"/initiatives/{ID}")
ASSEMBLY = ("/assemblies", f"/assemblies/{ID}")


@dataclass(frozen=True)
class Shot:
    """A picture: whose seat, and the way there: an address, then links to follow, by their path or their words."""

    name: str
    seat: str | None
    way: tuple[str, ...]
    leave: bool = False  # take it as somebody who is not signed in


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
    Shot("join", "carer", (*INITIATIVE, "/join/[^/]+"), leave=True),
    Shot("assembly", "carer", ASSEMBLY),
    Shot("vote", "carer", (*ASSEMBLY, f"/votes/{ID}")),
    Shot("ballot", "carer", (*ASSEMBLY, f"/votes/{ID}", f"/votes/{ID}/ballot")),
    Shot("result", "carer", (*ASSEMBLY, "Open on Saturday mornings")),
    Shot("refused", "carer", (*ASSEMBLY, "New chairs from the reserve")),
    Shot("mirror", "facilitator", (*INITIATIVE, f"/assemblies/{ID}/mirror")),
)
IN_THE_DARK = ("initiative", "ballot", "mirror")
PICTURE = ROOT / "docs" / "picture.png"


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
    """Opens the first link of the page whose path is `step`, a regular expression, or whose words are `step`."""
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => [link.pathname, link.innerText.trim()])")
    found = next((path for path, words in links if re.fullmatch(step, path) or words == step), None)
    if found is None:
        raise LookupError(f"no link to {step} on {page.url}")
    visit(page, origin + found)


def visit(page: Page, address: str) -> None:
    """Opens an address; raises LookupError where there is no whole page."""
    response = page.goto(address)
    if response is None or not response.ok:
        raise LookupError(f"{address} does not answer as it should")


@dataclass(frozen=True)
class Look:
    """In which language and scheme a picture is taken."""

    language: str = "en"
    dark: bool = False

    @property
    def ending(self) -> str:
        return "-dark" * self.dark + f"-{self.language}" * (self.language != "en")


def arrive(browser: Browser, origin: str, shot: Shot, look: Look, width: int, scale: float = 1) -> Page:
    """A page of this width, drawn at this scale, that shows what the shot is of."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if look.dark else "light",
        reduced_motion="reduce",
        device_scale_factor=scale,
    )
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "django_language", "value": look.language, "url": origin}])
    page = context.new_page()
    if shot.seat:
        page.goto(origin)
        page.locator(f"form[action='/seat/{shot.seat}'] button").click()
    visit(page, origin + shot.way[0])
    for step in shot.way[1:]:
        follow(page, origin, step)
    if shot.leave:
        visit_as_stranger(page)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def visit_as_stranger(page: Page) -> None:
    """The same page as somebody sees it who is not signed in."""
    page.context.clear_cookies(name="sessionid")
    page.reload()


def take(browser: Browser, origin: str, shot: Shot, look: Look) -> None:
    """One picture for each width."""
    for width in WIDTHS:
        page = arrive(browser, origin, shot, look, width)
        page.screenshot(path=SHOTS / f"{shot.name}-{width}{look.ending}.png", full_page=True)
        page.context.close()


def take_picture(browser: Browser, origin: str) -> None:
    """The README's picture: an initiative's path down to its circle of support, small enough for a first screenful."""
    shot = next(shot for shot in ALL if shot.name == "initiative")
    page = arrive(browser, origin, shot, Look(), 1280, scale=0.75)
    below = page.locator(".pile .card").first.bounding_box() or {"y": 1000, "height": 400}
    clip = FloatRect(x=0, y=0, width=1280, height=below["y"] + below["height"] + 24)
    page.screenshot(path=PICTURE, clip=clip, full_page=True)
    page.context.close()


def looks(options: argparse.Namespace, shot: Shot) -> list[Look]:
    """In which looks this shot is asked for."""
    if options.dark or options.language:
        return [Look(options.language or "en", options.dark)]
    return [Look(), Look("it"), *([Look(dark=True)] if shot.name in IN_THE_DARK else [])]


def main() -> int:
    """Takes the pictures asked for; returns 1 when one could not be taken."""
    parser = argparse.ArgumentParser(description="Take pictures of the demonstration's pages.")
    parser.add_argument("names", nargs="*", choices=[[], *(shot.name for shot in ALL)], metavar="name")
    parser.add_argument("--dark", action="store_true", help="in the dark scheme")
    parser.add_argument("--language", help="en or it")
    options = parser.parse_args()
    found = subprocess.run(["sh", ROOT / "bin" / "find-chromium"], check=True, text=True, stdout=subprocess.PIPE)  # noqa: S603, S607
    SHOTS.mkdir(parents=True, exist_ok=True)
    missed = 0
    with demonstration() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(FLAGS))
        for shot in ALL:
            if options.names and shot.name not in options.names:
                continue
            try:
                for look in looks(options, shot):
                    take(browser, origin, shot, look)
            except LookupError as error:
                missed += 1
                sys.stderr.write(f"  {shot.name}: {error}\n")
            else:
                sys.stderr.write(f"  {shot.name}\n")
        if not (options.names or options.dark or options.language):
            take_picture(browser, origin)
        browser.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
