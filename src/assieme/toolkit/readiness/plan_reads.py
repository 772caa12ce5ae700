"""What the pages ask of the action plan, and what a person's own day asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.logic.participation.practice import Principle
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person
from assieme.toolkit.readiness.models import Goal, GoalMove, Place, of
from assieme.toolkit.readiness.reads import Page

MOST = 10


@dataclass(frozen=True)
class Moved:
    """A group's mean under a goal's principle when the goal was planned, and now."""

    group: str
    before: float
    now: float


@dataclass(frozen=True)
class Line:
    """A goal as the plan shows it. `moved` is empty until a later round can be compared."""

    goal: Goal
    owner: str
    moved: tuple[Moved, ...]
    late: bool


@dataclass(frozen=True)
class Waiting:
    """A goal that waits for its owner: to say whether they agree, or to be done."""

    goal_id: UUID
    what: str
    sentence: Promise
    due_on: date
    late: bool


def plan(place: Place, page: Page | None, today: date) -> Mapping[Principle, list[Line]]:
    """The action plan by principle, the soonest first, beside what moved since. One query."""
    lines: dict[Principle, list[Line]] = {principle: [] for principle in Principle}
    for goal in Goal.objects.filter(**of(place)).select_related("owner__identity").order_by("by_when", "id"):
        late = goal.settled_at is None and goal.by_when < today
        lines[Principle(goal.principle)].append(
            Line(goal, str(goal.owner) if goal.owner else "", _moved(goal, page), late)
        )
    return lines


def _moved(goal: Goal, page: Page | None) -> tuple[Moved, ...]:
    """What moved between the round before and the latest, for a goal that was planned after the round before."""
    if page is None or page.last is None or page.last_round is None or goal.round_id != page.last_round.pk:
        return ()
    principle, found = Principle(goal.principle), []
    for group, scores in page.found.shown.items():
        before = page.last.shown.get(group)
        mean, old = scores[principle].mean, before[principle].mean if before else None
        if mean is not None and old is not None:
            found.append(Moved(group, float(old), float(mean)))
    return tuple(found)


def moves(goal: Goal) -> QuerySet[GoalMove]:
    return goal.moves.order_by("id")


def possible_owners(organisation: Organisation) -> QuerySet[Person]:
    """Members who can be asked to look after a goal, by name."""
    here = Membership.objects.filter(organisation=organisation, left_at=None).exclude(role="researcher")
    people = Person.objects.filter(pk__in=here.values("person_id"), identity__isnull=False)
    return people.select_related("identity").order_by("identity__display_name", "pk")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Goals that wait for this person. One query."""
    open_ones = Goal.objects.filter(owner_id=person.pk, settled_at=None).order_by("by_when", "id")[:MOST]
    asks, owns = _("You are asked to look after this. Do you agree?"), _("You look after this goal.")
    return tuple(
        Waiting(goal.pk, goal.what, owns if goal.agreed_at else asks, goal.by_when, goal.by_when < today)
        for goal in open_ones
    )
