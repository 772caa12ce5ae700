"""What is asked of every page that a person sees: axe finds nothing, nothing sticks out, nothing leaves the host."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route
from tests.e2e.outline import outline
from tests.e2e.served import ROOT

# These answers are no mistake where a test asks for them; Chromium writes each failed request to the console.
ASKED_FOR = re.compile(r"the server responded with a status of (404|409|410|422|429)")
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""
AXE = """async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations
    .map(one => ({rule: one.id, help: one.help, where: one.nodes.slice(0, 4).map(node => node.html.slice(0, 200)),
                  why: one.nodes.slice(0, 2).map(node => node.failureSummary)}))"""
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value|data-session-ends)="[^"]*"|<input type="hidden"[^>]*>')
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


@cache
def axe_source() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


class Once:
    """Says of each thing whether it comes for the first time: here, or in all processes that share a folder."""

    def __init__(self, shared: Path | None = None) -> None:
        self._known: set[str] = set()
        self._shared = shared

    def first(self, *said: str) -> bool:
        key = sha256("\0".join(said).encode()).hexdigest()
        if key in self._known:
            return False
        self._known.add(key)
        try:
            if self._shared:
                (self._shared / key).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def parts(html: str) -> tuple[str, str]:
    """The page's own part, and what is around it on every page; without what differs at each request."""
    before, _, rest = TOKEN.sub("", html).partition('<div class="page">')
    own, _, after = rest.partition("<footer")
    return own, before + after


class Watch:
    """Collects what is wrong with pages, over all browser contexts of a test; `check` says it all at once.

    Each page is looked at once, and axe asked where it is built as none before: in its own part or in what is around.
    """

    def __init__(self, browser: Browser, origin: str, once: Once | None = None) -> None:
        self.browser = browser
        self.origin = origin
        self.problems: list[str] = []
        self.pages = 0
        self._once = once or Once()
        self._copy: Page | None = None

    def over(self, context: BrowserContext) -> None:
        """Watch a context: each request and each line of its console."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.problems.append(f"a request left the host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not ASKED_FOR.search(message.text):
            self.problems.append(f"console: {message.text}")

    def seen(self, page: Page, *, scripts: bool = True) -> None:
        """Look at the page as it is now. Where scripts are off, at the same HTML in a page where axe can run."""
        html = page.content()
        width = (page.viewport_size or {"width": 0})["width"]
        self.pages += 1
        if not self._once.first("page", str(width), TOKEN.sub("", html)):
            return
        shown = page if scripts else self._copied(page, html, width)
        where = f"{urlsplit(page.url).path} at {width}"
        self.fits(shown)
        how = ("built", str(width), str(scripts))
        if [part for part in parts(html) if self._once.first(*how, outline(part))]:
            self._ask_axe(shown, where)

    def _ask_axe(self, shown: Page, where: str) -> None:
        shown.evaluate(axe_source())
        found: list[dict[str, Any]] = shown.evaluate(AXE)
        self.problems.extend(f"{where}: axe: {json.dumps(one, ensure_ascii=False)}" for one in found)

    def fits(self, page: Page) -> None:
        """Nothing sticks out at the side."""
        if page.evaluate(WIDE) > 0:
            width = (page.viewport_size or {"width": 0})["width"]
            where = f"{urlsplit(page.url).path} at {width}"
            self.problems.append(f"{where}: sticks out: {page.evaluate(STICKING_OUT)}")

    def _copied(self, page: Page, html: str, width: int) -> Page:
        """The page's HTML, with what it says to browsers without scripts, in a page where only axe is a script."""
        if self._copy is None:
            context = self.browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce")
            self.over(context)
            self._copy = context.new_page()
        plain = SCRIPT.sub("", html).replace("<noscript>", "<div>").replace("</noscript>", "</div>")

        def answer(route: Route) -> None:
            if route.request.resource_type == "document":
                route.fulfill(body=plain, content_type="text/html; charset=utf-8")
            else:
                route.continue_()

        self._copy.unroute_all()
        self._copy.route("**/*", answer)
        self._copy.goto(page.url)
        return self._copy

    def check(self) -> None:
        """Nothing was wrong on any page seen. Raises AssertionError with all that was."""
        assert self.pages > 0, "no page was looked at"
        assert not self.problems, "\n".join(dict.fromkeys(self.problems))
