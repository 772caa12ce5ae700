"""Minutes: put together, corrected together, approved at a later meeting, and published without names."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.meetings.conftest import DAY, HIDDEN, NO, YES, a_meeting, answers, page, queries
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.factories import NOW, a_member, signed_in

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import access as meeting_access
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import agenda_actions, held_actions, minutes_reads
from assieme.assemblies.meetings import minutes_access as access
from assieme.assemblies.meetings import minutes_actions as actions
from assieme.assemblies.meetings.invitation_actions import invite_guest
from assieme.assemblies.meetings.minutes_paper import minutes_on_paper
from assieme.assemblies.meetings.models import Meeting, PublicName
from assieme.assemblies.votes.closing import close_vote
from assieme.core.access import Refused
from assieme.organisations.visitors import VISITOR
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Identity, Person

LATER = DAY + timedelta(days=14)


def held(room: Room, meeting: Meeting, words: str = "We talked.", notes: str = "") -> Meeting:
    """A meeting with one thing talked about, everybody there, and minutes written."""
    item = agenda_actions.bring_item(meeting=meeting, title="Tea", minutes=10, by=room.leader, now=NOW)
    seats = list(Seat.objects.filter(assembly=room.assembly))
    held_actions.begin_meeting(meeting=meeting, present=seats, by=room.leader, now=NOW)
    held_actions.take_item(item=item, by=room.leader, now=NOW)
    what = held_actions.Outcome(
        "agreed", notes=notes, follow_up="Buy it", owner=room.seated[USER][0], due_on=date(2026, 6, 1)
    )
    held_actions.finish_item(item=item, what=what, by=room.leader, now=NOW)
    held_actions.end_meeting(meeting=meeting, by=room.leader, now=NOW)
    return meeting_actions.write_minutes(
        meeting=meeting, words=words, present=seats, chaired_by=seats[0], by=room.leader, now=NOW
    )


def approved(room: Room, meeting: Meeting) -> Meeting:
    later = a_meeting(room, LATER)
    held_actions.begin_meeting(meeting=later, present=[], by=room.leader, now=NOW)
    return actions.approve_minutes(meeting=meeting, by=room.leader, now=NOW)


def test_who_reads_corrects_and_approves(room: Room, meeting: Meeting, people: dict[str, Person]) -> None:
    nobody_yet = (NO, NO, HIDDEN, HIDDEN, HIDDEN)
    meeting = held(room, meeting)
    draft = {
        access.read_minutes: (YES, YES, HIDDEN, YES, HIDDEN),
        access.read_public_minutes: (HIDDEN,) * 5,
        access.correct_minutes: (YES, YES, HIDDEN, HIDDEN, HIDDEN),
        access.approve_minutes: (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        meeting_access.write_minutes: (HIDDEN, YES, HIDDEN, YES, HIDDEN),
    }
    for permission, expected in draft.items():
        assert answers(permission, people, meeting) == expected, permission.name
    correction = actions.make_correction(meeting=meeting, words="No.", by=people["user"], now=NOW)
    assert answers(access.settle_correction, people, correction) == (HIDDEN, YES, HIDDEN, YES, HIDDEN)
    meeting = approved(room, meeting)
    after = {
        access.read_minutes: (YES, YES, YES, YES, HIDDEN),
        access.read_public_minutes: (HIDDEN,) * 5,
        access.correct_minutes: nobody_yet,
        access.approve_minutes: (HIDDEN, NO, HIDDEN, NO, HIDDEN),
        meeting_access.write_minutes: (HIDDEN, NO, HIDDEN, NO, HIDDEN),
    }
    for permission, expected in after.items():
        assert answers(permission, people, meeting) == expected, permission.name
    correction.refresh_from_db()
    assert answers(access.settle_correction, people, correction) == (HIDDEN, NO, HIDDEN, NO, HIDDEN)


@pytest.mark.django_db
@pytest.mark.parametrize(("level", "member", "visitor"), [("seats", 0, 0), ("organisation", 1, 0), ("everybody", 1, 1)])
def test_the_rules_say_who_reads_what_is_approved(level: str, member: int, visitor: int) -> None:
    room = a_room({USER: 3, STAFF: 3}, minutes_for=level)
    meeting = approved(room, held(room, a_meeting(room)))
    assert meeting.published_for == level
    assert access.read_minutes.rows(a_member(room.organisation)).count() == member
    assert access.read_public_minutes.rows(VISITOR).count() == visitor


def test_minutes_are_approved_only_while_a_later_meeting_goes_on(room: Room, meeting: Meeting) -> None:
    meeting = held(room, meeting)
    a_meeting(room, LATER)
    other = a_room({USER: 1})
    held_actions.begin_meeting(meeting=a_meeting(other, LATER), present=[], by=other.leader, now=NOW)
    with pytest.raises(Refused):
        actions.approve_minutes(meeting=meeting, by=room.leader, now=NOW)
    assert approved(room, meeting).approved_in is not None


def test_what_happened_stands_in_them(room: Room, meeting: Meeting) -> None:
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    day_of_it = a_meeting(room, NOW.date())
    close_vote(vote=vote, by=room.leader, now=NOW)
    minutes = minutes_reads.minutes_of(held(room, day_of_it, notes="Green."))
    assert minutes.standpoints == (("service user", 4), ("professional", 4))
    assert len(minutes.names) == 8
    (point,) = minutes.points
    assert (point.title, point.outcome, point.notes) == ("Tea", "We agreed", "Green.")
    assert (point.follow_up, point.owner) == ("Buy it", str(room.seated[USER][0]))
    (decision,) = minutes.decisions
    assert (decision.title, decision.version) == ("A quiet room", 1)
    assert decision.result


def test_accepted_corrections_stand_under_them_and_go_with_their_author(room: Room, meeting: Meeting) -> None:
    meeting = held(room, meeting)
    person = room.seated[USER][1]
    for words, accepted in (("It was Tuesday.", True), ("Nonsense.", False)):
        correction = actions.make_correction(meeting=meeting, words=words, by=person, now=NOW)
        actions.settle_correction(correction=correction, accepted=accepted, by=room.leader, now=NOW)
    assert minutes_reads.minutes_of(meeting).corrected == ("It was Tuesday.",)
    assert minutes_reads.corrections_to(meeting) == []
    erase_identity_of(person, NOW)
    assert minutes_reads.minutes_of(meeting).corrected == ()


@pytest.mark.django_db
def test_whoever_reads_the_public_page_learns_no_name(client: Client) -> None:
    """The attacker knows everybody's name and looks for each part of it in the page."""
    room = a_room({USER: 3, STAFF: 3}, minutes_for="everybody")
    names = ["Rosa Bianchi", "Ugo", "Ann-Marie O'Neill", "Jo", "Lou Reed", "zoë ward"]
    for person, name in zip(room.everybody, names, strict=True):
        Identity.objects.filter(person=person).update(display_name=name)
    told = "Rosa said that ugo is right. BIANCHI agreed, and Ann-Marie, and O'Neill's friend Jo, Zoë. Lou? Vera too."
    meeting = a_meeting(room)
    invite_guest(meeting=meeting, name="Vera, from the library", by=room.leader, now=NOW)
    meeting = held(room, meeting, words=told, notes="Ward came late to the table. Lou Reed left.")
    correction = actions.make_correction(meeting=meeting, words="Ugo left first.", by=room.everybody[1], now=NOW)
    actions.settle_correction(correction=correction, accepted=True, by=room.leader, now=NOW)
    approved(room, meeting)
    text = page(client, "public_minutes", meeting)
    body = text[text.index("<main") : text.index("</main>")]
    for part in {"Jo", "Vera"} | {part for name in names for part in re.split(r"[\s'.-]+", name) if len(part) > 2}:
        assert not re.search(rf"\b{part}\b", body, re.IGNORECASE), part
    assert "a member said that a member is right." in body
    assert "a member came late to the table. a member left." in body
    assert "3</strong> service users" in body
    # One who agrees is named, and takes it back.
    rosa = room.everybody[0]
    signed_in(client, rosa)
    page(client, "public_name", room.organisation, 302, post={"name": "show"})
    client.logout()
    assert "Rosa said that a member is right." in page(client, "public_minutes", meeting)
    signed_in(client, rosa)
    assert "You can take it out at any time." in page(client, "public_name", room.organisation)
    page(client, "public_name", room.organisation, 302, post={"name": "hide"})
    assert not PublicName.objects.exists()
    client.logout()
    assert "Rosa" not in page(client, "public_minutes", meeting)


