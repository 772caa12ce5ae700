"""Before a session ends a warning comes, and it can be put off; words on the page are not lost when it does end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.seen import Watch

WORDS = "The day room is loud."


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Page:
    """Robin writes an idea, on a phone whose clock the test can move."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    watch.over(context)
    page = context.new_page()
    page.clock.install()
    page.goto(watch.origin)
    page.locator("form[action='/seat/service-user'] button").click()
    page.goto(f"{watch.origin}/initiatives")
    page.locator("main .card__title a").first.click()
    page.locator("main a[href$='/cards/new']").click()
    page.locator("[name=challenge]").fill(WORDS)
    return page


def test_a_warning_comes_first_and_one_button_gives_more_time(page: Page, watch: Watch) -> None:
    warning = page.locator("dialog.session-warning")
    expect(warning).not_to_be_visible()
    page.clock.fast_forward("26:00")
    expect(warning).to_be_visible()
    watch.seen(page)
    with page.expect_response(re.compile("/session/extend$")) as answer:
        page.keyboard.press("Enter")
    assert answer.value.ok
    assert answer.value.json()["ends"] > 0
    expect(warning).not_to_be_visible()
    expect(page.locator("[name=challenge]")).to_have_value(WORDS)
    watch.check()


def test_at_the_end_the_words_are_still_on_the_page(page: Page, watch: Watch) -> None:
    page.clock.fast_forward("31:00")
    expect(page.locator("dialog [data-ended]")).to_be_visible()
    watch.seen(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.session-warning")).not_to_be_visible()
    expect(page.locator("[name=challenge]")).to_have_value(WORDS)
    watch.check()
