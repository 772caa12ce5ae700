"""A meeting that goes on: one thing at a time, breaks, what is postponed, the end."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.meetings.conftest import DAY, HIDDEN, NO, YES, a_meeting, a_received_card, answers, page
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote
from tests.factories import NOW, signed_in

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import access, agenda_actions, invitation_actions
from assieme.assemblies.meetings import held_actions as actions
from assieme.assemblies.meetings.actions import write_minutes
from assieme.assemblies.meetings.forgetting import forget_past
from assieme.assemblies.meetings.models import AgendaItem, Invite, Meeting, Pause
from assieme.core.access import Refused
from assieme.people.models import Person
from assieme.toolkit.cards.models import Card
from assieme.toolkit.claims import Claimant

NEXT = DAY + timedelta(days=14)


def begun(room: Room, meeting: Meeting) -> Meeting:
    return actions.begin_meeting(meeting=meeting, present=room.assembly.seats.all()[:3], by=room.leader, now=NOW)


def brought(room: Room, meeting: Meeting, title: str = "Tea") -> AgendaItem:
    return agenda_actions.bring_item(meeting=meeting, title=title, minutes=10, by=room.leader, now=NOW)


def finished(room: Room, item: AgendaItem, outcome: str) -> AgendaItem:
    actions.take_item(item=item, by=room.leader, now=NOW)
    return actions.finish_item(item=item, what=actions.Outcome(outcome), by=room.leader, now=NOW)


def test_who_leads_it_before_during_and_after(room: Room, meeting: Meeting, people: dict[str, Person]) -> None:
    may, late = (HIDDEN, YES, HIDDEN, YES, HIDDEN), (HIDDEN, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.begin_meeting, people, meeting) == may
    assert answers(access.hold_meeting, people, meeting) == late
    meeting = begun(room, meeting)
    assert answers(access.begin_meeting, people, meeting) == late
    assert answers(access.hold_meeting, people, meeting) == may
    meeting = actions.end_meeting(meeting=meeting, by=people["staff"], now=NOW)
    assert answers(access.begin_meeting, people, meeting) == late
    assert answers(access.hold_meeting, people, meeting) == late


def test_one_thing_at_a_time_and_once(room: Room, meeting: Meeting) -> None:
    first, second = brought(room, meeting), brought(room, meeting, "Chairs")
    begun(room, meeting)
    heard = actions.Outcome("heard")
    with pytest.raises(Refused):
        actions.finish_item(item=first, what=heard, by=room.leader, now=NOW)
    actions.take_item(item=first, by=room.leader, now=NOW)
    with pytest.raises(Refused):
        actions.take_item(item=second, by=room.leader, now=NOW)
    actions.finish_item(item=first, what=heard, by=room.leader, now=NOW)
    with pytest.raises(Refused):
        actions.take_item(item=first, by=room.leader, now=NOW)
    actions.take_item(item=second, by=room.leader, now=NOW)


def test_a_break_is_one_break(room: Room, meeting: Meeting) -> None:
    begun(room, meeting)
    for _ in range(2):
        actions.begin_pause(meeting=meeting, by=room.leader, now=NOW)
    actions.end_pause(meeting=meeting, by=room.leader, now=NOW + timedelta(minutes=5))
    assert list(Pause.objects.values_list("since", "until")) == [(NOW, NOW + timedelta(minutes=5))]


def test_a_seat_of_another_group_is_not_there(room: Room, meeting: Meeting) -> None:
    with pytest.raises(ValueError, match="another assembly"):
        actions.begin_meeting(meeting=meeting, present=a_room({USER: 1}).assembly.seats.all(), by=room.leader, now=NOW)


def test_what_is_postponed_goes_on_in_the_next_meeting(room: Room, meeting: Meeting) -> None:
    following = a_meeting(room, NEXT)
    a_meeting(room, DAY - timedelta(days=1))
    items = [brought(room, meeting, title) for title in ("One", "Two", "Three")]
    begun(room, meeting)
    finished(room, items[0], "agreed")
    finished(room, items[1], "postponed")
    assert [item.title for item in following.items.all()] == ["Two"]
    actions.end_meeting(meeting=meeting, by=room.leader, now=NOW)
    assert [item.title for item in following.items.all()] == ["Two", "Three"]
    items[2].refresh_from_db()
    assert items[2].goes_on_in == following.items.last()


def test_it_waits_where_no_next_meeting_is_planned(room: Room, meeting: Meeting) -> None:
    item = brought(room, meeting)
    begun(room, meeting)
    finished(room, item, "postponed")
    assert AgendaItem.objects.count() == 1
    assert [item.title for item in a_meeting(room, NEXT).items.all()] == ["Tea"]
    assert a_meeting(room, NEXT + timedelta(days=1)).items.count() == 0


def test_a_card_gets_its_owner_at_the_meeting(room: Room, meeting: Meeting) -> None:
    card = a_received_card(room)
    item = agenda_actions.bring_item(meeting=meeting, card=card, minutes=15, by=room.leader, now=NOW)
    begun(room, meeting)
    actions.take_item(item=item, by=room.leader, now=NOW)
    owner = room.seated[USER][0]
    what = actions.Outcome("agreed", follow_up="Move the television", owner=owner, due_on=date(2026, 6, 1))
    actions.finish_item(item=item, what=what, by=room.leader, now=NOW)
    card.refresh_from_db()
    assert (card.state, card.owner, card.due_on) == (Card.State.OWNED, owner, date(2026, 6, 1))


def a_guest_who_needs(room: Room, meeting: Meeting) -> Invite:
    invite = invitation_actions.invite_guest(
        meeting=meeting, name="Vera", email="vera@example.org", by=room.leader, now=NOW
    )
    invitation_actions.make_link(invite=invite, by=room.leader, now=NOW)
    by = Claimant(invite.pk)
    return invitation_actions.answer_invite(invite=invite, answer="yes", as_usual=False, needs="A lift", by=by, now=NOW)


def kept(invite: Invite) -> tuple[str, str | None, str, str]:
    invite.refresh_from_db()
    return invite.email, invite.link_hash, invite.needs, invite.name


FORGOTTEN = ("", None, "", "Vera")


def test_the_end_forgets_addresses_links_and_needs(room: Room, meeting: Meeting) -> None:
    invite = a_guest_who_needs(room, meeting)
    actions.end_meeting(meeting=begun(room, meeting), by=room.leader, now=NOW)
    assert kept(invite) == FORGOTTEN


def test_minutes_forget_them_too(room: Room, meeting: Meeting) -> None:
    invite, other = a_guest_who_needs(room, meeting), a_guest_who_needs(room, a_meeting(room, NEXT))
    write_minutes(meeting=meeting, words="We met.", present=[], by=room.leader, now=NOW)
    assert (kept(invite), kept(other)[2]) == (FORGOTTEN, "A lift")


def test_they_are_forgotten_after_the_day_also_when_nobody_ends_the_meeting(room: Room, meeting: Meeting) -> None:
    invite = a_guest_who_needs(room, meeting)
    begun(room, meeting)
    midnight = datetime.combine(DAY, time(), UTC)
    assert forget_past(midnight + timedelta(days=2, hours=23)) == 0
    assert kept(invite)[2] == "A lift"
    assert forget_past(midnight + timedelta(days=3)) == 1
    assert kept(invite) == FORGOTTEN
    assert forget_past(midnight + timedelta(days=4)) == 0


def test_no_minutes_while_it_goes_on(room: Room, meeting: Meeting, client: Client) -> None:
    invite = a_guest_who_needs(room, meeting)
    begun(room, meeting)
    signed_in(client, room.leader)
    page(client, "minutes", meeting, 409)
    text = page(client, "meeting", meeting)
    assert "Write the minutes" not in text
    assert "A lift" in text
    with pytest.raises(Refused, match="after the meeting"):
        write_minutes(meeting=meeting, words="We meet.", present=[], by=room.leader, now=NOW)
    assert kept(invite)[2] == "A lift"
    actions.end_meeting(meeting=meeting, by=room.leader, now=NOW)
    page(client, "minutes", meeting)


def test_a_meeting_is_led_from_its_page(room: Room, meeting: Meeting, client: Client) -> None:
    vote = an_open_vote(room)
    item = brought(room, meeting)
    chair = room.seated[STAFF][0]
    signed_in(client, chair)
    assert "Begin the meeting" in page(client, "meeting", meeting)
    page(client, "hold_meeting", meeting, 302)
    seats = {seat.person_id: str(seat.pk) for seat in Seat.objects.all()}
    here = {"present": [seats[chair.pk]], "chaired_by": seats[chair.pk]}
    page(client, "begin_meeting", meeting, 302, post=here)
    assert "1 person is here" in page(client, "hold_meeting", meeting)
    client.post(reverse("take_item", kwargs={"id": meeting.pk, "key": item.pk}))
    assert "We talk about" in page(client, "hold_meeting", meeting)
    wrong = page(client, "hold_meeting", meeting, post={"outcome": "decided", "follow_up": "Buy tea"})
    assert "Choose the vote." in wrong
    assert "Say who does it, and by when." in wrong
    said = {"outcome": "decided", "vote": str(vote.pk), "notes": "Green tea."}
    page(client, "hold_meeting", meeting, 302, post=said)
    page(client, "pause_meeting", meeting, 302, post={})
    assert "We take a break" in page(client, "hold_meeting", meeting)
    page(client, "pause_meeting", meeting, 302, post={"go_on": "1"})
    page(client, "meeting_presence", meeting, 302, post={})
    page(client, "end_meeting", meeting, 302, post={})
    text = page(client, "meeting", meeting)
    assert "Green tea." in text
    assert "We voted" in text
    item.refresh_from_db()
    assert (item.vote, meeting.present.count()) == (vote, 0)
