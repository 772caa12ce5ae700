"""Role × phase: who may do what with an assembly and its votes, and when."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Model
from django.http import Http404

from assieme.assemblies.bodies import access as body_access
from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings import access as meeting_access
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.votes import access
from assieme.assemblies.votes.models import Vote
from assieme.core.access import Permission, Refused, require
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person
from tests.assemblies.rooms import STAFF, USER, Room, a_room, a_vote, an_open_vote
from tests.factories import NOW, a_facilitator, a_member, an_organisation

pytestmark = pytest.mark.django_db
YES, NO, HIDDEN = "yes", "no", "404"
ROLES = ("user", "member", "facilitator", "administrator", "stranger")
PHASES = ("draft", "open", "closing", "closed", "void")


@dataclass
class Cast:
    """One person in each role: `user` has a seat, `member` has none."""

    room: Room
    people: dict[str, Person]


@pytest.fixture
def staged() -> Cast:
    room = a_room({USER: 4, STAFF: 4}, chair=[STAFF])
    people = {
        "user": room.seated[USER][0],
        "member": a_member(room.organisation),
        "facilitator": room.leader,
        "administrator": a_member(room.organisation, role=Membership.Role.ADMINISTRATOR),
        "stranger": a_facilitator(an_organisation()),
    }
    return Cast(room, people)


def a_vote_in(staged: Cast, phase: str) -> Vote:
    if phase == "draft":
        return a_vote(staged.room)
    vote = an_open_vote(staged.room)
    Vote.objects.filter(pk=vote.pk).update(phase=phase)
    vote.refresh_from_db()
    return vote


def answer(permission: Permission[Any], actor: Person, row: Model) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


# In the order of ROLES, for each phase in the order of PHASES. The user's seat may bring a question, and not chair.
VOTES: dict[Permission[Any], list[tuple[str, ...]]] = {
    access.see_vote: [(YES, HIDDEN, YES, YES, HIDDEN), *[(YES, YES, YES, YES, HIDDEN)] * 4],
    access.open_vote: [(HIDDEN, HIDDEN, YES, YES, HIDDEN), *[(HIDDEN, HIDDEN, NO, NO, HIDDEN)] * 4],
    access.cast_ballot: [
        (HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN),
        (YES, HIDDEN, HIDDEN, HIDDEN, HIDDEN),
        *[(NO, HIDDEN, HIDDEN, HIDDEN, HIDDEN)] * 3,
    ],
    access.close_vote: [
        (HIDDEN, HIDDEN, NO, NO, HIDDEN),
        (HIDDEN, HIDDEN, YES, YES, HIDDEN),
        *[(HIDDEN, HIDDEN, NO, NO, HIDDEN)] * 3,
    ],
    access.finish_vote: [(HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN)] * 5,
    access.see_result: [
        *[(NO, NO, NO, NO, HIDDEN)] * 2,
        *[(YES, YES, YES, YES, HIDDEN)] * 2,
        (NO, NO, NO, NO, HIDDEN),
    ],
}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("permission", VOTES, ids=lambda permission: permission.name)
def test_votes(permission: Permission[Any], phase: str, staged: Cast) -> None:
    vote = a_vote_in(staged, phase)
    found = tuple(answer(permission, staged.people[role], vote) for role in ROLES)
    assert found == VOTES[permission][PHASES.index(phase)]


ASSEMBLIES: dict[Permission[Any], tuple[str, ...]] = {
    body_access.see_assembly: (YES, YES, YES, YES, HIDDEN),
    body_access.lead_assembly: (HIDDEN, HIDDEN, YES, YES, HIDDEN),
    body_access.put_question: (YES, HIDDEN, YES, YES, HIDDEN),
}


@pytest.mark.parametrize("permission", ASSEMBLIES, ids=lambda permission: permission.name)
def test_assemblies(permission: Permission[Any], staged: Cast) -> None:
    found = tuple(answer(permission, staged.people[role], staged.room.assembly) for role in ROLES)
    assert found == ASSEMBLIES[permission]


@pytest.mark.parametrize("phase", ["none", *PHASES])
def test_the_first_rules_can_be_given_until_a_vote_was_opened(phase: str, staged: Cast) -> None:
    if phase != "none":
        a_vote_in(staged, phase)
    found = tuple(answer(body_access.give_first_rules, staged.people[role], staged.room.assembly) for role in ROLES)
    leads = YES if phase in ("none", "draft") else NO
    assert found == (HIDDEN, HIDDEN, leads, leads, HIDDEN)


@pytest.mark.parametrize("phase", ["none", *PHASES])
def test_a_draft_of_rules_is_written_by_who_may_bring_a_question_at_any_time(phase: str, staged: Cast) -> None:
    if phase != "none":
        a_vote_in(staged, phase)
    found = tuple(answer(body_access.draft_rules, staged.people[role], staged.room.assembly) for role in ROLES)
    assert found == (YES, HIDDEN, YES, YES, HIDDEN)
    Organisation.objects.filter(pk=staged.room.organisation.pk).update(published_year=2017)
    assembly = Assembly.objects.get(pk=staged.room.assembly.pk)
    found = tuple(answer(body_access.draft_rules, staged.people[role], assembly) for role in ROLES)
    assert found == (NO, HIDDEN, NO, NO, HIDDEN)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [((), NO), (("appointed",), NO), (("drawn", "elected"), NO), (("open",), YES), (("appointed", "open"), YES)],
)
def test_members_take_seats_where_the_rules_have_open_ones(kinds: tuple[str, ...], expected: str, staged: Cast) -> None:
    plan = [{"standpoint": USER, "places": 9, "kind": kind} for kind in kinds]
    rules = body_actions.Rules(seat_plan=plan)
    body_actions.adopt_rules(assembly=staged.room.assembly, rules=rules, by=staged.room.leader, now=NOW)
    found = tuple(answer(body_access.take_seat, staged.people[role], staged.room.assembly) for role in ROLES)
    assert found == (*[expected] * 4, HIDDEN)


def test_the_end_of_a_term_is_for_the_system_alone(staged: Cast) -> None:
    seat = staged.room.assembly.seats.get(person=staged.people["user"])
    people = [*(staged.people[role] for role in ROLES), system_person()]
    assert [answer(body_access.end_term, one, seat) for one in people] == [*[HIDDEN] * 5, YES]
    body_actions.leave_seat(seat=seat, by=staged.people["user"], now=NOW)
    seat.refresh_from_db()
    assert [answer(body_access.end_term, one, seat) for one in people] == [*[HIDDEN] * 5, NO]


def test_a_seat_is_ended_by_who_holds_it_or_who_leads(staged: Cast) -> None:
    seat = staged.room.assembly.seats.get(person=staged.people["user"])
    found = tuple(answer(body_access.end_seat, staged.people[role], seat) for role in ROLES)
    assert found == (YES, HIDDEN, YES, YES, HIDDEN)
    body_actions.leave_seat(seat=seat, by=staged.people["user"], now=NOW)
    seat.refresh_from_db()
    assert answer(body_access.end_seat, staged.people["user"], seat) == NO


def test_minutes_are_written_by_who_may_chair(staged: Cast) -> None:
    meeting = meeting_actions.plan_meeting(
        assembly=staged.room.assembly, held_on=NOW.date(), by=staged.room.leader, now=NOW
    )
    found = tuple(answer(meeting_access.write_minutes, staged.people[role], meeting) for role in ROLES)
    assert found == (HIDDEN, HIDDEN, YES, YES, HIDDEN)
    assert answer(meeting_access.write_minutes, staged.room.seated[STAFF][0], meeting) == YES
    assert answer(meeting_access.see_meeting, staged.people["member"], meeting) == YES
    assert answer(meeting_access.see_meeting, staged.people["stranger"], meeting) == HIDDEN


def test_the_rules_say_who_chairs_and_who_brings_questions(staged: Cast) -> None:
    vote = a_vote_in(staged, "draft")
    assert answer(access.open_vote, staged.room.seated[STAFF][0], vote) == YES
    closed_agenda = a_room({USER: 3, STAFF: 3}, agenda=[STAFF])
    assert answer(body_access.put_question, closed_agenda.seated[USER][0], closed_agenda.assembly) == HIDDEN
    assert answer(body_access.put_question, closed_agenda.seated[STAFF][0], closed_agenda.assembly) == YES


def test_who_left_the_organisation_votes_no_more(staged: Cast) -> None:
    vote = a_vote_in(staged, "open")
    Membership.objects.filter(person=staged.people["user"]).update(left_at=NOW)
    assert answer(access.cast_ballot, staged.people["user"], vote) == HIDDEN
