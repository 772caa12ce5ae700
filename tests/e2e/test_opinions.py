"""An opinion map on a phone without scripts: look, answer, write; the map of another question; a guest with a slip."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch
from tests.paper import text_of

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
OWN = "A bench by the gate, please."


def test_opinions_on_a_phone_without_scripts(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    watch.over(phone)
    page = phone.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/service-user'] button").click()
    robin = Pointer(page, watch, scripts=False)
    robin.open("/assemblies")
    robin.press(page.get_by_role("main").get_by_role("link", name="Wednesday committee"))
    robin.follow(f"/opinions/{KEY}")
    question = robin.path

    robin.press(page.get_by_role("link", name="Look at it"))
    robin.press(page.get_by_role("button", name="Yes, show it"))
    assert "Nothing waits for your look" in robin.main

    robin.open(question)
    robin.press(page.get_by_role("link", name="Start"))
    robin.press(page.get_by_role("button", name="I agree"))
    robin.press(page.get_by_role("button", name="I disagree"))
    robin.press(page.get_by_role("button", name="Pass"))
    assert "3 of 5 answered" in robin.main

    robin.press(page.get_by_role("link", name="Write a statement of my own"))
    robin.fill(page.locator("[name=words]"), OWN)
    robin.send("main form:has([name=words])")
    robin.open(f"{question}/mine")
    assert OWN in robin.main
    robin.press(page.get_by_role("link", name="Change").first)
    assert "your answer now" in robin.main

    robin.open(question)
    robin.press(page.get_by_role("link", name="What people think"))
    robin.press(page.get_by_role("link", name="What should we do about the evenings?"))
    order = [
        robin.main.index(words) for words in ("What every group agrees on", "sets each group apart", "The picture")
    ]
    assert order == sorted(order)
    assert "14 of 14 agree" in robin.main
    for one in ("Print the map", "All answers as a file, without names"):
        address = page.get_by_role("link", name=one).get_attribute("href")
        assert phone.request.get(f"{watch.origin}{address}").ok
    phone.close()
    _a_guest_with_a_slip(browser, watch, question)
    watch.check()


def _a_guest_with_a_slip(browser: Browser, watch: Watch, question: str) -> None:
    """Who leads prints a slip. Somebody without an account types its code, and answers."""
    code = _slip(browser, watch, question)
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    watch.over(phone)
    page = phone.new_page()
    vera = Pointer(page, watch, scripts=False)
    vera.open("/opinions/with-code")
    vera.fill(page.locator("[name=code]"), code.lower())
    vera.send("main form")
    assert "You come as a guest." in vera.main
    vera.press(page.get_by_role("button", name="Start"))
    vera.press(page.get_by_role("button", name="I agree"))
    assert "1 of 5 answered" in vera.main
    vera.press(page.get_by_role("link", name="Stop for now"))
    vera.press(page.get_by_role("button", name="Forget me on this phone"))
    assert vera.path == "/opinions/with-code"
    phone.close()


def _slip(browser: Browser, watch: Watch, question: str) -> str:
    """The code of one slip, as it stands on paper."""
    desk = browser.new_context(java_script_enabled=False)
    watch.over(desk)
    page = desk.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/facilitator'] button").click()
    kim = Pointer(page, watch, scripts=False)
    kim.open(f"{question}/slips")
    token = page.locator("main [name=csrfmiddlewaretoken]").first.input_value()
    where = f"{watch.origin}{question}/slips"
    sent: dict[str, str | float | bool] = {"number": "1", "csrfmiddlewaretoken": token}
    sheet = desk.request.post(where, form=sent, headers={"Referer": where})
    found = re.search("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", text_of(sheet.body()))
    desk.close()
    assert found is not None
    return found[0]
