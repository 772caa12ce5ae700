"""From kept bytes to a questionnaire, and from answers to the text that a sheet keeps."""

import hashlib
import json
from decimal import Decimal
from functools import lru_cache

from assieme.instruments.models import Instrument, Sheet
from assieme.logic.questionnaires.jsontext import dump
from assieme.logic.questionnaires.jsonvalues import value_in, value_out
from assieme.logic.questionnaires.model import Answers, Place, Questionnaire
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.values import Coding, Value, ValueType

DECIMALS = (ValueType.DECIMAL, ValueType.QUANTITY)
"""What plain JSON would lose digits of; most sheets have none, and are written faster."""


def hash_of(content: bytes) -> str:
    """SHA-256 of a file, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=64)
def parsed(content: bytes) -> Questionnaire:
    """The questionnaire in a file that was checked when it came. Raises ValueError where it can't be read any more."""
    reading = read_questionnaire(content)
    if reading.questionnaire is None:
        raise ValueError("; ".join(f"{one.link_id}: {one.message}" for one in reading.problems))
    return reading.questionnaire


def questionnaire_of(instrument: Instrument) -> Questionnaire:
    return parsed(bytes(instrument.original))


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


def key_of(value: Value) -> str:
    """A short name of an answer, the same for the same answer: its code, or what it says."""
    if isinstance(value.content, Coding):
        return value.content.code or value.content.display
    return str(value.content).lower() if isinstance(value.content, bool) else str(value.content)
