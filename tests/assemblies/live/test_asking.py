"""A question for short statements on the phones of a meeting: at once, also for guests, and each answers once."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.live.conftest import Held, as_self, at_the_door, press, text_of
from tests.assemblies.opinions.conftest import FIRST
from tests.assemblies.rooms import STAFF, USER, a_room
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.assemblies.live import actions, asking_actions
from assieme.assemblies.live.models import Room
from assieme.assemblies.live.streams import _render
from assieme.assemblies.meetings import invitation_actions
from assieme.assemblies.meetings.models import Invite
from assieme.assemblies.opinions import actions as opinion_actions
from assieme.assemblies.opinions.models import Answer, Guest, Question, Statement
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.core.streams.topics import versions
from assieme.toolkit.claims import Claimant


def a_question(held: Held, audience: str = "guests") -> Question:
    question = opinion_actions.open_question(
        assembly=held.committee.assembly,
        asked="What is the garden for?",
        statements=FIRST,
        audience=audience,
        closes_on=date(2046, 5, 20),
        by=held.leader,
        now=NOW,
    )
    question.statements.update(state=Statement.State.SHOWN)
    return question


def show(held: Held, question: Question) -> None:
    asking_actions.show_question(room=held.room, question=question, by=held.leader, now=NOW)


def joined(held: Held, client: Client) -> Client:
    """A guest with a phone of their own, let in."""
    client.post(reverse("join_room", kwargs={"code": held.room.code}), {"name": "Vera"})
    actions.let_in(room=held.room, keys=None, by=held.leader, now=NOW)
    return client


def test_the_chair_shows_a_question_and_all_phones_have_it_at_once(held: Held, phone: Client) -> None:
    question = a_question(held)
    chair = signed_in(Client(), held.leader)
    before = versions([held.room.pk])
    assert "What is the garden for?" in text_of(chair, "room_chair", held)
    assert press(chair, held, f"ask:{question.pk}", "lead_in_room") == 302
    assert versions([held.room.pk]) != before
    assert "All phones show it now." in text_of(chair, "room_chair", held)
    answer = reverse("answer_opinions", kwargs={"id": question.pk})
    assert answer in text_of(phone, "room_phone", held)
    assert "What is the garden for?" in text_of(chair, "room_screen", held)
    shown = joined(held, Client())
    assert reverse("think_in_room", kwargs={"id": held.room.pk}) in text_of(shown, "room_phone", held)
    assert press(chair, held, "ask_over", "lead_in_room") == 302
    assert answer not in text_of(phone, "room_phone", held)
    assert Event.objects.get(kind="live.question_hidden").data["question"] == str(question.pk)


def test_a_guest_answers_from_the_room_and_goes_on_after_the_meeting_as_one_guest(held: Held) -> None:
    question = a_question(held)
    show(held, question)
    vera = joined(held, Client())
    text_of(vera, "room_phone", held)
    assert "Your care never depends on it" in text_of(vera, "think_in_room", held)
    for _ in range(2):
        shown = vera.post(reverse("think_in_room", kwargs={"id": held.room.pk}), follow=True).content.decode()
    assert Guest.objects.filter(question=question).count() == 1
    key = re.search(r'name="of" value="([0-9a-f-]{36})"', shown)
    assert key is not None
    say = reverse("say_opinion", kwargs={"id": question.pk})
    assert "Back to the meeting" in vera.post(say, {"of": key[1], "choice": "agree"}, follow=True).content.decode()
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    assert Room.objects.get().asked is None
    mine = vera.get(reverse("my_opinions", kwargs={"id": question.pk})).content.decode()
    assert mine.count("You agree") == 1
    assert "1 of 4 answered" in vera.get(reverse("answer_opinions", kwargs={"id": question.pk})).content.decode()
    assert Answer.objects.get().person is None


def test_a_phone_that_forgets_a_guest_of_the_room_is_not_that_guest_again(held: Held) -> None:
    question = a_question(held)
    show(held, question)
    vera = joined(held, Client())
    text_of(vera, "room_phone", held)
    think = reverse("think_in_room", kwargs={"id": held.room.pk})
    vera.post(think)
    guest = Claimant(Guest.objects.get().pk)
    statement = question.statements.first()
    assert statement is not None
    opinion_actions.answer_statement(statement=statement, choice=-1, by=guest, now=NOW)
    finished = vera.post(reverse("finish_opinions", kwargs={"id": question.pk}), follow=True).content.decode()
    assert "Only with a slip can you come back" in finished
    assert "Back to the meeting" not in finished
    vera.post(think)
    assert vera.get(reverse("my_opinions", kwargs={"id": question.pk})).status_code == 302
    assert Guest.objects.count() == 1


def test_a_question_for_members_alone_is_named_to_guests_and_opens_nothing(held: Held) -> None:
    show(held, a_question(held, "members"))
    vera = joined(held, Client())
    assert "Members answer this." in text_of(vera, "room_phone", held)
    assert "Members answer this." in text_of(vera, "think_in_room", held)
    assert vera.post(reverse("think_in_room", kwargs={"id": held.room.pk})).status_code == 409
    assert not Guest.objects.exists()


def test_who_waits_at_the_door_has_no_say_yet(held: Held) -> None:
    show(held, a_question(held))
    waits = held.guest(inside=False)
    with pytest.raises(Refused):
        asking_actions.come_to_question(participant=waits, by=as_self(waits), now=NOW)
    outside = at_the_door(held)
    assert outside.get(reverse("think_in_room", kwargs={"id": held.room.pk})).status_code == 302


def test_after_the_last_day_it_is_on_no_screen_and_makes_no_guests(held: Held) -> None:
    question = a_question(held)
    show(held, question)
    vera = held.guest()
    question.closes_on = date(2026, 1, 1)
    question.save(update_fields=["closes_on"])
    assert question.asked not in _render(held.room.pk, "guest")
    assert question.asked not in _render(held.room.pk, "chair")
    with pytest.raises(Refused, match="last day"):
        show(held, question)
    with pytest.raises(Refused):
        asking_actions.come_to_question(participant=vera, by=as_self(vera), now=NOW)
    assert not Guest.objects.exists()


def test_a_member_who_came_by_the_link_of_an_invitation_answers_with_their_account_alone(held: Held) -> None:
    show(held, a_question(held))
    dee = a_member(held.committee.organisation)
    invitation_actions.invite_member(meeting=held.room.meeting, person=dee, by=held.leader, now=NOW)
    invited = Claimant(Invite.objects.get(person=dee).pk)
    one = held.now(actions.enter_room(room=held.room, by=invited, now=NOW))
    with pytest.raises(Refused, match="Sign in"):
        asking_actions.come_to_question(participant=one, by=as_self(one), now=NOW)
    assert not Guest.objects.exists()


def test_only_open_questions_of_this_group_are_shown_and_only_by_who_leads(held: Held, phone: Client) -> None:
    question = a_question(held)
    assert press(phone, held, f"ask:{question.pk}", "lead_in_room") == 404
    others = a_room({USER: 2, STAFF: 2})
    foreign = a_question(replace(held, committee=others, leader=others.leader))
    chair = signed_in(Client(), held.leader)
    assert press(chair, held, f"ask:{foreign.pk}", "lead_in_room") == 404
    show(held, question)
    opinion_actions.end_question(question=question, by=held.leader, now=NOW)
    with pytest.raises(Refused):
        show(held, question)
    assert "What is the garden for?" not in _render(held.room.pk, "guest")


def test_a_meetings_page_leads_to_what_its_group_asks(held: Held) -> None:
    question = a_question(held, "seats")
    where = reverse("meeting", kwargs={"id": held.room.meeting_id})
    link = reverse("opinion_question", kwargs={"id": question.pk})
    assert link in signed_in(Client(), held.committee.seated[USER][0]).get(where).content.decode()
    assert link not in signed_in(Client(), a_member(held.committee.organisation)).get(where).content.decode()
    assert signed_in(Client(), a_member(an_organisation())).get(where).status_code == 404
