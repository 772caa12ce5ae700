"""A constitution as the file that `assieme power` reads (`docs/reference/constitution-file.md`)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import EVERYONE, INFORMAL_GROUP, Condition, Constitution, Group


def constitution_file(constitution: Constitution, remarks: Sequence[str] = ()) -> str:
    """The text of the file. `remarks` stand at its head, for people: what it is of, and the rules in sentences."""
    lines = [f"# {' '.join(line.split())}" for line in remarks]
    lines += [
        f"veto = {_list(sorted(constitution.veto))}",
        f"binding = {_flag(constitution.binding)}",
        f'override = "{constitution.override.value}"',
        f"agenda = {_list(_standpoints(constitution.agenda))}",
        f"chair = {_list(_standpoints(constitution.chair))}",
    ]
    for seat in constitution.seats:
        lines += [
            "",
            "[[seat]]",
            f'id = "{seat.id}"',
            f'standpoint = "{seat.standpoint.value}"',
            f"weight = {_exactly(seat.weight)}",
            f"count = {seat.count}",
            f"vote = {_flag(seat.vote)}",
        ]
    for condition in constitution.conditions:
        lines += [
            "",
            "[[condition]]",
            f'of = "{condition.of.value}"',
            f"among = {_among(condition.among, constitution)}",
        ]
        lines += _enough(condition)
    return "\n".join(lines) + "\n"


def _enough(condition: Condition) -> list[str]:
    if condition.at_least is not None:
        return [f"at_least = {_exactly(condition.at_least)}"]
    return [f"share = {_exactly(condition.share)}", f"strict = {_flag(condition.strict)}"]


def _among(group: Group, constitution: Constitution) -> str:
    """A word where there is one, else the seats by id; a group without a seat is named by one of its standpoints."""
    if group == EVERYONE:
        return '"all"'
    if group == INFORMAL_GROUP:
        return '"informal"'
    ids = [seat.id for seat in constitution.members(group)]
    return _list(ids) if len(group.standpoints) > 1 and ids else f'"{_standpoints(group)[0]}"'


def _standpoints(group: Group) -> list[str]:
    return ["all"] if group == EVERYONE else [one.value for one in Standpoint if one in group.standpoints]


def _exactly(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f'"{number}"'


def _flag(yes: bool) -> str:
    return "true" if yes else "false"


def _list(words: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"
