"""The room's screens: what each shows, and what none of them does."""

from functools import partial

from django.test import Client
from django.urls import reverse
from tests.assemblies.live.conftest import Held, a_held_meeting, as_self, at_the_door, press, text_of
from tests.assemblies.meetings.conftest import a_received_card, queries
from tests.assemblies.rooms import STAFF, USER, a_vote, an_open_vote, cast
from tests.factories import NOW, a_facilitator, an_organisation, signed_in
from tests.paper import assert_accessible
from tests.paper import text_of as text_on_paper

from assieme.assemblies.live import break_actions, reads, round_actions, speaking_actions
from assieme.assemblies.live.models import Participant
from assieme.assemblies.live.news import news
from assieme.assemblies.live.streams import _render
from assieme.assemblies.live.vote_reads import decision_of
from assieme.assemblies.meetings import agenda_actions, held_actions


def talks_about(held: Held, title: str = "Tea") -> None:
    item = agenda_actions.bring_item(meeting=held.room.meeting, title=title, minutes=10, by=held.leader, now=NOW)
    held_actions.take_item(item=item, by=held.leader, now=NOW)


def test_a_hand_from_the_phone_to_the_word_and_back(held: Held, phone: Client, chair: Client) -> None:
    name = str(held.users[0].person)
    assert "I want to speak" in text_of(phone, "room_phone", held)
    press(phone, held, "hand")
    assert f"<strong>{name}</strong>" in text_of(chair, "room_chair", held)
    press(chair, held, f"word:{held.users[0].pk}", "lead_in_room")
    shown = text_of(phone, "room_phone", held)
    assert f"<strong>{name}</strong>" in shown
    assert f'data-speaking="{held.users[0].pk}"' in shown
    press(phone, held, "down")
    assert "Nobody speaks now." in text_of(chair, "room_chair", held)


def test_the_chair_sees_that_somebody_needs_a_break_and_not_who(held: Held, phone: Client, chair: Client) -> None:
    name = str(held.users[0].person)
    press(phone, held, "break")
    seen = text_of(chair, "room_chair", held)
    assert "1 person needs a break" in seen
    assert name not in seen
    press(phone, held, "break_named")
    assert name in text_of(chair, "room_chair", held)
    press(chair, held, "break", "lead_in_room")
    assert "We take a break" in text_of(phone, "room_phone", held)
    assert not Participant.objects.exclude(break_since=None).exists()


def test_nobody_but_the_chair_sees_that_somebody_asked_for_a_break(held: Held, phone: Client) -> None:
    before = [_render(held.room.pk, one) for one in ("member", "guest", "screen")]
    press(phone, held, "break_named")
    assert [_render(held.room.pk, one) for one in ("member", "guest", "screen")] == before


def test_what_is_sent_to_all_is_the_same_whenever_it_is_made(held: Held) -> None:
    talks_about(held)
    for audience in ("member", "guest", "screen", "chair", "door"):
        assert _render(held.room.pk, audience) == _render(held.room.pk, audience)


def test_the_big_screen_has_no_buttons_and_the_way_in(held: Held, chair: Client) -> None:
    talks_about(held)
    seen = text_of(chair, "room_screen", held)
    assert "Tea" in seen
    assert held.room.code is not None
    assert held.room.code in seen
    wall = seen.split("<main", 1)[1].split("</main>", 1)[0]
    assert "<button" not in wall
    assert "<a " not in wall


def test_a_vote_shows_how_many_and_the_way_to_the_ballot_for_members_alone(held: Held, phone: Client) -> None:
    vote = an_open_vote(held.committee)
    cast(vote, held.committee.seated[USER][:2], "for")
    seen = text_of(phone, "room_phone", held)
    assert "<strong>2 of 11</strong> have voted" in seen
    assert reverse("ballot", kwargs={"id": vote.pk}) in seen
    guest = at_the_door(held)
    press(signed_in(Client(), held.leader), held, "let_all", "lead_in_room")
    assert reverse("ballot", kwargs={"id": vote.pk}) not in text_of(guest, "room_phone", held)


def test_the_open_vote_is_seen_however_many_are_prepared_after_it(held: Held) -> None:
    vote = an_open_vote(held.committee)
    drafts = [a_vote(held.committee) for _one in range(12)]
    decision = decision_of(held.room.meeting, None)
    assert decision.open is not None
    assert decision.open.id == vote.pk
    assert list(decision.prepared) == sorted(drafts, key=lambda one: one.pk)[:10]


