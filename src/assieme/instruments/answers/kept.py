"""The text that a sheet keeps its answers in, and the answers in it.

JSON, with the answer at each place on a line of its own, and tabs where no other writing of JSON has any. So a page
takes what it needs without reading the rest, and what nobody changed goes back as it stood.
"""

import json
from collections.abc import Iterator, MutableMapping
from decimal import Decimal
from functools import lru_cache
from typing import Self

from assieme.instruments.models import Sheet
from assieme.logic.questionnaires.jsontext import dump
from assieme.logic.questionnaires.jsonvalues import value_in, value_out
from assieme.logic.questionnaires.model import Answers, Place
from assieme.logic.questionnaires.values import Value

BEGIN, TO, BETWEEN, END = "{\t\n", ":\t", ",\n", "\n}"


class KeptAnswers(MutableMapping[Place, Value]):
    """Answers by place; each is read when it is first asked for."""

    def __init__(self, lines: dict[str, str]) -> None:
        """`lines`: the JSON of each answer by the JSON of its place."""
        self._lines = lines
        self._read: dict[str, Value] = {}

    def __copy__(self) -> Self:
        return type(self)(self._lines.copy())

    def __getitem__(self, place: Place) -> Value:
        name = _name(place)
        if name not in self._read:
            self._read[name] = _value(self._lines[name])
        return self._read[name]

    def __setitem__(self, place: Place, value: Value) -> None:
        name = _name(place)
        self._lines[name], self._read[name] = _written(value_out(value)), value

    def __delitem__(self, place: Place) -> None:
        name = _name(place)
        del self._lines[name]
        self._read.pop(name, None)

    def __contains__(self, place: object) -> bool:
        return isinstance(place, Place) and _name(place) in self._lines

    def __iter__(self) -> Iterator[Place]:
        return map(_place, self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def text(self) -> str:
        """Empty where nothing was answered."""
        lines = BETWEEN.join([name + TO + answer for name, answer in self._lines.items()])
        return BEGIN + lines + END if lines else ""


def kept(answers: Answers) -> str:
    """Answers as a sheet keeps them; empty where nothing was answered."""
    if isinstance(answers, KeptAnswers):
        return answers.text
    return KeptAnswers({_name(place): _written(value_out(value)) for place, value in answers.items()}).text


def answers_of(sheet: Sheet) -> Answers:
    """The sheet's answers, also where they were kept as another writing of the same JSON."""
    text = sheet.answers
    if text.startswith(BEGIN):
        lines = text.removeprefix(BEGIN).removesuffix(END).split(BETWEEN)
        return KeptAnswers(dict(line.split(TO, 1) for line in lines))
    written = json.loads(text or "{}", parse_float=Decimal)
    return KeptAnswers({_written(name): _written(answer) for name, answer in written.items()})


def _written(document: object) -> str:
    """JSON on one line: a line break inside a text is not written as one."""
    return dump(document, indent=0).replace("\n", "")


def _value(line: str) -> Value:
    value = value_in(json.loads(line, parse_float=Decimal), "value")
    if value is None:
        raise ValueError("a kept answer has a value")
    return value


@lru_cache(maxsize=4096)
def _place(name: str) -> Place:
    """Read once: the same places stand in every sheet of a wave. They hold nobody's answers."""
    return Place.parse(json.loads(name))


@lru_cache(maxsize=4096)
def _name(place: Place) -> str:
    return _written(str(place))
