"""Comparing an answer with a value: of a condition, or of a limit."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from decimal import Decimal

from assieme.logic.questionnaires.model import Condition, Operator
from assieme.logic.questionnaires.values import Coding, Quantity, Value, ValueType

MOMENTS = {ValueType.DATE, ValueType.DATE_TIME}
MICROSECONDS = 6


def satisfied(condition: Condition, answers: Iterable[Value]) -> bool:
    """Whether the answers to a question meet an enableWhen, as R4 defines its operators.

    `!=` asks that no answer is equal: so it also holds where there is none.
    """
    given = list(answers)
    wanted = condition.answer
    match condition.operator:
        case Operator.EXISTS:
            return bool(given) is wanted.content
        case Operator.EQUAL:
            return any(equal(one, wanted) for one in given)
        case Operator.NOT_EQUAL:
            return not any(equal(one, wanted) for one in given)
        case operator:
            return any(_ordered(operator, compare(one, wanted)) for one in given)


def equal(one: Value, other: Value) -> bool:
    """The same number, moment, code, text. A code without a system equals that code of any system."""
    match one.content, other.content:
        case Coding() as first, Coding() as second:
            return _equal_codings(first, second)
        case str(), str() if ValueType.STRING in (one.type, other.type):
            return one.content == other.content
        case (bool(), _) | (_, bool()):
            return one.content is other.content
        case _:
            return one.same(other) or compare(one, other) == 0


def compare(one: Value, other: Value) -> int | None:
    """-1, 0 or 1 for less, equal and greater; None where it can't be said: other units, other precision."""
    match one.content, other.content:
        case (bool(), _) | (_, bool()):
            return None
        case (int() | Decimal()) as first, (int() | Decimal()) as second:
            return (first > second) - (first < second)
        case Quantity() as first, Quantity() as second:
            return _compare_quantities(first, second)
        case Quantity(value=Decimal() as first), (int() | Decimal()) as second:
            return (first > second) - (first < second)
        case str() as first, str() as second if one.type is other.type is ValueType.TIME:
            return _compare(_time(first), _time(second))
        case str() as first, str() as second if {one.type, other.type} <= MOMENTS:
            return _compare_moments(first, second)
        case _:
            return None


def _ordered(operator: Operator, found: int | None) -> bool:
    wanted = {
        Operator.GREATER: (1,),
        Operator.LESS: (-1,),
        Operator.AT_LEAST: (0, 1),
        Operator.AT_MOST: (0, -1),
    }
    return found in wanted[operator]


def _equal_codings(one: Coding, other: Coding) -> bool:
    if one.system and other.system and one.system != other.system:
        return False
    return one.code == other.code if one.code or other.code else one.display == other.display


def _compare_quantities(one: Quantity, other: Quantity) -> int | None:
    coded = (one.system, one.code) == (other.system, other.code) and bool(one.code)
    if one.value is None or other.value is None or not (coded or one.unit == other.unit):
        return None
    return (one.value > other.value) - (one.value < other.value)


def _compare[T: (time, datetime, str)](one: T, other: T) -> int:
    return (one > other) - (one < other)


def _compare_moments(one: str, other: str) -> int | None:
    if "T" in one and "T" in other:
        try:
            return _compare(_moment(one), _moment(other))
        except OverflowError:  # in another zone it falls outside the years that there are
            return None
    days = one.partition("T")[0], other.partition("T")[0]
    shorter = min(len(day) for day in days)
    found = _compare(days[0][:shorter], days[1][:shorter])
    return found if found or len(one) == len(other) else None


def _moment(text: str) -> datetime:
    """FHIR allows the 60th second and nine places of a second; both are cut to what a datetime holds."""
    day, _, rest = text.partition("T")
    clock, zone = (rest[:-1], "+00:00") if rest.endswith("Z") else (rest[:-6], rest[-6:])
    return datetime.fromisoformat(f"{day}T{_time(clock).isoformat()}{zone}").astimezone(UTC)


def _time(text: str) -> time:
    whole, _, fraction = text.partition(".")
    hours, minutes, seconds = (int(part) for part in whole.split(":"))
    return time(hours, minutes, min(seconds, 59), int(fraction.ljust(MICROSECONDS, "0")[:MICROSECONDS] or 0))
