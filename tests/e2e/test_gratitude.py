"""A service user on a phone without JavaScript sends a postcard and prints six; a facilitator runs a round."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
SCREEN: ViewportSize = {"width": 1280, "height": 860}


def take_seat(context: BrowserContext, watch: Watch, seat: str, *, scripts: bool = True) -> Pointer:
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return Pointer(page, watch, scripts)


def test_a_postcard_from_a_phone_without_scripts_and_six_on_paper(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    robin = take_seat(context, watch, "service-user", scripts=False)
    robin.open("/gratitude")
    robin.follow(f"/initiatives/{KEY}/gratitude/postcard")
    robin.fill(robin.page.locator("[name=words]"), "You kept a chair free for me.")
    robin.pick(robin.page.locator("[name=to]"), "Dee")
    robin.choose(robin.page.locator("[name=signed][value=yes]"))
    robin.send("main form:has([name=words])")
    assert "Your card is on its way." in robin.page.locator("body").inner_text()
    assert "You kept a chair free for me." in robin.main
    sheet = robin.link(f"/initiatives/{KEY}/gratitude/postcards-blank.pdf").get_attribute("href")
    assert context.request.get(f"{watch.origin}{sheet}").body().startswith(b"%PDF")

    at_a_desk = browser.new_context(viewport=SCREEN, reduced_motion="reduce")
    dee = take_seat(at_a_desk, watch, "professional")
    dee.open("/gratitude")
    assert "You kept a chair free for me." in dee.main
    for one in (context, at_a_desk):
        one.close()
    watch.check()


def test_a_round_from_the_screen(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport=SCREEN, reduced_motion="reduce")
    kim = take_seat(context, watch, "facilitator")
    kim.open("/gratitude")
    kim.follow(f"/initiatives/{KEY}/gratitude")
    kim.follow(f"/initiatives/{KEY}/gratitude/round")
    for name in ("Noa", "Sam"):
        kim.choose(kim.page.locator(f"[name=here][value={name}]"))
    kim.fill(kim.page.locator("[name=others]"), "A guest")
    kim.send("main form:has([name=here])")
    now = kim.page.locator(".turn__now")
    assert now.inner_text() == "Noa"
    kim.press(kim.page.locator("[name=later]"))
    assert now.inner_text() == "Sam"
    for name in ("A guest", "Noa"):
        kim.press(kim.page.get_by_role("button", name="Next").or_(kim.page.get_by_role("link", name="Next")))
        assert now.inner_text() == name
    kim.press(kim.page.get_by_role("link", name="Next"))
    kim.send("main form")
    assert kim.page.url.endswith("/gratitude")
    kim.follow(f"/gratitude/journals/{KEY}")
    context.close()
    watch.check()
