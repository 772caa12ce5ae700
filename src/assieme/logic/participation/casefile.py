"""The file of one case: `docs/reference/matrix-file.md` describes it for people."""

from enum import StrEnum

from assieme.logic.participation.cases import (
    Case,
    Initiative,
    Interviews,
    Organisation,
    Published,
    Service,
)
from assieme.logic.participation.levels import CoproductionLevel, Level, ServiceKind
from assieme.logic.tomlfile import Table, open_sheet


class Degree(StrEnum):
    """The words that seed 000, Table 4, prints in its cells, in lower case."""

    LOW = "low"
    MEDIUM_LOW = "medium-low"
    MEDIUM = "medium"
    MEDIUM_HIGH = "medium-high"
    HIGH = "high"


def _organisation(root: Table) -> Organisation | None:
    table = root.table("organisation", required=True)
    if table is None:
        return None
    name = table.text("name", required=True)
    found = Organisation(
        name=name or "",
        place=table.text("place"),
        year=table.number("year", 1900, 2200),
        source=table.text("source"),
    )
    table.finish()
    return found


def _interviews(table: Table) -> Interviews | None:
    role = table.text("role", required=True)
    count = table.number("count", 1, 100_000, required=True)
    table.finish()
    return Interviews(role, count) if role is not None and count is not None else None


def _clinical(table: Table, kind: ServiceKind) -> bool:
    said = table.flag("clinical")
    if kind.clinical is None:
        if not table.has("clinical"):
            table.refuse("clinical", 'is missing: a service of kind "other" says whether it is clinical')
        return bool(said)
    if table.has("clinical") and said is not None:
        table.refuse("clinical", 'is for kind "other" only: this kind already says it')
    return kind.clinical


def _service(table: Table) -> Service | None:
    kind = table.word("kind", ServiceKind, required=True)
    level = table.word("level_of_coproduction", CoproductionLevel, required=True)
    name, source = table.text("name"), table.text("source")
    clinical = _clinical(table, kind) if kind else bool(table.flag("clinical"))
    table.finish()
    if kind is None or level is None:
        return None
    return Service(kind=kind, level_of_coproduction=level, clinical=clinical, name=name, source=source)


def _initiative(table: Table) -> Initiative | None:
    title = table.text("title", required=True)
    level = table.word("level", Level, required=True)
    source = table.text("source")
    table.finish()
    return Initiative(title, level, source) if title is not None and level is not None else None


def _published(root: Table) -> Published | None:
    table = root.table("published")
    if table is None:
        return None
    found = Published(
        involvement=table.word("involvement", Degree),
        level_of_coproduction=table.word("level_of_coproduction", CoproductionLevel),
        power=table.word("power", Degree),
        valuing=table.word("valuing", Degree),
        leadership=table.word("leadership", Degree),
        approach=table.text("approach"),
        source=table.text("source"),
    )
    table.finish()
    return found


def _refuse_twins(tables: tuple[Table, ...], keys: tuple[str, ...], key: str) -> None:
    """Refuse every table that says the same in all `keys` as one before it, at `key`."""
    seen: dict[tuple[str, ...], int] = {}
    for place, table in enumerate(tables, start=1):
        said = tuple(str(table.values.get(one, "")).strip().casefold() for one in keys)
        if table.has(key) and said in seen:
            table.refuse(key, f"is written twice: number {seen[said]} says the same")
        seen.setdefault(said, place)


def read_case(text: str, file: str) -> Case:
    """The case that a TOML text describes; `file` is the name that problems carry.

    Raises `tomlfile.FileError` with every problem found, ordered by line: text that is no TOML, keys that
    are unknown, missing or of a wrong type, words outside their list, services or initiatives written twice.
    """
    root = open_sheet(text, file)
    organisation = _organisation(root)
    interviews, services = root.tables("interviews"), root.tables("service")
    initiatives = root.tables("initiative")
    case = Case(
        organisation=organisation or Organisation(""),
        services=tuple(one for one in map(_service, services) if one),
        initiatives=tuple(one for one in map(_initiative, initiatives) if one),
        interviews=tuple(one for one in map(_interviews, interviews) if one),
        published=_published(root),
    )
    root.finish()
    _refuse_twins(interviews, ("role",), "role")
    _refuse_twins(services, ("kind", "name"), "kind")
    _refuse_twins(initiatives, ("level", "title"), "title")
    root.sheet.check()
    return case
