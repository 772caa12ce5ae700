"""A service user reads a mirror on a phone without JavaScript, and reaches the rows behind the gap."""

from __future__ import annotations

from playwright.sync_api import Browser, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

PHONE: ViewportSize = {"width": 360, "height": 740}


def link(one: Pointer, name: str) -> None:
    one.press(one.page.get_by_role("main").get_by_role("link", name=name))


def test_from_a_gap_to_the_rows_behind_it(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    watch.over(phone)
    page = phone.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/service-user'] button").click()
    robin = Pointer(page, watch, scripts=False)
    robin.open("/evidence")
    link(robin, "Wednesday committee")
    assert "You promised to collaborate." in robin.main
    assert "1 of them went the service users’ way." in robin.main
    assert "less than promised" in robin.main
    link(robin, "See the 7 on which the sides differed")
    assert "not told of an open vote" in robin.main
    link(robin, "Read our files with us")
    assert "We cannot staff this." in robin.main
    phone.close()
    watch.check()
