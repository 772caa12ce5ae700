"""Words of a questionnaire: plain text with its translations, from the forms that FHIR gives them."""

from html.parser import HTMLParser

from assieme.logic.questionnaires.extensions import MARKDOWN, TRANSLATION, XHTML
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Words
from assieme.logic.questionnaires.node import Node


def words(node: Node, key: str, fallback: str = "") -> Words:
    """`key` with the translations beside it (`_key`), or marked-up text as plain text where `key` is missing."""
    beside = node.node(f"_{key}")
    text = node.text(key)
    if beside is None:
        return Words(text or fallback)
    return Words(text or _plain(beside) or fallback, translations(beside))


def translations(beside: Node) -> tuple[tuple[str, str], ...]:
    found = []
    for extension in beside.extensions(TRANSLATION):
        parts = {part.text("url"): part for part in extension.nodes("extension")}
        language = parts["lang"].text("valueCode") if "lang" in parts else ""
        content = parts.get("content")
        text = (content.text("valueString") or content.text("valueMarkdown")) if content else ""
        if language and text:
            found.append((language, text))
        else:
            beside.refuse(N_("has a translation without its language or text"), beside.text("id"))
    return tuple(found)


def designations(concept: Node) -> tuple[tuple[str, str], ...]:
    """A concept's names in other languages."""
    found = [(one.text("language"), one.text("value")) for one in concept.nodes("designation")]
    return tuple((language, text) for language, text in found if language and text)


def _plain(beside: Node) -> str:
    extension = beside.extensions(XHTML)
    marked = extension[0].text("valueString") if extension else ""
    if not marked or len(marked) > LONGEST_MARKED:
        return next((found.text("valueMarkdown") for found in beside.extensions(MARKDOWN)), "")
    parser = _Text()
    parser.feed(marked)
    parser.close()
    return " ".join("".join(parser.found).split())


class _Text(HTMLParser):
    """Collects what a reader would read, leaving out scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("script", "style")
        self.found.append(" " if tag in BLOCKS else "")
        self.found += [value for name, value in attrs if tag == "img" and name == "alt" and value]

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style")
        self.found.append(" " if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if self._unread <= 0:
            self.found.append(data)


LONGEST_MARKED = 100_000
BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "table"}
