"""A meeting in its room, in eight browsers at once: wall, chair, phones, one without scripts, one without a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from tests.e2e.hands import Keyboard
from tests.e2e.seen import Watch
from tests.e2e.served import Place

PHONE: ViewportSize = {"width": 360, "height": 740}
SCREEN: ViewportSize = {"width": 1280, "height": 860}
WALL: ViewportSize = {"width": 1920, "height": 1080}
SOON = 8_000  # milliseconds; the machine that tests may be busy
# Whoever waits for the line to come back hears of requests that did not arrive.
AWAY = "net::ERR_INTERNET_DISCONNECTED"


@dataclass
class Screens:
    """The browsers of one meeting, and a folder for what they showed."""

    browser: Browser
    watch: Watch
    room: str
    pictures: Path
    contexts: list[BrowserContext]

    def open(self, path: str, seat: str = "", *, size: ViewportSize = PHONE, scripts: bool = True) -> Page:
        context = self.browser.new_context(viewport=size, java_script_enabled=scripts, reduced_motion="reduce")
        self.watch.over(context)
        self.contexts.append(context)
        page = context.new_page()
        if seat:
            page.goto(self.watch.origin)
            page.locator(f"form[action='/seat/{seat}'] button").click()
        page.goto(self.watch.origin + path)
        return page

    def mine(self, what: str) -> str:
        return f"/rooms/{self.room}/{what}"

    def look(self, **pages: Page) -> None:
        """Keep pictures of these pages, and ask axe about each."""
        for name, page in pages.items():
            page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
            self.watch.seen(page, scripts=not name.startswith("plain"))


def big(page: Page) -> Locator:
    return page.locator("#room-big")


def does(page: Page, do: str) -> Locator:
    return page.locator(f"button[name=do][value^='{do}']:visible").first


@contextmanager
def all_closed(contexts: list[BrowserContext]) -> Iterator[None]:
    try:
        yield
    finally:
        for context in contexts:
            context.close()


def test_eight_screens_of_one_meeting(browser: Browser, demonstration: Place, watch: Watch, tmp_path: Path) -> None:
    expect.set_options(timeout=SOON)
    staged = json.loads(demonstration.run(sys.executable, "-m", "tests.e2e.live_stage"))
    screens = Screens(browser, watch, staged["room"], tmp_path, [])
    with all_closed(screens.contexts):
        _hold(screens, staged)
    watch.problems = [problem for problem in watch.problems if AWAY not in problem]
    watch.check()


def _hold(screens: Screens, staged: dict[str, str]) -> None:
    wall = screens.open(screens.mine("screen"), "facilitator", size=WALL)
    chair = screens.open(screens.mine("chair"), "facilitator", size=SCREEN)
    robin = _inside(screens, "service-user")
    lou = _inside(screens, "carer")
    plain = _inside(screens, "professional", scripts=False)
    vera = screens.open(f"{staged['link']}/room")
    vera.get_by_role("button", name="Come in").click()
    guest, nell = _at_the_door(screens, chair, staged["code"])
    expect(wall.locator("#wall-people")).to_contain_text("6 people are here")

    # One talks about something; hands go up; who speaks is seen on every screen.
    does(chair, "take").click()
    for page in (wall, robin, lou, vera, guest):
        expect(big(page)).to_have_text("Chairs")
    does(robin, "hand").click()
    nell.touch(does(nell.page, "hand"))
    expect(chair.locator("#lead-list")).to_contain_text("Robin")
    expect(robin.get_by_text("Your hand is up.")).to_be_visible()
    does(chair, "word").click()
    expect(wall.locator("#voices-now")).to_contain_text("Robin")
    expect(robin.get_by_text("You speak now.")).to_be_visible()
    plain.get_by_role("button", name="Show what is new").click()
    expect(plain.locator("#voices-now")).to_contain_text("Robin")
    screens.look(wall=wall, chair=chair, robin=robin, plain=plain, nell=nell.page, guest=guest)

    # A phone without scripts asks for a break: the chair sees it, and not whose it is.
    does(plain, "break").click()
    expect(chair.locator("#lead-break")).to_contain_text("1 person needs a break")
    expect(chair.locator("#lead-break")).not_to_contain_text("Dee")
    does(chair, "break").click()
    expect(big(lou)).to_have_text("We take a break")
    does(chair, "go_on").click()
    expect(big(lou)).to_have_text("Chairs")

    # A round of gratitude: Robin says it, the others' turns are gone on from; passing is normal.
    does(chair, "round").click()
    expect(big(wall)).to_have_text("Robin")
    expect(robin.get_by_text("It is your turn.")).to_be_visible()
    does(robin, "said").click()
    expect(big(robin)).to_have_text("Lou")
    does(lou, "pass").click()
    expect(big(wall)).to_have_text("Dee")
    screens.look(round=wall, turn=lou)
    does(chair, "round_over").click()
    expect(big(wall)).to_have_text("Chairs")

    # Turns are counted until somebody says no; nobody sees who.
    guest.locator("summary", has_text="Do you count").click()
    does(guest, "uncount").click()
    expect(robin.locator("#room-people")).to_contain_text("Turns are not counted today.")
    _vote(screens, staged, chair, wall, robin, lou)
    _end(screens, chair, robin, guest)


def _inside(screens: Screens, seat: str, *, scripts: bool = True) -> Page:
    page = screens.open(f"/rooms/{screens.room}", seat, scripts=scripts)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/phone")
    return page


def _at_the_door(screens: Screens, chair: Page, code: str) -> tuple[Page, Keyboard]:
    """A guest with the code, and a member without a seat who uses the keyboard alone: both wait, and are let in."""
    guest = screens.open(f"/room/{code.lower().replace('-', ' ')}")
    guest.locator("[name=name]").fill("Ada")
    guest.get_by_role("button", name="Come in").click()
    nell = Keyboard(screens.open(f"/rooms/{screens.room}", "researcher", size=SCREEN), screens.watch)
    nell.touch(nell.page.get_by_role("button", name="Come in"))
    expect(nell.page.get_by_text("Somebody will let you in soon.")).to_be_visible()
    screens.look(door=guest)
    expect(chair.locator("#lead-knock")).to_contain_text("2 people are at the door")
    does(chair, "let_all").click()
    for page in (guest, nell.page):
        expect(does(page, "hand")).to_be_visible()
    return guest, nell


def _vote(screens: Screens, staged: dict[str, str], chair: Page, wall: Page, robin: Page, lou: Page) -> None:
    """A vote opens on every screen. One ballot is sent while its phone has no line, and counts once."""
    does(chair, f"open:{staged['vote']}").click()
    expect(big(wall)).to_have_text("Blue chairs")
    for page in (robin, lou):
        page.get_by_role("link", name="To the ballot").click()
        page.locator("main form.ballot input[type=radio]").first.check(force=True)
    robin.locator("main form.ballot .ballot__cast").click()
    expect(robin.get_by_text("Your ballot is in")).to_be_visible()
    expect(wall.locator("#room-say")).to_contain_text("1 of")
    lou.context.set_offline(True)
    lou.locator("main form.ballot .ballot__cast").click()
    expect(lou.locator("main form.ballot")).to_have_attribute("aria-busy", "true")
    lou.context.set_offline(False)
    expect(lou.get_by_text("Your ballot is in")).to_be_visible(timeout=20_000)
    expect(wall.locator("#room-say")).to_contain_text("2 of")
    screens.look(receipt=lou, deciding=wall)
    for page in (robin, lou):
        page.get_by_role("link", name="Back to the meeting").click()
        expect(big(page)).to_have_text("Blue chairs")
    does(chair, f"close:{staged['vote']}").click()
    expect(big(wall)).not_to_have_text("Blue chairs")
    screens.look(decided=wall)


def _end(screens: Screens, chair: Page, robin: Page, guest: Page) -> None:
    """The meeting ends: every phone says so, and asks how it was."""
    chair.get_by_role("button", name="End the meeting").click()
    chair.wait_for_url("**/minutes")
    for page in (robin, guest):
        expect(big(page)).to_have_text("The meeting is over. Thank you!")
        page.get_by_role("link", name="How was it?").click()
        for name in ("heard", "counted", "next"):
            page.locator(f"[name={name}][value='8']").check(force=True)
        screens.look(pulse=page)
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Your answer is kept, without your name.")).to_be_visible()
    again = guest.goto(screens.watch.origin + screens.mine("phone"))
    assert again is not None
    assert "/how-was-it/" in again.url
