"""From answers to the text that a sheet keeps, and back."""

import json
from decimal import Decimal
from functools import lru_cache

from assieme.instruments.models import Sheet
from assieme.logic.questionnaires.jsontext import dump
from assieme.logic.questionnaires.jsonvalues import value_in, value_out
from assieme.logic.questionnaires.model import Answers, Place
from assieme.logic.questionnaires.values import ValueType

DECIMALS = (ValueType.DECIMAL, ValueType.QUANTITY)
"""What plain JSON would lose digits of; most sheets have none, and are written faster."""


def kept(answers: Answers) -> str:
    """Answers as a sheet keeps them: JSON, by place; empty where nothing was answered."""
    document = {str(place): value_out(value, "value") for place, value in answers.items()}
    if any(value.type in DECIMALS for value in answers.values()):
        return dump(document)
    return json.dumps(document, ensure_ascii=False) if answers else ""


def answers_in(text: str) -> Answers:
    """What `kept` wrote."""
    if not text:
        return {}
    written = json.loads(text, parse_float=Decimal)  # our own writing: nothing in it has to be looked for
    found = ((_place(name), value_in(document, "value")) for name, document in written.items())
    return {place: value for place, value in found if value is not None}


@lru_cache(maxsize=4096)
def _place(name: str) -> Place:
    """Read once: the same places stand in every sheet of a wave. They hold nobody's answers."""
    return Place.parse(name)


def answers_of(sheet: Sheet) -> Answers:
    return answers_in(sheet.answers)
