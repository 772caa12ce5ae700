"""Hypothesis strategies for valid FHIR R4 Questionnaires of every kind, and for answers to them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.jsonvalues import value_out
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.read import read_document
from assieme.logic.questionnaires.values import Attachment, Coding, Quantity, Reference, Value, ValueType

Json = dict[str, Any]
HL7 = "http://hl7.org/fhir/StructureDefinition/"
SYSTEM = "https://example.org/codes"

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zs", "Zl", "Zp")), min_size=1, max_size=12
)
days = st.dates().map(lambda day: day.isoformat())
clocks = st.times().map(lambda clock: clock.replace(microsecond=0, tzinfo=None).isoformat())
decimals = st.decimals(-1000, 1000, places=2).map(lambda number: Decimal(str(number)))

CONTENTS: dict[ValueType, st.SearchStrategy[Any]] = {
    ValueType.BOOLEAN: st.booleans(),
    ValueType.DECIMAL: decimals,
    ValueType.INTEGER: st.integers(-1000, 1000),
    ValueType.DATE: st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4])),
    ValueType.DATE_TIME: st.one_of(days, st.tuples(days, clocks).map(lambda pair: f"{pair[0]}T{pair[1]}+01:00")),
    ValueType.TIME: clocks,
    ValueType.STRING: texts,
    ValueType.URI: texts.map(lambda text: f"https://example.org/{text}"),
    ValueType.ATTACHMENT: texts.map(lambda text: Attachment("text/plain", "bW9vbg==", "", text, 4)),
    ValueType.CODING: st.builds(Coding, st.sampled_from("abcdef"), texts, st.just(SYSTEM)),
    ValueType.QUANTITY: st.builds(
        Quantity, decimals, st.just("kg"), st.just("http://unitsofmeasure.org"), st.just("kg")
    ),
    ValueType.REFERENCE: st.builds(Reference, st.sampled_from(["Patient/1", "Patient/2"]), texts),
}
OPTION_TYPES = (
    *(ValueType.CODING, ValueType.STRING, ValueType.INTEGER),
    *(ValueType.DATE, ValueType.TIME, ValueType.REFERENCE),
)
KINDS = list(Kind)
LIMITED = {Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER, Kind.STRING, Kind.TEXT, Kind.URL, Kind.OPEN_CHOICE}


def values(kind: ValueType) -> st.SearchStrategy[Value]:
    return CONTENTS[kind].map(lambda content: Value(kind, content))


def extension(name: str, **value: object) -> Json:
    return {"url": f"{HL7}{name}", **value}


@st.composite
def questionnaires(draw: st.DrawFn, most_items: int = 4, deepest: int = 3) -> Json:
    """JSON of a valid, supported Questionnaire: every type, nested, conditional, repeating, translated."""
    maker = _Maker(draw, deepest)
    items = [maker.item(str(number), 1) for number in range(1, draw(st.integers(1, most_items)) + 1)]
    document: Json = {"resourceType": "Questionnaire", "status": "active", "title": draw(texts), "item": items}
    if draw(st.booleans()):
        document |= {"url": "https://example.org/q", "version": "1", "language": "en"}
    if maker.sets:
        document["contained"] = maker.sets
    return document


def read(document: Json) -> Questionnaire:
    reading = read_document(document)
    assert reading.questionnaire is not None, reading.problems
    return reading.questionnaire


class _Maker:
    def __init__(self, draw: st.DrawFn, deepest: int) -> None:
        self.draw, self.deepest = draw, deepest
        self.sets: list[Json] = []
        self.asked: list[tuple[str, ValueType]] = []

    def maybe(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(st.one_of(st.none(), strategy))

    def item(self, link_id: str, depth: int) -> Json:
        leaf = depth >= self.deepest
        kind = self.draw(st.sampled_from([kind for kind in KINDS if not (leaf and kind is Kind.GROUP)]))
        found: Json = {"linkId": link_id, "type": kind.value, **self._words("text")}
        if self.draw(st.booleans()):
            found["prefix"] = self.draw(texts)
        found |= self._conditions()
        if kind is Kind.GROUP:
            found["item"] = [self.item(f"{link_id}.{n}", depth + 1) for n in range(1, self.draw(st.integers(1, 3)) + 1)]
            found |= self._flags("required", "repeats")
        elif kind is not Kind.DISPLAY:
            found |= self._question(kind, link_id)
            if not leaf and self.draw(st.booleans()):
                found["item"] = [self.item(f"{link_id}.1", depth + 1)]
        return found

    def _flags(self, *names: str) -> Json:
        return {name: True for name in names if self.draw(st.booleans())}

    def _words(self, key: str) -> Json:
        own, other = self.draw(texts), self.maybe(texts)
        if other is None:
            return {key: own}
        parts = [{"url": "lang", "valueCode": "it"}, {"url": "content", "valueString": other}]
        return {key: own, f"_{key}": {"extension": [{"url": f"{HL7}translation", "extension": parts}]}}

    def _question(self, kind: Kind, link_id: str) -> Json:
        found = self._flags("required", "repeats")
        if kind in LIMITED and self.draw(st.booleans()):
            found["maxLength"] = self.draw(st.integers(1, 60))
        kinds = {
            Kind.BOOLEAN: ValueType.BOOLEAN,
            Kind.TEXT: ValueType.STRING,
            Kind.URL: ValueType.URI,
            **{one: ValueType(one.value[0].upper() + one.value[1:]) for one in PLAIN},
        }
        if kind in (Kind.CHOICE, Kind.OPEN_CHOICE):
            answer = self.draw(st.sampled_from(OPTION_TYPES))
            found |= self._options(answer)
        else:
            answer = kinds[kind]
            found |= self._initial(answer) | self._look(kind)
        self.asked.append((link_id, answer))
        return found

    def _options(self, kind: ValueType) -> Json:
        unique: Callable[[Value], object] = lambda value: value.identity  # noqa: E731 - a key for Hypothesis
        options = self.draw(st.lists(values(kind), min_size=1, max_size=4, unique_by=unique))
        if kind is ValueType.CODING and self.draw(st.booleans()):
            name = f"set{len(self.sets)}"
            concepts = [{"code": one.content.code, "display": one.words} for one in options]  # type: ignore[union-attr]
            include = [{"system": SYSTEM, "concept": concepts}]
            self.sets.append(
                {"resourceType": "ValueSet", "id": name, "status": "active", "compose": {"include": include}}
            )
            return {"answerValueSet": f"#{name}"}
        written = [value_out(option) for option in options]
        if self.draw(st.booleans()):
            written[0]["initialSelected"] = True
        if self.draw(st.booleans()):
            written[-1]["extension"] = [extension("questionnaire-optionExclusive", valueBoolean=True)]
        return {"answerOption": written}

    def _initial(self, kind: ValueType) -> Json:
        value = self.maybe(values(kind))
        if value is None:
            return {}
        return {"initial": [value_out(value)]} | self._flags("readOnly")

    def _look(self, kind: Kind) -> Json:
        found = []
        if kind is Kind.INTEGER and self.draw(st.booleans()):
            control = {"coding": [{"code": "slider", "system": "http://hl7.org/fhir/questionnaire-item-control"}]}
            found += [
                extension("questionnaire-itemControl", valueCodeableConcept=control),
                extension("minValue", valueInteger=-2000),
                extension("maxValue", valueInteger=2000),
                extension("questionnaire-sliderStepValue", valueInteger=1),
            ]
        if kind in (Kind.STRING, Kind.DATE) and self.draw(st.booleans()):
            found.append(extension("entryFormat", valueString="as you like"))
        return {"extension": found} if found else {}

    def _conditions(self) -> Json:
        able = [(link_id, kind) for link_id, kind in self.asked if kind not in (ValueType.URI, ValueType.ATTACHMENT)]
        if not able or not self.draw(st.booleans()):
            return {}
        wanted = self.draw(st.lists(st.sampled_from(able), min_size=1, max_size=2))
        found = [self._condition(*one) for one in wanted]
        behaviour = {"enableBehavior": self.draw(st.sampled_from(["all", "any"]))} if len(found) > 1 else {}
        return {"enableWhen": found, **behaviour}

    def _condition(self, question: str, kind: ValueType) -> Json:
        ordered = kind in ORDERED
        operator = self.draw(st.sampled_from(["exists", "=", "!=", *([">", "<", ">=", "<="] if ordered else [])]))
        value = Value(ValueType.BOOLEAN, self.draw(st.booleans())) if operator == "exists" else self.draw(values(kind))
        return {"question": question, "operator": operator, **value_out(value, "answer")}


PLAIN = (
    *(Kind.DECIMAL, Kind.INTEGER, Kind.DATE, Kind.DATE_TIME, Kind.TIME, Kind.STRING),
    *(Kind.ATTACHMENT, Kind.REFERENCE, Kind.QUANTITY),
)
ORDERED = {
    *(ValueType.DECIMAL, ValueType.INTEGER, ValueType.DATE, ValueType.DATE_TIME, ValueType.TIME, ValueType.QUANTITY)
}


@st.composite
def answers_to(draw: st.DrawFn, questionnaire: Questionnaire) -> Answers:
    """Answers of the right types, to some of the questions that are asked; required ones may be missing."""
    found: Answers = {}
    for item in questionnaire.items:
        _answer(draw, item, (), found)
    enabling = Enabling(questionnaire, found)
    return {place: value for place, value in found.items() if enabling.enabled(place)}


def _answer(draw: st.DrawFn, item: Item, above: tuple[int, ...], found: Answers) -> None:
    most = 2 if item.repeats else 1
    if item.kind is Kind.GROUP:
        times = draw(st.integers(1, most))
    elif item.is_question and not item.read_only:
        given = draw(st.lists(value_for(item), max_size=most, unique_by=lambda value: value.identity))
        found.update((Place(item.link_id, (*above, number)), value) for number, value in enumerate(given))
        times = len(given)
    else:
        times = 0
    for number in range(times):
        for child in item.items:
            _answer(draw, child, (*above, number), found)


def value_for(item: Item) -> st.SearchStrategy[Value]:
    """Any answer that the item allows by its type and options; lengths may be beyond its maxLength."""
    if item.options:
        listed = st.sampled_from([option.value for option in item.options])
        return st.one_of(listed, values(ValueType.STRING)) if item.kind is Kind.OPEN_CHOICE else listed
    return values(item.value_type or ValueType.STRING)
