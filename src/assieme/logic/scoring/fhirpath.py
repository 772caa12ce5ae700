"""The few words of FHIRPath that sums of answers are written in, as a tree; everything else is not understood."""

import re
from dataclasses import dataclass

LONGEST = 20_000
DEEPEST = 40


class NotUnderstoodError(ValueError):
    """An expression that says more than a sum of answers."""


@dataclass(frozen=True)
class Number:
    text: str


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Empty:
    """`{}`"""


@dataclass(frozen=True)
class Variable:
    """`%name`, or `$this` and `$total`, which keep their sign."""

    name: str


@dataclass(frozen=True)
class Step:
    """`.name`, or `.name(…)` with its arguments; `base` is None at the beginning of an expression."""

    base: "Node | None"
    name: str
    arguments: "tuple[Node, ...] | None" = None


@dataclass(frozen=True)
class Binary:
    operator: str
    left: "Node"
    right: "Node"


Node = Number | Text | Empty | Variable | Step | Binary

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'(?:[^'\\]|\\.)*')|(?P<name>[$%]?[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\{\s*\}|!=|<=|>=|[().,+*/|=<>\-\[\]]))"
)
_LEVELS = (("or",), ("and",), ("in",), ("=", "!="), ("<", ">", "<=", ">="), ("|",), ("+", "-"), ("*", "/"))
"""Binary operators, the loosest first: FHIRPath's own order, turned round."""


def parse(expression: str) -> Node:
    """The tree of an expression. Raises NotUnderstoodError for anything beyond these few words."""
    if len(expression) > LONGEST:
        raise NotUnderstoodError("is too long")
    reader = _Reader(_tokens(expression))
    node = reader.level(0)
    if reader.peek:
        raise NotUnderstoodError(f"has {reader.peek} where nothing more was awaited")
    return node


def _tokens(expression: str) -> list[str]:
    found, place, text = [], 0, expression.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise NotUnderstoodError(f"has {text[place : place + 10]}")
        found.append("{}" if match.group().strip().startswith("{") else match.group().strip())
        place = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.place, self.depth = tokens, 0, 0

    @property
    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, token: str = "") -> str:
        found = self.peek
        if not found or (token and found != token):
            raise NotUnderstoodError(f"lacks {token or 'its end'}")
        self.place += 1
        return found

    def level(self, number: int) -> Node:
        if number == len(_LEVELS):
            return self.steps()
        node = self.level(number + 1)
        while self.peek in _LEVELS[number]:
            operator = self.take()
            node = Binary(operator, node, self.level(number + 1))
        return node

    def steps(self) -> Node:
        node = self.first()
        while self.peek == ".":
            self.take(".")
            node = self.step(node)
        return node

    def first(self) -> Node:
        begins = self.peek[:1]
        if begins == "(":
            return self.alone()
        if begins == "{":
            self.take()
            return Empty()
        if begins.isdigit():
            return Number(self.take())
        if begins == "'":
            return Text(_unquoted(self.take()))
        if begins in ("%", "$"):
            return Variable(self.take().removeprefix("%"))
        return self.step(None)

    def alone(self) -> Node:
        inside = self.inside()
        if len(inside) != 1:
            raise NotUnderstoodError("has a comma where one expression was awaited")
        return inside[0]

    def step(self, base: Node | None) -> Node:
        name = self.take()
        if not name.isidentifier():
            raise NotUnderstoodError(f"has {name}")
        return Step(base, name, self.inside() if self.peek == "(" else None)

    def inside(self) -> tuple[Node, ...]:
        """What stands between parentheses, split at commas."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotUnderstoodError("is nested too deep")
        self.take("(")
        found = []
        while self.peek != ")":
            found.append(self.level(0))
            if self.peek != ")":
                self.take(",")
        self.take(")")
        self.depth -= 1
        return tuple(found)


def _unquoted(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])
