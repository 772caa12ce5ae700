"""The circle of support: naming, moving, taking out; and who may."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.circles.placing import place
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.circles import access, actions, contact_actions, reads, telling_actions
from assieme.circles.contact_actions import ContactPlan
from assieme.circles.models import Move, PlacedPerson
from assieme.core.access import Permission, Refused
from assieme.core.models import Event
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Organisation, Service
from assieme.people.models import Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db


def people_page(initiative: Initiative) -> str:
    return reverse("people", kwargs={"id": initiative.pk})


def test_a_person_is_placed_moved_and_the_moves_are_kept(initiative: Initiative, person: Person) -> None:
    placed = place(initiative, person)
    actions.move_person(placed=placed, circle=Circle.PARTICIPANTS, by=person, now=NOW + timedelta(days=1))
    placed.refresh_from_db()
    assert placed.circle == "participants"
    kept = [(move.from_circle, move.to_circle, move.moved_by) for move in Move.objects.order_by("id")]
    assert kept == [("", "involved", person), ("involved", "participants", person)]


def test_a_move_to_the_same_circle_leaves_no_trace(initiative: Initiative, person: Person) -> None:
    placed = place(initiative, person)
    actions.move_person(placed=placed, circle=Circle.INVOLVED, by=person, now=NOW)
    assert Move.objects.count() == 1


def test_moves_cannot_be_changed(initiative: Initiative, person: Person) -> None:
    place(initiative, person)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE circles_move SET to_circle = 'consulted'")


def test_no_name_stands_in_the_moves_or_the_log(initiative: Initiative, person: Person) -> None:
    placed = place(initiative, person, name="Zebediah")
    actions.remove_person(placed=placed, reason="own wish", by=person, now=NOW)
    rows = str(list(Move.objects.values())) + str(list(Event.objects.values()))
    assert "Zebediah" not in rows


def test_taking_a_person_out_erases_all_that_was_written_of_them(initiative: Initiative, person: Person) -> None:
    placed = place(initiative, person, standpoint="carer")
    service = Service.objects.create(
        organisation=initiative.organisation, kind="daily centre", clinical=True, created_at=NOW
    )
    actions.say_services(placed=placed, services=[service], by=person, now=NOW)
    plan = ContactPlan(how="by phone", how_often="monthly", keeper=person, next=date(2026, 6, 1))
    contact_actions.plan_contact(placed=placed, plan=plan, by=person, now=NOW)
    telling_actions.tell_member(placed=placed, member=person, by=person, now=NOW)
    actions.remove_person(placed=placed, reason="own wish", by=person, now=NOW)
    placed.refresh_from_db()
    left = (placed.name, placed.standpoint, placed.contact_how, placed.how_often, placed.circle)
    assert left == ("", "", "", "", "")
    assert (placed.member, placed.keeper, placed.next_contact, placed.told_at) == (None, None, None, None)
    assert not placed.services.exists()
    assert not reads.placed_people(initiative).exists()
    assert str(placed) == "Someone"


def test_a_person_who_was_taken_out_stays_out(initiative: Initiative, person: Person) -> None:
    placed = place(initiative, person)
    actions.remove_person(placed=placed, reason="mistake", by=person, now=NOW)
    with pytest.raises(Refused):
        actions.move_person(placed=placed, circle=Circle.CONSULTED, by=person, now=NOW)


def test_the_summary_says_who_is_missing_and_whom_to_get_in_touch_with(initiative: Initiative, person: Person) -> None:
    place(initiative, person, standpoint="carer", circle=Circle.CO_PRODUCERS)
    late = place(initiative, person, name="Lou")
    contact_actions.plan_contact(placed=late, plan=ContactPlan(next=date(2026, 5, 1)), by=person, now=NOW)
    summary = reads.summary(reads.by_circle(reads.placed_people(initiative)), date(2026, 5, 2))
    assert (summary.people, summary.standpoint_not_said, summary.overdue) == (2, 1, 1)
    assert "carer" not in summary.missing
    assert "service user" in summary.missing


ROLES = ["takes part", "facilitator", "administrator", "member", "elsewhere"]
MAY: dict[str, dict[str, type[Exception] | None]] = {
    "open": {"takes part": None, "facilitator": None, "administrator": None, "member": Http404, "elsewhere": Http404},
    "closed": {"takes part": Refused, "facilitator": Refused, "administrator": Refused, "member": Http404,
               "elsewhere": Http404},
}  # fmt: skip


def actor(role: str, organisation: Organisation, taking_part: Person) -> Person:
    if role == "takes part":
        return taking_part
    if role == "elsewhere":
        return a_member(an_organisation(), "professional", role="facilitator")
    return a_member(organisation, "professional", role=role)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("phase", MAY)
def test_who_may_change_the_circle_and_when(
    role: str, phase: str, organisation: Organisation, initiative: Initiative, person: Person
) -> None:
    by = actor(role, organisation, person)
    placed = place(initiative, person)
    if phase == "closed":
        Initiative.objects.filter(pk=initiative.pk).update(closed_at=NOW)
        placed.refresh_from_db()
    expected = MAY[phase][role]
    for attempt in (
        lambda: place(initiative, by, name="Sam"),
        lambda: actions.move_person(placed=placed, circle=Circle.CONSULTED, by=by, now=NOW),
        lambda: actions.say_services(placed=placed, services=[], by=by, now=NOW),
        lambda: actions.begin_board(initiative=initiative, title="Later", carried_on=True, by=by, now=NOW),
        lambda: contact_actions.plan_contact(placed=placed, plan=ContactPlan(), by=by, now=NOW),
        lambda: contact_actions.note_contact(placed=placed, by=by, now=NOW),
        lambda: telling_actions.make_letter(placed=placed, by=by, now=NOW),
        lambda: telling_actions.tell_member(placed=placed, member=person, by=by, now=NOW),
        lambda: actions.remove_person(placed=placed, reason="mistake", by=by, now=NOW),
    ):
        if expected is None:
            attempt()
        else:
            with pytest.raises(expected):
                attempt()


@pytest.mark.parametrize("name", ["see_circle", "see_placed"])
@pytest.mark.parametrize(("role", "sees"), [("member", True), ("facilitator", True), ("elsewhere", False)])
def test_who_sees_the_circle(
    name: str, role: str, sees: bool, organisation: Organisation, initiative: Initiative, person: Person
) -> None:
    permission: Permission[Any] = getattr(access, name)
    row = initiative if permission.model is Initiative else place(initiative, person)
    assert permission.sees(actor(role, organisation, person), row) is sees


def test_the_page_is_not_there_for_others_and_asks_strangers_to_sign_in(client: Client, initiative: Initiative) -> None:
    assert client.get(people_page(initiative)).status_code == 302
    stranger = a_member(an_organisation(), "carer")
    assert signed_in(client, stranger).get(people_page(initiative)).status_code == 404


def test_the_picture_and_the_list_name_the_same_people(client: Client, initiative: Initiative, person: Person) -> None:
    place(initiative, person, name="Kim Example", standpoint="carer")
    html = signed_in(client, person).get(people_page(initiative)).content.decode()
    assert html.count("Kim Example, circle of involved, carer") == 2  # wide and narrow
    assert ">Kim Example</a>" in html
    assert "circle of co-producers" in html
    assert "Your care never depends on it" in html
    assert "EQUIL" in html


def test_a_job_title_is_asked_about_once_and_may_be_a_name(
    client: Client, initiative: Initiative, person: Person
) -> None:
    client = signed_in(client, person)
    address = reverse("circle_add", kwargs={"id": initiative.pk})
    asked = client.post(address, {"name": "Team manager", "circle": "involved"})
    assert asked.status_code == 422
    assert "Sorry to ask" in asked.content.decode()
    client.post(address, {"name": "Team manager", "circle": "involved", "is_a_name": "on"})
    assert PlacedPerson.objects.get().name == "Team manager"


def test_a_standpoint_is_written_down_only_when_the_person_agreed(
    client: Client, initiative: Initiative, person: Person
) -> None:
    client = signed_in(client, person)
    address = reverse("circle_add", kwargs={"id": initiative.pk})
    form = {"name": "Kim", "circle": "involved", "standpoint": "service user"}
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | {"agreed": "on"}).status_code == 302
    assert PlacedPerson.objects.get().standpoint == "service user"


def test_the_form_in_the_list_moves_a_person_without_script(
    client: Client, initiative: Initiative, person: Person
) -> None:
    placed = place(initiative, person)
    answer = signed_in(client, person).post(
        reverse("circle_move", kwargs={"id": placed.pk}), {"circle": "co-producers"}
    )
    assert answer.headers["Location"] == f"{people_page(initiative)}#person-{placed.pk}"
    placed.refresh_from_db()
    assert placed.circle == "co-producers"


def test_a_service_that_nobody_here_is_part_of_is_said_to_be_missing(
    client: Client, initiative: Initiative, person: Person
) -> None:
    here = initiative.organisation
    kinds = {"Day centre": "daily centre", "Ward": "high intensive care"}
    rows = {
        name: Service.objects.create(organisation=here, kind=kind, name=name, clinical=True, created_at=NOW)
        for name, kind in kinds.items()
    }
    assert reads.services_nobody_is_part_of(initiative) == [rows["Day centre"], rows["Ward"]]
    client = signed_in(client, person)
    form = {"name": "Kim", "circle": "involved", "services": [str(rows["Ward"].pk)]}
    client.post(reverse("circle_add", kwargs={"id": initiative.pk}), form)
    assert reads.services_nobody_is_part_of(initiative) == [rows["Day centre"]]
    html = client.get(people_page(initiative)).content.decode()
    assert f"?service={rows['Day centre'].pk}" in html
    assert f"?service={rows['Ward'].pk}" not in html
    placed = PlacedPerson.objects.get()
    client.post(reverse("circle_services", kwargs={"id": placed.pk}), {"services": []})
    assert len(reads.services_nobody_is_part_of(initiative)) == 2


def test_a_service_of_another_organisation_cannot_be_chosen(initiative: Initiative, person: Person) -> None:
    other = Service.objects.create(organisation=an_organisation(), kind="other", clinical=False, created_at=NOW)
    placed = place(initiative, person)
    actions.say_services(placed=placed, services=[other], by=person, now=NOW)
    assert not placed.services.exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_at_one_person_and_at_thirty(
    rows: int, client: Client, initiative: Initiative, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        placed = place(initiative, system_person(), name=f"Person {number}")
        plan = ContactPlan(how_often="monthly", keeper=a_member(initiative.organisation, "carer"))
        contact_actions.plan_contact(placed=placed, plan=plan, by=system_person(), now=NOW)
    client = signed_in(client, a_member(initiative.organisation, "carer"))
    client.get(people_page(initiative))
    with django_assert_num_queries(10):
        client.get(people_page(initiative))
