"""How people use a page: with a pointer, or with the keyboard alone. Both speak of the same elements."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page
from tests.e2e.seen import Watch

MOST_STOPS = 200
FOCUS_SHOWS = """one => {
    const shows = it => { const s = getComputedStyle(it);
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
    for (let it = one; it && it !== document.body; it = it.parentElement) if (shows(it)) return true;
    const label = one.labels && one.labels[0];
    const beside = label && getComputedStyle(label, '::before');
    return Boolean(label && (shows(label) || beside.boxShadow !== 'none' || beside.outlineStyle !== 'none'));
}"""


@dataclass
class Pointer:
    """A person with a mouse or a finger. Each page that comes is looked at."""

    page: Page
    watch: Watch
    scripts: bool = True

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def look(self) -> None:
        self.page.wait_for_load_state("load")
        self.watch.seen(self.page, scripts=self.scripts)

    def open(self, path: str) -> None:
        answer = self.page.goto(self.watch.origin + path)
        assert answer is not None
        assert answer.ok, f"{path} answers {answer.status}"
        self.look()

    def press(self, one: Locator) -> None:
        """Press a link or a button that leads to a page, and look at it."""
        with self.page.expect_navigation():
            self.touch(one)
        self.look()

    def touch(self, one: Locator) -> None:
        """Press what leads to no other page: a checkbox, a summary."""
        one.click()

    def choose(self, one: Locator) -> None:
        """Tick a radio button or a checkbox."""
        one.check()

    def fill(self, one: Locator, words: str) -> None:
        one.fill(words)

    def pick(self, one: Locator, label: str) -> None:
        """Choose from a list, by the words of the choice."""
        one.select_option(label=label)

    # What people do, said once for both.

    def link(self, path: str) -> Locator:
        """The first visible link of the main part to this path, a regular expression, or of the way to this page."""
        found = [
            one
            for one in self.page.locator("main a[href], .where a[href]").all()
            if re.fullmatch(path, urlsplit(one.get_attribute("href") or "").path) and one.is_visible()
        ]
        assert found, f"no link to {path} on {self.path}"
        return found[0]

    def follow(self, path: str) -> None:
        self.press(self.link(path))

    def send(self, form: str = "main form") -> None:
        """Press the first button of a form."""
        self.press(self.page.locator(form).first.locator("button:not([type=button])").first)

    def write_day(self, name: str, day: date) -> None:
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.fill(self.page.locator(f"[name={name}_{part}]"), str(number))

    def sign_in(self, username: str, password: str, then: str = "/my-day") -> None:
        self.open(f"/account/login/?next={then}")
        self.fill(self.page.locator("[name=login]"), username)
        self.fill(self.page.locator("[name=password]"), password)
        self.send("main form:has([name=password])")

    @property
    def main(self) -> str:
        """The words of the main part, as they stand on the page."""
        return self.page.locator("main").inner_text()


@dataclass
class Keyboard(Pointer):
    """A person who uses the keyboard alone: Tab, Enter, Space and arrows."""

    def reach(self, one: Locator) -> None:
        """Go on with Tab until `one` has the focus; at each stop it must be seen where one is."""
        target = one.element_handle()
        assert target is not None
        for _ in range(MOST_STOPS):
            if target.evaluate("one => one === document.activeElement"):
                assert one.evaluate(FOCUS_SHOWS), f"the focus cannot be seen: {one} on {self.path}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {one} on {self.path}")

    def touch(self, one: Locator) -> None:
        self.reach(one)
        self.page.keyboard.press("Enter")

    def choose(self, one: Locator) -> None:
        if one.get_attribute("type") == "checkbox":
            self.reach(one)
            if not one.is_checked():
                self.page.keyboard.press("Space")
        else:
            self._choose_radio(one)
        assert one.is_checked()

    def _choose_radio(self, one: Locator) -> None:
        """Tab comes to a group once: to what is chosen in it, or else to its first; arrows go on from there."""
        group = self.page.locator(f"[type=radio][name='{one.get_attribute('name')}']")
        chosen = [radio for radio in group.all() if radio.is_checked()]
        self.reach(chosen[0] if chosen else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if one.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def fill(self, one: Locator, words: str) -> None:
        self.reach(one)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(words)

    def pick(self, one: Locator, label: str) -> None:
        self.reach(one)
        self.page.keyboard.type(label)
        assert one.locator("option:checked").inner_text() == label


def number_of_app(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238: HMAC-SHA1, steps of 30 seconds)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    start = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"
