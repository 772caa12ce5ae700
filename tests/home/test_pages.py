"""The pages that gather: who sees them, what they say, and that they cost the same whatever the rows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.events.seal import seal_all
from assieme.organisations import actions
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.cards import actions as cards
from assieme.toolkit.cards.written import Written

pytestmark = pytest.mark.django_db
PATH_QUERIES, DAY_QUERIES = 18, 55


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation(crisis_phone="800 000 000")


@pytest.fixture
def initiative(organisation: Organisation) -> Initiative:
    return an_initiative(organisation, title="A quiet room")


def _ideas(initiative: Initiative, author: Person, number: int) -> None:
    for turn in range(number):
        written = Written(idea=f"Idea {turn}")
        cards.raise_card(initiative=initiative, written=written, authorship="named", by=author, now=NOW)


@pytest.mark.parametrize("page", ["initiative", "grow"])
def test_an_initiative_is_there_for_its_organisation_alone(
    client: Client, organisation: Organisation, initiative: Initiative, page: str
) -> None:
    address = reverse(page, kwargs={"id": initiative.pk})
    assert client.get(address).status_code == 302
    assert signed_in(client, a_member(organisation)).get(address).status_code == 200
    assert signed_in(client, a_member(an_organisation())).get(address).status_code == 404


def test_the_path_says_what_is_done_and_what_is_next(
    client: Client, organisation: Organisation, initiative: Initiative
) -> None:
    kim = a_facilitator(organisation)
    actions.finish_step(initiative=initiative, step="map", by=kim, now=NOW)
    page = signed_in(client, a_member(organisation)).get(reverse("initiative", kwargs={"id": initiative.pk}))
    text = page.content.decode()
    assert "path__step--done" in text
    assert "Next: <strong>Focus it</strong>" in text
    assert "Your care never depends on it" in text
    assert "Something went wrong" in text
    assert "Finish a step" not in text


def test_who_leads_finishes_a_step_and_opens_it_again(
    client: Client, organisation: Organisation, initiative: Initiative
) -> None:
    address = reverse("step", kwargs={"id": initiative.pk})
    signed_in(client, a_member(organisation))
    assert client.post(address, {"step": "map", "move": "finish"}).status_code == 404
    kim = a_facilitator(organisation)
    actions.finish_step(initiative=initiative, step="map", by=kim, now=NOW)
    actions.reopen_step(initiative=initiative, step="map", by=kim, now=NOW)
    state = initiative.steps.get(step="map")
    assert state.done_at is None
    assert state.reopened_at == NOW


def test_a_member_takes_part_and_stops_from_the_path(
    client: Client, organisation: Organisation, initiative: Initiative
) -> None:
    signed_in(client, a_member(organisation))
    address = reverse("initiative", kwargs={"id": initiative.pk})
    assert "Stop taking part" not in client.get(address).content.decode()
    client.post(reverse("take_part", kwargs={"id": initiative.pk}))
    assert "Stop taking part" in client.get(address).content.decode()
    client.post(reverse("stop_taking_part", kwargs={"id": initiative.pk}))
    assert "Stop taking part" not in client.get(address).content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_the_path_costs_the_same_whatever_the_ideas(
    client: Client,
    organisation: Organisation,
    initiative: Initiative,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    member = a_member(organisation)
    _ideas(initiative, member, number)
    signed_in(client, member).get("/my-day")
    with django_assert_num_queries(PATH_QUERIES):
        client.get(reverse("initiative", kwargs={"id": initiative.pk}))


@pytest.mark.parametrize("number", [1, 30])
def test_my_day_costs_the_same_whatever_the_ideas(
    client: Client,
    organisation: Organisation,
    initiative: Initiative,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    member = a_member(organisation)
    _ideas(initiative, member, number)
    signed_in(client, member).get("/my-day")
    with django_assert_num_queries(DAY_QUERIES):
        client.get("/my-day")


def test_my_day_shows_what_came_of_what_i_said(
    client: Client, organisation: Organisation, initiative: Initiative
) -> None:
    member = a_member(organisation, name="Robin")
    _ideas(initiative, member, 1)
    text = signed_in(client, member).get("/my-day").content.decode()
    assert "Hello, Robin" in text
    assert "Idea 0" in text
    assert "800 000 000" in text


def test_a_published_case_opens_for_everybody_and_says_only_what_was_printed(client: Client) -> None:
    system = system_person()
    organisation = actions.found_organisation(name="Case 9", source="a paper", by=system, now=NOW)
    initiative = actions.begin_initiative(organisation=organisation, title="Evening meetings", by=system, now=NOW)
    declared = actions.Declared(level="consult", source="Table 3, Consult, Case 9")
    actions.declare(initiative=initiative, declared=declared, by=system, now=NOW)
    actions.publish_case(organisation=organisation, year=2017, by=system, now=NOW)
    text = client.get(reverse("initiative", kwargs={"id": initiative.pk})).content.decode()
    assert "Published case, 2017" in text
    assert "Table 3, Consult, Case 9" in text
    assert "I have an idea" not in text


def test_the_log_is_read_by_who_leads_and_everybody_sees_who_may_and_the_seals(
    client: Client, organisation: Organisation, initiative: Initiative
) -> None:
    seal_all(NOW + timedelta(seconds=2))
    address = reverse("event_log", kwargs={"id": organisation.pk})
    as_member = signed_in(client, a_member(organisation)).get(address).content.decode()
    assert "Who may read it" in as_member
    assert "An initiative was begun" not in as_member
    assert "Seals, newest first" in as_member
    as_leader = signed_in(client, a_facilitator(organisation)).get(address).content.decode()
    assert "An initiative was begun" in as_leader
    assert signed_in(client, a_facilitator(an_organisation())).get(address).status_code == 404


def test_the_log_goes_on_by_key(client: Client, organisation: Organisation, initiative: Initiative) -> None:
    member = a_member(organisation)
    _ideas(initiative, member, 60)
    address = reverse("event_log", kwargs={"id": organisation.pk})
    leader = signed_in(client, a_facilitator(organisation))
    first = leader.get(address).content.decode()
    assert "Older lines" in first
    older = first.split('href="?before=')[1].split('"')[0]
    second = leader.get(address, {"before": older}).content.decode()
    assert "An initiative was begun" in second
    assert leader.get(address, {"before": "nonsense"}).status_code == 200


def test_the_tools_are_those_of_the_initiative_that_is_chosen(client: Client) -> None:
    organisation = an_organisation()
    mine, other = an_initiative(organisation), an_initiative(organisation)
    client = signed_in(client, a_member(organisation))
    html = client.get(reverse("tools"), {"for": str(other.pk)}).content.decode()
    assert reverse("map", kwargs={"id": other.pk}) in html
    assert reverse("map", kwargs={"id": mine.pk}) not in html
    assert f"?for={mine.pk}" in html


def test_the_tools_stand_there_before_the_first_initiative(client: Client) -> None:
    html = signed_in(client, a_member(an_organisation())).get(reverse("tools")).content.decode()
    assert "No group yet" in html
    assert reverse("my_profile") in html
