"""A facilitator plans a session at a desk, prints the pack and leads it; a service user copies it on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Browser
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"


def _titles(one: Pointer) -> list[str]:
    return one.page.locator(".session-row h2, .session-part h2").all_inner_texts()


def test_a_session_is_planned_printed_led_and_copied(browser: Browser, watch: Watch) -> None:
    desk = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    watch.over(desk)
    kim = Pointer(desk.new_page(), watch)
    kim.page.goto(watch.origin)
    kim.page.locator("form[action='/seat/facilitator'] button").click()

    kim.open("/tools")
    kim.follow("/toolkits")
    kim.follow("/toolkits/new")
    kim.choose(kim.page.locator("[name=plan][value=first-meeting]"))
    kim.send("main form:has([name=plan])")
    assert _titles(kim) == ["Say hello", "One-page profile", "Opportunity card", "What we take home"]
    kim.fill(kim.page.locator("[name=title]"), "Monday: who are we?")
    kim.fill(kim.page.locator("[name=starts_at]"), "14:00")
    kim.press(kim.page.get_by_role("button", name="Move “Opportunity card” up"))
    assert _titles(kim) == ["Say hello", "Opportunity card", "One-page profile", "What we take home"]
    assert "14:00 to 15:00" in kim.main
    kim.press(kim.page.get_by_role("button", name="Add an exercise"))
    kim.press(kim.page.locator("[name=kind][value=postcard]"))
    kim.press(kim.page.get_by_role("button", name="Change the words of “Opportunity card”"))
    kim.fill(kim.page.locator("[name=questions]"), "What would make the room quiet?\nWho can help?")
    kim.send("main form:has([name=questions])")
    kim.press(kim.page.get_by_role("button", name="Save the plan"))
    assert "14:00 to 15:10" in kim.main
    plan = kim.path

    pack = desk.request.get(f"{watch.origin}{kim.link(f'{plan}/pack.pdf').get_attribute('href')}")
    assert pack.body().startswith(b"%PDF")
    kim.follow(f"{plan}/run/1")
    kim.page.get_by_text("About 10 minutes left").wait_for()
    kim.follow(f"{plan}/run/2")
    assert "What would make the room quiet?" in kim.main
    for number in (3, 4, 5, 6):
        kim.follow(f"{plan}/run/{number}")
    assert "Thank you, all of you" in kim.main
    kim.follow(plan)
    kim.send(f"form[action='{plan}/share']")

    phone = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    watch.over(phone)
    robin = Pointer(phone.new_page(), watch, scripts=False)
    robin.page.goto(watch.origin)
    robin.page.locator("form[action='/seat/service-user'] button").click()
    robin.open("/toolkits")
    robin.follow(plan)
    assert "A plan by Kim" in robin.main
    robin.send(f"form[action='{plan}/copy']")
    assert re.fullmatch(f"/toolkits/{KEY}/plan", robin.path)
    assert robin.path != f"{plan}/plan"
    robin.press(robin.page.get_by_role("button", name="Move “Postcards of thanks” up"))
    robin.press(robin.page.get_by_role("button", name="Save the plan"))
    assert _titles(robin)[-1] == "What we take home"
    robin.follow(f"{robin.path}/run/1")
    assert "Until about" in robin.main
    kim.open(plan)
    assert _titles(kim)[-1] == "Postcards of thanks"
    for context in (desk, phone):
        context.close()
    watch.check()
