"""A meeting from its day to its approved minutes: by keyboard, and a guest's answer on a phone without JavaScript."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ViewportSize
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
SCREEN: ViewportSize = {"width": 1280, "height": 860}


def prepared(kim: Keyboard) -> str:
    """Kim plans a meeting, brings two things to it, puts them in order, and asks a guest. The guest's link."""
    kim.open("/assemblies")
    kim.follow(f"/assemblies/{KEY}")
    kim.follow(f"/assemblies/{KEY}/meetings/new")
    kim.write_day("held_on", (datetime.now(UTC) + timedelta(days=3)).date())
    kim.fill(kim.page.locator("[name=place]"), "Library")
    kim.send("main form")
    here = kim.path
    for title in ("Chairs", "Curtains"):
        kim.follow(f"/meetings/{KEY}/agenda/new")
        kim.choose(kim.page.locator("[name=about][value=own]"))
        kim.fill(kim.page.locator("[name=title]"), title)
        kim.send("main form")
    kim.press(kim.page.get_by_role("button", name=re.compile("Up.*Curtains")))
    titles = kim.page.locator(".agenda h3").all_inner_texts()
    assert titles == ["Curtains", "Chairs"]
    kim.follow(f"/meetings/{KEY}/invitations")
    kim.press(kim.page.get_by_role("button", name="Ask all who have a seat"))
    kim.fill(kim.page.locator("[name=name]"), "Vera")
    kim.send("main form:has([name=name])")
    kim.press(kim.page.get_by_role("button", name=re.compile("Make a link.*Vera")))
    link = kim.page.locator(".qr a").get_attribute("href") or ""
    kim.open(here)
    return urlsplit(link).path


def held(kim: Pointer, here: str) -> None:
    """Kim leads the meeting at `here` through what is on its list."""
    kim.open(here)
    kim.follow(f"/meetings/{KEY}/begin")
    kim.choose(kim.page.locator("[name=present]").first)
    kim.send("main form")
    kim.press(kim.page.get_by_role("button", name=re.compile("Talk about it.*Curtains")))
    kim.choose(kim.page.locator("[name=outcome][value=agreed]"))
    kim.fill(kim.page.locator("[name=notes]"), "Blue ones.")
    kim.send("main form:has([name=outcome])")
    kim.press(kim.page.get_by_role("button", name="End the meeting"))
    kim.fill(kim.page.locator("[name=words]"), "We chose the curtains.")
    kim.send("main form:has([name=words])")
    assert "Blue ones." in kim.main
    assert "This is a draft." in kim.main


def test_from_the_list_to_approved_minutes(browser: Browser, watch: Watch) -> None:
    desk = browser.new_context(viewport=SCREEN, reduced_motion="reduce")
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    for context in (desk, phone):
        watch.over(context)
    page = desk.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/facilitator'] button").click()
    kim = Keyboard(page, watch)
    link = prepared(kim)
    here = kim.path

    vera = Pointer(phone.new_page(), watch, scripts=False)
    vera.open(link)
    vera.choose(vera.page.locator("[name=answer][value=yes]"))
    vera.choose(vera.page.locator("[name=as_usual][value=no]"))
    vera.fill(vera.page.locator("[name=needs]"), "A seat by the door.")
    vera.send("main form")
    assert "Your answer is sent." in vera.main
    dates = phone.request.get(f"{watch.origin}{link}/meeting.ics").text()
    assert "LOCATION:Library" in dates

    kim.open(here)
    assert "A seat by the door." in kim.main
    hand = Pointer(page, watch)
    held(hand, here)
    assert phone.request.get(f"{watch.origin}{link}").status == 404

    # The next meeting holds what was not reached, and approves the minutes.
    hand.open("/assemblies")
    hand.follow(f"/assemblies/{KEY}")
    hand.follow(f"/assemblies/{KEY}/meetings/new")
    hand.write_day("held_on", (datetime.now(UTC) + timedelta(days=4)).date())
    hand.send("main form")
    assert "Chairs" in hand.main
    hand.follow(f"/meetings/{KEY}/begin")
    hand.send("main form")
    hand.follow(here)
    hand.press(hand.page.get_by_role("button", name="Approve the minutes"))
    assert "Approved on" in hand.main
    for context in (desk, phone):
        context.close()
    watch.check()
