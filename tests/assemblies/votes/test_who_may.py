"""Who may stand, go on after objections and give seats: by role and phase."""

import pytest

from assieme.assemblies.votes import access
from assieme.assemblies.votes.models import Result, Vote
from assieme.organisations.models import Membership
from tests.assemblies.rooms import STAFF, USER, a_room, a_vote
from tests.assemblies.test_permissions import HIDDEN, NO, PHASES, ROLES, YES, Cast, answer
from tests.factories import NOW, a_facilitator, a_member, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def staged() -> Cast:
    """The user's seat may bring questions, and not chair."""
    room = a_room({USER: 4, STAFF: 4}, chair=[STAFF])
    people = {
        "user": room.seated[USER][0],
        "member": a_member(room.organisation),
        "facilitator": room.leader,
        "administrator": a_member(room.organisation, role=Membership.Role.ADMINISTRATOR),
        "stranger": a_facilitator(an_organisation()),
    }
    return Cast(room, people)


def found(permission: str, vote: Vote, staged: Cast) -> tuple[str, ...]:
    vote = Vote.objects.get(pk=vote.pk)
    return tuple(answer(getattr(access, permission), staged.people[role], vote) for role in ROLES)


def in_phase(vote: Vote, phase: str) -> Vote:
    Vote.objects.filter(pk=vote.pk).update(phase=phase)
    return vote


@pytest.mark.parametrize("phase", PHASES)
def test_an_election(phase: str, staged: Cast) -> None:
    vote = in_phase(a_vote(staged.room, method="stv"), phase)
    able = YES if phase == "draft" else NO
    assert found("stand", vote, staged) == (able, able, able, able, HIDDEN)
    able = YES if phase in ("closing", "closed") else NO
    assert found("seat_elected", vote, staged) == (HIDDEN, HIDDEN, able, able, HIDDEN)
    assert found("see_vote", vote, staged) == (YES, YES, YES, YES, HIDDEN)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("passed", [True, False])
def test_a_round_of_consent(phase: str, passed: bool, staged: Cast) -> None:
    vote = in_phase(a_vote(staged.room, method="consent"), phase)
    Result.objects.create(vote=vote, outcome={"passed": passed}, at=NOW)
    able = YES if phase == "closed" and not passed else NO
    assert found("go_on", vote, staged) == (able, HIDDEN, able, able, HIDDEN)


def test_nobody_stands_in_a_vote_about_things(staged: Cast) -> None:
    assert found("stand", a_vote(staged.room), staged) == (NO, NO, NO, NO, HIDDEN)
