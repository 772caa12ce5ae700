"""What is wrong with an answer, said to the person who gave it."""

from assieme.instruments.showing.wording import Reader, answer_words
from assieme.logic.questionnaires.checks import AnswerProblem
from assieme.logic.questionnaires.model import Item, Kind
from assieme.logic.questionnaires.values import Value

UNREADABLE = "unreadable"
"""What was typed is no number or day: it never became an answer, so the checks don't know it."""


def message(item: Item, problem: AnswerProblem, reader: Reader) -> str:
    """One sentence: what to do."""
    if problem.code in ("type", UNREADABLE):
        return type_message(item.kind, reader)
    said = messages(reader).get(problem.code) or messages(reader)["other"]
    return said % {"limit": _limit(item, problem, reader)}


def _limit(item: Item, problem: AnswerProblem, reader: Reader) -> str:
    bounds: dict[str, Value | None] = {"too_small": item.limits.min_value, "too_large": item.limits.max_value}
    bound = bounds.get(problem.code)
    return answer_words(item, bound, reader) if bound else problem.limit


def messages(reader: Reader) -> dict[str, str]:
    """By the code of `logic.questionnaires.checks`; the self-contained page's script uses them too."""
    _ = reader.speak
    return {
        "required": _("This one needs an answer."),
        "option": _("Choose one of the answers."),
        "exclusive": _("One of your answers can only be chosen alone."),
        "twice": _("You gave the same answer twice."),
        "unit": _("Choose one of the units."),
        "single": _("Give one answer only."),
        "too_few": _("Give %(limit)s answers or more."),
        "too_many": _("Give %(limit)s answers or fewer."),
        "too_short": _("Write %(limit)s letters or more."),
        "too_long": _("Write %(limit)s letters or fewer."),
        "too_small": _("This is too low. The lowest is %(limit)s."),
        "too_large": _("This is too high. The highest is %(limit)s."),
        "decimal_places": _("Give %(limit)s digits or fewer after the point."),
        "pattern": _("This is not written in the way that is asked for."),
        "mime_type": _("This kind of file can't be taken here."),
        "too_big": _("This file is too large."),
        "other": _("This answer can't be kept as it is."),
    }


def type_message(kind: Kind, reader: Reader) -> str:
    """How an answer of that kind is written."""
    _ = reader.speak
    return {
        Kind.INTEGER: _("Write a whole number, such as 12."),
        Kind.DECIMAL: _("Write a number, such as 12 or 12.5."),
        Kind.QUANTITY: _("Write a number, such as 12 or 12.5."),
        Kind.DATE: _("This is not a date. Write it like 31 5 2026."),
        Kind.DATE_TIME: _("This is not a date and time. Write them like 31 5 2026 and 14:30."),
        Kind.TIME: _("This is not a time. Write it like 14:30."),
        Kind.URL: _("This is not an address of a page. Write it like https://example.org."),
    }.get(kind, _("This answer can't be kept as it is."))
