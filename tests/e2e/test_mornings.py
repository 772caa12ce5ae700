"""A morning: tasks written down and people on one tablet, then a phone without JavaScript, and a no."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Locator, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
TABLET: ViewportSize = {"width": 768, "height": 1024}


def take_seat(context: BrowserContext, watch: Watch, seat: str, *, scripts: bool = True) -> Pointer:
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return Pointer(page, watch, scripts)


def tap(one: Pointer, task: str, level: str) -> Locator:
    row = one.page.locator("fieldset.taps").filter(has_text=task)
    return row.locator(".taps__one").filter(has_text=level)


def test_a_morning_on_a_tablet_and_on_a_phone_without_scripts(browser: Browser, watch: Watch) -> None:
    tablet = browser.new_context(viewport=TABLET, has_touch=True, reduced_motion="reduce")
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    kim = take_seat(tablet, watch, "facilitator")
    kim.open("/assemblies")
    kim.press(kim.page.get_by_role("main").get_by_role("link", name="Wednesday committee"))
    kim.follow(f"/assemblies/{KEY}/mornings")
    kim.press(kim.page.get_by_role("link", name="Write down the usual tasks"))
    for name in ("Set the tables", "Feed the hens"):
        kim.fill(kim.page.locator("[name=name]"), name)
        kim.send("main form:has([name=name])")
    kim.press(kim.page.get_by_role("link", name="Done"))
    kim.press(kim.page.get_by_role("button", name="Begin today"))
    day = kim.path

    robin = take_seat(phone, watch, "service-user", scripts=False)
    robin.open(day)
    robin.press(robin.page.get_by_role("link", name="Say what I like"))
    robin.touch(tap(robin, "Feed the hens", "I’d love it"))
    robin.press(robin.page.get_by_role("button", name="I am here"))
    assert "Your wishes are in" in robin.main

    kim.open(f"{day}/huddle")
    kim.press(kim.page.locator(".faces__one").filter(has_text="Noa"))
    kim.touch(tap(kim, "Feed the hens", "Rather not"))
    kim.press(kim.page.get_by_role("button", name="I am here"))
    kim.press(kim.page.get_by_role("button", name="Share out the tasks"))
    hens = kim.page.locator(".doing__task").filter(has_text="Feed the hens")
    assert "Robin" in hens.inner_text()
    assert "Noa" in kim.page.locator(".doing__task").filter(has_text="Set the tables").inner_text()
    sheet = kim.page.get_by_role("link", name="Print it for the wall").get_attribute("href")
    assert tablet.request.get(f"{watch.origin}{sheet}").body().startswith(b"%PDF")

    robin.open(day)
    assert "Feed the hens" in robin.page.locator(".my-task").inner_text()
    robin.press(robin.page.get_by_role("button", name="No task for me today"))
    assert "You have no task today" in robin.main
    kim.page.reload()
    assert "We still need 1 person here." in hens.inner_text()
    for one in (tablet, phone):
        one.close()
    watch.check()
