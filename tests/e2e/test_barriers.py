"""On a phone without scripts: somebody says what stands in the way, and reads what became of it."""

from __future__ import annotations

from playwright.sync_api import Browser, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

PHONE: ViewportSize = {"width": 360, "height": 740}


def test_what_stands_in_the_way_and_what_became_of_it(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    watch.over(phone)
    page = phone.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/service-user'] button").click()
    robin = Pointer(page, watch, scripts=False)
    robin.open("/initiatives")
    link(robin, "A quiet room")
    link(robin, "What stands in the way")
    link(robin, "Something stands in the way")
    robin.fill(page.locator("main [name=words]"), "The door to the garden sticks.")
    robin.choose(page.get_by_label("People it"))
    button(robin, "Say it")
    assert "Nobody has said yet what is done about it." in robin.main
    button(robin, "I take it on")
    link(robin, "Say what is done")
    robin.fill(page.locator("main [name=words]"), "I bring oil on Monday.")
    button(robin, "Save")
    link(robin, "Say what became of it")
    robin.choose(page.get_by_label("Gone", exact=True))
    robin.fill(page.locator("main [name=words]"), "It opens.")
    button(robin, "Save")
    assert "It is gone" in robin.main
    assert "I bring oil on Monday." in robin.main
    sheet = page.get_by_role("link", name="Print this").get_attribute("href")
    assert phone.request.get(f"{watch.origin}{sheet}").body().startswith(b"%PDF")
    phone.close()
    watch.check()


def button(one: Pointer, name: str) -> None:
    one.press(one.page.get_by_role("main").get_by_role("button", name=name))


def link(one: Pointer, name: str) -> None:
    one.press(one.page.get_by_role("main").get_by_role("link", name=name).first)
