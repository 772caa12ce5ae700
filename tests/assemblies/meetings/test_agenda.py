"""What a meeting talks about: who brings it, its order, its time."""

from datetime import date, time, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.assemblies.meetings.conftest import (
    BEGIN,
    DAY,
    HIDDEN,
    NO,
    YES,
    a_meeting,
    a_received_card,
    answers,
    page,
    queries,
)
from tests.assemblies.rooms import STAFF, USER, Room, a_room, a_seat, a_vote
from tests.factories import NOW, a_member, signed_in

from assieme.assemblies.meetings import access, actions, agenda_actions, agenda_reads
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.core.access import Refused
from assieme.people.models import Person
from assieme.toolkit.cards.models import Card


def free(meeting: Meeting, by: Person, title: str = "Tea", minutes: int = 10) -> AgendaItem:
    return agenda_actions.bring_item(meeting=meeting, title=title, minutes=minutes, by=by, now=NOW)


def titles(meeting: Meeting, actor: Person) -> list[str]:
    return [item.title for item in agenda_reads.agenda_of(meeting, actor, prepares=False).items]


def test_a_meeting_has_times_where_the_organisation_is_and_a_day_for_papers(room: Room, meeting: Meeting) -> None:
    assert (meeting.begins_at, meeting.ends_at) == (BEGIN, BEGIN + timedelta(minutes=90))
    assert meeting.papers_on == DAY - timedelta(days=7)
    other = a_room({USER: 1}, papers_days=3)
    assert a_meeting(other).papers_on == DAY - timedelta(days=3)


def test_a_meeting_may_go_on_past_midnight(room: Room) -> None:
    late = actions.plan_meeting(
        assembly=room.assembly, held_on=DAY, begins=time(23), ends=time(0, 30), by=room.leader, now=NOW
    )
    assert agenda_reads.length_of(late) == 90


def test_a_changed_meeting_has_a_new_edition(room: Room, meeting: Meeting) -> None:
    when = actions.When(date(2026, 5, 12), time(10), time(11), "Small room")
    changed = actions.change_meeting(meeting=meeting, when=when, by=room.seated[STAFF][0], now=NOW)
    assert (changed.held_on, changed.place, changed.remote, changed.edition) == (when.held_on, "Small room", "", 1)


def test_who_may_do_what_before_and_after(meeting: Meeting, people: dict[str, Person]) -> None:
    item = free(meeting, people["user"])
    before = {
        access.see_meeting: (YES, YES, YES, YES, HIDDEN),
        access.prepare_meeting: (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        access.bring_item: (YES, YES, HIDDEN, YES, HIDDEN),
    }
    for permission, expected in before.items():
        assert answers(permission, people, meeting) == expected, permission.name
    assert answers(access.take_off_item, people, item) == (YES, YES, HIDDEN, YES, HIDDEN)
    Meeting.objects.update(begun_at=NOW, ended_at=NOW)
    meeting.refresh_from_db()
    item = AgendaItem.objects.get()
    assert answers(access.prepare_meeting, people, meeting) == (HIDDEN, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.bring_item, people, meeting) == (NO, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.take_off_item, people, item) == (NO, NO, HIDDEN, NO, HIDDEN)


@pytest.mark.django_db
def test_where_the_rules_name_who_brings_things_others_bring_none() -> None:
    room = a_room({USER: 2, STAFF: 2}, agenda=[STAFF])
    meeting = a_meeting(room)
    free(meeting, room.seated[STAFF][0])
    with pytest.raises(Http404):
        free(meeting, room.seated[USER][0])


def test_the_order_is_changed_one_place_at_a_time(room: Room, meeting: Meeting) -> None:
    first, second, third = (free(meeting, room.leader, title) for title in ("One", "Two", "Three"))
    agenda_actions.move_item(item=third, direction="up", by=room.leader, now=NOW)
    assert titles(meeting, room.leader) == ["One", "Three", "Two"]
    agenda_actions.move_item(item=first, direction="down", by=room.leader, now=NOW)
    assert titles(meeting, room.leader) == ["Three", "One", "Two"]
    agenda_actions.move_item(item=third, direction="up", by=room.leader, now=NOW)
    agenda_actions.move_item(item=second, direction="down", by=room.leader, now=NOW)
    assert titles(meeting, room.leader) == ["Three", "One", "Two"]
    agenda_actions.take_off_item(item=first, by=room.leader, now=NOW)
    agenda_actions.move_item(item=second, direction="up", by=room.leader, now=NOW)
    assert titles(meeting, room.leader) == ["Two", "Three"]


def test_a_card_is_brought_once_its_author_was_asked(room: Room, meeting: Meeting) -> None:
    card = a_received_card(room)
    assert card.author_asked_at is not None
    agenda_actions.bring_item(meeting=meeting, card=card, minutes=15, by=room.leader, now=NOW)
    card.refresh_from_db()
    assert (card.state, card.meeting_on, card.assembly_id) == (Card.State.BROUGHT, DAY, room.assembly.pk)
    assert titles(meeting, room.leader) == ["A corner without television"]
    assert agenda_reads.offered(meeting, room.leader).cards == {}


def test_a_card_that_was_not_received_goes_to_no_meeting(room: Room, meeting: Meeting) -> None:
    card = a_received_card(room)
    Card.objects.update(state=Card.State.RAISED)
    with pytest.raises(Refused):
        agenda_actions.bring_item(meeting=meeting, card=card, minutes=15, by=room.leader, now=NOW)
    assert not AgendaItem.objects.exists()


def test_only_what_one_may_bring_is_offered(room: Room, meeting: Meeting) -> None:
    card, vote = a_received_card(room), a_vote(room)
    elsewhere = a_room({USER: 2})
    a_received_card(elsewhere)
    a_vote(elsewhere)
    offered = agenda_reads.offered(meeting, room.leader)
    assert (list(offered.cards), list(offered.votes)) == ([card.pk], [vote.pk])
    # A member without a seat neither receives cards nor prepares votes.
    nothing = agenda_reads.offered(meeting, a_member(room.organisation))
    assert (nothing.cards, nothing.votes) == ({}, {})


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (45, "This takes 45 minutes. You have 90. So 45 are free."),
        (60, "This takes 60 minutes. You have 90. So 30 are free."),
    ],
)
def test_the_time_is_told_in_words(room: Room, meeting: Meeting, minutes: int, said: str) -> None:
    free(meeting, room.leader, minutes=minutes)
    assert agenda_reads.agenda_of(meeting, room.leader, prepares=True).in_words == said


