"""Every write of this room."""

from collections.abc import Mapping
from datetime import date, datetime

from assieme.core.access import require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.logic.scoring.readiness import PROMPTS
from assieme.logic.scoring.readiness import Answer as Value
from assieme.organisations.models import Initiative, Membership
from assieme.toolkit.readiness import access, events
from assieme.toolkit.readiness.models import Answer, Goal, Round, Sheet

KNOWN = frozenset(prompt.id for prompt in PROMPTS)


@action
def open_round(*, initiative: Initiative, title: str, by: Actor, now: datetime) -> Round:
    """Open a new round; the one before it is closed and stays as a shadow behind the new picture."""
    initiative = lock(initiative)
    require(access.open_round, by, initiative)
    organisation = initiative.organisation_id
    for last in Round.objects.filter(initiative=initiative, closed_at=None):
        last.closed_at = now
        last.save(update_fields=["closed_at"])
        record(events.round_closed, by=by, now=now, organisation=organisation, subject=initiative.pk, round=last.pk)
    opened = Round.objects.create(organisation_id=organisation, initiative=initiative, title=title, opened_at=now)
    record(events.round_opened, by=by, now=now, organisation=organisation, subject=initiative.pk, round=opened.pk)
    return opened


@quiet
def save_answers(
    *,
    round: Round,
    answers: Mapping[str, Value | None],
    by: Actor,
    now: datetime,  # noqa: ARG001 - each action is told when
) -> Sheet:
    """Keep a page of a person's draft: answers by prompt id, None for "I don't know". Leaves no event.

    Raises ValueError for an id that no prompt has, Refused once the sheet is handed in or the round is closed.
    """
    asked = share(round)
    require(access.answer_questions, by, asked)
    if unknown := answers.keys() - KNOWN:
        raise ValueError(f"no such prompt: {', '.join(sorted(unknown))}")
    sheet, _ = Sheet.objects.get_or_create(
        round=asked, person_id=by.pk, defaults={"organisation_id": asked.organisation_id}
    )
    require(access.hand_in, by, sheet)
    for prompt, value in answers.items():
        Answer.objects.update_or_create(sheet=sheet, prompt=prompt, defaults={"value": value})
    return sheet


@action
def hand_in(*, sheet: Sheet, by: Actor, now: datetime) -> Sheet:
    """Hand the answers in, from the standpoint that the person speaks from now. They don't change after it."""
    sheet = lock(sheet)
    require(access.hand_in, by, sheet)
    membership = Membership.objects.get(organisation_id=sheet.organisation_id, person_id=by.pk)
    sheet.standpoint = membership.speaking_as
    sheet.submitted_at = now
    sheet.save(update_fields=["standpoint", "submitted_at"])
    record(
        events.sheet_handed_in,
        by=by,
        now=now,
        organisation=sheet.organisation_id,
        subject=sheet.round.initiative_id,
        round=sheet.round_id,
    )
    return sheet


@action
def plan_goal(
    *,
    initiative: Initiative,
    principle: str,
    what: str,
    who: str,
    by_when: date,
    how_we_know: str,
    by: Actor,
    now: datetime,
) -> Goal:
    """Add a line to the action plan."""
    initiative = lock(initiative)
    require(access.plan_goal, by, initiative)
    goal = Goal.objects.create(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        principle=principle,
        what=what,
        who=who,
        by_when=by_when,
        how_we_know=how_we_know,
        planned_by_id=by.pk,
        planned_at=now,
    )
    record(
        events.goal_planned,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        goal=goal.pk,
        principle=principle,
    )
    return goal


@action
def finish_goal(*, goal: Goal, by: Actor, now: datetime) -> Goal:
    """Say that a goal is done."""
    goal = lock(goal)
    require(access.finish_goal, by, goal)
    goal.done_at = now
    goal.save(update_fields=["done_at"])
    record(
        events.goal_done, by=by, now=now, organisation=goal.organisation_id, subject=goal.initiative_id, goal=goal.pk
    )
    return goal
