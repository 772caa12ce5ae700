"""A panel drawn by lot: said yes on a phone without JavaScript, drawn with dice by keyboard, taken on the phone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, BrowserContext, ViewportSize
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


def take_seat(context: BrowserContext, watch: Watch, seat: str) -> BrowserContext:
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return context


def test_a_panel_of_two_is_drawn_where_all_can_see(browser: Browser, watch: Watch) -> None:
    desk = browser.new_context(viewport=DESK, reduced_motion="reduce")
    phones = [browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce") for _ in range(2)]
    kim = Keyboard(take_seat(desk, watch, "facilitator").pages[0], watch)
    kim.open("/assemblies")
    kim.press(kim.page.get_by_role("main").get_by_role("link", name="Advisory panel"))
    assembly = kim.path
    kim.open(f"{assembly}/draws/new")
    kim.fill(kim.page.locator("[name=name]"), "Panel on the garden")
    kim.fill(kim.page.locator("[name=purpose]"), "Two of us plan the garden, on three mornings.")
    kim.fill(kim.page.locator("[name=size]"), "2")
    kim.write_day("closes_on", datetime.now(UTC).date() + timedelta(days=5))
    kim.press(kim.page.get_by_role("button", name="Go on"))
    for field in kim.page.locator(".bounds input").all():
        kim.fill(field, "1")
    kim.press(kim.page.get_by_role("button", name="Keep these numbers"))
    kim.press(kim.page.get_by_role("button", name="Open the draw"))
    draw = kim.path
    poster = kim.page.get_by_role("link", name="Print the poster").get_attribute("href")
    assert desk.request.get(f"{watch.origin}{poster}").body().startswith(b"%PDF")

    people = [
        Pointer(take_seat(phone, watch, seat).pages[0], watch, scripts=False)
        for phone, seat in zip(phones, ("service-user", "carer"), strict=True)
    ]
    for one in people:
        one.open(draw)
        one.press(one.page.get_by_role("link", name="Say yes"))
        one.press(one.page.get_by_role("button", name="Yes, put my name in"))
        assert "Your name is in the draw" in one.main

    kim.open(draw)
    assert "2 people have said yes." in kim.main
    kim.press(kim.page.get_by_role("link", name="Can a panel be drawn?"))
    kim.press(kim.page.get_by_role("button", name="Close the draw"))
    kim.press(kim.page.get_by_role("link", name="Draw the panel"))
    kim.fill(kim.page.locator("[name=said]"), "3 5 1 6 2 4")
    kim.press(kim.page.get_by_role("button", name="Draw the panel"))
    assert "2 people are asked." in kim.main

    robin, lou = people
    for one in people:
        one.open(draw)
        assert "You were drawn" in one.main
    robin.press(robin.page.get_by_role("button", name="Take the place"))
    assert robin.path == assembly
    lou.press(lou.page.get_by_role("button", name="No, thank you"))
    kim.open(draw)
    assert "Robin" in kim.main
    assert "1 place is free." in kim.main
    kim.press(kim.page.get_by_role("link", name="Draw the free places"))
    assert "1 person more has to say yes." in kim.main
    kim.open(draw)
    kim.press(kim.page.get_by_role("button", name="The panel is complete"))
    for context in (desk, *phones):
        context.close()
    watch.check()
