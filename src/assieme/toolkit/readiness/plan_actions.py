"""Every write of the action plan: a goal is planned, agreed, moved and settled."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Membership
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.toolkit.readiness import access, events
from assieme.toolkit.readiness.models import Goal, GoalMove, Outcome, Place, Round, of
from assieme.toolkit.readiness.notices import GOAL_ASKS


@dataclass(frozen=True)
class Planned:
    """A line of the action plan as somebody writes it. `owner` is a member, `who` says in words who else."""

    principle: str
    what: str
    by_when: date
    how_we_know: str
    who: str = ""
    owner: Person | None = None


@action
def plan_goal(*, place: Place, planned: Planned, by: Actor, now: datetime) -> Goal:
    """Add a line to the action plan. The owner, unless they plan it themselves, is asked whether they agree.

    Raises ValueError where the owner does not belong to the organisation.
    """
    place = lock(place)
    require(access.planning(place), by, place)
    owner = planned.owner
    if owner and not Membership.objects.filter(organisation_id=place.organisation_id, person=owner, left_at=None):
        raise ValueError(f"{owner.pk} is no member")
    goal = Goal.objects.create(
        **of(place),
        round=Round.objects.filter(**of(place)).order_by("-id").first(),
        principle=planned.principle,
        what=planned.what,
        who=planned.who,
        owner=owner,
        agreed_at=now if owner and owner.pk == by.pk else None,
        by_when=planned.by_when,
        how_we_know=planned.how_we_know,
        planned_by_id=by.pk,
        planned_at=now,
    )
    if owner and owner.pk != by.pk:
        address = reverse("readiness_goal", kwargs={"id": goal.pk})
        notify(owner, goal.organisation_id, GOAL_ASKS, planned.what[:200], address, now)
    record(
        events.goal_planned,
        by=by,
        now=now,
        organisation=goal.organisation_id,
        subject=place.pk,
        goal=goal.pk,
        principle=planned.principle,
    )
    return goal


@action
def agree_to_goal(*, goal: Goal, agrees: bool, by: Actor, now: datetime) -> Goal:
    """The member who was asked says yes; or no, and the goal looks for somebody else."""
    goal = lock(goal)
    require(access.agree_to_goal, by, goal)
    if agrees:
        goal.agreed_at = now
    else:
        goal.owner = None
    goal.save(update_fields=["agreed_at", "owner"])
    record(
        events.goal_agreed,
        by=by,
        now=now,
        organisation=goal.organisation_id,
        subject=goal.place.pk,
        goal=goal.pk,
        agrees=int(agrees),
    )
    return goal


@action
def move_goal(*, goal: Goal, to_day: date, why: str, by: Actor, now: datetime) -> Goal:
    """Move the day by which it shall be done. Each move is kept, with its reason."""
    goal = lock(goal)
    require(access.settle_goal, by, goal)
    GoalMove.objects.create(goal=goal, from_day=goal.by_when, to_day=to_day, why=why, moved_by_id=by.pk, moved_at=now)
    goal.by_when = to_day
    goal.save(update_fields=["by_when"])
    record(events.goal_moved, by=by, now=now, organisation=goal.organisation_id, subject=goal.place.pk, goal=goal.pk)
    return goal


@action
def settle_goal(*, goal: Goal, outcome: Outcome, why: str, by: Actor, now: datetime) -> Goal:
    """Say what became of a goal: done, done in another way, or let go."""
    goal = lock(goal)
    require(access.settle_goal, by, goal)
    goal.outcome, goal.why, goal.settled_at, goal.settled_by_id = outcome, why, now, by.pk
    goal.save(update_fields=["outcome", "why", "settled_at", "settled_by"])
    record(
        events.goal_settled,
        by=by,
        now=now,
        organisation=goal.organisation_id,
        subject=goal.place.pk,
        goal=goal.pk,
        outcome=outcome,
    )
    return goal
