"""Whether answers keep to the questionnaire: what is missing, too much, of another type or out of bounds."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assieme.logic.questionnaires.comparing import compare
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.jsonvalues import value_in, value_out
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.patterns import fits
from assieme.logic.questionnaires.values import Attachment, Coding, Content, Quantity, Value, ValueType

CODES = {
    "required": "an answer is needed",
    "type": "the answer is not of the question's type",
    "option": "the answer is none of those permitted",
    "exclusive": "this answer rules out all others",
    "twice": "the same answer is given twice",
    "single": "only one answer or repetition is possible",
    "too_few": "fewer answers or repetitions than `limit`",
    "too_many": "more answers or repetitions than `limit`",
    "too_short": "fewer characters than `limit`",
    "too_long": "more characters than `limit`",
    "too_small": "less than `limit`",
    "too_large": "more than `limit`",
    "decimal_places": "more places after the point than `limit`",
    "pattern": "not of the pattern `limit`",
    "unit": "not in one of the units that are possible",
    "read_only": "this answer can't be changed",
    "mime_type": "not a file of one of the types `limit`",
    "too_big": "a file of more bytes than `limit`",
    "place": "there is no such question here",
}
"""Every code that a problem may have. The words that people read are the pages' own."""


@dataclass(frozen=True)
class AnswerProblem:
    place: Place
    code: str
    limit: str = ""


Fault = tuple[str, str]


def problems(
    questionnaire: Questionnaire, answers: Answers, among: Collection[str] | None = None
) -> tuple[AnswerProblem, ...]:
    """All problems of the questions that are asked; with `among`, only of these linkIds. Disabled items have none."""
    enabling = Enabling(questionnaire, answers)
    judged = questionnaire.by_link_id.keys() if among is None else among
    here = answers if among is None else [place for place in answers if place.link_id in among]
    found = [AnswerProblem(place, "place") for place in here if not _stands(questionnaire, place)]
    occurrences = dict.fromkeys((place.link_id, place.indices[:-1]) for place in enabling.places_of(judged))
    for link_id, above in occurrences:
        if link_id not in judged:
            continue
        item = questionnaire.by_link_id[link_id]
        if item.kind is Kind.GROUP:
            found.extend(_of_group(questionnaire, item, above, enabling))
        elif item.is_question:
            found.extend(_of_question(questionnaire, item, above, enabling.answers(link_id, above)))
    return tuple(found)


def value_problem(item: Item, value: Value) -> Fault | None:
    """The first thing wrong with one answer: its code, and the limit that it breaks."""
    if not _whole(value):
        return "type", ""
    if item.options and any(option.value.same(value) for option in item.options):
        return None
    if item.kind is Kind.OPEN_CHOICE:
        return _length(item, value) if value.type is ValueType.STRING else ("option", "")
    if item.options:
        return "option", ""
    if item.value_type is not None and value.type is not item.value_type:
        return "type", ""
    return _length(item, value) or _bounds(item, value) or _file(item, value.content) or _unit(item, value.content)


def _stands(questionnaire: Questionnaire, place: Place) -> bool:
    path = questionnaire.paths.get(place.link_id, ())
    return bool(path) and path[-1].is_question and len(path) == len(place.indices)


def _of_group(
    questionnaire: Questionnaire, item: Item, above: tuple[int, ...], enabling: Enabling
) -> Iterator[AnswerProblem]:
    numbers = enabling.numbers(item.link_id, above)
    first = Place(item.link_id, (*above, 0))
    if item.required and not numbers and not questionnaire.hidden(item.link_id):
        yield AnswerProblem(first, "required")
    yield from (AnswerProblem(first, *fault) for fault in _amount(item, len(numbers)))


