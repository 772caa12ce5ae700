"""What happens in a room: who comes in, who speaks, what counts once, and what is left at the end."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from tests.assemblies.live.conftest import Held, a_held_meeting, as_self
from tests.assemblies.live.conftest import press as pressed
from tests.assemblies.rooms import STAFF, USER
from tests.factories import NOW, a_member, an_initiative

from assieme.assemblies.live import access, actions, break_actions, reads, round_actions, speaking_actions
from assieme.assemblies.live.models import Participant, Press, Room, Turns
from assieme.assemblies.live.sweep import close_forgotten_rooms
from assieme.assemblies.meetings import invitation_actions
from assieme.assemblies.meetings.held_reads import pause_now
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import Refused, require
from assieme.core.models import Event
from assieme.people.persons import system_person
from assieme.toolkit.claims import Claimant

LATER = NOW + timedelta(minutes=3)


def speaks(held: Held, one: Participant, times: int = 1) -> None:
    for _time in range(times):
        speaking_actions.give_word(room=held.room, key=one.pk, by=held.leader, now=NOW)
    speaking_actions.end_turn(room=held.room, by=held.leader, now=NOW)


def hands(held: Held) -> list[str]:
    return [one.name for one in reads.screen(Room.objects.get(pk=held.room.pk)).hands]


def test_people_with_a_seat_and_invited_people_come_in_others_wait(held: Held) -> None:
    member = a_member(held.committee.organisation)
    assert held.users[0].let_in_at == NOW
    assert actions.enter_room(room=held.room, by=member, now=NOW).let_in_at is None
    invite = invitation_actions.invite_guest(meeting=held.room.meeting, name="Vera", by=held.leader, now=NOW)
    guest = actions.enter_room(room=held.room, by=Claimant(invite.pk), now=NOW)
    assert (str(guest), guest.let_in_at) == ("Vera", NOW)
    assert actions.enter_room(room=held.room, by=Claimant(invite.pk), now=NOW) == guest


def test_who_may_be_here_before_and_after_they_are_let_in(held: Held) -> None:
    waiting = held.guest(inside=False)
    with pytest.raises(Refused):
        require(access.be_here, Claimant(waiting.pk), waiting)
    inside = held.guest("Ada")
    require(access.be_here, Claimant(inside.pk), inside)
    with pytest.raises(Http404):
        require(access.be_here, Claimant(inside.pk), waiting)
    with pytest.raises(Http404):
        require(access.be_here, held.committee.seated[USER][1], held.users[0])


def test_only_who_the_rules_let_chair_leads(held: Held) -> None:
    staff, user = held.committee.seated[STAFF][0], held.committee.seated[USER][0]
    assert access.lead_room.allows(staff, held.room)
    assert access.lead_room.allows(held.leader, held.room)
    assert not access.lead_room.allows(user, held.room)
    with pytest.raises(Http404):
        actions.let_in(room=held.room, keys=None, by=user, now=NOW)


def test_who_has_spoken_least_speaks_first(held: Held) -> None:
    often, once, never = held.users[:3]
    speaks(held, often, times=2)
    speaks(held, once)
    for minutes, one in enumerate((often, once, never)):
        speaking_actions.raise_hand(participant=held.now(one), by=as_self(one), now=NOW + timedelta(minutes=minutes))
    assert hands(held) == [str(never), str(once), str(often)]


def test_the_same_press_counts_once_however_late_it_comes_again(held: Held) -> None:
    one, press = held.users[0], uuid4()
    speaking_actions.raise_hand(participant=one, by=as_self(one), now=NOW, press=press)
    speaks(held, one)
    speaking_actions.raise_hand(participant=held.now(one), by=as_self(one), now=LATER, press=press)
    assert hands(held) == []
    speaking_actions.raise_hand(participant=held.now(one), by=as_self(one), now=LATER, press=uuid4())
    assert hands(held) == [str(one)]


def test_who_leads_gives_the_word_once_with_one_press(held: Held) -> None:
    press = uuid4()
    for _twice in range(2):
        speaking_actions.give_word(room=held.room, key=held.users[0].pk, by=held.leader, now=NOW, press=press)
    assert held.now(held.users[0]).turns == 1


def test_no_press_of_who_leads_counts_twice_when_it_comes_again(held: Held) -> None:
    lead: dict[str, Any] = {"room": held.room, "by": held.leader, "now": NOW}
    begun, turn = uuid4(), uuid4()
    assert round_actions.begin_round(**lead, press=begun) == 11
    round_actions.go_on(**lead)
    assert round_actions.begin_round(**lead, press=uuid4()) == 0
    assert Participant.objects.filter(said="said").count() == 1
    round_actions.end_round(**lead, press=uuid4())
    assert round_actions.begin_round(**lead, press=begun) == 0
    assert not Room.objects.get().in_round
    speaking_actions.give_word(key=held.users[0].pk, **lead)
    speaking_actions.end_turn(**lead, press=turn)
    speaking_actions.give_word(key=held.users[1].pk, **lead)
    speaking_actions.end_turn(**lead, press=turn)
    assert held.now(held.users[1]).speaking_since == NOW


def test_a_break_that_is_over_is_not_begun_again_by_a_late_press(held: Held, chair: Client) -> None:
    key = str(uuid4())
    pressed(chair, held, "break", "lead_in_room", press=key)
    pressed(chair, held, "go_on", "lead_in_room", press=str(uuid4()))
    pressed(chair, held, "break", "lead_in_room", press=key)
    assert pause_now(held.room.meeting) is None
    late = str(uuid4())
    held.guest(inside=False)
    pressed(chair, held, "let_all", "lead_in_room", press=late)
    waits = held.guest("Ada", inside=False)
    pressed(chair, held, "let_all", "lead_in_room", press=late)
    assert held.now(waits).let_in_at is None


def test_an_objection_erases_what_was_counted_and_nothing_says_whose_it_was(held: Held) -> None:
    speaks(held, held.users[0], times=3)
    before = Event.objects.count()
    speaking_actions.stop_counting(participant=held.now(held.users[1]), by=as_self(held.users[1]), now=NOW)
    speaks(held, held.users[0])
    assert not Participant.objects.exclude(turns=0).exists()
    assert Event.objects.count() == before
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=LATER)
    assert not Turns.objects.exists()


def test_at_the_end_only_sums_of_five_or_more_are_left(db: None) -> None:
    held = a_held_meeting(users=6, staff=4)
    speaks(held, held.users[0], times=2)
    speaks(held, held.users[1])
    speaks(held, held.staff[0], times=4)
    break_actions.ask_break(participant=held.now(held.users[0]), named=True, by=as_self(held.users[0]), now=NOW)
    speaking_actions.raise_hand(participant=held.now(held.users[2]), by=as_self(held.users[2]), now=NOW, press=uuid4())
    held.guest()
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=LATER)
    assert [(one.standpoint, one.turns, one.people) for one in Turns.objects.all()] == [(USER, 3, 6)]
    assert not Participant.objects.exists()
    assert not Press.objects.exists()
    room = Room.objects.get()
    assert (room.code, room.is_live) == (None, False)
    with pytest.raises(Refused):
        actions.enter_room(room=room, by=held.committee.seated[USER][0], now=LATER)


def test_what_is_logged_names_nobody_who_joined_or_asked_for_a_break(held: Held) -> None:
    one = held.users[0]
    break_actions.ask_break(participant=one, named=False, by=as_self(one), now=NOW)
    quiet = Event.objects.filter(kind__in=("live.somebody_joined", "live.break_asked"))
    assert quiet.count() == 12
    assert set(quiet.values_list("actor_id", flat=True)) == {system_person().pk}
    assert not any(str(one.person_id) in str(event.data) for event in quiet)


def test_a_room_whose_meeting_was_forgotten_is_emptied_by_the_system(held: Held) -> None:
    assert close_forgotten_rooms(LATER) == 0
    days_after = NOW + timedelta(days=9)
    assert close_forgotten_rooms(days_after) == 1
    assert not Participant.objects.exists()
    assert close_forgotten_rooms(days_after) == 0
    with pytest.raises(Http404):
        actions.close_forgotten(room=held.room, by=held.committee.seated[USER][0], now=LATER)


def test_a_room_opened_days_before_its_meeting_is_left_alone_and_a_swept_one_opens_again(held: Held) -> None:
    meeting = held.room.meeting
    Meeting.objects.filter(pk=meeting.pk).update(held_on=NOW.date() + timedelta(days=4))
    assert close_forgotten_rooms(NOW + timedelta(days=5)) == 0
    assert close_forgotten_rooms(NOW + timedelta(days=6)) == 1
    room = actions.open_room(meeting=meeting, by=held.leader, now=NOW + timedelta(days=6))
    assert (room.is_live, room.asks_until) == (True, None)
    assert actions.open_room(meeting=meeting, by=held.leader, now=NOW + timedelta(days=6)).code == room.code
    assert close_forgotten_rooms(NOW + timedelta(days=6, hours=8)) == 0
    actions.enter_room(room=room, by=held.committee.seated[USER][0], now=NOW)
    actions.end_meeting(meeting=meeting, by=held.leader, now=NOW + timedelta(days=6))
    assert not Room.objects.get().is_live


def test_in_a_round_each_has_a_turn_and_passing_is_normal(held: Held) -> None:
    assert round_actions.begin_round(room=held.room, by=held.leader, now=NOW) == 11
    first, second, third = reads.people_in(held.room)[:3]

    def whose() -> str:
        now = reads.screen(Room.objects.get(pk=held.room.pk)).round
        return now.name if now else ""

    assert whose() == str(first)
    round_actions.take_turn(participant=held.now(first), said="passed", by=as_self(first), now=NOW)
    assert whose() == str(second)
    round_actions.put_off(room=held.room, by=held.leader, now=NOW)
    assert whose() == str(third)
    assert held.now(second).place == 12
    for _one in range(9):
        round_actions.go_on(room=held.room, by=held.leader, now=NOW)
    assert whose() == str(second)
    round_actions.go_on(room=held.room, by=held.leader, now=NOW)
    assert whose() == ""


def test_a_round_needs_gratitude_switched_on_where_there_is_an_initiative(held: Held) -> None:
    held.committee.assembly.initiative = an_initiative(held.committee.organisation)
    held.committee.assembly.save()
    with pytest.raises(Refused):
        round_actions.begin_round(room=Room.objects.get(pk=held.room.pk), by=held.leader, now=NOW)


def test_nobody_is_let_in_by_a_guest_and_who_is_sent_away_is_erased(held: Held) -> None:
    waiting, inside = held.guest(inside=False), held.guest("Ada")
    with pytest.raises(Http404):
        actions.let_in(room=held.room, keys=None, by=Claimant(inside.pk), now=NOW)
    actions.send_away(room=held.room, key=waiting.pk, by=held.leader, now=NOW)
    assert not Participant.objects.filter(pk=waiting.pk).exists()
    actions.send_away(room=held.room, key=inside.pk, by=held.leader, now=NOW)
    assert Participant.objects.filter(pk=inside.pk).exists()
