"""A small FHIRPath evaluator, to see that exported expressions give the same score in an engine that knows no scoring.

It follows the specification for the few functions that the export writes, on the JSON of a response.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from operator import add, and_, eq, ge, mul, or_, sub, truediv
from typing import Any

from assieme.logic.scoring.fhirpath import Binary, Empty, Node, Number, Step, Text, Variable, parse

Scope = Mapping[str, list[Any]]


def evaluate(expression: str, scope: Scope) -> list[Any]:
    return _node(parse(expression), [], scope)


def _node(node: Node, focus: list[Any], scope: Scope) -> list[Any]:
    match node:
        case Empty():
            return []
        case Number(text):
            return [Fraction(text)]
        case Text(text):
            return [text]
        case Variable(name):
            return scope[name]
        case Binary(operator, left, right):
            return _binary(operator, _node(left, focus, scope), _node(right, focus, scope))
        case Step(base, name, None):
            return [one for found in _base(base, focus, scope) for one in _child(found, name)]
        case Step(base, name, arguments):
            return _function(name, arguments or (), _base(base, focus, scope), scope)


def _base(base: Node | None, focus: list[Any], scope: Scope) -> list[Any]:
    return focus if base is None else _node(base, focus, scope)


def _child(node: Any, name: str) -> list[Any]:
    if not isinstance(node, dict):
        return []
    found = next((value for key, value in node.items() if key == name or _is_choice(key, name)), None)
    many = found if isinstance(found, list) else [found]
    return [Fraction(one) if _is_number(one) else one for one in many if one is not None]


def _is_choice(key: str, name: str) -> bool:
    return name == "value" and key.startswith("value") and key[5:6].isupper()


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _binary(operator: str, left: list[Any], right: list[Any]) -> list[Any]:
    if operator in _LOGIC:
        return [_LOGIC[operator](left == [True], right == [True])]
    if not left or not right:
        return []
    ((one,), (other,)) = (left, right)
    return [_ARITHMETIC[operator](one, other)]


_LOGIC: Mapping[str, Callable[[Any, Any], Any]] = {"or": or_, "and": and_}
_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {"+": add, "-": sub, "*": mul, "/": truediv, ">=": ge, "=": eq}


def _function(name: str, arguments: tuple[Node, ...], focus: list[Any], scope: Scope) -> list[Any]:
    if name in _PLAIN:
        return _PLAIN[name](focus)
    each = [
        (one, _node(arguments[0], [one], {**scope, "$this": [one]})) for one in focus if name in ("where", "select")
    ]
    match name:
        case "iif":
            chosen = arguments[1] if _node(arguments[0], focus, scope) == [True] else arguments[2]
            return _node(chosen, focus, scope)
        case "where":
            return [one for one, found in each if found == [True]]
        case "select":
            return [one for _, found in each for one in found]
        case "aggregate":
            total = _node(arguments[1], focus, scope)
            for one in focus:
                total = _node(arguments[0], [one], {**scope, "$this": [one], "$total": total})
            return total
    raise AssertionError(name)


_PLAIN: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    "exists": lambda focus: [bool(focus)],
    "empty": lambda focus: [not focus],
    "count": lambda focus: [Fraction(len(focus))],
    "floor": lambda focus: [Fraction(floor(one)) for one in focus],
}
