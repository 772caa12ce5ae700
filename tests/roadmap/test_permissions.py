"""Who may do what with the road, while it goes on and once it is over."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.http import Http404

from assieme.core.access import Permission, Refused, require
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.roadmap import access, actions
from assieme.roadmap.models import Roadmap, Task
from assieme.roadmap.said import Shown
from tests.factories import NOW, a_facilitator, a_member, an_organisation

YES, NO, HIDDEN = "yes", "no", "404"
ROLES = ("owner", "member", "leader", "stranger")
ALL, LEADS, OWNS = (YES, YES, YES, HIDDEN), (HIDDEN, HIDDEN, YES, HIDDEN), (YES, HIDDEN, HIDDEN, HIDDEN)
OWNER_OR_LEADER = (YES, HIDDEN, YES, HIDDEN)


def no(answers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(NO if one == YES else one for one in answers)


def answers(permission: Permission[Any], people: dict[str, Person], row: Model) -> tuple[str, ...]:
    return tuple(_answer(permission, people[role], row) for role in ROLES)


def _answer(permission: Permission[Any], actor: Person, row: Model) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


def test_of_the_road(organisation: Organisation, leader: Person, user: Person) -> None:
    people = {"owner": user, "member": a_member(organisation), "leader": leader}
    people["stranger"] = a_facilitator(an_organisation())
    assert answers(access.begin_roadmap, people, organisation) == LEADS
    roadmap = actions.begin_roadmap(organisation=organisation, begun_on=NOW.date(), by=leader, now=NOW)
    task = Task.objects.get(roadmap=roadmap, code="plain-words")
    actions.plan_task(task=task, owner=user, month=NOW.date(), by=leader, now=NOW)
    evidence = actions.add_evidence(
        roadmap=roadmap, key="learning", shown=Shown("It was", NOW.date()), by=user, now=NOW
    )
    table: list[tuple[Permission[Any], Any, tuple[str, ...]]] = [
        (access.see_roadmap, organisation, ALL),
        (access.begin_roadmap, organisation, no(LEADS)),
        (access.see_action, roadmap, ALL),
        (access.adapt_roadmap, roadmap, LEADS),
        (access.add_evidence, roadmap, ALL),
        (access.see_task, task, ALL),
        (access.plan_task, task, LEADS),
        (access.give_back_task, task, OWNS),
        (access.see_evidence, evidence, no(ALL)),
        (access.take_back_evidence, evidence, OWNER_OR_LEADER),
        (access.enter_decision, organisation, ALL),
        (access.enter_document, organisation, ALL),
        (access.enter_post, organisation, LEADS),
    ]
    for permission, row, expected in table:
        assert answers(permission, people, row) == expected, permission.name
    actions.take_back_evidence(evidence=evidence, by=user, now=NOW)
    evidence.refresh_from_db()
    assert answers(access.take_back_evidence, people, evidence) == no(OWNER_OR_LEADER)
    Roadmap.objects.update(begun_on=date(2024, 5, 1), ends_on=date(2026, 4, 30))
    roadmap.refresh_from_db()
    task = Task.objects.get(pk=task.pk)
    over: list[tuple[Permission[Any], Any, tuple[str, ...]]] = [
        (access.begin_roadmap, organisation, LEADS),
        (access.see_action, roadmap, ALL),
        (access.adapt_roadmap, roadmap, no(LEADS)),
        (access.add_evidence, roadmap, no(ALL)),
        (access.plan_task, task, no(LEADS)),
        (access.give_back_task, task, no(OWNS)),
    ]
    for permission, row, expected in over:
        assert answers(permission, people, row) == expected, permission.name
