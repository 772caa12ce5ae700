"""The road of two years: who facilitates reads where it stands, sees who is waited for, and prints it for the board."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.sync_api import Browser, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch
from tests.paper import assert_accessible, text_of

DESK: ViewportSize = {"width": 1280, "height": 900}
KEY = "[0-9a-f-]{36}"


def test_a_facilitator_adds_to_the_road_and_prints_it_for_the_board(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/facilitator'] button").click()
    kim = Pointer(page, watch)
    kim.open("/initiatives")
    kim.follow(f"/initiatives/{KEY}")
    kim.follow(f"/organisations/{KEY}")
    kim.follow(f"/organisations/{KEY}/roadmap")
    road = kim.path
    assert page.locator("svg.road--wide").is_visible()
    assert "Who is waited for" in kim.main
    kim.follow(f"/roadmaps/{KEY}/learning")
    assert "It is not a habit yet." in kim.main
    kim.follow(f"/roadmaps/{KEY}/learning/evidence")
    kim.fill(page.locator("main [name=words]"), "The board sat through an evening, led by two who use the centre.")
    kim.write_day("on", datetime.now(UTC).date())
    kim.send()
    assert "It has gone on for a while." in kim.main
    kim.open(road)
    href = kim.link(f"/organisations/{KEY}/roadmap.pdf").get_attribute("href")
    printed = context.request.get(watch.origin + (href or "")).body()
    assert_accessible(printed)
    said = " ".join(text_of(printed).split())
    assert re.search(r"3\. Everyone can learn how to do it kept up 2 pieces", said)
    watch.check()
    context.close()
