"""From kept bytes to a questionnaire."""

import hashlib
from functools import lru_cache

from assieme.instruments.models import Instrument
from assieme.logic.questionnaires.model import Questionnaire
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.values import Coding, Value


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
    return questionnaire_in(instrument.hash)


@lru_cache(maxsize=64)
def questionnaire_in(digest: str) -> Questionnaire:
    """The questionnaire of an instrument with that hash: its file never changes, and is fetched once."""
    return parsed(file_with(digest))


def file_with(digest: str) -> bytes:
    """An instrument's file as it came. One query."""
    return bytes(Instrument.objects.filter(hash=digest).values_list("original", flat=True)[0])


def key_of(value: Value) -> str:
    """A short name of an answer, the same for the same answer: its code, or what it says."""
    if isinstance(value.content, Coding):
        return value.content.code or value.content.display
    return str(value.content).lower() if isinstance(value.content, bool) else str(value.content)
