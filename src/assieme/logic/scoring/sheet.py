"""JSON text read strictly: every mistake is found, and named by the path of its key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from assieme.logic.questionnaires import jsontext
from assieme.logic.tomlfile import FileError, Problem

LONGEST = 2_000
"""Characters that a text may have."""


def load(text: str, file: str) -> dict[str, Any]:
    """The object of a JSON text, its decimals as Decimal. Raises FileError where it is none."""
    try:
        return jsontext.parse(text)
    except jsontext.NotJson as error:
        raise FileError((Problem(file, None, "JSON", str(error)),)) from error


def is_number(value: object) -> bool:
    """Whether a value of JSON is a number; true and false are none."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


@dataclass
class Reader:
    """One object of a file, read key by key; problems of all readers of a file gather in one list."""

    values: Mapping[str, Any]
    file: str
    path: str
    problems: list[Problem]
    used: set[str] = field(default_factory=set)

    def refuse(self, key: str, message: str) -> None:
        """Note a problem at a key."""
        where = f"{self.path}.{key}" if self.path and key else self.path or key or "file"
        self.problems.append(Problem(self.file, None, where, message))

    def take(self, key: str) -> Any:
        """The raw value, None where there is none."""
        self.used.add(key)
        return self.values.get(key)

    def text(self, key: str, *, required: bool = False) -> str | None:
        value = self.take(key)
        if value is None:
            if required:
                self.refuse(key, "is missing")
            return None
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
            self.refuse(key, f"must be text of 1 to {LONGEST} characters")
            return None
        return value

    def word[Word: StrEnum](self, key: str, words: type[Word], default: Word | None = None) -> Word | None:
        value = self.take(key)
        if value is None and default is not None:
            return default
        if value is None or value not in list(words):
            self.refuse(key, "must be one of: " + ", ".join(words))
            return None
        return words(value)

    def whole(self, key: str, low: int, high: int) -> int | None:
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.refuse(key, f"must be a whole number from {low} to {high}")
            return None
        return value

    def number(self, key: str) -> Fraction | None:
        value = self.take(key)
        if value is None:
            return None
        if not is_number(value):
            self.refuse(key, "must be a number")
            return None
        return Fraction(value)

    def numbers(self, key: str) -> dict[str, Fraction]:
        """An object whose values are numbers; {} where there is none."""
        table = self.take(key)
        if table is None:
            return {}
        if not isinstance(table, dict) or not all(is_number(value) for value in table.values()):
            self.refuse(key, "must be an object of numbers")
            return {}
        return {name: Fraction(value) for name, value in table.items()}

    def span(self, key: str) -> tuple[Fraction, Fraction] | None:
        """A pair of numbers, the lower first."""
        return self.pair(key, self.take(key))

    def pair(self, key: str, value: Any) -> tuple[Fraction, Fraction] | None:
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2 or not all(map(is_number, value)) or value[0] >= value[1]:
            self.refuse(key, "must be two numbers, the lower one first")
            return None
        return Fraction(value[0]), Fraction(value[1])

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one for one in value):
            self.refuse(key, "must be a list of texts")
            return ()
        if len(set(value)) < len(value):
            self.refuse(key, "says one twice")
        return tuple(value)

    def words(self, key: str, *, required: bool = False) -> dict[str, str]:
        """Texts by language; a plain text counts as English."""
        value = self.take(key)
        if isinstance(value, str) and value.strip():
            return {"en": value}
        if value is None and not required:
            return {}
        if not isinstance(value, dict) or not value or not all(isinstance(one, str) and one for one in value.values()):
            self.refuse(key, 'must be text, or texts by language such as {"en": "Total", "it": "Totale"}')
            return {}
        return dict(value)

    def inside(self, key: str) -> "Reader | None":
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(key, "must be an object")
            return None
        return Reader(value, self.file, self._at(key), self.problems)

    def each(self, key: str) -> tuple["Reader", ...]:
        """Readers for a list of objects."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
            self.refuse(key, "must be a list of objects")
            return ()
        return tuple(
            Reader(one, self.file, f"{self._at(key)}[{place}]", self.problems) for place, one in enumerate(value, 1)
        )

    def finish(self) -> None:
        """Refuse every key that nobody asked for."""
        for key in self.values:
            if key not in self.used:
                self.refuse(key, "is no key of this file")

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
