"""The line of every value of a TOML text: `tomllib` gives values without lines, tree-sitter's syntax tree has them."""

import tomllib
from collections.abc import Iterator

import tree_sitter
import tree_sitter_toml

Path = tuple[str | int, ...]
"""Keys and 0-based places from the root of the document to a value."""

_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())
_KEYS = ("bare_key", "quoted_key", "dotted_key")


def _keys(node: tree_sitter.Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(key for child in node.named_children for key in _keys(child))
    text = (node.text or b"").decode()
    return tuple(tomllib.loads(f"{text} = 0")) if node.type == "quoted_key" else (text,)


def _values(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Lines inside of a value: those of inline tables and of arrays."""
    if node.type == "inline_table":
        for pair in node.named_children:
            if pair.type == "pair":
                yield from _pair(pair, path)
    elif node.type == "array":
        items = [child for child in node.named_children if child.type != "comment"]
        for place, item in enumerate(items):
            yield (*path, place), item.start_point[0] + 1
            yield from _values(item, (*path, place))


def _pair(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    line = node.start_point[0] + 1
    for part in _keys(node.named_children[0]):
        path = (*path, part)
        yield path, line
    yield from _values(node.named_children[-1], path)


def _header(node: tree_sitter.Node, lengths: dict[Path, int]) -> Iterator[Path]:
    """The paths that a table's header opens, its own last; `lengths` counts arrays of tables so far."""
    path: Path = ()
    keys = _keys(next(child for child in node.named_children if child.type in _KEYS))
    for place, key in enumerate(keys, start=1):
        path = (*path, key)
        yield path
        if node.type == "table_array_element" and place == len(keys):
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
            yield path


def _pairs(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    for child in node.named_children:
        if child.type == "pair":
            yield from _pair(child, path)


def locate(text: str) -> dict[Path, int]:
    """The line, from 1, of each table, key and array element of valid TOML."""
    lines: dict[Path, int] = {(): 1}
    lengths: dict[Path, int] = {}
    root = tree_sitter.Parser(_LANGUAGE).parse(text.encode()).root_node
    for path, line in _pairs(root, ()):
        lines.setdefault(path, line)
    for node in root.named_children:
        if node.type in ("table", "table_array_element"):
            here: Path = ()
            for here in _header(node, lengths):
                lines.setdefault(here, node.start_point[0] + 1)
            for path, line in _pairs(node, here):
                lines.setdefault(path, line)
    return lines


def first_error(text: str) -> int | None:
    """The line on which the syntax tree first goes wrong; None where it doesn't."""
    node = tree_sitter.Parser(_LANGUAGE).parse(text.encode()).root_node
    while node.has_error:
        wrong = [child for child in node.children if child.has_error or child.is_missing]
        if node.is_error or not wrong:
            return node.start_point[0] + 1
        node = wrong[0]
    return node.start_point[0] + 1 if node.is_missing else None