def test_what_is_not_published_sends_visitors_to_sign_in(room: Room, meeting: Meeting, client: Client) -> None:
    held(room, meeting)
    page(client, "public_minutes", meeting, 302)
    signed_in(client, room.leader)
    page(client, "public_minutes", meeting, 404)


def test_from_draft_to_approval_on_pages(room: Room, meeting: Meeting, client: Client) -> None:
    meeting = held(room, meeting)
    user, chair = room.seated[USER][0], room.seated[STAFF][0]
    signed_in(client, user)
    assert "This is a draft." in page(client, "meeting", meeting)
    page(client, "correct_minutes", meeting, 302, post={"words": "It was Tuesday."})
    signed_in(client, a_member(room.organisation))
    assert "We talked." not in page(client, "meeting", meeting)
    signed_in(client, chair)
    assert "It was Tuesday." in page(client, "meeting", meeting)
    (correction,) = minutes_reads.corrections_to(meeting)
    page(client, "settle_correction", correction, 302, post={"accepted": "yes"})
    page(client, "approve_minutes", meeting, 409, post={})
    later = a_meeting(room, LATER)
    held_actions.begin_meeting(meeting=later, present=[], by=chair, now=NOW)
    assert "Minutes to approve" in page(client, "hold_meeting", later)
    assert "Approve the minutes" in page(client, "meeting", meeting)
    page(client, "approve_minutes", meeting, 302, post={})
    text = page(client, "meeting", meeting)
    assert "Approved on" in text
    assert "Put right by those who were there" in text
    assert "Change the minutes" not in text


def test_they_are_printed(room: Room, meeting: Meeting, client: Client) -> None:
    import io

    import pikepdf

    meeting = held(room, meeting)
    signed_in(client, room.leader)
    content = client.get(reverse("minutes_pdf", kwargs={"id": meeting.pk})).content
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked
    assert content == minutes_on_paper(meeting, f"http://testserver/meetings/{meeting.pk}")


@pytest.mark.parametrize("number", [1, 30])
def test_minutes_cost_the_same_however_much_happened(number: int, room: Room, meeting: Meeting) -> None:
    for _ in range(number):
        item = agenda_actions.bring_item(meeting=meeting, title="Tea", minutes=5, by=room.leader, now=NOW)
        meeting.items.filter(pk=item.pk).update(taken_at=NOW, done_at=NOW, outcome="heard", owner=room.leader)
    fresh = Meeting.objects.select_related("assembly__organisation").get(pk=meeting.pk)
    assert queries(lambda: minutes_reads.minutes_of(fresh)) == 4
