"""From JSON to a Questionnaire, or to the reasons why not. Nothing here raises for bad input."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assieme.logic.questionnaires import extensions as known
from assieme.logic.questionnaires.conditions import judge_conditions
from assieme.logic.questionnaires.extensions import Where
from assieme.logic.questionnaires.findings import N_, Findings, Problem
from assieme.logic.questionnaires.formulas import calculated, judge_formulas
from assieme.logic.questionnaires.items import read_item
from assieme.logic.questionnaires.jsontext import NotJson, parse
from assieme.logic.questionnaires.model import Item, Questionnaire
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.support import judge
from assieme.logic.questionnaires.valuesets import ValueSets
from assieme.logic.questionnaires.words import words

MOST_ITEMS = 10_000
DEEPEST = 40
STATUSES = {"draft", "active", "retired", "unknown"}
FIELDS = {
    *("resourceType", "id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension"),
    *("url", "identifier", "version", "name", "title", "derivedFrom", "status", "experimental", "subjectType", "date"),
    *("publisher", "contact", "description", "useContext", "jurisdiction", "purpose", "copyright", "approvalDate"),
    *("lastReviewDate", "effectivePeriod", "code", "item"),
}

NO_QUESTIONNAIRE = N_("this is no FHIR Questionnaire")
NO_STATUS = N_("has no status, or one that R4 does not know")
OTHER_RULES = N_("names rules of its own (implicitRules) by which it must be read")
NOT_R4 = N_("has a field that R4 does not know")
NO_ITEMS = N_("has no items")
NO_LINK_ID = N_("an item has no linkId")
TWICE = N_("has a linkId that another item has too (R4 rule que-2)")
TOO_MANY = N_("has more items than can be taken")
TOO_DEEP = N_("has items nested more deeply than can be taken")


@dataclass(frozen=True)
class Reading:
    """What came of a file: a questionnaire, or problems; `items` counts all items, nested ones included."""

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()
    items: int = 0
    document: Mapping[str, Any] = field(default_factory=dict, repr=False)


def read_questionnaire(content: bytes | str) -> Reading:
    """Read JSON of an R4 Questionnaire and judge all of it: its form, R4's rules, and what is supported here."""
    try:
        document = parse(content)
    except NotJson as error:
        return Reading(None, (Problem("", error.reason, error.what),))
    return read_document(document)


def read_document(document: Mapping[str, Any]) -> Reading:
    """The same for what `jsontext.parse` gave."""
    findings = Findings()
    root = Node(document, "", findings)
    if document.get("resourceType") != "Questionnaire":
        return Reading(None, (Problem("", NO_QUESTIONNAIRE, str(document.get("resourceType", ""))[:60]),))
    _check_root(root)
    judge(root, Where.ROOT)
    nodes = _item_nodes(root)
    if findings.problems and any(problem.reason in (TOO_MANY, TOO_DEEP) for problem in findings.problems):
        return Reading(None, tuple(findings.problems))
    questionnaire = calculated(_questionnaire(root, _items(root, ValueSets(root))), document)
    _judge_whole(questionnaire, root, nodes)
    problems = tuple(findings.problems)
    return Reading(None if problems else questionnaire, problems, tuple(findings.notes), len(nodes), document)


def _check_root(root: Node) -> None:
    if root.text("status") not in STATUSES:
        root.refuse(NO_STATUS, root.text("status"))
    if root.has("implicitRules"):
        root.refuse(OTHER_RULES)
    for key in root.raw:
        if key.removeprefix("_") not in FIELDS:
            root.refuse(NOT_R4, key)
    for extension in root.extensions(known.ENTRY_MODE) + root.extensions(known.USAGE_MODE):
        if extension.text("valueCode") not in ("prior-edit", "random", "capture", "capture-display"):
            root.refuse(known.BEHAVES, f"{extension.text('url')} {extension.text('valueCode')}")


def _item_nodes(root: Node) -> list[Node]:
    """Every item, each with its own linkId; checks their number and depth before anything is built of them."""
    found: list[Node] = []
    waiting = [(one, 1) for one in reversed(root.nodes("item"))]
    while waiting:
        node, depth = waiting.pop()
        item = _named(node)
        found.append(item)
        if depth > DEEPEST or len(found) > MOST_ITEMS:
            root.refuse(*((TOO_DEEP, DEEPEST) if depth > DEEPEST else (TOO_MANY, MOST_ITEMS)))
            return found
        waiting.extend((one, depth + 1) for one in reversed(item.nodes("item")))
    if not found:
        root.refuse(NO_ITEMS)
    return found


def _named(node: Node) -> Node:
    link_id = node.raw.get("linkId")
    return Node(node.raw, link_id if isinstance(link_id, str) else "", node.findings)


def _items(parent: Node, value_sets: ValueSets) -> tuple[Item, ...]:
    nodes = [_named(node) for node in parent.nodes("item")]
    return tuple(read_item(node, _items(node, value_sets), value_sets) for node in nodes)


def _questionnaire(root: Node, items: tuple[Item, ...]) -> Questionnaire:
    found = Questionnaire(
        url=root.text("url"),
        version=root.text("version"),
        title=words(root, "title", fallback=root.text("name")),
        description=words(root, "description"),
        copyright=words(root, "copyright"),
        language=root.text("language"),
        languages=(),
        items=items,
    )
    return replace(found, languages=_languages(found))


def _languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Its own language first, then every one that some words of it are in."""
    spoken = [questionnaire.language, *(language for language, _ in questionnaire.title.translations)]
    for item in questionnaire.walk():
        for told in (item.text, item.prefix, *(option.words for option in item.options)):
            spoken.extend(language for language, _ in told.translations)
    return tuple(dict.fromkeys(language for language in spoken if language))


def _judge_whole(questionnaire: Questionnaire, root: Node, nodes: list[Node]) -> None:
    """What only the whole can show: linkIds, conditions, formulas."""
    count = Counter(node.link_id for node in nodes)
    for link_id, times in count.items():
        if not link_id:
            root.refuse(NO_LINK_ID, times if times > 1 else "")
        elif times > 1:
            Node({}, link_id, root.findings).refuse(TWICE)
    by_link_id = {node.link_id: node for node in nodes}
    if len(by_link_id) == len(nodes):
        judge_conditions(questionnaire.by_link_id, by_link_id)
        judge_formulas(questionnaire, by_link_id)
