"""The four published cases, cell by cell as seed 000 prints them in its Tables 1 to 4."""

import pytest
from tests.factories import NOW

from assieme.core.access import Refused
from assieme.core.events.verify import verify
from assieme.demo.load_cases import load_cases
from assieme.organisations import actions
from assieme.organisations.comparison_reads import compared
from assieme.organisations.matrix_reads import Choice, columns
from assieme.organisations.models import Declaration, Initiative, Organisation, Service
from assieme.organisations.visitors import VISITOR
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db

PLACES = {
    "Case 1": "Como, Lombardy",
    "Case 2": "Saronno, Lombardy",
    "Case 3": "Treviglio, Lombardy",
    "Case 4": "Trento, Trentino Alto Adige",
}

# Table 1: columns are Cases 1 to 4.
INTERVIEWS = {
    "Case 1": [["nurse", 1], ["educator", 2], ["patient", 4], ["relative", 2]],
    "Case 2": [["psychiatrist", 1], ["educator", 2], ["patient", 1], ["relative", 2]],
    "Case 3": [["psychologist", 1], ["educator", 2], ["patient", 4], ["volunteer", 1]],
    "Case 4": [["psychiatrist", 1], ["educator", 2], ["patient", 2], ["relative", 2]],
}

# Table 2: columns are Cases 1 to 4; an empty cell is an empty text.
SERVICES = {
    "daily centre": ("low", "low", "low", "high"),
    "psychological social centre": ("low", "low", "low", "high"),
    "high intensive care": ("", "low", "low", ""),
    "hospital centre": ("low", "low", "", "high"),
    "patients' organisation": ("low", "high", "", ""),
    "caregivers' organisation": ("high", "high", "", ""),
    "voluntary organisation": ("", "high", "high", ""),
}

# Table 3: columns are Cases 1 to 4. Case 3 has an empty cell at Inform.
INITIATIVES: dict[str, tuple[list[str], ...]] = {
    "inform": (
        ["Oral information during clinical visit"],
        [
            "Oral information during clinical visit",
            "Specific disease courses",
            "Courses for caregivers",
            "Courses for professionals",
            "Open informing events",
        ],
        [],
        [
            "Oral information during clinical visit",
            "Written information during clinical visit",
            "Specific disease courses",
            "Courses for professionals (3 years ago)",
            "Self-organized courses",
            "Open conferences",
        ],
    ),
    "consult": (
        ["Evening meetings with caregivers"],
        ["Periodical meeting with caregivers"],
        ["Evening meetings with young patients"],
        [
            "Q&A session at specific disease courses",
            "Q&A session at self-organized courses",
            "Q&A session at open conferences",
        ],
    ),
    "involve": (
        [],
        [],
        ["Morning group meetings"],
        ["Definition of the role of expert patients", "Patients as consultants of centre's projects"],
    ),
    "collaborate": (
        ["Evening meetings' decisional board with caregivers"],
        ["FareAssieme committee", "AppuntaMenti", "Piano di Trattamento Individuale (PTI) tool"],
        ["Patients' laboratories", "Patient as part of the decisional board of open conferences"],
        ["FareAssieme committee", "Mixed governance of mental health centre", "FareFamiglia"],
    ),
    "empower": (
        [],
        [],
        [],
        [
            "Expert patient as leader of the clinical team",
            "Expert patients as professional in the daily centre",
        ],
    ),
}

# Table 4: its columns run Case 1, 3, 2, 4.
PRINTED_ORDER = ("Case 1", "Case 3", "Case 2", "Case 4")
PRINTED = {
    "involvement": ("medium-low", "medium-low", "medium-high", "high"),
    "level_of_coproduction": ("low", "low", "low", "high"),
    "power": ("low", "medium-low", "medium-low", "high"),
    "valuing": ("low", "low", "medium", "high"),
    "leadership": ("low", "low", "medium-high", "high"),
}
APPROACHES = {"Case 1": "add-on", "Case 2": "trade-off", "Case 3": "add-on", "Case 4": "essential part"}


