"""The house's files, for the tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from assieme import SOURCE

TESTS = Path(__file__).parents[1]


def python_files(name: str = "*.py") -> list[Path]:
    """Python files of the house with that name, migrations apart; `actions.py` also finds `actions/*.py`."""
    found = {*SOURCE.rglob(name), *SOURCE.rglob(f"{name.removesuffix('.py')}/*.py")}
    return sorted(path for path in found if "migrations" not in path.parts)


def relative(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def called(node: ast.AST) -> set[str]:
    """Names of the functions called below `node`."""
    return {
        call.func.id if isinstance(call.func, ast.Name) else call.func.attr
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute)
    }


def imported(path: Path) -> set[str]:
    """Modules that a file imports; `from a import b` counts as `a` and `a.b`; what is for types only does not count."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
