"""Who may do what with decisions, problems and matters, in each phase of theirs."""

from typing import Any

import pytest
from django.db.models import Model
from django.http import Http404

from assieme.assemblies.matters import access, decision_actions, matter_actions, matter_reads, problem_actions
from assieme.assemblies.matters.decision_actions import Said
from assieme.assemblies.votes.models import Vote
from assieme.core.access import Permission, Refused, require
from assieme.people.models import Person
from tests.assemblies.matters.conftest import Forums, a_decision
from tests.assemblies.rooms import STAFF, USER, Room, a_room, a_seat, an_open_vote
from tests.factories import NOW, a_facilitator, an_organisation

YES, NO, HIDDEN = "yes", "no", "404"
# `user` and `staff` have a seat, and only staff may chair; `member` and `manager` have none.
ROLES = ("user", "staff", "member", "manager", "facilitator", "stranger")
ALL, NONE = (YES, YES, YES, YES, YES, HIDDEN), (HIDDEN,) * 6
CHAIRS = (HIDDEN, YES, HIDDEN, HIDDEN, YES, HIDDEN)
LEADS = (HIDDEN, HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN)
MANAGES = (HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN, HIDDEN)
WORKS = (YES, YES, HIDDEN, HIDDEN, YES, HIDDEN)


def no(answers: tuple[str, ...]) -> tuple[str, ...]:
    """The same people, refused with a reason."""
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


def test_of_a_decision(room: Room, people: dict[str, Person]) -> None:
    open_vote, lost, passed = an_open_vote(room), a_decision(room, "against"), a_decision(room)
    table: list[tuple[Permission[Any], Vote, tuple[str, ...]]] = [
        (access.see_decision, passed, ALL),
        (access.see_decision, lost, no(ALL)),
        (access.see_decision, open_vote, no(ALL)),
        (access.make_commitment, passed, CHAIRS),
        (access.make_commitment, lost, no(CHAIRS)),
        (access.override_decision, passed, MANAGES),
        (access.override_decision, lost, no(MANAGES)),
        (access.override_decision, open_vote, no(MANAGES)),
    ]
    for permission, vote, expected in table:
        assert answers(permission, people, vote) == expected, permission.name
    decision_actions.override_decision(vote=passed, reason="No money", by=people["manager"], now=NOW)
    assert answers(access.override_decision, people, passed) == no(MANAGES)


def test_of_what_somebody_does(room: Room, people: dict[str, Person]) -> None:
    owner = people["member"]
    made = decision_actions.make_commitment(
        vote=a_decision(room), said=Said("Paint", NOW.date(), owner=owner), by=room.leader, now=NOW
    )
    owns = (HIDDEN, HIDDEN, YES, HIDDEN, HIDDEN, HIDDEN)
    may_answer = (HIDDEN, YES, YES, HIDDEN, YES, HIDDEN)
    assert answers(access.see_commitment, people, made) == ALL
    assert answers(access.agree_to_commitment, people, made) == owns
    assert answers(access.answer_commitment, people, made) == may_answer
    made = decision_actions.agree_to_commitment(commitment=made, agrees=True, by=owner, now=NOW)
    assert answers(access.agree_to_commitment, people, made) == no(owns)
    made = decision_actions.answer_commitment(commitment=made, answer="done", why="", by=owner, now=NOW)
    assert answers(access.answer_commitment, people, made) == no(may_answer)


def test_of_a_problem_along_its_way(room: Room, people: dict[str, Person]) -> None:
    assert answers(access.report_problem, people, room.assembly) == ALL
    assert answers(access.see_problems, people, room.assembly) == ALL
    problem = problem_actions.report_problem(
        assembly=room.assembly, words="Cold soup", named=False, by=people["member"], now=NOW
    )
    assert answers(access.see_problem, people, problem) == ALL
    assert answers(access.join_team, people, problem) == ALL
    assert answers(access.understand_problem, people, problem) == WORKS
    assert answers(access.begin_try, people, problem) == no(WORKS)
    assert answers(access.close_problem, people, problem) == WORKS
    problem = problem_actions.understand_problem(problem=problem, behind="A gap", by=room.leader, now=NOW)
    assert answers(access.begin_try, people, problem) == WORKS
    attempt = problem_actions.begin_try(problem=problem, what="A lid", by=room.leader, now=NOW)
    assert answers(access.end_try, people, attempt) == WORKS
    assert answers(access.begin_try, people, problem) == no(WORKS)
    assert answers(access.close_problem, people, problem) == no(WORKS)
    attempt = problem_actions.end_try(attempt=attempt, helped="yes", happened="", by=room.leader, now=NOW)
    assert answers(access.end_try, people, attempt) == no(WORKS)
    problem.refresh_from_db()
    problem = problem_actions.close_problem(problem=problem, solved=True, why="", by=room.leader, now=NOW)
    for permission in (access.understand_problem, access.begin_try, access.close_problem):
        assert answers(permission, people, problem) == no(WORKS), permission.name
    assert answers(access.join_team, people, problem) == no(ALL)


def test_of_links_and_lists(forums: Forums, people: dict[str, Person]) -> None:
    here = forums.room.organisation
    assert answers(access.see_links, people, here) == ALL
    assert answers(access.see_late_answers, people, here) == ALL
    assert answers(access.declare_link, people, here) == LEADS
    link = matter_reads.links_of(here)[0]
    assert answers(access.end_link, people, link) == LEADS
    link = matter_actions.end_link(link=link, by=forums.room.leader, now=NOW)
    assert answers(access.end_link, people, link) == no(LEADS)
    assert answers(access.see_matters, people, forums.room.assembly) == ALL
    assert answers(access.see_decisions, people, forums.room.assembly) == ALL
    assert answers(access.send_matter, people, forums.room.assembly) == WORKS


def test_of_a_matter(forums: Forums, people: dict[str, Person]) -> None:
    """It is the receiver's rules that count: a seat where it comes from gives no say."""
    matter = forums.sends()
    here = people | {"user": a_seat(forums.area, USER), "staff": a_seat(forums.area, STAFF)}
    assert answers(access.see_matter, people, matter) == ALL
    assert answers(access.list_matter, here, matter) == WORKS
    assert answers(access.answer_matter, here, matter) == CHAIRS
    assert answers(access.answer_matter, people, matter) == LEADS
    matter = matter_actions.answer_matter(matter=matter, answer="no", reply="Not now", by=here["staff"], now=NOW)
    assert answers(access.answer_matter, here, matter) == no(CHAIRS)
    assert answers(access.list_matter, here, matter) == no(WORKS)


@pytest.mark.django_db
def test_who_leads_elsewhere_sees_nothing() -> None:
    vote = a_decision(a_room({USER: 3}, override="free"))
    elsewhere = a_facilitator(an_organisation())
    for permission in (access.see_decision, access.make_commitment, access.override_decision):
        assert not permission.sees(elsewhere, vote)
