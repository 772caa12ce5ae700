"""Answering, resuming, handing in, new rounds and the action plan; and who may."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.readiness import actions, plan_actions, reads, words
from assieme.toolkit.readiness.models import Answer as AnswerRow
from assieme.toolkit.readiness.models import Goal, Outcome, Round, Sheet
from assieme.toolkit.readiness.plan_actions import Planned
from assieme.toolkit.readiness.results import LEAST

pytestmark = pytest.mark.django_db
ALL = {prompt.id: Answer.MOSTLY for prompt in PROMPTS}


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation()


@pytest.fixture
def initiative(organisation: Organisation) -> Initiative:
    return an_initiative(organisation)


@pytest.fixture
def opened(initiative: Initiative) -> Round:
    return actions.open_round(place=initiative, title="Before we begin", by=system_person(), now=NOW)


def answered(opened: Round, person: Person, answer: Answer = Answer.MOSTLY) -> Sheet:
    sheet = actions.save_answers(round=opened, answers=dict.fromkeys(ALL, answer), by=person, now=NOW)
    return actions.hand_in(sheet=sheet, by=person, now=NOW)


def initiative_of(opened: Round) -> Initiative:
    assert opened.initiative is not None
    return opened.initiative


def map_of(initiative: Initiative) -> str:
    return reverse("map", kwargs={"id": initiative.pk})


def page_of(opened: Round, principle: str) -> str:
    return reverse("readiness_questions", kwargs={"id": opened.pk, "principle": principle})


def test_every_prompt_and_principle_has_words() -> None:
    assert set(words.PROMPTS) == {prompt.id for prompt in PROMPTS}
    assert set(words.PRINCIPLES) == set(Principle)
    assert len(words.PROMPTS) == 19


def test_a_draft_is_kept_page_by_page_without_script(client: Client, opened: Round) -> None:
    person = a_member(opened.organisation, "carer")
    client = signed_in(client, person)
    answer = client.post(page_of(opened, "assets"), {"assets-1": "3", "assets-3": "unknown"})
    assert answer.headers["Location"] == page_of(opened, "capabilities")
    assert reads.own(opened, person).answers == {"assets-1": Answer.YES, "assets-3": None}
    later = client.post(page_of(opened, "catalysts"), {"catalysts-1": "0", "later": "1"})
    assert later.headers["Location"] == map_of(initiative_of(opened))
    html = client.get(map_of(initiative_of(opened))).content.decode()
    assert "You have answered 3 of 19" in html
    chosen = client.get(page_of(opened, "assets")).content.decode()
    assert 'value="3" checked' in chosen


def test_leaving_a_question_open_keeps_what_was_said_before(client: Client, opened: Round) -> None:
    person = a_member(opened.organisation, "carer")
    client = signed_in(client, person)
    client.post(page_of(opened, "assets"), {"assets-1": "3"})
    client.post(page_of(opened, "assets"), {"assets-2": "1"})
    assert reads.own(opened, person).answers == {"assets-1": Answer.YES, "assets-2": Answer.A_LITTLE}


def test_an_answer_that_is_none_is_refused_and_nothing_is_saved(client: Client, opened: Round) -> None:
    person = a_member(opened.organisation, "carer")
    answer = signed_in(client, person).post(page_of(opened, "assets"), {"assets-1": "7", "assets-2": "1"})
    assert answer.status_code == 422
    assert reads.own(opened, person).answers == {}


def test_the_last_page_leads_to_a_check_and_handing_in_says_thank_you(client: Client, opened: Round) -> None:
    person = a_member(opened.organisation, "carer")
    client = signed_in(client, person)
    check = reverse("readiness_check", kwargs={"id": opened.pk})
    assert client.post(page_of(opened, "catalysts"), {"catalysts-1": "2"}).headers["Location"] == check
    assert "Hand in my answers" in client.get(check).content.decode()
    done = client.post(check, follow=True).content.decode()
    assert "Your answers are in" in done
    assert reads.own(opened, person).standpoint == "carer"


def test_answers_that_were_handed_in_stay_as_they_are(opened: Round) -> None:
    person = a_member(opened.organisation, "carer")
    sheet = answered(opened, person)
    with pytest.raises(Refused):
        actions.save_answers(round=opened, answers={"assets-1": Answer.NOT_YET}, by=person, now=NOW)
    with pytest.raises(Refused):
        actions.hand_in(sheet=sheet, by=person, now=NOW)


def test_nobody_changes_or_hands_in_the_answers_of_another(opened: Round) -> None:
    mine = actions.save_answers(round=opened, answers=ALL, by=a_member(opened.organisation), now=NOW)
    with pytest.raises(Http404):
        actions.hand_in(sheet=mine, by=a_member(opened.organisation, role="administrator"), now=NOW)


def test_the_log_holds_no_answer_and_no_standpoint(opened: Round) -> None:
    answered(opened, a_member(opened.organisation, "carer"))
    event = Event.objects.get(kind="readiness.sheet_handed_in")
    assert event.data == {"round": str(opened.pk)}


def test_a_new_round_closes_the_one_before_and_keeps_it_as_a_shadow(opened: Round) -> None:
    initiative, person = initiative_of(opened), a_member(opened.organisation, "carer")
    for _ in range(5):
        answered(opened, a_member(opened.organisation, "carer"), Answer.NOT_YET)
    new = actions.open_round(place=initiative, title="In autumn", by=system_person(), now=NOW + timedelta(days=90))
    opened.refresh_from_db()
    assert opened.closed_at == NOW + timedelta(days=90)
    page = reads.page(initiative, person)
    assert page is not None
    assert (page.round, page.last_round) == (new, opened)
    assert page.last is not None
    assert page.last.shown["carer"][Principle.ASSETS].mean == LEAST
    with pytest.raises(Refused):
        actions.save_answers(round=opened, answers=ALL, by=person, now=NOW)


def test_the_summary_counts_people_and_names_gaps(opened: Round) -> None:
    assert reads.summary_for(an_initiative(opened.organisation)) is None
    for _ in range(5):
        answered(opened, a_member(opened.organisation, "carer"), Answer.A_LITTLE)
    summary = reads.summary_for(initiative_of(opened))
    assert summary is not None
    assert (summary.answered, summary.gaps) == (5, tuple(Principle))


def test_the_map_draws_groups_of_five_and_ones_own_line_for_oneself_alone(client: Client, opened: Round) -> None:
    carers = [a_member(opened.organisation, "carer") for _ in range(5)]
    for carer in carers:
        answered(opened, carer)
    answered(opened, a_member(opened.organisation, "service user"), Answer.YES)
    html = signed_in(client, carers[0]).get(map_of(initiative_of(opened))).content.decode()
    assert "hexagon__line--carer" in html
    assert "hexagon__line--service-user" not in html
    assert "hexagon__line--own" in html
    assert "there is no line for everyone together" in html
    assert "It is not a test" in html
    other = signed_in(Client(), a_member(opened.organisation)).get(map_of(initiative_of(opened))).content.decode()
    assert "hexagon__line--own" not in other


def test_the_table_says_what_the_picture_says(client: Client, opened: Round) -> None:
    for _ in range(5):
        answered(opened, a_member(opened.organisation, "carer"))
    html = signed_in(client, a_member(opened.organisation)).get(map_of(initiative_of(opened))).content.decode()
    assert html.count("Mostly (2.0 of 3)") == 6


def test_the_next_round_says_in_words_what_moved_and_for_whom(client: Client, opened: Round) -> None:
    carers = [a_member(opened.organisation, "carer") for _ in range(5)]
    users = [a_member(opened.organisation, "service user") for _ in range(5)]
    for person in (*carers, *users):
        answered(opened, person, Answer.A_LITTLE)
    initiative = initiative_of(opened)
    again = actions.open_round(place=initiative, title="Later", by=system_person(), now=NOW + timedelta(days=90))
    for carer in carers:
        answered(again, carer, Answer.YES)
    for user in users:
        answered(again, user, Answer.A_LITTLE)
    html = signed_in(client, a_member(opened.organisation)).get(map_of(initiative)).content.decode()
    assert "What has moved" in html
    assert html.count("from a little (1.0 of 3) to yes (2.8 of 3)") == 6
    assert "Nothing has moved by much" not in html


PLANNED = Planned("networks", "Visit the allotment", date(2026, 9, 1), "Three people went", who="Lou")


def plan(initiative: Initiative, by: Person) -> Goal:
    return plan_actions.plan_goal(place=initiative, planned=PLANNED, by=by, now=NOW)


def test_a_goal_is_planned_and_done_on_the_page(client: Client, initiative: Initiative) -> None:
    client = signed_in(client, a_member(initiative.organisation))
    goal = {"principle": "networks", "what": "Visit the allotment", "who": "Lou", "how_we_know": "Three people went"}
    address = reverse("readiness_new_goal", kwargs={"id": initiative.pk})
    assert client.post(address, goal).status_code == 422
    client.post(address, goal | {"by_when_day": "1", "by_when_month": "9", "by_when_year": "2026"})
    goal_page = reverse("readiness_goal", kwargs={"id": Goal.objects.get().pk})
    assert client.post(goal_page + "/settle", {"outcome": "let go"}).status_code == 422
    client.post(goal_page + "/settle", {"outcome": "let go", "why": "The allotment is closed"})
    html = client.get(map_of(initiative)).content.decode()
    assert "Visit the allotment" in html
    assert "let go" in html
    assert "The allotment is closed" in html


ROLES = ["member", "facilitator", "administrator", "elsewhere"]
OPEN = {
    "open_round": (Http404, None, None, Http404),
    "answer": (None, None, None, Http404),
    "goal": (None, None, None, Http404),
}
CLOSED = {
    "open_round": (Http404, Refused, Refused, Http404),
    "answer": (Refused, Refused, Refused, Http404),
    "goal": (Refused, Refused, Refused, Http404),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("what", OPEN)
@pytest.mark.parametrize("phase", ["open", "closed"])
def test_who_may_do_what_and_when(role: str, what: str, phase: str, opened: Round) -> None:
    home = an_organisation() if role == "elsewhere" else opened.organisation
    by = a_member(home, "service user", role="facilitator" if role == "elsewhere" else role)
    goal = plan(initiative_of(opened), system_person())
    if phase == "closed":
        Initiative.objects.filter(pk=initiative_of(opened).pk).update(closed_at=NOW)
        initiative_of(opened).refresh_from_db()
    attempts: dict[str, list[Callable[[], object]]] = {
        "open_round": [lambda: actions.open_round(place=initiative_of(opened), title="May", by=by, now=NOW)],
        "answer": [lambda: actions.save_answers(round=opened, answers=ALL, by=by, now=NOW)],
        "goal": [
            lambda: plan(initiative_of(opened), by),
            lambda: plan_actions.settle_goal(goal=goal, outcome=Outcome.DONE, why="", by=by, now=NOW),
        ],
    }
    expected = (OPEN if phase == "open" else CLOSED)[what][ROLES.index(role)]
    for attempt in attempts[what]:
        if expected is None:
            attempt()
        else:
            with pytest.raises(expected):
                attempt()


@pytest.mark.parametrize("name", ["map", "readiness_blank", "readiness_new_goal", "readiness_new_round"])
def test_the_pages_are_not_there_for_others(name: str, client: Client, initiative: Initiative) -> None:
    address = reverse(name, kwargs={"id": initiative.pk})
    assert client.get(address).status_code == 302
    assert signed_in(client, a_member(an_organisation(), role="member")).get(address).status_code == 404


def test_an_unknown_prompt_is_an_error(opened: Round) -> None:
    with pytest.raises(ValueError, match="no such prompt"):
        actions.save_answers(round=opened, answers={"assets-9": Answer.YES}, by=a_member(opened.organisation), now=NOW)
    assert AnswerRow.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 30])
def test_the_map_costs_the_same_at_one_person_and_at_thirty(
    rows: int, client: Client, opened: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = a_member(opened.organisation, "carer")
    answered(opened, person)
    for _ in range(rows - 1):
        answered(opened, a_member(opened.organisation, "carer"))
    for _ in range(rows):
        plan(initiative_of(opened), person)
    client = signed_in(client, person)
    client.get(map_of(initiative_of(opened)))
    with django_assert_num_queries(13):
        client.get(map_of(initiative_of(opened)))
