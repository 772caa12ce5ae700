"""What can be counted: the questions of an instrument whose answers are few and known beforehand."""

from decimal import Decimal

from assieme.instruments.content.parsing import key_of
from assieme.logic.questionnaires.model import Item, Kind, Questionnaire, Words
from assieme.logic.questionnaires.values import Value

MOST_STEPS = 21

type Answers = dict[str, Words]
"""Words of each possible answer by its key (`parsing.key_of`), in the order of the questionnaire."""


def countable(questionnaire: Questionnaire) -> dict[str, Answers]:
    """The possible answers by linkId, of each question that is seen and can be counted."""
    return {
        item.link_id: answers
        for item in questionnaire.walk()
        if not questionnaire.hidden(item.link_id) and (answers := possible(item))
    }


def possible(item: Item) -> Answers:
    """An item's possible answers; none where they are not few and known."""
    if item.options:
        return {key_of(option.value): option.words for option in item.options}
    if item.kind is Kind.BOOLEAN:
        return {"true": Words("Yes", (("it", "Sì"),)), "false": Words("No")}
    return {str(step): Words(str(step)) for step in _steps(item)}


def _steps(item: Item) -> range:
    """The whole numbers that the item's limits allow, where they are few."""
    low, high = _whole(item.limits.min_value), _whole(item.limits.max_value)
    if item.kind is not Kind.INTEGER or low is None or high is None or high - low >= MOST_STEPS:
        return range(0)
    return range(low, high + 1)


def _whole(limit: Value | None) -> int | None:
    return int(limit.content) if limit and isinstance(limit.content, int | Decimal) else None


def number_of(item: Item, key: str) -> Decimal | None:
    """What an answer counts as a number: an option's weight, or the number itself; None where it is none."""
    if item.options:
        return next((option.weight for option in item.options if key_of(option.value) == key), None)
    return Decimal(key) if item.kind in (Kind.INTEGER, Kind.DECIMAL) else None
