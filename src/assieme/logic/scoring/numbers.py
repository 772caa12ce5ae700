"""From answers to numbers: what each answered item of a questionnaire counts."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from assieme.logic.questionnaires.model import Answers, Item, Kind, Option, Questionnaire
from assieme.logic.questionnaires.values import Coding, Quantity, Value
from assieme.logic.scoring.declaration import Codes, Declaration
from assieme.logic.scoring.score import AnswersError, ScoringError

NUMERIC = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.QUANTITY, Kind.BOOLEAN})
"""Kinds whose answer is a number by itself; yes is 1 and no is 0."""


def numbers(questionnaire: Questionnaire, answers: Answers, codes: Codes) -> dict[str, Fraction]:
    """What each item counts, by linkId; several answers of one item are added.

    An answer without a number, such as "don't know" among options that have one, counts as not answered.
    Raises ScoringError for an answer that its question does not offer.
    """
    found: dict[str, Fraction] = {}
    for place, value in answers.items():
        number = _number(questionnaire.by_link_id[place.link_id], value, codes.get(place.link_id, {}))
        if number is not None:
            found[place.link_id] = found.get(place.link_id, Fraction(0)) + number
    return found


def _number(item: Item, value: Value, codes: Mapping[str, Fraction]) -> Fraction | None:
    option = next((one for one in item.options if _chosen(one.value, value)), None)
    if option is None and item.options and item.kind is not Kind.OPEN_CHOICE:
        raise AnswersError(item.link_id, f'has the answer "{value.words}", which the question does not offer')
    for key in keys(value):
        if key in codes:
            return codes[key]
    if option is not None and option.weight is not None:
        return Fraction(option.weight)
    return None if weighted(item) else _plain(value)


def _chosen(option: Value, value: Value) -> bool:
    """Whether the answer is this option; a coding without a system is known by its code."""
    offered, said = option.content, value.content
    if isinstance(offered, Coding) and isinstance(said, Coding) and not said.system:
        return bool(said.code) and offered.code == said.code
    return option.same(value)


def keys(value: Value) -> tuple[str, ...]:
    """The names by which a table of codes may call an answer, the most exact first."""
    content = value.content
    if isinstance(content, Coding):
        return (f"{content.system}|{content.code}", content.code) if content.system else (content.code,)
    return (str(content),) if isinstance(content, str | int) else ()


def _plain(value: Value) -> Fraction | None:
    content = value.content.value if isinstance(value.content, Quantity) else value.content
    return Fraction(content) if isinstance(content, bool | int | Decimal) else None


def refuse_misfits(declaration: Declaration, questionnaire: Questionnaire) -> None:
    """Raise ScoringError where a declaration is for another questionnaire, or counts what is no number in it."""
    url = declaration.questionnaire
    if url and questionnaire.url and url.partition("|")[0] != questionnaire.url:
        raise ScoringError("questionnaire", f"is {questionnaire.url}, and the scores are declared for {url}")
    for link_id in sorted(declaration.items | set(declaration.codes)):
        item = questionnaire.by_link_id.get(link_id)
        if item is None:
            raise ScoringError(link_id, "is scored, and the questionnaire has no such item")
        if link_id not in declaration.codes and not countable(item):
            raise ScoringError(link_id, "is scored, and nothing gives its answers a number")


def countable(item: Item) -> bool:
    """Whether its answers are numbers by themselves, or by what its options weigh."""
    return item.kind in NUMERIC or weighted(item) or (bool(item.options) and all(map(_whole, item.options)))


def _whole(option: Option) -> bool:
    return isinstance(option.value.content, int)


def weighted(item: Item) -> bool:
    """Whether any of its options weighs something."""
    return any(option.weight is not None for option in item.options)
