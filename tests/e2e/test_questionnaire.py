"""The self-contained page of a questionnaire, in a browser: what it asks and what it writes is what Python says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from playwright.sync_api import Browser, Page, expect
from tests.e2e.seen import AXE, WIDE, axe_source
from tests.instruments.showing.enabling_table import Post, posts, table
from tests.instruments.showing.everything import everything

from assieme.instruments.showing.names import set_name
from assieme.instruments.showing.pages import Page as Sheet
from assieme.instruments.showing.post import read_page
from assieme.instruments.showing.selfcontained import render
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Questionnaire, Words
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.response import build_response, read_response

ZONE = "Europe/Rome"

FILL = """post => {
  const root = document.querySelector('[data-questionnaire]');
  for (const name of Object.keys(post)) {
    const again = /^(\\d+)\\.\\d+:g\\.q$/.exec(name);
    while (again && !document.getElementById(`${again[1]}:g`)) root.querySelector('[data-add="*:g"]').click();
  }
  for (const one of root.querySelectorAll('input, select, textarea')) {
    const sent = post[one.name] ?? [];
    if (one.type === 'radio' || one.type === 'checkbox') one.checked = sent.includes(one.value);
    else if (one.type !== 'hidden' && one.type !== 'range') one.value = sent[0] ?? '';
  }
  root.querySelector('input').dispatchEvent(new Event('change', {bubbles: true}));
  return [...root.querySelectorAll('[data-ask]')].filter(one => !one.closest('[hidden]'))
    .map(one => one.id || one.dataset.linkId);
}"""


def _questionnaire(content: bytes) -> Questionnaire:
    found = read_questionnaire(content).questionnaire
    assert found is not None
    return found


def _posted(questionnaire: Questionnaire, post: Post) -> Answers:
    data = QueryDict(mutable=True)
    for name, sent in post.items():
        data.setlist(name, sent)
    whole = Sheet(1, questionnaire.items, (), Words())
    return read_page(questionnaire, whole, {}, data, {}, ZoneInfo(ZONE)).answers


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens the page of a questionnaire in a browser that may reach nothing."""
    context = browser.new_context(timezone_id=ZONE, viewport={"width": 360, "height": 740}, accept_downloads=True)
    problems: list[str] = []
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("console", lambda line: problems.append(line.text) if line.type in ("error", "warning") else None)
    context.on("request", lambda asked: problems.append(asked.url) if asked.url.startswith("http") else None)

    def open_(content: bytes) -> Page:
        place = tmp_path / "page.html"
        place.write_text(render(_questionnaire(content)), encoding="utf-8")
        page = context.new_page()
        page.goto(place.as_uri())
        return page

    yield open_
    context.close()
    assert problems == []


def test_the_page_asks_what_python_asks(opened: Any) -> None:
    questionnaire = _questionnaire(table())
    page = opened(table())
    for post in posts():
        places = Enabling(questionnaire, _posted(questionnaire, post)).places
        wanted = {
            place.link_id
            if questionnaire.by_link_id[place.link_id].kind == "display"
            else set_name(place.link_id, place.indices[:-1])
            for place in places
        }
        shown = set(page.evaluate(FILL, post))
        assert shown - {name for name in shown if name.startswith("1.")} == {
            name for name in wanted if not name.startswith("1.")
        }, post
        if any(name.startswith("1.") for name in post):
            assert shown == wanted, post


def test_the_page_writes_what_python_writes(opened: Any) -> None:
    questionnaire = _questionnaire(table())
    page = opened(table())
    for post in posts():
        page.evaluate(FILL, post)
        page.get_by_role("button", name="I am done").click()
        written = json.loads(page.locator("[data-response]").text_content() or "")
        answers, problems = read_response(questionnaire, written)
        assert problems == ()
        built = build_response(questionnaire, _posted(questionnaire, post))
        assert read_response(questionnaire, built)[0] == answers, post


def test_one_person_fills_in_everything(opened: Any) -> None:
    """With a keyboard's means alone: what is missing is told, another language keeps the answers, the file is valid."""
    page: Page = opened(everything())
    page.get_by_role("button", name="I am done").click()
    box = page.get_by_role("alert")
    expect(box).to_be_focused()
    expect(box).to_contain_text("Do you have a pet? This one needs an answer.")
    page.get_by_label("Yes").check()
    page.get_by_label("Its name").fill("Minka")
    page.get_by_label("A dog").check()
    page.get_by_label("How many walks a day?").fill("12")
    page.get_by_role("button", name="Add another").first.click()
    page.get_by_label("Its name").nth(1).fill("Mo")
    page.get_by_label("Something else").check()
    page.get_by_label("In your own words").fill("Water")
    page.get_by_label("Day", exact=True).first.fill("31")
    page.get_by_role("button", name="I am done").click()
    expect(box).to_contain_text("The highest is 9.")
    expect(box).to_contain_text("This is not a date.")
    page.get_by_role("link", name="How many walks a day?").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.get_by_role("button", name="Italiano").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tutto insieme")
    assert page.get_by_label("Its name").nth(1).input_value() == "Mo"
    page.get_by_role("button", name="English").click()
    for part, text in (("Day", "3"), ("Month", "5"), ("Year", "1980")):
        page.get_by_label(part, exact=True).first.fill(text)
    _look(page)
    page.get_by_role("button", name="I am done").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Keep as a file").click()
    written = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    answers, problems = read_response(_questionnaire(everything()), written)
    assert problems == ()
    assert {str(place): value.words for place, value in answers.items()} == {
        "0:pets": "True",
        "0.0:animals.name": "Minka",
        "0.0:animals.kind": "A dog",
        "0.0:animals.walks": "2",
        "1.0:animals.name": "Mo",
        "0:drinks": "Water",
        "0:born": "1980-05-03",
        "0:names": "Robin",
        "0:fixed": "A & B",
        "0:secret": "x",
    }


def _look(page: Page) -> None:
    assert page.evaluate(WIDE) <= 0
    page.evaluate(axe_source())
    assert page.evaluate(AXE) == []
