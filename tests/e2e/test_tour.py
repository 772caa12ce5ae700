"""Each seat of the demonstration opens every page that it can reach, in both languages, on a phone and at a desk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize
from tests.e2e.seen import Once, Watch, parts
from tests.e2e.served import Place

SEATS = ("facilitator", "service-user", "carer", "professional", "researcher")
# Each seat in English; in Italian the one that sees most, since the same pages say the same to others.
SEATS_IN = {"en": SEATS, "it": ("facilitator",)}
# Those of whom each page is looked at; for others, who see the same pages, every link must lead to a page.
LOOKED_AT = ("facilitator", "service-user")
START = ("/", "/my-day", "/style", "/tools", "/code", "/matrix", "/comparison", "/me")
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 860}
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Pages of one sort that are told apart by a word: the nine of a road, barriers that were published.
WORD = re.compile(r"(?<=^/roadmaps/\*/)[\w-]+|(?<=/published/)[\w-]+")
NOT_PAGES = re.compile(r"^/(static|i18n|seat)/")
# Of pages that differ by their row alone, so many are opened; all others once.
MANY = {"/cards/*": 3, "/votes/*": 4, "/meetings/*": 2, "/initiatives/*": 2}


@dataclass
class Guide:
    """Finds the pages; remembers what was looked at in any seat, since many pages are the same for everybody.

    A kind of file (a sheet to print, a table) is opened by the first seat that comes to it.
    """

    watch: Watch
    once: Once
    files: set[str] = field(default_factory=set)

    def reachable(self, context: BrowserContext) -> list[tuple[str, str]]:
        """Every page that links lead to, from the first ones on, with its HTML. A dead link is a problem."""
        waiting, found, many = list(START), dict[str, str](), dict[str, int]()
        while waiting:
            path = waiting.pop(0)
            kind = WORD.sub("*", KEY.sub("*", path))
            if path in found or NOT_PAGES.search(path) or many.get(kind, 0) >= MANY.get(kind, 1):
                continue
            if kind in self.files:
                continue
            answer = context.request.get(self.watch.origin + path)
            many[kind] = many.get(kind, 0) + 1
            if not answer.ok:
                self.watch.problems.append(f"a link leads to {path}, which answers {answer.status}")
                continue
            if not answer.headers["content-type"].startswith("text/html"):
                self.files.add(kind)
                continue
            found[path] = answer.text()
            links = re.findall(r'<a [^>]*href="(/[^"#]*)"', found[path])
            waiting.extend(urlsplit(link.replace("&amp;", "&")).path for link in links)
        return list(found.items())

    def is_new(self, html: str) -> bool:
        """Whether the page, without what surrounds it, was not looked at yet."""
        own, _around = parts(html)
        return self.once.first("tour", own.replace(self.watch.origin, ""))


@pytest.fixture(scope="module")
def guide(browser: Browser, demonstration: Place, once: Once) -> Guide:
    return Guide(Watch(browser, demonstration.origin, once), once)


@pytest.mark.parametrize(
    ("language", "seat"), [(language, seat) for language in SEATS_IN for seat in SEATS_IN[language]]
)
def test_each_page_that_a_seat_can_reach_is_sound(browser: Browser, guide: Guide, seat: str, language: str) -> None:
    watch = guide.watch
    watch.problems.clear()
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "django_language", "value": language, "url": watch.origin}])
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    pages = guide.reachable(context)
    assert len(pages) > 30
    for path, html in pages:
        assert f'<html lang="{language}"' in html, path
        if seat in LOOKED_AT and guide.is_new(html):
            page.goto(watch.origin + path, wait_until="commit")
            page.set_viewport_size(PHONE)
            page.wait_for_load_state("load")
            watch.seen(page)
            if language == "en":  # what fits a phone in the longer language fits a desk
                page.set_viewport_size(DESK)
                watch.fits(page)
    context.close()
    assert watch.problems == []
