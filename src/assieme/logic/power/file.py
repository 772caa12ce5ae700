"""The file of one constitution: `docs/reference/constitution-file.md` describes it for people."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import (
    EVERYONE,
    INFORMAL_GROUP,
    Condition,
    Constitution,
    Group,
    Of,
    Override,
    Seat,
    seats,
    standpoints,
)
from assieme.logic.tomlfile import Table, open_sheet

MOST = 10_000
"""Members that a file may have."""

WORDS = {"all": EVERYONE, "informal": INFORMAL_GROUP, **{one.value: standpoints(one) for one in Standpoint}}


def read_constitution(text: str, file: str) -> Constitution:
    """The constitution that a TOML text describes; `file` is the name that problems carry.

    Raises `tomlfile.FileError` with every problem found, ordered by line: text that is no TOML, keys that are
    unknown, missing or of a wrong type, words outside their list, seats written twice, ids that no seat has.
    """
    root = open_sheet(text, file)
    found = constitution_in(root)
    root.finish()
    root.sheet.check()
    return found()


def constitution_in(root: Table) -> Callable[[], Constitution]:
    """Read the rules of a table; what is given back makes the constitution, once the sheet is checked."""
    tables = root.tables("seat")
    if not root.values.get("seat"):
        root.refuse("seat", "is missing: a constitution has at least one [[seat]]")
    found = [_seat(table) for table in tables]
    written = [seat for seat in found if seat]
    _refuse_twins(tables)
    ids = {str(table.values.get("id")).strip(): bool(table.values.get("vote", True)) for table in tables}
    if sum(seat.count for seat in written) > MOST:
        root.refuse("seat", f"has more than {MOST} members in all")
    conditions = [_condition(table, frozenset(ids)) for table in root.tables("condition")]
    veto = _veto(root, ids)
    binding, override = root.flag("binding"), root.word("override", Override)
    agenda, chair = _standpoints(root, "agenda"), _standpoints(root, "chair")
    return lambda: Constitution(
        seats=tuple(written),
        conditions=tuple(condition for condition in conditions if condition),
        veto=veto,
        binding=binding is not False,
        override=override or Override.NONE,
        agenda=agenda,
        chair=chair,
    )


def _seat(table: Table) -> Seat | None:
    name = table.text("id", required=True)
    standpoint = table.word("standpoint", Standpoint, required=True)
    weight = table.exact("weight")
    count = table.number("count", 1, MOST)
    vote = table.flag("vote")
    table.finish()
    if name is None or standpoint is None:
        return None
    return Seat(name, standpoint, Fraction(1) if weight is None else weight, count or 1, vote is not False)


def _refuse_twins(tables: tuple[Table, ...]) -> None:
    seen: dict[str, int] = {}
    for place, table in enumerate(tables, start=1):
        name = str(table.values.get("id", "")).strip()
        if name and name in seen:
            table.refuse("id", f"is written twice: number {seen[name]} has the same")
        seen.setdefault(name, place)


def _condition(table: Table, ids: frozenset[str]) -> Condition | None:
    of = table.word("of", Of)
    among = _among(table, ids)
    share, strict = table.exact("share", highest=1), table.flag("strict")
    at_least = table.exact("at_least")
    table.finish()
    if table.has("share") == table.has("at_least"):
        table.refuse("share", "is needed, or at_least in its place; one of the two and not both")
        return None
    if table.has("at_least") and table.has("strict"):
        table.refuse("strict", "belongs to a share; at_least has none")
    condition = Condition(of=of or Of.WEIGHT, among=among, strict=strict is not False, at_least=at_least)
    return condition if share is None else replace(condition, share=share)


def _among(table: Table, ids: frozenset[str]) -> Group:
    if isinstance(table.values.get("among"), list):
        return seats(*_known(table, "among", ids))
    word = table.text("among")
    if word is not None and word not in WORDS:
        table.refuse("among", f"must be one of {', '.join(WORDS)}, or a list of seat ids, not {word!r:.60}")
    return WORDS.get(word or "all", EVERYONE)


def _known(table: Table, key: str, ids: frozenset[str]) -> tuple[str, ...]:
    """A list of ids, each of which a seat has."""
    found = table.texts(key) or ()
    for place, name in enumerate(found):
        if name and name not in ids:
            table.sheet.refuse((*table.path, key, place), f"names {name!r:.60}, and no seat has this id")
    return found


def _veto(root: Table, ids: dict[str, bool]) -> frozenset[str]:
    found = _known(root, "veto", frozenset(ids))
    for place, name in enumerate(found):
        if not ids.get(name, True):
            root.sheet.refuse(("veto", place), f"names {name!r:.60}, which has no vote and so no veto")
    return frozenset(found)


def _standpoints(root: Table, key: str) -> Group:
    """Those who may set the agenda, or chair; everybody where nothing is said."""
    words = root.texts(key)
    if words is None or words == ("all",):
        return EVERYONE
    for place, word in enumerate(words):
        if word and word not in list(Standpoint):
            known = ", ".join(Standpoint)
            root.sheet.refuse((key, place), f'must be one of {known}, or the list must be ["all"], not {word!r:.60}')
    return standpoints(*(Standpoint(word) for word in words if word in list(Standpoint)))
