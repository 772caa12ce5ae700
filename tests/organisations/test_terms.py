"""Every word of the field has a name and one plain sentence."""

import re
from enum import StrEnum

import pytest

from assieme.logic.participation.contradictions import Reason
from assieme.logic.participation.levels import Approach, CoproductionLevel, Involvement, Level, Rung, Way
from assieme.logic.participation.practice import CoproductionType, Method, ProcessPart, Scale, Understanding
from assieme.organisations import terms
from assieme.organisations.terms import Term

WORDS: list[tuple[type[StrEnum], dict[str, Term]]] = [
    (Level, terms.LEVELS),
    (Rung, terms.LADDER),
    (Way, terms.WAYS),
    (Method, terms.METHODS),
    (CoproductionType, terms.TYPES),
    (ProcessPart, terms.PARTS),
    (Scale, terms.SCALES),
    (Understanding, terms.UNDERSTANDINGS),
    (CoproductionLevel, terms.COPRODUCTION),
    (Involvement, terms.INVOLVEMENT),
    (Approach, terms.APPROACHES),
]
NOT_ON_SCREEN = re.compile(r"\b(rungs?|tokenism|informal|patients?|empowered|empowering)\b", re.IGNORECASE)


@pytest.mark.parametrize(("kind", "words"), WORDS, ids=lambda value: getattr(value, "__name__", ""))
def test_each_value_has_a_term_in_the_order_of_the_scale(kind: type[StrEnum], words: dict[str, Term]) -> None:
    assert list(words) == [member.value for member in kind]
    for value, term in words.items():
        assert term.value == value
        assert str(term.name)
        assert str(term.meaning).endswith(".")
        assert not NOT_ON_SCREEN.search(f"{term.name} {term.meaning}")


def test_each_contradiction_has_its_reason_in_words() -> None:
    assert set(terms.CONTRADICTIONS) == set(Reason)
    assert not any(NOT_ON_SCREEN.search(str(words)) for words in terms.CONTRADICTIONS.values())
