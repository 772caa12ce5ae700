"""Rule 2: every write is a keyword-only function with `by` and `now`, atomic, that requires and records."""

import ast

import pytest
from tests.house.source import called, public_functions, python_files, relative

ACTIONS = [
    pytest.param(function, id=f"{relative(path)}:{function.name}")
    for path in python_files("actions.py") + python_files("*_actions.py")
    for function in public_functions(path)
]


def _decorators(function: ast.FunctionDef) -> set[str]:
    return {node.id for node in function.decorator_list if isinstance(node, ast.Name)}


@pytest.mark.parametrize("function", ACTIONS)
def test_an_action_is_atomic_keyword_only_and_says_who_and_when(function: ast.FunctionDef) -> None:
    assert _decorators(function) & {"action", "quiet"}
    assert not function.args.args
    assert not function.args.posonlyargs
    assert {"by", "now"} <= {argument.arg for argument in function.args.kwonlyargs}
    assert "_" in function.name or function.name == "declare", "named verb_noun"


@pytest.mark.parametrize("function", ACTIONS)
def test_an_action_requires_a_permission_and_records_an_event(function: ast.FunctionDef) -> None:
    assert "require" in called(function)
    if "action" in _decorators(function):
        assert "record" in called(function)


def test_there_are_actions() -> None:
    assert len(ACTIONS) > 10
