"""A goal's life: asked of its owner, moved, settled; seen in one's day; and the help with writing one."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.organisations.models import Initiative
from assieme.people.models import Notice, Person
from assieme.people.persons import system_person
from assieme.toolkit.readiness import actions, plan_actions, plan_reads, reads, smart
from assieme.toolkit.readiness.models import Goal, Outcome
from assieme.toolkit.readiness.plan_actions import Planned

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def initiative() -> Initiative:
    return an_initiative(an_organisation())


def planned(owner: Person | None = None, what: str = "Service users chair each second meeting") -> Planned:
    return Planned("networks", what, DAY, "The minutes say who chaired", owner=owner)


def a_goal(initiative: Initiative, owner: Person | None, by: Person) -> Goal:
    return plan_actions.plan_goal(place=initiative, planned=planned(owner), by=by, now=NOW)


def test_an_owner_is_asked_and_sees_it_in_their_day(initiative: Initiative) -> None:
    owner, planner = a_member(initiative.organisation), a_member(initiative.organisation)
    goal = a_goal(initiative, owner, planner)
    assert Notice.objects.get(person=owner).words == "Service users chair each second meeting"
    (waiting,) = plan_reads.waiting_for(owner, DAY)
    assert (waiting.goal_id, waiting.late) == (goal.pk, False)
    assert "agree" in str(waiting.sentence)
    plan_actions.agree_to_goal(goal=goal, agrees=True, by=owner, now=NOW)
    (waiting,) = plan_reads.waiting_for(owner, DAY + timedelta(days=1))
    assert waiting.late
    assert "look after" in str(waiting.sentence)
    with pytest.raises(Refused):
        plan_actions.agree_to_goal(goal=goal, agrees=True, by=owner, now=NOW)


def test_saying_no_takes_the_name_off(initiative: Initiative) -> None:
    owner = a_member(initiative.organisation)
    goal = a_goal(initiative, owner, a_member(initiative.organisation))
    with pytest.raises(Http404):
        plan_actions.agree_to_goal(goal=goal, agrees=True, by=a_member(initiative.organisation), now=NOW)
    assert plan_actions.agree_to_goal(goal=goal, agrees=False, by=owner, now=NOW).owner is None
    assert plan_reads.waiting_for(owner, DAY) == ()


def test_who_plans_for_themselves_has_agreed(initiative: Initiative) -> None:
    one = a_member(initiative.organisation)
    assert a_goal(initiative, one, one).agreed_at == NOW
    assert not Notice.objects.filter(person=one).exists()


def test_nobody_from_elsewhere_is_made_an_owner(initiative: Initiative) -> None:
    with pytest.raises(ValueError, match="no member"):
        a_goal(initiative, a_member(an_organisation()), a_member(initiative.organisation))
    assert not Goal.objects.exists()


def test_a_move_keeps_the_day_before_and_its_reason(initiative: Initiative) -> None:
    one = a_member(initiative.organisation)
    goal = a_goal(initiative, one, one)
    goal = plan_actions.move_goal(goal=goal, to_day=date(2026, 12, 1), why="Kim is away", by=one, now=NOW)
    (move,) = plan_reads.moves(goal)
    assert (move.from_day, move.to_day, goal.by_when) == (DAY, date(2026, 12, 1), date(2026, 12, 1))
    assert "Kim is away" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_settled_goal_stays_settled(initiative: Initiative) -> None:
    one = a_member(initiative.organisation)
    goal = plan_actions.settle_goal(
        goal=a_goal(initiative, one, one), outcome=Outcome.CHANGED, why="On Fridays", by=one, now=NOW
    )
    assert plan_reads.waiting_for(one, DAY) == ()
    with pytest.raises(Refused):
        plan_actions.move_goal(goal=goal, to_day=DAY, why="", by=one, now=NOW)
    assert Event.objects.get(kind="readiness.goal_settled").data["outcome"] == "changed"


def test_the_next_round_shows_what_moved(initiative: Initiative) -> None:
    carers = [a_member(initiative.organisation, "carer") for _ in range(5)]
    lead = a_member(initiative.organisation, role="facilitator")
    for title, answer in (("Before", Answer.A_LITTLE), ("After", Answer.YES)):
        asked = actions.open_round(place=initiative, title=title, by=lead, now=NOW)
        for carer in carers:
            answers = {prompt.id: answer for prompt in PROMPTS}
            sheet = actions.save_answers(round=asked, answers=answers, by=carer, now=NOW)
            actions.hand_in(sheet=sheet, by=carer, now=NOW)
        if title == "Before":
            a_goal(initiative, lead, lead)
    lines = plan_reads.plan(initiative, reads.page(initiative, lead), DAY)[Principle.NETWORKS]
    ((moved,),) = [line.moved for line in lines]
    assert (moved.group, moved.before, moved.now) == ("carer", 1.0, 2.8)


def test_the_page_saves_a_goal_and_gives_its_thoughts_once(client: Client, initiative: Initiative) -> None:
    client = signed_in(client, a_member(initiative.organisation))
    goal = {"principle": "networks", "what": "Chair", "how_we_know": "The minutes", "by_when_day": "1"}
    address = reverse("readiness_new_goal", kwargs={"id": initiative.pk})
    page = client.post(address, goal | {"by_when_month": "9", "by_when_year": "2035"}, follow=True).content.decode()
    assert "The goal is in the plan." in page
    assert "It has no owner yet" in page
    assert "It has no owner yet" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (planned(what="Chair"), "somebody who was not there"),
        (planned(), "no owner yet"),
        (Planned("networks", "We visit the allotment together", date(2027, 9, 1), "x"), "far off"),
        (Planned("networks", "We visit the allotment together", date(2026, 1, 1), "x"), "passed already"),
    ],
)
def test_thoughts_say_what_could_be_clearer(goal: Planned, expected: str) -> None:
    assert any(expected in str(thought) for thought in smart.thoughts(goal, date(2026, 8, 1)))


def test_a_good_goal_brings_no_thought() -> None:
    assert smart.thoughts(planned(system_person()), date(2026, 8, 1)) == []
