"""How a page is built, without what it says: two pages with one outline are the same to whoever judges the building."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Which things on the page belong together: kept as "the first", "the second", so that a clash or a gap still tells.
LINKS = ("id", "for", "name", "aria-label", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
CODE = re.compile(r"[a-z][a-z-]*|")
LANGUAGES = ("en", "it")
WITHIN_PICTURE = ("title", "desc", "a", "text")


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = sorted((name, self._kept(name, value or "")) for name, value in attrs)
        acts = any(name in ("role", "tabindex") or name.startswith("aria-") for name, _ in shown)
        if not self._pictures or acts or tag in WITHIN_PICTURE:
            self.parts.append(f"{tag} {shown}")
        self._pictures += tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        self._pictures -= tag == "svg"
        if not self._pictures or tag in WITHIN_PICTURE:
            self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip() and self.parts[-1:] != ["words"]:
            self.parts.append("words")

    def _kept(self, name: str, value: str) -> str:
        if name == "class":
            return value
        if name in LINKS:
            return " ".join(str(self._number(one)) for one in ([value] if name == "aria-label" else value.split()))
        if name == "href" and value.startswith("#"):
            return f"#{self._number(value[1:])}"
        return "words" if value in LANGUAGES or not CODE.fullmatch(value) else value

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))


def outline(html: str) -> str:
    """The page's elements with their classes, roles and ties; words, numbers and addresses are left out."""
    reader = _Outline()
    reader.feed(html)
    return "\n".join(reader.parts)
