"""Boards over time: beginning a new one, the story of all moves, and both on paper."""

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.circles.placing import place
from tests.factories import NOW, a_member, signed_in
from tests.paper import assert_accessible, text_of

from assieme.circles import actions, contact_actions, reads, replay, story_reads
from assieme.circles.contact_actions import ContactPlan
from assieme.circles.models import Board, Move
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative
from assieme.people.models import Person

CO, PART, INV = Circle.CO_PRODUCERS, Circle.PARTICIPANTS, Circle.INVOLVED
ANN, BEN = uuid4(), uuid4()
steps = st.lists(
    st.one_of(
        st.builds(replay.Begun, st.booleans()),
        st.builds(replay.Moved, st.sampled_from([ANN, BEN]), st.one_of(st.none(), st.sampled_from(Circle))),
    ),
    max_size=20,
)


@given(steps=steps)
def test_after_each_step_everybody_is_where_their_last_move_put_them(steps: list[replay.Step]) -> None:
    for number, standing in enumerate(replay.standings(steps), start=1):
        so_far = steps[:number]
        for person in (ANN, BEN):
            assert standing.get(person) == _last_place(so_far, person)


def _last_place(steps: list[replay.Step], person: UUID) -> Circle | None:
    for step in reversed(steps):
        if isinstance(step, replay.Begun) and not step.carried_on:
            return None
        if isinstance(step, replay.Moved) and step.person == person:
            return step.to
    return None


@given(steps=steps)
def test_each_board_ends_once_and_the_last_is_how_it_is_now(steps: list[replay.Step]) -> None:
    told: list[replay.Step] = [replay.Begun(carried_on=False), *steps]
    found = replay.ends(told)
    assert len(found) == sum(isinstance(step, replay.Begun) for step in told)
    assert found[-1] == list(replay.standings(told))[-1]


def test_the_end_of_a_board_is_not_changed_by_the_next() -> None:
    told: list[replay.Step] = [
        replay.Begun(carried_on=False), replay.Moved(ANN, CO), replay.Moved(BEN, INV),
        replay.Begun(carried_on=False), replay.Moved(ANN, PART),
    ]  # fmt: skip
    assert replay.ends(told) == [{ANN: CO, BEN: INV}, {ANN: PART}]


def stood(story: story_reads.Story | None) -> Mapping[str, tuple[Circle | None, ...]]:
    assert story is not None
    return {str(line.who): line.stood for line in story.lines}


@pytest.mark.django_db
@pytest.mark.parametrize(("carried_on", "now"), [(True, {"Kim", "Lou"}), (False, set())])
def test_a_new_board_begins_full_or_empty_and_the_old_one_is_kept(
    carried_on: bool, now: set[str], initiative: Initiative, person: Person
) -> None:
    place(initiative, person, "Kim")
    place(initiative, person, "Lou", CO)
    actions.begin_board(initiative=initiative, title="After a year", carried_on=carried_on, by=person, now=NOW)
    assert {placed.name for placed in reads.placed_people(initiative)} == now
    beside = {placed.name for placed in reads.beside_the_board(initiative)}
    assert beside == {"Kim", "Lou"} - now
    story = story_reads.story(initiative)
    assert stood(story)["Lou"] == (CO, CO if carried_on else None)
    assert [str(board) for board, _end in story.boards] == ["At the start", "After a year"]  # type: ignore[union-attr]


@pytest.mark.django_db
def test_somebody_from_the_board_before_is_placed_again(initiative: Initiative, person: Person) -> None:
    kim = place(initiative, person, "Kim")
    actions.begin_board(initiative=initiative, title="Later", carried_on=False, by=person, now=NOW)
    kim.refresh_from_db()
    actions.move_person(placed=kim, circle=PART, by=person, now=NOW)
    assert stood(story_reads.story(initiative)) == {"Kim": (INV, PART)}
    assert [one.name for one in reads.placed_people(initiative)] == ["Kim"]


@pytest.mark.django_db
def test_moves_from_before_boards_had_rows_are_told_too(initiative: Initiative, person: Person) -> None:
    kim = place(initiative, person, "Kim")
    Move.objects.create(
        organisation=initiative.organisation, initiative=initiative, placed=kim, from_circle="involved",
        to_circle="participants", moved_by=person, moved_at=NOW,
    )  # fmt: skip
    assert stood(story_reads.story(initiative)) == {"Kim": (PART,)}
    assert Board.objects.count() == 1


@pytest.mark.django_db
def test_the_pages_begin_a_board_and_tell_the_story_step_by_step(
    client: Client, initiative: Initiative, person: Person
) -> None:
    place(initiative, person, "Kim")
    client = signed_in(client, person)
    form = {"title": "After a year", "carried_on": "yes", "so_far": "Our first months"}
    assert client.post(reverse("circle_new_board", kwargs={"id": initiative.pk}), form).status_code == 302
    address = reverse("circle_story", kwargs={"id": initiative.pk})
    last = client.get(address).content.decode()
    assert "step 3 of 3" in last
    assert "The board “After a year” begins, with everybody where they were." in last
    assert "Our first months" in last
    first = client.get(f"{address}?step=2").content.decode()
    assert "Kim comes into the circle of involved." in first
    for odd in ("0", "99", "x", "-1", "9" * 30):
        assert client.get(f"{address}?step={odd}").status_code == 200


@pytest.mark.django_db
def test_a_circle_without_people_has_no_story(client: Client, initiative: Initiative, person: Person) -> None:
    answer = signed_in(client, person).get(reverse("circle_story", kwargs={"id": initiative.pk}))
    assert answer.headers["Location"] == reverse("people", kwargs={"id": initiative.pk})


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 30])
def test_the_story_costs_the_same_at_one_move_and_at_thirty(
    rows: int, client: Client, initiative: Initiative, person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        place(initiative, person, f"Person {number}")
    client = signed_in(client, a_member(initiative.organisation, "carer"))
    address = reverse("circle_story", kwargs={"id": initiative.pk})
    client.get(address)
    with django_assert_num_queries(7):
        client.get(address)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "it"])
def test_all_sheets_are_accessible_and_say_what_the_screen_says(
    client: Client, initiative: Initiative, person: Person, language: str
) -> None:
    for number, circle in enumerate(Circle):
        placed = place(initiative, person, f"Giuseppina Maria {number}", circle, "carer")
        plan = ContactPlan(how="at the library, in the afternoon", how_often="monthly", keeper=person)
        contact_actions.plan_contact(placed=placed, plan=plan, by=person, now=NOW)
    client = signed_in(client, person)
    client.cookies["django_language"] = language
    names = {"circle_blank": False, "circle_pdf": True, "circle_contacts": True}
    for name, filled in names.items():
        content = client.get(reverse(name, kwargs={"id": initiative.pk})).content
        assert_accessible(content, pages=1)
        assert ("Giuseppina Maria 3" in " ".join(text_of(content).split())) is filled


@pytest.mark.django_db
def test_forty_people_are_all_on_paper(client: Client, initiative: Initiative, person: Person) -> None:
    for number in range(40):
        place(initiative, person, f"Person{number}", list(Circle)[number % 4])
    content = signed_in(client, person).get(reverse("circle_pdf", kwargs={"id": initiative.pk})).content
    assert_accessible(content, pages=None)
    text = text_of(content)
    assert all(f"Person{number}" in text for number in range(40))