@pytest.fixture
def cases() -> list[Organisation]:
    return load_cases(now=NOW)


def test_four_organisations_with_their_places_dated_2017(cases: list[Organisation]) -> None:
    assert {case.name: case.place for case in cases} == PLACES
    assert {case.published_year for case in cases} == {2017}
    assert all(case.source for case in cases)


def test_services_equal_table_2_cell_by_cell(cases: list[Organisation]) -> None:
    found = {
        kind: tuple(
            ", ".join(
                Service.objects.filter(organisation=case, kind=kind).values_list("level_of_coproduction", flat=True)
            )
            for case in cases
        )
        for kind in SERVICES
    }
    assert found == SERVICES
    assert Service.objects.count() == sum(bool(level) for row in SERVICES.values() for level in row)


def test_initiatives_equal_table_3_cell_by_cell(cases: list[Organisation]) -> None:
    shown = columns(VISITOR, Choice())
    assert [column.name for column in shown] == list(PLACES)
    found = {level: tuple([one.title for one in column.cells[level]] for column in shown) for level in INITIATIVES}
    assert found == INITIATIVES
    assert Initiative.objects.count() == sum(len(cell) for row in INITIATIVES.values() for cell in row)


def test_every_initiative_and_service_names_its_source_cell(cases: list[Organisation]) -> None:
    for declaration in Declaration.objects.select_related("initiative__organisation"):
        cell = f"Table 3, {declaration.level.capitalize()}, {declaration.initiative.organisation.name}"
        assert declaration.source == cell
    for service in Service.objects.select_related("organisation"):
        assert service.source.startswith("Table 2, ")
        assert service.source.endswith(f", {service.organisation.name}")


def test_findings_equal_table_4_whose_columns_run_1_3_2_4(cases: list[Organisation]) -> None:
    by_name = {case.name: case.printed for case in cases}
    for measure, row in PRINTED.items():
        assert tuple(getattr(by_name[name], measure) for name in PRINTED_ORDER) == row


def test_interviews_equal_table_1(cases: list[Organisation]) -> None:
    assert {case.name: case.printed.interviews for case in Organisation.objects.select_related("printed")} == INTERVIEWS


def test_the_rule_gives_the_first_two_rows_of_table_4_and_the_approach(cases: list[Organisation]) -> None:
    found = {one.column.name: one for one in compared(VISITOR)}
    assert {name: one.classification.approach for name, one in found.items()} == APPROACHES
    for measure in ("involvement", "level_of_coproduction"):
        derived = tuple(getattr(found[name].classification, measure) for name in PRINTED_ORDER)
        assert derived == PRINTED[measure]
    assert all(line.same for one in found.values() for line in one.lines)


def test_loading_twice_adds_nothing(cases: list[Organisation]) -> None:
    assert load_cases(now=NOW) == []
    assert Organisation.objects.count() == 4


def test_a_case_that_was_loaded_in_part_is_loaded_wholly_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(actions, "publish_case", fails)
        with pytest.raises(RuntimeError):
            load_cases(now=NOW)
    assert Organisation.objects.count() == 0
    assert len(load_cases(now=NOW)) == 4


def test_loading_leaves_a_log_that_verifies(cases: list[Organisation]) -> None:
    verdict = verify()
    assert verdict.ok
    # founded, published; each service; each initiative begun and declared
    assert verdict.events == 2 * 4 + Service.objects.count() + 2 * Initiative.objects.count()


def test_nobody_changes_a_case_once_it_is_published(cases: list[Organisation]) -> None:
    with pytest.raises(Refused):
        actions.begin_initiative(organisation=cases[0], title="Invented", by=system_person(), now=NOW)
    declared = actions.Declared(level="empower")
    initiative = cases[0].initiatives.first()
    assert initiative is not None
    with pytest.raises(Refused):
        actions.declare(initiative=initiative, declared=declared, by=system_person(), now=NOW)
