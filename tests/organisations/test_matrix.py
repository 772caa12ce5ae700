"""The IAP2 matrix and the comparison: organisations side by side, as a page and as files."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in

from assieme.demo.load_cases import load_cases
from assieme.organisations import actions
from assieme.organisations.models import Organisation
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Organisation:
    organisation = an_organisation()
    service = actions.add_service(
        organisation=organisation,
        kind="daily centre",
        name="Day centre",
        clinical=True,
        level_of_coproduction="high",
        by=system_person(),
        now=NOW,
    )
    for title, level, where in (("=Quiet room", "collaborate", service), ("Garden", "consult", None)):
        initiative = an_initiative(organisation, title=title, service=where)
        declared = actions.Declared(level=level)
        actions.declare(initiative=initiative, declared=declared, by=system_person(), now=NOW)
    an_initiative(organisation, title="Nothing declared")
    return organisation


def _json(client: Client, **said: str | list[str]) -> dict[str, dict[str, object]]:
    found = client.get(reverse("matrix_json"), said).json()["organisations"]
    return {organisation["name"]: organisation for organisation in found}


def _lines(client: Client, **said: str | list[str]) -> list[dict[str, str]]:
    text = client.get(reverse("matrix_csv"), said).content.decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_anybody_reads_the_published_cases_and_nothing_else(client: Client, own: Organisation) -> None:
    load_cases(now=NOW)
    assert list(_json(client)) == ["Case 1", "Case 2", "Case 3", "Case 4"]
    page = client.get(reverse("matrix")).content.decode()
    assert "Evening meetings with young patients" in page
    assert own.name not in page


def test_a_member_sees_their_own_organisation_beside_the_cases(client: Client, own: Organisation) -> None:
    load_cases(now=NOW)
    signed_in(client, a_member(own))
    assert set(_json(client)) == {own.name, "Case 1", "Case 2", "Case 3", "Case 4"}
    assert _json(client)[own.name]["counts"] == {
        "inform": 0,
        "consult": 1,
        "involve": 0,
        "collaborate": 1,
        "empower": 0,
    }


def test_a_member_of_another_organisation_does_not(client: Client, own: Organisation) -> None:
    signed_in(client, a_member(an_organisation()))
    assert own.name not in client.get(reverse("matrix")).content.decode()
    assert own.name not in _json(client, organisation=str(own.pk))


def test_the_last_declaration_counts(client: Client, own: Organisation) -> None:
    garden = own.initiatives.get(title="Garden")
    actions.declare(initiative=garden, declared=actions.Declared(level="empower"), by=system_person(), now=NOW)
    signed_in(client, a_member(own))
    assert [line["level"] for line in _lines(client) if line["initiative"] == "Garden"] == ["empower"]


def test_each_cell_leads_to_its_declaration_with_its_source(client: Client) -> None:
    case = load_cases(now=NOW)[2]
    initiative = case.initiatives.get(title="Morning group meetings")
    address = reverse("focus", kwargs={"id": initiative.pk})
    assert address in client.get(reverse("matrix")).content.decode()
    page = client.get(address).content.decode()
    assert "Table 3, Involve, Case 3" in page
    assert "nobody can change it" in page


def test_an_empty_cell_says_that_nothing_was_printed(client: Client) -> None:
    case = load_cases(now=NOW)[2]
    page = client.get(reverse("matrix"), {"organisation": str(case.pk)}).content.decode()
    assert page.count("nothing printed here") == 2  # Inform and Empower


def test_filters_by_organisation_level_and_kind(client: Client) -> None:
    cases = load_cases(now=NOW)
    assert list(_json(client, organisation=[str(cases[0].pk), str(cases[3].pk)])) == ["Case 1", "Case 4"]
    assert {line["level"] for line in _lines(client, level="involve")} == {"involve"}
    assert list(_json(client, kind="high intensive care")) == ["Case 2", "Case 3"]


def test_a_kind_of_service_keeps_initiatives_of_that_kind_and_those_of_none(client: Client, own: Organisation) -> None:
    other = actions.add_service(organisation=own, kind="hospital centre", clinical=True, by=system_person(), now=NOW)
    ward = an_initiative(own, title="Ward tea", service=other)
    actions.declare(initiative=ward, declared=actions.Declared(level="inform"), by=system_person(), now=NOW)
    signed_in(client, a_member(own))
    titles = {line["initiative"] for line in _lines(client, kind="daily centre")}
    assert titles == {"'=Quiet room", "Garden"}


@pytest.mark.parametrize("said", [{"level": "nonsense"}, {"organisation": "nonsense"}, {"kind": "nonsense"}])
def test_a_filter_that_is_none_shows_everything_and_says_so(client: Client, said: dict[str, str]) -> None:
    load_cases(now=NOW)
    answer = client.get(reverse("matrix"), said)
    assert answer.status_code == 200
    assert "Please look at this again" in answer.content.decode()
    assert "Case 4" in answer.content.decode()


def test_the_spreadsheet_computes_nothing(client: Client, own: Organisation) -> None:
    signed_in(client, a_member(own))
    assert "'=Quiet room" in {line["initiative"] for line in _lines(client)}


def test_the_files_are_also_a_format_of_the_page(client: Client) -> None:
    load_cases(now=NOW)
    as_csv = client.get(reverse("matrix"), {"format": "csv"})
    assert as_csv.headers["Content-Type"].startswith("text/csv")
    assert as_csv.content == client.get(reverse("matrix_csv")).content
    assert client.get(reverse("matrix"), {"format": "json"}).json() == client.get(reverse("matrix_json")).json()


def test_the_comparison_says_what_it_is_and_ranks_nobody(client: Client) -> None:
    load_cases(now=NOW)
    page = client.get(reverse("comparison")).content.decode()
    assert "This is a check of consistency on four cases. It is no validation." in page
    assert "No organisation ranks above another." in page
    places = [page.index(f">{name}</a></h3>") for name in ("Case 1", "Case 2", "Case 3", "Case 4")]
    assert places == sorted(places)
    assert page.count("the same</span>") == 12
    assert "not the same" not in page


def test_the_comparison_derives_for_ones_own_organisation_too(client: Client, own: Organisation) -> None:
    signed_in(client, a_member(own))
    page = client.get(reverse("comparison")).content.decode()
    assert "In 1 of 2 initiatives, people share the say." in page
    assert "essential part" in page
    assert ">printed<" not in page


def test_without_any_organisation_the_pages_say_so(client: Client) -> None:
    assert "Nothing fits what you chose" in client.get(reverse("matrix")).content.decode()
    assert "Nothing to show yet" in client.get(reverse("comparison")).content.decode()