def test_a_cast_ballot_is_news_without_a_write_of_the_room(held: Held) -> None:
    vote = an_open_vote(held.committee)
    before = news([held.room.pk])
    cast(vote, held.committee.seated[USER][:1], "for")
    assert news([held.room.pk]) != before


def test_a_guest_waits_at_the_door_sees_nothing_and_comes_in_when_let_in(held: Held, chair: Client) -> None:
    talks_about(held, "Medicine")
    guest = at_the_door(held)
    assert "You are at the door" in text_of(guest, "room_phone", held)
    assert "Medicine" not in text_of(guest, "room_phone", held)
    assert "Medicine" not in _render(held.room.pk, "door")
    assert press(guest, held, "hand") == 409
    press(chair, held, "let_all", "lead_in_room")
    assert "Medicine" in text_of(guest, "room_phone", held)
    assert press(guest, held, "hand") == 302


def test_strangers_find_nothing(held: Held) -> None:
    stranger = signed_in(Client(), a_facilitator(an_organisation()))
    for name in ("room", "room_phone", "room_screen", "room_chair", "room_sheet"):
        text_of(stranger, name, held, status=404)
    for client in (stranger, at_the_door(held)):
        assert press(client, held, "let_all", "lead_in_room") == 404
    assert press(stranger, held, "hand") == 404
    assert Client().get(reverse("room_phone", kwargs={"id": held.room.pk})).status_code == 302


def test_a_card_is_opened_by_members_and_named_to_guests(held: Held, phone: Client) -> None:
    card = a_received_card(held.committee)
    item = agenda_actions.bring_item(meeting=held.room.meeting, card=card, minutes=5, by=held.leader, now=NOW)
    held_actions.take_item(item=item, by=held.leader, now=NOW)
    assert reverse("card", kwargs={"id": card.pk}) in text_of(phone, "room_phone", held)
    assert reverse("card", kwargs={"id": card.pk}) not in _render(held.room.pk, "guest")


def test_the_sheet_for_the_table_is_a_page_with_the_code(held: Held, chair: Client) -> None:
    response = chair.get(reverse("room_sheet", kwargs={"id": held.room.pk}))
    assert_accessible(response.content, pages=1)
    assert held.room.code is not None
    assert held.room.code in text_on_paper(response.content)


def test_what_is_written_is_sent_again_when_the_line_is_back(held: Held, phone: Client) -> None:
    assert 'data-kept-words data-resend="kept"' in text_of(phone, "write_in_round", held)


def test_written_words_are_shown_in_the_room_and_not_on_the_wall(held: Held) -> None:
    round_actions.begin_round(room=held.room, by=held.leader, now=NOW)
    first = held.now(held.users[0])
    round_actions.take_turn(participant=first, said="wrote", words="The rain stopped.", by=as_self(first), now=NOW)
    assert "The rain stopped." in _render(held.room.pk, "member")
    assert "The rain stopped." not in _render(held.room.pk, "screen")
    round_actions.end_round(room=held.room, by=held.leader, now=NOW)
    assert "The rain stopped." not in _render(held.room.pk, "member")


def test_a_screen_asks_the_same_number_of_queries_with_two_people_and_with_thirty(db: None) -> None:
    numbers = set()
    for users in (2, 30):
        held = a_held_meeting(users=users, staff=3)
        talks_about(held)
        for one in held.users[:20]:
            speaking_actions.raise_hand(participant=one, by=as_self(one), now=NOW)
            break_actions.ask_break(participant=held.now(one), named=True, by=as_self(one), now=NOW)
        numbers.add(tuple(queries(partial(_render, held.room.pk, who)) for who in ("member", "chair", "screen")))
    assert len(numbers) == 1
    assert max(max(numbers)) <= 12


def test_somebody_without_a_phone_raises_a_hand_through_the_chair(held: Held, chair: Client) -> None:
    seat = held.committee.assembly.seats.filter(person=held.committee.seated[STAFF][0]).get()
    Participant.objects.filter(person=seat.person).delete()
    held_actions.note_presence(meeting=held.room.meeting, present=[seat], by=held.leader, now=NOW)
    assert [one.pk for one in reads.without_a_phone(held.room)] == [seat.pk]
    press(chair, held, "hand", "lead_in_room", person=str(seat.person_id))
    assert str(seat.person) in _render(held.room.pk, "member")
