"""A ward's scanner sends PDFs: a paper card comes in as a scan and is typed beside it. And the head of each page."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect
from tests.e2e.hands import Keyboard
from tests.e2e.seen import Watch

DESK: Any = {"width": 1280, "height": 800}
ONE_ROW = "() => document.querySelector('.masthead > .wrap:last-child').offsetHeight < 72"


def seated(browser: Browser, watch: Watch, seat: str, locale: str = "en-GB") -> Page:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", locale=locale)
    context.set_default_timeout(30_000)
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    page.wait_for_url("**/my-day")
    return page


def a_scan(pages: int) -> bytes:
    sheets = [Image.new("RGB", (1240, 1754), "white") for _ in range(pages)]
    for number, sheet in enumerate(sheets, start=1):
        ImageDraw.Draw(sheet).text((120, 150), f"Page {number}: a corner without television", "black", font_size=48)
    written = io.BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return written.getvalue()


@pytest.mark.e2e
def test_a_nurse_sends_a_scan_of_a_paper_card_and_types_its_words_by_keyboard(browser: Browser, watch: Watch) -> None:
    page = seated(browser, watch, "facilitator")
    page.goto(f"{watch.origin}/idea")
    page.goto(f"{page.url}?from=paper")
    field = page.get_by_label("A photo or scan of a paper card")
    field.set_input_files({"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"})
    expect(page.get_by_text("We can't show this file yet.")).to_be_visible()
    nurse = Keyboard(page, watch)
    nurse.choose(page.get_by_label("It is mine. Everyone here may know"))
    nurse.press(page.get_by_role("button", name="Send this card"))
    expect(page.locator(".govuk-error-message")).to_contain_text("We can't read this PDF.")
    field.set_input_files({"name": "scan.pdf", "mimeType": "application/pdf", "buffer": a_scan(3)})
    nurse.press(page.get_by_role("button", name="Send this card"))
    expect(page.get_by_text("We kept its first two pages. 1 page is left out.")).to_be_visible()
    nurse.press(page.get_by_role("link", name="Type its words"))
    assert (
        page.locator(".drawn img").evaluate("one => one.decode().then(() => one.naturalHeight / one.naturalWidth)")
        > 2.5
    )
    nurse.fill(page.get_by_label("What is your idea?"), "A corner without television")
    nurse.press(page.get_by_role("button", name="Save these words"))
    expect(page.get_by_role("heading", name="A corner without television")).to_be_visible()
    watch.check()


@pytest.mark.e2e
@pytest.mark.parametrize("locale", ["en-GB", "it-IT"])
def test_the_head_is_one_row_on_a_desk_and_nothing_sticks_out_when_it_is_enlarged(
    browser: Browser, watch: Watch, locale: str
) -> None:
    page = seated(browser, watch, "service-user", locale)
    for width in (1280, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ONE_ROW), width
    for width in (1024, 360, 320):  # 320 is 1280 at 400 %
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".masthead__menu summary")).to_be_visible()
        watch.fits(page)
    assert watch.problems == []
