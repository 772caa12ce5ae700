"""What becomes of each extension: supported, without effect here, or a reason to refuse the questionnaire.

An extension is never dropped in silence. What could change who answers, what they see, which answers are
allowed or what a score says is supported or refused; the rest is noted with its reason; what nobody here
knows is refused, since it might be any of these.
"""

from collections.abc import Iterator

from assieme.logic.questionnaires.extensions import HARMLESS, HARMLESS_BEGINNINGS, REFUSED, SUPPORTED, Where
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.node import Node

UNKNOWN = N_("has an extension that is not supported")
PLACE = N_("has an extension where it is not supported")
MODIFIER = N_("has a modifier extension, which may change all else")


Found = tuple[Where, dict[str, object]]
SKIPPED = {
    Where.ROOT: {"item", "contained", "text", "meta", "contact", "useContext", "jurisdiction", "identifier", "code"},
    Where.ITEM: {"item"},
}


def judge(node: Node, where: Where) -> None:
    """Judge every extension in the questionnaire's root, in one item, or in one contained value set."""
    for place, extension in _extensions(node, where):
        url = extension.get("url")
        _judge_one(node, place, url if isinstance(url, str) else "")


def _judge_one(node: Node, place: Where, url: str) -> None:
    if place is Where.MODIFIER:
        node.refuse(MODIFIER, url)
    elif url in SUPPORTED:
        if place not in SUPPORTED[url]:
            node.refuse(PLACE, url)
    elif url in REFUSED:
        node.refuse(REFUSED[url], url)
    elif (reason := _harmless(url)) is not None:
        node.note(reason, url)
    else:
        node.refuse(UNKNOWN, url)


def _harmless(url: str) -> str | None:
    if url in HARMLESS:
        return HARMLESS[url]
    return next((reason for beginning, reason in HARMLESS_BEGINNINGS if url.startswith(beginning)), None)


def _extensions(node: Node, where: Where) -> Iterator[Found]:
    waiting: list[tuple[Where, object]] = [(where, node.raw)]
    skipped = SKIPPED.get(where, set())
    while waiting:
        place, found = waiting.pop()
        if isinstance(found, list):
            waiting.extend((place, child) for child in found)
        if not isinstance(found, dict):
            continue
        for key, child in found.items():
            if key in ("extension", "modifierExtension"):
                at = place if key == "extension" else Where.MODIFIER
                yield from _here(at, child)
                waiting.extend(_inside(child))
            elif found is not node.raw or key not in skipped:
                waiting.append((_place_of(key, place), child))


def _here(place: Where, extensions: object) -> Iterator[Found]:
    for one in extensions if isinstance(extensions, list) else [extensions]:
        yield place, one if isinstance(one, dict) else {}


def _inside(extensions: object) -> Iterator[tuple[Where, object]]:
    """The values of supported extensions, which may carry extensions of their own; parts of one are its own matter."""
    for one in extensions if isinstance(extensions, list) else []:
        if isinstance(one, dict) and isinstance(one.get("url"), str) and one["url"] in SUPPORTED:
            yield Where.WORDS, {key: child for key, child in one.items() if key != "extension"}


def _place_of(key: str, place: Where) -> Where:
    if key.startswith("_"):
        return Where.WORDS
    if place in (Where.ROOT, Where.ITEM):
        return Where.OPTION if key == "answerOption" else Where.ELSEWHERE
    return place