def _of_question(
    questionnaire: Questionnaire, item: Item, above: tuple[int, ...], given: Mapping[int, Value]
) -> Iterator[AnswerProblem]:
    first = Place(item.link_id, (*above, min(given, default=0)))
    if item.calculated:
        return
    if questionnaire.read_only(item.link_id):
        if [value.identity for value in given.values()] != [value.identity for value in item.initial]:
            yield from (AnswerProblem(first, "read_only") for _ in given and [0])
        return
    if item.required and not given and not questionnaire.hidden(item.link_id):
        yield AnswerProblem(first, "required")
    yield from (AnswerProblem(first, *fault) for fault in _amount(item, len(given)))
    yield from _among_options(item, above, given)
    for number, value in given.items():
        if fault := value_problem(item, value):
            yield AnswerProblem(Place(item.link_id, (*above, number)), *fault)


def _amount(item: Item, number: int) -> Iterator[Fault]:
    least, most = item.limits.min_occurs or 0, item.limits.max_occurs
    if number > 1 and not item.repeats:
        yield "single", ""
    if 0 < number < least:
        yield "too_few", str(least)
    if most is not None and number > most:
        yield "too_many", str(most)


def _among_options(item: Item, above: tuple[int, ...], given: Mapping[int, Value]) -> Iterator[AnswerProblem]:
    places: dict[object, list[Place]] = defaultdict(list)
    for number, value in given.items():
        places[value.identity].append(Place(item.link_id, (*above, number)))
    alone = {option.value.identity for option in item.options if option.exclusive}
    for identity, found in places.items():
        if identity in alone and len(places) > 1:
            yield AnswerProblem(found[0], "exclusive")
        if item.options and len(found) > 1:
            yield AnswerProblem(found[1], "twice")


def _whole(value: Value) -> bool:
    """Whether the content is what the type says: a date that exists, an integer of 32 bits."""
    try:
        return value_in(value_out(value), "value") is not None
    except ValueError:
        return False


def _length(item: Item, value: Value) -> Fault | None:
    if not isinstance(value.content, str | int | Decimal) or isinstance(value.content, bool):
        return None
    text, limits = str(value.content), item.limits
    if limits.max_length is not None and len(text) > limits.max_length:
        return "too_long", str(limits.max_length)
    if limits.min_length is not None and len(text) < limits.min_length:
        return "too_short", str(limits.min_length)
    if limits.pattern and not fits(limits.pattern, text):
        return "pattern", limits.pattern
    return None


def _bounds(item: Item, value: Value) -> Fault | None:
    least, most, places = item.limits.min_value, item.limits.max_value, item.limits.decimal_places
    if least is not None and compare(value, least) not in (0, 1):
        return "too_small", least.words
    if most is not None and compare(value, most) not in (0, -1):
        return "too_large", most.words
    number = value.content.value if isinstance(value.content, Quantity) else value.content
    if places is not None and isinstance(number, Decimal) and -int(number.normalize().as_tuple().exponent) > places:
        return "decimal_places", str(places)
    return None


def _file(item: Item, content: Content) -> Fault | None:
    if not isinstance(content, Attachment):
        return None
    types, most = item.limits.mime_types, item.limits.max_bytes
    if types and not any(_of_type(content.content_type, wanted) for wanted in types):
        return "mime_type", ", ".join(types)
    size = content.size if content.size is not None else len(content.data) * 3 // 4
    return ("too_big", str(most)) if most is not None and size > most else None


def _of_type(kind: str, wanted: str) -> bool:
    return kind == wanted or (wanted.endswith("/*") and kind.startswith(wanted[:-1]))


def _unit(item: Item, content: Content) -> Fault | None:
    if not isinstance(content, Quantity) or not item.look.units or item.look.unit_open:
        return None
    return None if any(_is_unit(content, unit) for unit in item.look.units) else ("unit", "")


def _is_unit(content: Quantity, unit: Coding) -> bool:
    if content.code and unit.code:
        return (content.code, content.system) == (unit.code, unit.system)
    return content.unit in (unit.display, unit.code)
