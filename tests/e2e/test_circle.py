"""The circle of support: a facilitator with a finger on a phone and with keys at a desk; somebody who is named objects;
the story of all moves.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 860}


def _page(browser: Browser, watch: Watch, **how: Any) -> Page:
    context = browser.new_context(reduced_motion="reduce", **how)
    context.set_default_timeout(60_000)
    watch.over(context)
    return context.new_page()


def _facilitator(browser: Browser, watch: Watch, **how: Any) -> Page:
    page = _page(browser, watch, **how)
    page.goto(watch.origin)
    page.locator("form[action='/seat/facilitator'] button").click()
    page.goto(f"{watch.origin}/initiatives")
    page.get_by_role("link", name="A quiet room").first.click()
    page.goto(f"{page.url.split('?')[0]}/people")
    return page


def _mark(page: Page, name: str, circle: str = "") -> Locator:
    where = f"[data-circle='{circle}']" if circle else ""
    return page.locator(f"svg.circle:visible [data-name='{name}']{where}")


def _middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _drag_by_finger(page: Page, one: Locator, to: tuple[float, float]) -> None:
    finger = page.context.new_cdp_session(page)
    x, y = _middle(one)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]})

    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + (to[0] - x) * step / 5, y + (to[1] - y) * step / 5))
    touch("touchEnd")


def test_a_facilitator_moves_people_by_finger_on_a_phone(browser: Browser, watch: Watch) -> None:
    page = _facilitator(browser, watch, viewport=PHONE, has_touch=True)
    kim = Pointer(page, watch)
    kim.look()
    page.locator("[data-board]").scroll_into_view_if_needed()
    circle = page.locator("svg.circle:visible")
    box = circle.bounding_box()
    assert box is not None
    _drag_by_finger(page, _mark(page, "Dee"), (box["x"] + 12, box["y"] + box["height"] / 2))
    expect(_mark(page, "Dee", "consulted")).to_be_visible()
    expect(page.locator("[data-hint]")).to_contain_text("Dee: circle of consulted")
    assert "Dee" in page.locator(".circle-list--4").inner_text()
    _mark(page, "Max").tap()
    chosen = page.locator("[data-chosen]")
    expect(chosen).to_contain_text("Max")
    kim.look()
    chosen.locator("[data-to=co-producers]").tap()
    expect(_mark(page, "Max", "co-producers")).to_be_visible()
    watch.check()


def test_a_facilitator_moves_a_person_and_keeps_in_touch_with_keys_alone(browser: Browser, watch: Watch) -> None:
    page = _facilitator(browser, watch, viewport=DESK)
    kim = Keyboard(page, watch)
    says = page.locator("[data-board-says]")
    kim.reach(_mark(page, "Ola"))
    page.keyboard.press("ArrowUp")
    expect(says).to_contain_text("Ola: circle of involved. Press Enter")
    page.keyboard.press("Escape")
    expect(says).to_contain_text("Ola stays where they are.")
    assert _mark(page, "Ola", "participants").is_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(_mark(page, "Ola", "involved")).to_be_focused()
    expect(says).to_have_text("Ola: circle of involved")
    page.keyboard.press("Enter")
    expect(page.locator("[data-to=co-producers]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(_mark(page, "Ola", "participants")).to_be_focused()
    kim.press(page.locator("a.placed__name", has_text="Lou"))
    kim.press(page.get_by_role("button", name="I was in touch today"))
    assert "Noted: you were in touch with Lou." in page.locator("body").inner_text()
    watch.check()


def test_somebody_without_account_reads_what_stands_there_and_objects(browser: Browser, watch: Watch) -> None:
    page = _facilitator(browser, watch, viewport=DESK)
    kim = Pointer(page, watch)
    people = kim.path
    kim.press(page.locator(".placed", has=page.locator("a", has_text="Ari")).get_by_role("link", name="Tell them"))
    kim.press(page.get_by_role("button", name="Make a letter"))
    link = page.locator("figure.qr a").get_attribute("href") or ""
    ari = Pointer(_page(browser, watch, viewport=PHONE, java_script_enabled=False), watch, scripts=False)
    ari.open(link.removeprefix(watch.origin))
    assert "By post, to the surgery" in ari.main
    ari.press(ari.page.get_by_role("button", name="Erase my name"))
    assert "Your name is erased" in ari.main
    kim.open(people)
    assert "Ari" not in kim.main
    kim.open("/my-day")
    assert "Somebody did not want to be on the circle of support." in kim.main
    kim.open(f"{people}/story")
    assert "Someone leaves the circle of consulted." in kim.main
    watch.check()


def test_the_story_plays_and_goes_back(browser: Browser, watch: Watch) -> None:
    page = _facilitator(browser, watch, viewport=DESK)
    kim = Keyboard(page, watch)
    kim.follow(".*/people/story")
    kim.open(f"{kim.path}?step=2")
    kim.touch(page.locator("[data-next]"))
    expect(page.locator("[data-replay-says]")).to_contain_text("comes into the circle of")
    expect(page.locator(".replay__said")).to_contain_text("step 3 of")
    kim.touch(page.locator("[data-back]"))
    expect(page.locator(".replay__said")).to_contain_text("step 2 of")
    kim.touch(page.locator("[data-player]"))
    expect(page.locator("[data-player]")).to_have_text("Pause")
    expect(page.locator(".replay__said")).to_contain_text("step 4 of", timeout=15_000)
    kim.touch(page.locator("[data-player]"))
    expect(page.locator("[data-player]")).to_have_text("Play")
    kim.look()
    watch.check()
