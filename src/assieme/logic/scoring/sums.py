"""Which items a FHIRPath expression adds up, and how often: the closed forms in which questionnaires write totals.

`%resource.item.where(linkId = 'a' or linkId = 'b').answer.value.weight().sum()` · `….aggregate($this + $total, 0)` ·
sums of `iif(%x.exists(), %x, 0)` · options looked up in `%questionnaire` by their code, as LHC-Forms writes it ·
any of these times, or divided by, a number. Whatever else an expression says, it is not understood.
"""

from collections.abc import Mapping
from fractions import Fraction

from assieme.logic.questionnaires.model import Kind, Questionnaire
from assieme.logic.scoring.fhirpath import Binary, Empty, Node, NotUnderstoodError, Number, Step, Text, Variable
from assieme.logic.scoring.numbers import weighted
from assieme.logic.scoring.selecting import Selecting

Sum = Mapping[str, Fraction]
"""How often each item counts, by linkId."""

_THIS, _TOTAL = Variable("$this"), Variable("$total")
_ADDING = (Binary("+", _THIS, _TOTAL), Binary("+", _TOTAL, _THIS))
_WEIGHING = frozenset({"itemWeight", "ordinalValue"})
_CHOSEN = frozenset({"value", "valueCoding"})
_BASE = "http://hl7.org/fhir/StructureDefinition/"


class Adding:
    """Reads the expressions of one place in a questionnaire; `variables` are those known there."""

    def __init__(self, questionnaire: Questionnaire, variables: Mapping[str, Node]) -> None:
        self.questionnaire = questionnaire
        self.selecting = Selecting(questionnaire, variables)

    def sum(self, node: Node) -> Sum:
        """The items that a node adds up; raises NotUnderstoodError where it does anything else."""
        node = self.selecting.resolved(node)
        match node:
            case Binary("+", left, right):
                return _together(self.sum(left), self.sum(right))
            case Binary("*", Number(text), counted) | Binary("*", counted, Number(text)):
                return _times(self.sum(counted), Fraction(text))
            case Binary("/", counted, Number(text)) if Fraction(text):
                return _times(self.sum(counted), 1 / Fraction(text))
            case Step(None, "iif", arguments) if arguments:
                return self._guarded(arguments)
            case Step(base, "sum", ()) if base:
                return self._each(base)
            case Step(base, "aggregate", (added, Number("0"))) if base and added in _ADDING:
                return self._each(base)
        return self._one(node)

    def _guarded(self, arguments: tuple[Node, ...]) -> Sum:
        """`iif(something was answered, the sum of it, nothing)`."""
        match arguments:
            case (guard, counted) | (guard, counted, Number("0") | Empty()):
                found = self.sum(counted)
            case _:
                raise NotUnderstoodError("chooses between two numbers")
        if self._asked(guard) != set(found):
            raise NotUnderstoodError("depends on other items than those that it adds")
        return found

    def _asked(self, guard: Node) -> set[str]:
        """The items of which a condition asks whether they were answered."""
        match self.selecting.resolved(guard):
            case Binary("or" | "and", left, right):
                return self._asked(left) | self._asked(right)
            case Step(base, "exists", ()) if base:
                return set(self._answered(base))
        raise NotUnderstoodError("has a condition that is not about answers")

    def _answered(self, node: Node) -> tuple[str, ...]:
        match self.selecting.resolved(node):
            case Step(_, "answer", None):
                return self.selecting.answers(node)
            case Step(_, "value" | "valueCoding", None):
                return self.selecting.values(node)
        return self._numbers(node)

    def _each(self, node: Node) -> Sum:
        found: Sum = {}
        for link_id in self._numbers(node):
            found = _together(found, {link_id: Fraction(1)})
        return found

    def _one(self, node: Node) -> Sum:
        """A number that nothing is added to: of one item with one answer."""
        numbers = self._numbers(node)
        if len(numbers) > 1 or any(item.repeats for item in self.questionnaire.paths[numbers[0]]):
            raise NotUnderstoodError("has several numbers where one was awaited")
        return {numbers[0]: Fraction(1)}

    def _numbers(self, node: Node) -> tuple[str, ...]:
        """The items whose numbers a node lists, at least one."""
        match self.selecting.resolved(node):
            case Step(base, "combine", (other,)) if base:
                return (*self._numbers(base), *self._numbers(other))
            case Step(base, "weight" | "ordinal", ()) if base:
                found = tuple(one for one in self.selecting.values(base) if self._weighs(one))
            case Step(Step(base, "where", (condition,)), "valueDecimal" | "value", None) if base:
                found = self._carried(base, condition) or self._looked_up(base, condition)
            case other:
                found = self._plain(other)
        if not found:
            raise NotUnderstoodError("adds no item that has numbers")
        return found

    def _plain(self, node: Node) -> tuple[str, ...]:
        found = self.selecting.values(node)
        kinds = {self.questionnaire.by_link_id[one].kind for one in found}
        if not kinds <= {Kind.INTEGER, Kind.DECIMAL}:
            raise NotUnderstoodError("adds answers that are no numbers")
        return found

    def _carried(self, extensions: Node, condition: Node) -> tuple[str, ...]:
        """The number that the chosen option brings into the answer itself, as an extension of its code."""
        match self.selecting.resolved(extensions), condition:
            case (
                Step(chosen, "extension", None),
                Binary("=", Step(None, "url", None), address),
            ) if isinstance(chosen, Step) and chosen.name in _CHOSEN and self._is_weight(address):
                return tuple(one for one in self.selecting.values(chosen) if self._weighs(one))
        return ()

    def _looked_up(self, extensions: Node, condition: Node) -> tuple[str, ...]:
        """The chosen option's number, looked up among the question's own options by its code."""
        match self.selecting.resolved(extensions), condition:
            case (
                Step(
                    Step(
                        Step(asked, "answerOption", None),
                        "where",
                        (Binary("=", Step(Step(None, "valueCoding", None), "code", None), Step(chosen, "code", None)),),
                    ),
                    "extension",
                    None,
                ),
                Binary("=", Step(None, "url", None), address),
            ) if asked and chosen and self._is_weight(address):
                found = tuple(item.link_id for item in self.selecting.items(asked, "questionnaire"))
                if len(found) == 1 and found == self.selecting.values(chosen) and self._weighs(found[0]):
                    return found
        raise NotUnderstoodError("looks something up")

    def _is_weight(self, address: Node) -> bool:
        match self.selecting.resolved(address):
            case Text(text):
                return text.startswith(_BASE) and text.removeprefix(_BASE) in _WEIGHING
        return False

    def _weighs(self, link_id: str) -> bool:
        return weighted(self.questionnaire.by_link_id[link_id])


def _together(one: Sum, other: Sum) -> Sum:
    return {name: one.get(name, Fraction(0)) + other.get(name, Fraction(0)) for name in (*one, *other)}


def _times(counted: Sum, number: Fraction) -> Sum:
    return {name: times * number for name, times in counted.items()}
