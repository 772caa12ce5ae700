"""Which items of a questionnaire a FHIRPath path reaches, by their linkIds."""

import re
from collections.abc import Iterator, Mapping

from assieme.logic.questionnaires.model import Item, Questionnaire, walk
from assieme.logic.scoring.fhirpath import Binary, Node, NotUnderstoodError, Step, Text, Variable

_VALUES = frozenset({"value", "valueCoding", "valueInteger", "valueDecimal"})
_LINK_ID = Step(None, "linkId")
_SAFE = re.compile(r"\^[\w\-./|()\[\]]+\$")
"""Patterns that are anchored on both sides and repeat nothing: their meaning is the same in every engine."""

MOST_STEPS = 20_000


class Selecting:
    """Follows paths, and variables by name. Anything but a plain path raises NotUnderstoodError."""

    def __init__(self, questionnaire: Questionnaire, variables: Mapping[str, Node]) -> None:
        self.questionnaire, self.variables = questionnaire, variables
        self.used: set[str] = set()
        self.steps = 0

    def resolved(self, node: Node) -> Node:
        """The node that a variable stands for, through other variables; any other node itself."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise NotUnderstoodError("is too long once its variables are put in")
        seen: set[str] = set()
        while isinstance(node, Variable) and node.name in self.variables and node.name not in seen:
            seen.add(node.name)
            node = self.variables[node.name]
        self.used |= seen
        return node

    def values(self, node: Node) -> tuple[str, ...]:
        """The items whose answers' values a node lists."""
        match self.resolved(node):
            case Step(base, name, None) if base and name in _VALUES:
                return self.answers(base)
        raise NotUnderstoodError("is no path to answers")

    def answers(self, node: Node) -> tuple[str, ...]:
        """The items whose answers a node lists."""
        match self.resolved(node):
            case Step(base, "answer", None) if base:
                return tuple(item.link_id for item in self.items(base) if item.is_question)
            case Step(base, "answers", ()) if base == Variable("resource"):
                return tuple(item.link_id for item in self.questionnaire.walk() if item.is_question)
        raise NotUnderstoodError("is no path to answers")

    def items(self, node: Node, root: str = "resource") -> tuple[Item, ...]:
        """The items that a path from the response's root, or from that of the questionnaire, reaches."""
        match self.resolved(node):
            case Step(base, "item", None) if base:
                return self._children(base, root)
            case Step(base, "repeat", (Step(None, "item", None),)) if base:
                return tuple(self._below(self._children(base, root)))
            case Step(base, "descendants", ()) if base == Variable(root):
                return tuple(self.questionnaire.walk())
            case Step(base, "descendants", ()) if base:
                return tuple(item for top in self.items(base, root) for item in walk(top.items))
            case Step(base, "where", (condition,)) if base:
                found = self._everywhere(base, condition) if root == "resource" else ()
                return found or tuple(item for item in self.items(base, root) if self._fits(item.link_id, condition))
        raise NotUnderstoodError("is no path to items")

    def _everywhere(self, base: Node, condition: Node) -> tuple[Item, ...]:
        """All items but one, where a path leaves out one that stands deeper than the path reaches.

        The Structured Data Capture guide writes the total of its PHQ-9 so. By the letter such a path leaves out
        nothing, and reaches no question; it is read as what it can only mean.
        """
        match condition:
            case Binary("!=", left, Text(text)) if left == _LINK_ID and base == Step(Variable("resource"), "item"):
                above = self.questionnaire.paths.get(text, ())
                if len(above) > 1 and not any(item.is_question for item in self.questionnaire.items):
                    return tuple(item for item in self.questionnaire.walk() if item.link_id != text)
        return ()

    def _children(self, base: Node, root: str) -> tuple[Item, ...]:
        base = self.resolved(base)
        if base == Variable(root):
            return self.questionnaire.items
        match base:
            case Step(above, "answer", None) if above and root == "resource":
                parents = [item for item in self.items(above, root) if item.is_question]
            case _:
                parents = [item for item in self.items(base, root) if not (root == "resource" and item.is_question)]
        return tuple(child for parent in parents for child in parent.items)

    def _below(self, items: tuple[Item, ...]) -> Iterator[Item]:
        """Groups' items, and theirs; what hangs under an answer is not reached by `item` alone."""
        for item in items:
            yield item
            if not item.is_question:
                yield from self._below(item.items)

    def _fits(self, link_id: str, condition: Node) -> bool:
        match condition:
            case Binary("or", left, right):
                return self._fits(link_id, left) or self._fits(link_id, right)
            case Binary("and", left, right):
                return self._fits(link_id, left) and self._fits(link_id, right)
            case Binary("=" | "!=" as operator, left, Text(text)) if left == _LINK_ID:
                return (link_id == text) is (operator == "=")
            case Binary("in", left, named) if left == _LINK_ID:
                return link_id in _texts(named)
            case Step(base, "startsWith", (Text(beginning),)) if base == _LINK_ID:
                return link_id.startswith(beginning)
            case Step(base, "matches", (Text(pattern),)) if base == _LINK_ID:
                return _matches(pattern, link_id)
        raise NotUnderstoodError("selects items by more than their linkId")


def _texts(node: Node) -> tuple[str, ...]:
    match node:
        case Text(text):
            return (text,)
        case Binary("|", left, right):
            return (*_texts(left), *_texts(right))
    raise NotUnderstoodError("selects items by more than their linkId")


def _matches(pattern: str, link_id: str) -> bool:
    if not _SAFE.fullmatch(pattern):
        raise NotUnderstoodError("has a pattern that engines may read differently")
    try:
        return re.search(pattern, link_id) is not None
    except re.error as error:
        raise NotUnderstoodError("has a pattern that is none") from error
