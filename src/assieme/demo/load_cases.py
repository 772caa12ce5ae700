"""Loads the four published cases (seed 000, Tables 1 to 4) through the same actions that people use."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from assieme.logic.participation.casefile import read_case
from assieme.logic.participation.cases import Case
from assieme.organisations import actions
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person

CASES = Path(__file__).parent / "cases"


def case_files() -> list[Path]:
    """The package's case files, in the order of their names."""
    return sorted(CASES.glob("*.toml"))


def load_cases(*, now: datetime) -> list[Organisation]:
    """Load every case that isn't there yet, each wholly or not at all; returns those loaded now.

    Raises `assieme.logic.tomlfile.FileError` where a file is malformed.
    """
    loaded: list[Organisation] = []
    for path in case_files():
        case = read_case(path.read_text(encoding="utf-8"), path.name)
        with transaction.atomic():
            if not _is_here(case):
                loaded.append(_load(case, by=system_person(), now=now))
    return loaded


def _is_here(case: Case) -> bool:
    described = case.organisation
    return Organisation.objects.filter(name=described.name, published_year=described.year).exists()


def _load(case: Case, *, by: Person, now: datetime) -> Organisation:
    described = case.organisation
    if described.year is None:
        raise ValueError(f"{described.name}: a published case has a year")
    organisation = actions.found_organisation(
        name=described.name, place=described.place or "", source=described.source or "", by=by, now=now
    )
    for service in case.services:
        actions.add_service(
            organisation=organisation,
            kind=service.kind,
            name=service.name or "",
            clinical=service.clinical,
            level_of_coproduction=service.level_of_coproduction,
            source=service.source or "",
            by=by,
            now=now,
        )
    for activity in case.initiatives:
        initiative = actions.begin_initiative(organisation=organisation, title=activity.title, by=by, now=now)
        declared = actions.Declared(level=activity.level, source=activity.source or "")
        actions.declare(initiative=initiative, declared=declared, by=by, now=now)
    return actions.publish_case(organisation=organisation, year=described.year, printed=_printed(case), by=by, now=now)


def _printed(case: Case) -> actions.Printed | None:
    said = case.published
    if said is None:
        return None
    return actions.Printed(
        interviews=tuple((group.role, group.count) for group in case.interviews),
        involvement=said.involvement or "",
        level_of_coproduction=said.level_of_coproduction or "",
        power=said.power or "",
        valuing=said.valuing or "",
        leadership=said.leadership or "",
        approach=said.approach or "",
        source=said.source or "",
    )
