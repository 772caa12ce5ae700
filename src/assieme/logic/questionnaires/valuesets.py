"""The options that an answerValueSet names: contained value sets and code systems, or FHIR's own short ones."""

from collections.abc import Iterable

from assieme.logic.questionnaires.extensions import Where
from assieme.logic.questionnaires.findings import N_, Findings
from assieme.logic.questionnaires.model import Option, Words
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.options import concept_option
from assieme.logic.questionnaires.published import PUBLISHED
from assieme.logic.questionnaires.support import judge
from assieme.logic.questionnaires.values import Value, ValueType

NOT_HERE = N_("takes its answers from a list that is not in this file")
NOT_A_LIST = N_("takes its answers from a value set that does not list them one by one")
IN_CIRCLES = N_("takes its answers from value sets that name each other in circles")
CUT_SHORT = N_("takes its answers from a list that is cut short in this file")
MOST_OPTIONS = 5_000


class ValueSets:
    """The value sets that one questionnaire may name; each is read once, problems named by the item that asks."""

    def __init__(self, questionnaire: Node) -> None:
        self._sets: dict[str, Node] = {}
        self._systems: dict[str, Node] = {}
        self._read: dict[str, tuple[tuple[Option, ...], Findings]] = {}
        for found in questionnaire.nodes("contained"):
            kind = found.raw.get("resourceType")
            if kind == "ValueSet":
                self._sets |= dict.fromkeys(_names(found), found)
            elif kind == "CodeSystem" and found.raw.get("content", "complete") == "complete":
                self._systems |= dict.fromkeys(_names(found), found)

    def options(self, item: Node, name: str) -> tuple[Option, ...]:
        """Every option of the named set. Empty, with a problem found, where they can't be known."""
        return self._of(item, name, ())

    def _of(self, item: Node, name: str, above: tuple[str, ...]) -> tuple[Option, ...]:
        if name in above:
            item.refuse(IN_CIRCLES, name)
            return ()
        if name not in self._read:
            findings = Findings()
            self._read[name] = self._looked_up(Node({}, "", findings), name, above), findings
        options, findings = self._read[name]
        for problem in findings.problems:
            item.refuse(problem.reason, problem.what)
        for note in findings.notes:
            item.note(note.reason, note.what)
        return options

    def _looked_up(self, item: Node, name: str, above: tuple[str, ...]) -> tuple[Option, ...]:
        found = self._sets.get(name) or self._sets.get(name.partition("|")[0])
        if found is None:
            published = PUBLISHED.get(name.partition("|")[0], ())
            if not published:
                item.refuse(NOT_HERE, name)
            return tuple(Option(Value(ValueType.CODING, code), Words(code.display)) for code in published)
        here = item.within(found.raw)
        judge(here, Where.OPTION)
        options = self._listed(here, name, (*above, name))
        if not options and not item.findings.problems:
            item.refuse(NOT_A_LIST, name)
        return options

    def _listed(self, found: Node, name: str, above: tuple[str, ...]) -> tuple[Option, ...]:
        compose, expansion = found.node("compose"), found.node("expansion")
        if expansion is not None and (expansion.has("contains") or compose is None):
            return _expanded(expansion)
        if compose is None:
            return ()
        taken_out = {_identity(option) for part in compose.nodes("exclude") for option in self._part(part, name, above)}
        options = [option for part in compose.nodes("include") for option in self._part(part, name, above)]
        return tuple(option for option in _once(options) if _identity(option) not in taken_out)

    def _part(self, part: Node, name: str, above: tuple[str, ...]) -> tuple[Option, ...]:
        """The options of one include or exclude; what it lists and each set that it names must all hold them."""
        if part.has("filter"):
            part.refuse(NOT_A_LIST, name)
            return ()
        lists = [self._of(part, one, above) for one in part.raw.get("valueSet", ()) if isinstance(one, str)]
        system = part.text("system")
        if part.has("concept"):
            lists.append(tuple(concept_option(one, system) for one in part.nodes("concept")))
        elif system in self._systems:
            lists.append(_flat(part.within(self._systems[system].raw), system, "concept"))
        elif system:
            part.refuse(NOT_A_LIST, f"{name} ({system})")
        if not lists:
            return ()
        common = set.intersection(*({_identity(option) for option in options} for options in lists))
        return tuple(option for option in lists[-1] if _identity(option) in common)


def _names(found: Node) -> Iterable[str]:
    if identity := found.text("id"):
        yield f"#{identity}"
    if url := found.text("url"):
        yield url
        if version := found.text("version"):
            yield f"{url}|{version}"


def _expanded(expansion: Node) -> tuple[Option, ...]:
    options = _flat(expansion, "", "contains")
    total = expansion.count("total")
    if total is not None and total > len(options) and total > len(list(_all(expansion, "contains"))):
        expansion.refuse(CUT_SHORT, total)
    return _once(options)


def _flat(top: Node, system: str, key: str) -> tuple[Option, ...]:
    return tuple(
        concept_option(one, one.text("system") or system)
        for one in _all(top, key)
        if one.has("code") and one.raw.get("abstract") is not True
    )


def _all(top: Node, key: str) -> Iterable[Node]:
    waiting = list(reversed(top.nodes(key)))
    seen = 0
    while waiting and seen <= MOST_OPTIONS:
        seen += 1
        one = waiting.pop()
        waiting.extend(reversed(one.nodes(key)))
        yield one
    if waiting:
        top.refuse(N_("has a list of more answers than can be taken"), MOST_OPTIONS)


def _once(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple({_identity(option): option for option in reversed(list(options))}.values())[::-1]


def _identity(option: Option) -> object:
    return option.value.identity