def test_too_much_is_said_to_be_too_much(room: Room, meeting: Meeting) -> None:
    for _ in range(2):
        free(meeting, room.leader, minutes=60)
    agenda = agenda_reads.agenda_of(meeting, room.leader, prepares=True)
    assert agenda.too_long
    assert agenda.in_words == "This takes 120 minutes. You have 90. It is 30 too many."


def test_from_the_form_to_the_page_and_off_again(room: Room, meeting: Meeting, client: Client) -> None:
    user = room.seated[USER][1]
    signed_in(client, user)
    assert "Say what it is about." in page(client, "new_item", meeting, post={"about": "own", "minutes": "15"})
    said = {"about": "own", "title": "Chairs", "words": "There are too few.", "minutes": "15"}
    page(client, "new_item", meeting, 302, post=said)
    text = page(client, "meeting", meeting)
    assert "Chairs" in text
    assert "There are too few." in text
    assert "/move" not in text
    item = AgendaItem.objects.get()
    signed_in(client, a_seat(room.assembly, USER))
    page(client, "take_off_item", item, 404, post={})
    signed_in(client, user)
    page(client, "take_off_item", item, 302, post={})
    assert not AgendaItem.objects.exists()


def test_a_card_and_a_vote_from_the_form(room: Room, meeting: Meeting, client: Client) -> None:
    card, vote = a_received_card(room), a_vote(room)
    signed_in(client, room.leader)
    for about in (f"card:{card.pk}", f"vote:{vote.pk}"):
        page(client, "new_item", meeting, 302, post={"about": about, "minutes": "30"})
    text = page(client, "meeting", meeting)
    assert reverse("card", kwargs={"id": card.pk}) in text
    assert reverse("vote", kwargs={"id": vote.pk}) in text
    first = AgendaItem.objects.first()
    assert first is not None
    address = reverse("move_item", kwargs={"id": meeting.pk, "key": first.pk})
    assert client.post(address, {"direction": "down"}).status_code == 302
    assert titles(meeting, room.leader)[0] == "A quiet room"


def test_an_item_of_another_meeting_is_not_moved_here(room: Room, meeting: Meeting, client: Client) -> None:
    item = free(a_meeting(room), room.leader)
    signed_in(client, room.leader)
    address = reverse("move_item", kwargs={"id": meeting.pk, "key": item.pk})
    assert client.post(address, {"direction": "up"}).status_code == 404


def test_a_meeting_that_is_over_takes_nothing_more(room: Room, meeting: Meeting, client: Client) -> None:
    actions.write_minutes(meeting=meeting, words="Done.", present=[], by=room.leader, now=NOW)
    signed_in(client, room.leader)
    page(client, "new_item", meeting, 409)
    page(client, "change_meeting", meeting, 409)
    assert "Bring something" not in page(client, "meeting", meeting)


def test_day_and_place_are_changed_on_a_page(room: Room, meeting: Meeting, client: Client) -> None:
    signed_in(client, room.leader)
    assert 'value="14:00' in page(client, "change_meeting", meeting)
    said = {"held_on_day": "12", "held_on_month": "5", "held_on_year": "2026", "ends": "16:00"}
    assert "Say when it begins, too." in page(client, "change_meeting", meeting, post=said)
    page(client, "change_meeting", meeting, 302, post=said | {"begins": "15:00", "place": "Library"})
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.place, meeting.edition) == (date(2026, 5, 12), "Library", 1)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_one_query(number: int, room: Room, meeting: Meeting) -> None:
    for _ in range(number):
        free(meeting, room.leader)
    assert queries(lambda: agenda_reads.agenda_of(meeting, room.leader, prepares=True)) == 1
