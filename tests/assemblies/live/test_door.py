"""The ways into a room: from the meeting, by its code, by the link of an invitation; and when it is not open."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from tests.assemblies.live.conftest import Held, at_the_door, press, text_of
from tests.assemblies.meetings.conftest import DAY, a_meeting, page, queries
from tests.assemblies.rooms import USER, Room, a_room
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

from assieme.assemblies.live import access, actions, my_day, reads
from assieme.assemblies.live.codes import new_code, tidy
from assieme.assemblies.live.door import remember
from assieme.assemblies.live.models import Participant
from assieme.assemblies.live.models import Room as Live
from assieme.assemblies.meetings import invitation_actions, invitation_reads
from assieme.core.actors import Actor


@pytest.fixture
def committee(db: None) -> Room:
    return a_room(chair=["professional"])


def test_who_may_lead_opens_the_room_from_the_meeting_and_others_wait(committee: Room) -> None:
    meeting = a_meeting(committee)
    user, leader = signed_in(Client(), committee.seated[USER][0]), signed_in(Client(), committee.leader)
    assert "It opens when the meeting begins." in page(user, "meeting_room", meeting)
    assert "Open the room" in page(leader, "meeting_room", meeting)
    page(user, "meeting_room", meeting, status=404, post={})
    page(leader, "meeting_room", meeting, status=302, post={})
    page(leader, "meeting_room", meeting, status=302, post={})
    assert Live.objects.count() == 1
    address = reverse("meeting_room", kwargs={"id": meeting.pk})
    assert user.get(address).headers["Location"] == reverse("room", kwargs={"id": Live.objects.get().pk})


def test_a_code_is_read_as_it_was_meant_and_a_wrong_one_opens_nothing(held: Held) -> None:
    assert held.room.code is not None
    typed = f" {held.room.code.lower().replace('-', ' ')} "
    assert tidy(typed) == held.room.code
    client = Client()
    answer = client.post(reverse("find_room"), {"code": typed})
    assert answer.headers["Location"] == reverse("join_room", kwargs={"code": held.room.code})
    assert "eight letters" in client.post(reverse("find_room"), {"code": "ABC"}).content.decode()
    assert client.get(reverse("join_room", kwargs={"code": new_code()})).status_code == 404
    assert "Write a name." in client.post(answer.headers["Location"], {"name": " "}).content.decode()


def test_after_too_many_wrong_codes_the_right_one_is_not_tried(held: Held) -> None:
    client, right = Client(), reverse("join_room", kwargs={"code": held.room.code})
    cache.clear()
    for _try in range(10):
        assert client.get(right).status_code == 200
        assert client.get(reverse("join_room", kwargs={"code": new_code()})).status_code == 404
    assert client.get(right).status_code == 429
    cache.clear()


def test_a_member_who_scans_the_code_is_led_to_the_door(held: Held) -> None:
    member = signed_in(Client(), a_member(held.committee.organisation))
    answer = member.get(reverse("join_room", kwargs={"code": held.room.code}))
    assert answer.headers["Location"] == reverse("room", kwargs={"id": held.room.pk})
    assert "Come in" in text_of(member, "room", held)
    member.post(answer.headers["Location"])
    assert "You are at the door" in text_of(member, "room_phone", held)


def test_the_link_of_an_invitation_leads_in_and_to_no_ballot(
    held: Held, chair: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitation_reads, "answerable", lambda invite, _now: not invite.meeting.is_over)
    person = held.committee.seated[USER][0]
    invitation_actions.invite_seated(meeting=held.room.meeting, by=held.leader, now=NOW)
    invite = invitation_reads.own_invite(held.room.meeting, person)
    assert invite is not None
    code = invitation_actions.make_link(invite=invite, by=held.leader, now=NOW)
    address = reverse("join_by_invitation", kwargs={"code": code})
    phone = Client()
    assert "Come in with this phone." in phone.get(address).content.decode()
    phone.post(address)
    assert Participant.objects.filter(room=held.room, person=person).count() == 1
    assert press(phone, held, "hand") == 302
    assert str(person) in text_of(chair, "room_chair", held)
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    assert phone.get(address).status_code == 404


def test_who_signs_in_is_themselves_and_no_longer_the_guest_of_their_browser(held: Held) -> None:
    person, phone = held.committee.seated[USER][0], at_the_door(held)
    assert "You are at the door" in text_of(phone, "room_phone", held)
    signed_in(phone, person)
    assert "I want to speak" in text_of(phone, "room_phone", held)
    signed_in(phone, a_facilitator(an_organisation()))
    assert phone.get(reverse("room_chair", kwargs={"id": held.room.pk})).status_code == 404


def test_own_link_of_an_invitation_makes_no_guest_of_who_is_signed_in(held: Held) -> None:
    person = held.committee.seated[USER][0]
    phone, request = signed_in(Client(), person), HttpRequest()
    request.session, request.actor = phone.session, person  # type: ignore[attr-defined]
    remember(request, Participant.objects.get(room=held.room, person=person))
    assert "rooms" not in request.session
    remember(request, held.guest())
    assert str(held.room.pk) in request.session["rooms"]


def test_a_guest_who_scans_the_code_again_is_who_they_were_and_the_door_fills_up(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, address = at_the_door(held), reverse("join_room", kwargs={"code": held.room.code})
    assert guest.post(address, {"name": "Ada"}).headers["Location"].endswith("/phone")
    assert Participant.objects.filter(room=held.room, person=None).count() == 1
    monkeypatch.setattr(actions, "MOST_AT_THE_DOOR", 1)
    assert Client().post(address, {"name": "Bob"}).status_code == 409
    actions.let_in(room=held.room, keys=None, by=held.leader, now=NOW)
    assert Client().post(address, {"name": "Bob"}).status_code == 302


def test_a_meeting_that_goes_on_waits_in_the_day_of_those_who_belong_to_it(held: Held) -> None:
    person, member = held.committee.seated[USER][0], a_member(held.committee.organisation)
    assert [one.path for one in my_day.waiting_for(person, DAY)] == [f"/rooms/{held.room.pk}"]
    assert my_day.waiting_for(member, DAY) == ()
    assert queries(lambda: my_day.waiting_for(person, DAY)) == 1
    assert my_day.on_assembly(held.committee.assembly, person) == held.room.pk
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    assert my_day.waiting_for(person, DAY) == ()
    assert my_day.on_assembly(held.committee.assembly, person) is None


def test_what_came_of_a_point_is_said_in_the_room(held: Held, chair: Client) -> None:
    meeting = held.room.meeting
    chair.post(reverse("new_item", kwargs={"id": meeting.pk}), {"about": "own", "title": "Tea", "minutes": "10"})
    item = meeting.items.get()
    press(chair, held, f"take:{item.pk}", "lead_in_room")
    assert "What came of it?" in text_of(chair, "finish_in_room", held)
    address = reverse("finish_in_room", kwargs={"id": held.room.pk})
    answer = chair.post(address, {"outcome": "agreed", "notes": "Green.", "vote": "", "owner": "", "follow_up": ""})
    assert answer.headers["Location"] == reverse("room_chair", kwargs={"id": held.room.pk})
    item.refresh_from_db()
    assert (item.outcome, isinstance(item.done_at, datetime)) == ("agreed", True)


def test_other_pages_lead_back_to_the_meeting_until_it_is_over(held: Held, phone: Client) -> None:
    assembly = reverse("assembly", kwargs={"id": held.committee.assembly.pk})
    assert "Back to the meeting" not in phone.get(assembly).content.decode()
    text_of(phone, "room_phone", held)
    assert "Back to the meeting" in phone.get(assembly).content.decode()
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    back = phone.get(reverse("room_phone", kwargs={"id": held.room.pk}), follow=True)
    assert back.redirect_chain[-1][0] == reverse("pulse", kwargs={"key": held.room.pk})
    assert "Back to the meeting" not in phone.get(assembly).content.decode()


def test_a_press_that_waited_while_the_room_was_emptied_finds_the_questions(
    held: Held, phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def own_before_the_end(room: Live, actor: Actor) -> Participant | None:
        one = access.be_here.rows(actor).filter(room=room).first()
        actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
        return one

    monkeypatch.setattr(reads, "own", own_before_the_end)
    answer = phone.post(reverse("press_in_room", kwargs={"id": held.room.pk}), {"do": "hand"})
    assert answer.headers["Location"] == reverse("room", kwargs={"id": held.room.pk})


def test_a_member_who_is_not_in_the_room_finds_the_door_and_not_the_screen_of_who_leads(held: Held) -> None:
    member = signed_in(Client(), a_member(held.committee.organisation))
    answer = member.get(reverse("room_phone", kwargs={"id": held.room.pk}))
    assert answer.headers["Location"] == reverse("room", kwargs={"id": held.room.pk})
    text_of(member, "room_chair", held, status=404)
