"""A page that changes while one looks on: what one types and opened stays, a lost line is told, a press is not lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.core.streams.staged import Stage


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("streams")
    shutil.copyfile(empty_database, folder / "rows.sqlite3")
    found = Stage(folder)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def page(stage: Stage, browser: Browser) -> Iterator[Page]:
    origin = f"http://localhost:{stage.port}"
    context = browser.new_context()
    session = stage.say("begin").split()[1]
    context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(f"{origin}/stage/page")
    yield page
    context.close()
    assert mistakes == []


def test_looking_on_with_a_line_that_comes_and_goes(stage: Stage, page: Page) -> None:
    words, line = page.locator("#words"), page.get_by_label("Line")
    line.fill("half a sentence")
    line.press("ArrowLeft")
    page.locator("#more summary").click()
    line.focus()
    stage.say("say", words="Ada speaks")
    expect(words).to_have_text("Ada speaks", timeout=3000)
    expect(line).to_have_value("half a sentence")
    expect(line).to_be_focused()
    expect(page.locator("#more")).to_have_attribute("open", "")
    _lose_and_find(stage, page)
    _press_without_a_line(page)


def _lose_and_find(stage: Stage, page: Page) -> None:
    told = page.get_by_role("status")
    page.context.set_offline(True)
    expect(told).to_have_text("Gone for now", timeout=8000)
    expect(page.locator("#room")).to_have_class("is-lost")
    stage.say("say", words="Said meanwhile")
    page.context.set_offline(False)
    expect(page.locator("#words")).to_have_text("Said meanwhile", timeout=8000)
    expect(told).to_have_text("Here again")
    expect(page.get_by_label("Line")).to_have_value("half a sentence")


def _press_without_a_line(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text("Kept for you")
    page.get_by_role("button", name="Send").click()
    page.context.set_offline(False)
    # Once, with the page's own token and an id of 36 characters; the field is empty for the next one.
    expect(page.locator("#told")).to_have_text("half a sentence/token of the page/36", timeout=20000)
    expect(page.get_by_label("Line")).to_have_value("")
    page.get_by_label("Line").fill("second")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#told")).to_have_text(
        "half a sentence/token of the page/36 second/token of the page/36", timeout=10000
    )
