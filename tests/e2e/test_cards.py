"""Opportunity cards by the people they are for: on a phone that loses its network, without scripts, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.e2e.hands import Keyboard
from tests.e2e.seen import Watch

PHONE: Any = {"width": 360, "height": 740}
READY = """async () => Boolean(self.kept && navigator.serviceWorker.controller && await caches.match('/offline')
    && await kept.fact('filled'))"""
STORED = """async () => ({databases: (await indexedDB.databases()).map(one => one.name), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length})"""
NOTHING = {"databases": [], "caches": [], "workers": 0}
# What Chromium writes of requests that fail while there is no network.
NO_NETWORK = re.compile("ERR_INTERNET_DISCONNECTED")


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(30_000)
    watch.over(context)
    yield context
    context.close()


def seated(context: BrowserContext, watch: Watch, seat: str = "service-user") -> Page:
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    page.wait_for_url("**/my-day")
    return page


def until(page: Page, true: str) -> None:
    """Wait for what a script finds out. (Playwright's own waiting asks for eval, which the pages forbid.)"""
    for _ in range(100):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {true}")


def draw(page: Page) -> None:
    """A line by finger or mouse, and a dot."""
    paper = page.locator("[data-paper]")
    paper.scroll_into_view_if_needed()
    area = paper.bounding_box()
    assert area
    page.mouse.move(area["x"] + 30, area["y"] + 30)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(area["x"] + 30 + 20 * step, area["y"] + 30 + (step % 3) * 20)
    page.mouse.up()
    page.mouse.click(area["x"] + 60, area["y"] + 120)


def test_an_idea_in_two_taps_is_written_and_drawn_without_a_network_and_sent_once(
    phone: BrowserContext, watch: Watch
) -> None:
    page = seated(phone, watch)
    until(page, READY)
    page.get_by_role("link", name="I have an idea").tap()
    page.wait_for_url("**/cards/new")
    watch.seen(page)
    page.get_by_label("What is your idea?").fill("A bench where one can be alone")
    page.get_by_text("Draw it, or say").tap()
    draw(page)
    expect(page.locator("[data-paper] > *")).to_have_count(2)
    page.get_by_role("button", name="Undo").tap()
    expect(page.locator("[data-paper] > *")).to_have_count(1)
    page.get_by_role("button", name="Redo").tap()
    page.get_by_label("Everyone here").check(force=True)
    watch.seen(page)
    phone.set_offline(True)
    page.get_by_role("button", name="Send my card").tap()
    expect(page.get_by_text("It goes by itself when you are back online.")).to_be_visible()
    watch.seen(page)
    # Another page, without a network: help in a crisis, and the way to a card. This one hides its author.
    page.goto(f"{watch.origin}/assemblies")
    expect(page.get_by_role("heading", name="No network")).to_be_visible()
    expect(page.locator(".crisis__phone")).to_be_visible()
    watch.seen(page)
    page.locator("main").get_by_role("link", name="I have an idea").tap()
    page.get_by_label("What is your idea?").fill("Say it for me")
    page.get_by_label("Nobody").check(force=True)
    page.get_by_role("button", name="Keep my card").tap()
    expect(page.locator(".waiting__card")).to_have_count(2)
    phone.set_offline(False)
    expect(page.get_by_text("Your card has arrived.")).to_be_visible()
    expect(page.locator(".waiting__card")).to_have_count(1)
    watch.seen(page)
    page.get_by_role("button", name="Send it now").tap()
    expect(page.locator(".claim-code__code")).to_have_text(re.compile(r"\w{4}(-\w{4}){3}"))
    page.get_by_role("link", name="I have written it down").tap()
    expect(page.get_by_role("link", name="A bench where one can be alone")).to_have_count(1)
    expect(page.get_by_role("link", name="Say it for me")).to_have_count(1)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.get_by_role("link", name="A bench where one can be alone").tap()
    expect(page.get_by_role("heading", name="A bench where one can be alone")).to_be_visible()
    until(page, "() => document.querySelector('.drawn img').complete")
    expect(page.locator(".drawn img")).not_to_have_js_property("naturalWidth", 0)
    watch.seen(page)
    page.get_by_role("button", name="Sign out").tap()
    page.wait_for_url(f"{watch.origin}/")
    assert page.evaluate(STORED) == NOTHING
    watch.problems[:] = [one for one in watch.problems if not NO_NETWORK.search(one)]
    watch.check()


def test_a_card_waits_for_who_was_signed_out_and_goes_when_they_come_back(phone: BrowserContext, watch: Watch) -> None:
    page = seated(phone, watch)
    until(page, READY)
    page.goto(f"{watch.origin}/ideas/kept")
    phone.clear_cookies()
    page.get_by_label("What is your idea?").fill("Tea in the garden")
    page.get_by_label("Everyone here").check(force=True)
    page.get_by_role("button", name="Keep my card").tap()
    expect(page.get_by_text("Sign in again. Then your card is sent.")).to_be_visible()
    watch.seen(page)
    page.goto(watch.origin)
    page.locator("form[action='/seat/service-user'] button").click()
    expect(page.get_by_text("Your card has arrived.")).to_be_visible()
    page.get_by_role("link", name="Read it here").tap()
    expect(page.get_by_role("heading", name="Tea in the garden")).to_be_visible()
    watch.check()


def test_somebody_else_on_the_same_phone_finds_and_sends_nothing_of_it(phone: BrowserContext, watch: Watch) -> None:
    page = seated(phone, watch)
    until(page, READY)
    page.goto(f"{watch.origin}/ideas/kept")
    page.get_by_label("What is your idea?").fill("Only mine")
    page.get_by_label("Nobody").check(force=True)
    page.get_by_role("button", name="Keep my card").tap()
    expect(page.locator(".waiting__card")).to_have_count(1)
    phone.clear_cookies()
    page.goto(watch.origin)
    page.locator("form[action='/seat/carer'] button").click()
    page.wait_for_url("**/my-day")
    until(page, READY)
    page.goto(f"{watch.origin}/ideas/kept")
    expect(page.get_by_label("What is your idea?")).to_be_visible()
    expect(page.get_by_text("Only mine")).to_have_count(0)
    watch.seen(page)
    assert page.evaluate("async () => (await kept.all()).length") == 0
    watch.check()


def test_without_scripts_a_card_in_words_is_sent(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="en-GB")
    watch.over(context)
    page = seated(context, watch)
    page.get_by_role("link", name="I have an idea").click()
    watch.seen(page, scripts=False)
    page.get_by_label("What is your idea?").fill("Quieter doors")
    page.get_by_text("Draw it, or say").click()
    page.get_by_label("Or say what a drawing would show").fill("A door with a soft edge")
    page.get_by_label("Only the person who receives it").check(force=True)
    page.get_by_role("button", name="Send my card").click()
    expect(page.get_by_role("heading", name="Quieter doors")).to_be_visible()
    watch.seen(page, scripts=False)
    context.close()
    watch.check()


def test_by_keyboard_alone_the_drawing_is_said_in_words(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce", locale="en-GB")
    watch.over(context)
    page = seated(context, watch, "carer")
    page.goto(f"{watch.origin}/idea")
    hands = Keyboard(page, watch)
    hands.fill(page.get_by_label("What is your idea?"), "A shelf for our own books")
    hands.touch(page.locator(".more--draw summary"))
    hands.fill(page.get_by_label("Or say what a drawing would show"), "A low shelf beside the sofa")
    hands.choose(page.get_by_label("Everyone here"))
    hands.press(page.get_by_role("button", name="Send my card"))
    expect(page.get_by_role("heading", name="A shelf for our own books")).to_be_visible()
    context.close()
    watch.check()


def test_a_paper_card_comes_as_a_photo_and_is_typed_beside_it(browser: Browser, watch: Watch, tmp_path: Path) -> None:
    Image.new("RGB", (600, 400), "#f5f0e0").save(tmp_path / "card.jpg")
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce", locale="en-GB")
    watch.over(context)
    page = seated(context, watch, "facilitator")
    page.goto(f"{watch.origin}/idea")
    if page.url.endswith("/idea"):
        page.locator(".where-to a").first.click()
    page.goto(f"{page.url}?from=paper")
    page.get_by_label("A photo or scan of a paper card").set_input_files(tmp_path / "card.jpg")
    expect(page.locator("[data-photo-shown] img")).to_be_visible()
    page.get_by_label("Somebody else wrote it").check(force=True)
    watch.seen(page)
    page.get_by_role("button", name="Send this card").click()
    page.get_by_role("link", name="I have written it down").click()
    page.get_by_role("link", name="An idea on a paper card").click()
    page.get_by_role("link", name="Type its words").click()
    expect(page.locator(".drawn img")).to_have_js_property("naturalWidth", 600)
    watch.seen(page)
    page.get_by_label("What is your idea?").fill("Longer opening hours")
    page.get_by_role("button", name="Save these words").click()
    expect(page.get_by_role("heading", name="Longer opening hours")).to_be_visible()
    watch.seen(page)
    context.close()
    watch.check()
