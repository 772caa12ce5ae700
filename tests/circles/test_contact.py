"""Keeping in touch: the rhythm, one tap, and the keeper's own day."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.circles.placing import place
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.circles import actions, contact_actions
from assieme.circles.contact_actions import ContactPlan
from assieme.circles.intervals import DAYS, MONTHS, next_after
from assieme.circles.models import PlacedPerson
from assieme.circles.my_day import waiting_for
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person

TODAY = NOW.date()
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@given(day=days, how_often=st.sampled_from([*DAYS, *MONTHS]))
def test_the_next_time_is_about_one_rhythm_later(day: date, how_often: str) -> None:
    following = next_after(day, how_often)
    assert following is not None
    expected = DAYS.get(how_often) or MONTHS[how_often] * 30.44
    assert abs((following - day).days - expected) <= 3
    assert how_often in DAYS or following.day in (day.day, 28, 29, 30)


@pytest.mark.parametrize(
    ("day", "how_often", "following"),
    [
        (date(2026, 1, 31), "monthly", date(2026, 2, 28)),
        (date(2025, 12, 15), "monthly", date(2026, 1, 15)),
        (date(2024, 2, 29), "yearly", date(2025, 2, 28)),
        (date(2026, 11, 30), "quarterly", date(2027, 2, 28)),
        (date(2026, 5, 4), "weekly", date(2026, 5, 11)),
        (date(2026, 5, 4), "when needed", None),
        (date(2026, 5, 4), "", None),
    ],
)
def test_the_next_time_by_the_calendar(day: date, how_often: str, following: date | None) -> None:
    assert next_after(day, how_often) == following


@pytest.mark.parametrize(
    ("plan", "following"),
    [
        (ContactPlan(), None),
        (ContactPlan(how_often="monthly"), TODAY),
        (ContactPlan(how_often="monthly", last=date(2026, 4, 20)), date(2026, 5, 20)),
        (ContactPlan(how_often="monthly", last=date(2026, 4, 20), next=date(2026, 7, 1)), date(2026, 7, 1)),
        (ContactPlan(how_often="when needed", last=date(2026, 4, 20)), None),
    ],
)
def test_the_next_time_follows_from_the_plan(plan: ContactPlan, following: date | None) -> None:
    assert plan.next_from(TODAY) == following


@pytest.fixture
def placed(initiative: Initiative, person: Person) -> PlacedPerson:
    return place(initiative, person)


@pytest.fixture
def kept(placed: PlacedPerson, person: Person) -> PlacedPerson:
    """Noa keeps in touch every month, and it is time."""
    plan = ContactPlan(how="by phone", how_often="monthly", keeper=person, last=date(2026, 3, 1))
    return contact_actions.plan_contact(placed=placed, plan=plan, by=person, now=NOW)


@pytest.mark.django_db
def test_one_tap_notes_the_day_and_works_out_the_next(client: Client, kept: PlacedPerson, person: Person) -> None:
    assert [(one.words, one.late) for one in waiting_for(person, TODAY)] == [("Kim", True)]
    contact_actions.note_contact(placed=kept, by=person, now=NOW)
    kept.refresh_from_db()
    assert (kept.last_contact, kept.next_contact) == (TODAY, date(2026, 6, 4))
    assert waiting_for(person, TODAY) == ()
    assert len(waiting_for(person, date(2026, 6, 4))) == 1
    answer = signed_in(client, person).post(reverse("circle_in_touch", kwargs={"id": kept.pk}), {"from": "person"})
    assert answer.headers["Location"] == reverse("circle_person", kwargs={"id": kept.pk})


@pytest.mark.django_db
def test_only_the_keeper_is_asked_and_only_while_it_makes_sense(
    kept: PlacedPerson, person: Person, organisation: Organisation
) -> None:
    assert waiting_for(a_member(organisation, "carer"), TODAY) == ()
    actions.begin_board(initiative=kept.initiative, title="Later", carried_on=False, by=person, now=NOW)
    assert waiting_for(person, TODAY) == (), "nobody asks about somebody who is not on the board in use"


@pytest.mark.django_db
def test_the_keeper_may_say_so_without_taking_part(kept: PlacedPerson, organisation: Organisation) -> None:
    keeper = a_member(organisation, "carer")
    with pytest.raises(Http404):
        contact_actions.note_contact(placed=kept, by=keeper, now=NOW)
    PlacedPerson.objects.filter(pk=kept.pk).update(keeper=keeper)
    contact_actions.note_contact(placed=kept, by=keeper, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_my_day_asks_once(
    rows: int, initiative: Initiative, person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        late = place(initiative, person, name=f"Person {number}")
        PlacedPerson.objects.filter(pk=late.pk).update(keeper=person, next_contact=TODAY - timedelta(days=1))
    with django_assert_num_queries(1):
        assert len(waiting_for(person, TODAY)) == min(rows, 10)


@pytest.mark.django_db
def test_the_plan_is_saved_by_a_member_of_choice_and_shown(
    client: Client, initiative: Initiative, placed: PlacedPerson, person: Person
) -> None:
    client = signed_in(client, person)
    outsider = a_member(an_organisation(), "carer")
    address = reverse("circle_contact", kwargs={"id": placed.pk})
    plan = {"how": "by phone", "how_often": "monthly", "next_day": "1", "next_month": "6", "next_year": "2026"}
    assert client.post(address, plan | {"keeper": str(outsider.pk)}).status_code == 422
    assert client.post(address, plan | {"keeper": str(person.pk)}).status_code == 302
    placed.refresh_from_db()
    assert (placed.contact_how, placed.next_contact, placed.keeper) == ("by phone", date(2026, 6, 1), person)
    html = client.get(reverse("people", kwargs={"id": initiative.pk})).content.decode()
    assert "every month" in html
    assert "Noa" in html


@pytest.mark.django_db
def test_a_date_that_is_none_loses_nothing(client: Client, placed: PlacedPerson, person: Person) -> None:
    plan = {"how": "by pigeon", "next_day": "31", "next_month": "2", "next_year": "2026"}
    answer = signed_in(client, person).post(reverse("circle_contact", kwargs={"id": placed.pk}), plan)
    assert answer.status_code == 422
    assert "by pigeon" in answer.content.decode()
