"""JSON with the line of each of its values, so that an error can say where."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assieme.logic.questionnaires.jsontext import NotJson, parse
from assieme.logic.tomlfile import FileError, written
from assieme.logic.tomllines import Path
from assieme.logic.voting.files.source import Source

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


@dataclass(frozen=True)
class Document:
    """A JSON object from a file."""

    source: Source
    values: dict[str, Any]

    def error(self, path: Path, message: str) -> FileError:
        """What to raise for a value; its line is that of the nearest thing that is written."""
        lines = dict(_lines("\n".join(self.source.lines)))
        near = path
        while near not in lines:
            near = near[:-1]
        return self.source.error(lines[near], written(path) or "file", message)

    def text(self, path: Path, found: object) -> str:
        """A value that is text."""
        return self._of(str, path, found, "text")

    def table(self, path: Path, found: object) -> dict[str, Any]:
        """A value that is an object."""
        return self._of(dict, path, found, "an object")

    def items(self, path: Path, found: object) -> list[Any]:
        """A value that is a list."""
        return self._of(list, path, found, "a list")

    def number(self, path: Path, found: object, low: int, high: int) -> int:
        """A value that is a whole number within limits."""
        if isinstance(found, int) and not isinstance(found, bool) and low <= found <= high:
            return found
        raise self.error(path, f"must be a whole number from {low} to {high}")

    def _of[Kind](self, kind: type[Kind], path: Path, found: object, name: str) -> Kind:
        if isinstance(found, kind):
            return found
        raise self.error(path, f"must be {name}")


def open_document(source: Source) -> Document:
    """The JSON object that a file is. Raises FileError where it is none."""
    try:
        return Document(source, parse("\n".join(source.lines)))
    except NotJson as error:
        cause = error.__cause__
        line = cause.lineno if isinstance(cause, json.JSONDecodeError) else 1
        raise source.error(line, "JSON", str(error)) from error


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """The path and the line, from 1, of each value of a valid JSON text."""
    line = 1
    keys: list[str | int | None] = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        match word:
            case "\n":
                line += 1
            case "{" | "[":
                yield _path(keys), line
                keys.append(None if word == "{" else 0)
            case "}" | "]":
                keys.pop()
            case ",":
                keys[-1] = keys[-1] + 1 if isinstance(keys[-1], int) else None
            case ":":
                pass
            case _ if keys[-1] is None:
                keys[-1] = json.loads(word)
            case _:
                yield _path(keys), line


def _path(keys: list[str | int | None]) -> Path:
    return tuple(key for key in keys if key is not None)
