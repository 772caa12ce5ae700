"""One-page profiles: a service user on a phone without JavaScript, a nurse at a desk who prints the group's set."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch
from tests.paper import assert_accessible, text_of

KEY = "[0-9a-f-]{36}"
LONG = "Tell me a day before if plans change, and write it down for me. " * 110
SHORT = "Tell me a day before if plans change. Then I can sleep."


def _seated(browser: Browser, watch: Watch, seat: str, viewport: Any, *, scripts: bool = True) -> Page:
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return page


def _a_photo() -> dict[str, Any]:
    image = Image.new("RGB", (900, 600), "#3f6b2a")
    image.paste("#ffd34d", (600, 100, 800, 300))
    written = io.BytesIO()
    image.save(written, "JPEG")
    return {"name": "me at the lake.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def test_a_service_user_writes_a_page_on_a_phone_without_javascript(browser: Browser, watch: Watch) -> None:
    page = _seated(browser, watch, "service-user", {"width": 360, "height": 740}, scripts=False)
    robin = Pointer(page, watch, scripts=False)
    robin.open("/profile")
    robin.follow("/profile/edit")
    use = page.get_by_role("button", name="Use this page")
    robin.fill(page.locator("#support"), LONG)
    robin.press(use)
    assert "The page is full." in robin.main
    assert "“How to support me”" in robin.main
    assert page.locator("#support").input_value() == LONG.strip()
    robin.fill(page.locator("#support"), SHORT)
    robin.press(use)
    assert SHORT in robin.main
    robin.open("/profile/picture")
    page.locator("input[type=file]").set_input_files(_a_photo())  # type: ignore[arg-type]
    robin.press(page.get_by_role("button", name="Take this picture"))
    page.locator("[name=x]").fill("0.8")
    page.locator("[name=side]").fill("0.5")
    robin.press(page.get_by_role("button", name="That is it"))
    robin.open("/profile")
    robin.follow("/profile/[0-9a-f-]{36}/share")
    robin.pick(page.locator("#to"), "Group: A quiet room")
    robin.choose(page.locator("[name=until][value=week]"))
    page.locator("[name=parts][value=age]").uncheck()
    robin.press(page.get_by_role("button", name="Show it", exact=True))
    assert "This is what A quiet room can see" in robin.main
    assert "Age:" not in robin.main
    watch.check()


def test_a_carer_shows_her_page_to_todays_meeting_on_a_phone(browser: Browser, watch: Watch) -> None:
    page = _seated(browser, watch, "carer", {"width": 360, "height": 740}, scripts=False)
    lou = Pointer(page, watch, scripts=False)
    lou.open("/my-day")
    lou.follow(f"/assemblies/{KEY}")
    today = datetime.now(ZoneInfo("Europe/Rome"))
    lou.press(page.get_by_role("link", name=f"{today.day} {today:%B %Y}"))
    lou.follow(f"/meetings/{KEY}/profiles")
    lou.follow(f"/meetings/{KEY}/profiles/show")
    page.locator("[name=parts][value=age]").uncheck()
    lou.press(page.get_by_role("button", name="Show it", exact=True))
    assert "This is what Wednesday committee, meeting of" in lou.main
    lou.open("/profile")
    lou.press(page.locator(".profile-shares li").filter(has_text="meeting of").get_by_role("button"))
    assert "meeting of" not in lou.main
    watch.check()


def test_a_nurse_prints_the_set_and_blank_pages(browser: Browser, watch: Watch) -> None:
    page = _seated(browser, watch, "professional", {"width": 1280, "height": 860})
    dee = Keyboard(page, watch)
    dee.open("/initiatives")
    dee.open(f"{page.get_by_role('link', name='A quiet room').first.get_attribute('href')}/profiles")
    assert "Who we are" in dee.main
    address = page.get_by_role("link", name="Print all 4 pages").get_attribute("href")
    printed = page.request.get(f"{watch.origin}{address}").body()
    assert_accessible(printed, pages=4)
    assert {"Robin", "Kim", "Dee", "Lou"} <= set(re.findall(r"\w+", text_of(printed)))
    dee.fill(page.locator("#copies"), "5")
    blank = page.request.get(f"{watch.origin}{page.locator('.blank-profiles').get_attribute('action')}?copies=5").body()
    assert_accessible(blank, pages=5)
    watch.check()


def test_the_page_is_drawn_while_one_writes_and_the_picture_is_cut_by_hand_or_keys(
    browser: Browser, watch: Watch
) -> None:
    page = _seated(browser, watch, "carer", {"width": 1280, "height": 860})
    lou = Pointer(page, watch)
    lou.open("/profile/edit")
    before = page.locator(".page-view__page").get_attribute("src")
    lou.fill(page.locator("#important"), LONG)
    page.get_by_text("The page is full.").wait_for()
    assert page.locator(".page-view__page").get_attribute("src") != before
    watch.seen(page)
    lou.fill(page.locator("#important"), "Sunday lunch.")
    page.get_by_text("There is room left").wait_for()
    lou.open("/profile/picture")
    page.locator("input[type=file]").set_input_files(_a_photo())  # type: ignore[arg-type]
    lou.press(page.get_by_role("button", name="Take this picture"))
    square, across = page.locator("[data-square]"), page.locator("[name=x]")
    start = square.bounding_box()
    assert start is not None
    across.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    moved = square.bounding_box()
    assert moved is not None
    assert moved["x"] > start["x"]
    page.mouse.move(moved["x"] + 40, moved["y"] + 40)
    page.mouse.down()
    page.mouse.move(moved["x"] - 400, moved["y"] + 40, steps=4)
    page.mouse.up()
    assert float(across.input_value()) == pytest.approx(1 / 3, abs=0.02)
    lou.press(page.get_by_role("button", name="Show me"))
    watch.check()
