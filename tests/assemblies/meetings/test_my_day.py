"""What of meetings waits for whom."""

import pytest
from tests.assemblies.meetings.conftest import DAY, a_meeting, queries
from tests.assemblies.rooms import STAFF, USER, Room
from tests.factories import NOW

from assieme.assemblies.meetings import held_actions, invitation_actions, minutes_actions
from assieme.assemblies.meetings.actions import write_minutes
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.assemblies.meetings.my_day import ANSWER, SETTLE, WRITE, waiting_for
from assieme.people.models import Person


def sentences(person: Person) -> list[object]:
    return [one.sentence for one in waiting_for(person, DAY)]


def test_it_waits_until_it_is_done(room: Room, meeting: Meeting) -> None:
    user, staff = room.seated[USER][0], room.seated[STAFF][0]
    invitation_actions.invite_seated(meeting=meeting, by=room.leader, now=NOW)
    assert (sentences(user), sentences(staff)) == ([ANSWER], [ANSWER])
    invitation_actions.answer_invite(invite=Invite.objects.get(person=user), answer="unsure", by=user, now=NOW)
    assert sentences(user) == []
    held_actions.begin_meeting(meeting=meeting, present=room.assembly.seats.all(), by=staff, now=NOW)
    held_actions.end_meeting(meeting=meeting, by=staff, now=NOW)
    assert (sentences(user), sentences(staff), sentences(room.leader)) == ([], [WRITE], [WRITE])
    write_minutes(meeting=meeting, words="Tea.", present=room.assembly.seats.all(), by=staff, now=NOW)
    correction = minutes_actions.make_correction(meeting=meeting, words="No.", by=user, now=NOW)
    assert (sentences(user), sentences(staff)) == ([], [SETTLE])
    minutes_actions.settle_correction(correction=correction, accepted=True, by=staff, now=NOW)
    assert sentences(staff) == []


@pytest.mark.parametrize("number", [1, 9])
def test_it_costs_the_same_for_one_and_for_many(number: int, room: Room) -> None:
    for _ in range(number):
        invitation_actions.invite_seated(meeting=a_meeting(room), by=room.leader, now=NOW)
    person = room.seated[USER][0]
    assert len(waiting_for(person, DAY)) == number
    assert queries(lambda: waiting_for(person, DAY)) == 7
