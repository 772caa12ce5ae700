"""Consent in rounds: an objection with its reason stops a proposal until its words take it up."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.assemblies.votes import actions, round_actions
from assieme.assemblies.votes.models import NamedBallot, Vote
from assieme.assemblies.votes.recounting import recount
from assieme.core.access import Refused
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.assemblies.votes.elections import outcome_after
from tests.factories import NOW, a_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room({USER: 4, STAFF: 3})


def asked(room: Room, objects: int) -> Vote:
    """A round in which the first `objects` people object, the last stands aside, and all others consent."""
    vote = an_open_vote(room, method="consent")
    for person in room.everybody[:objects]:
        actions.cast_ballot(vote=vote, marks="objection", reason="It is too loud.", by=person, now=NOW)
    cast(vote, room.everybody[objects:-1], "consent")
    cast(vote, room.everybody[-1:], "abstain")
    outcome_after(room, vote)
    vote.refresh_from_db()
    return vote


def test_it_passes_when_nobody_objects(room: Room) -> None:
    vote = asked(room, 0)
    assert vote.result.outcome["passed"]
    assert vote.result.outcome["counts"] == {"all": {"consent": 6, "objection": 0, "abstain": 1}}
    assert recount(vote).same


def test_one_objection_stops_it_and_its_reason_is_read(room: Room, client: Client) -> None:
    vote = asked(room, 1)
    assert not vote.result.outcome["passed"]
    text = signed_in(client, room.leader).get(reverse("vote", kwargs={"id": vote.pk})).content.decode()
    assert "<h1>Not agreed yet</h1>" in text
    assert "It is too loud." in text
    assert str(room.everybody[0]) in text
    assert "Prepare the next round" in text


def test_nobody_reads_reasons_while_people_answer(room: Room, client: Client) -> None:
    vote = an_open_vote(room, method="consent")
    signed_in(client, room.everybody[0])
    client.post(reverse("ballot", kwargs={"id": vote.pk}), {"choice": "objection", "reason": "It is too loud."})
    assert NamedBallot.objects.get().reason == "It is too loud."
    assert "too loud" not in client.get(reverse("vote", kwargs={"id": vote.pk})).content.decode()


def test_an_objection_without_a_reason_is_asked_again(room: Room, client: Client) -> None:
    vote = an_open_vote(room, method="consent")
    signed_in(client, room.everybody[0])
    answer = client.post(reverse("ballot", kwargs={"id": vote.pk}), {"choice": "objection", "reason": " "})
    assert "Write why." in answer.content.decode()
    assert not NamedBallot.objects.exists()


def test_who_takes_an_objection_back_leaves_no_reason_behind(room: Room, client: Client) -> None:
    vote = an_open_vote(room, method="consent")
    signed_in(client, room.everybody[0])
    address = reverse("ballot", kwargs={"id": vote.pk})
    client.post(address, {"choice": "objection", "reason": "It is too loud."})
    client.post(address, {"choice": "consent", "reason": "It is too loud."})
    assert NamedBallot.objects.get().reason == ""


def test_the_next_round_carries_the_question_on_with_other_words(room: Room, client: Client) -> None:
    vote = asked(room, 1)
    signed_in(client, room.leader)
    address = reverse("next_round", kwargs={"id": vote.pk})
    assert "Shall we make a quiet room?" in client.get(address).content.decode()
    answer = client.post(address, {"question": "A quiet room, with a door?", "method": "consent"})
    later = Vote.objects.get(earlier=vote)
    assert answer["Location"] == reverse("vote", kwargs={"id": later.pk})
    assert (later.question, later.method, later.title) == ("A quiet room, with a door?", "consent", vote.title)
    assert "To the next round" in client.get(reverse("vote", kwargs={"id": vote.pk})).content.decode()
    assert client.get(address).status_code == 409


def test_after_an_objection_the_group_can_vote_by_its_rules(room: Room) -> None:
    vote = asked(room, 1)
    later = round_actions.next_round(vote=vote, question="A room?", method="rules", by=room.leader, now=NOW)
    actions.open_vote(vote=later, by=room.leader, now=NOW)
    later.refresh_from_db()
    assert not later.named


def test_there_is_no_next_round_of_what_was_agreed(room: Room) -> None:
    vote = asked(room, 0)
    with pytest.raises(Refused, match="no next round"):
        round_actions.next_round(vote=vote, question="?", method="consent", by=room.leader, now=NOW)


def test_only_who_may_bring_questions_asks_again() -> None:
    room = a_room({USER: 4, STAFF: 3}, agenda=[STAFF])
    vote = asked(room, 1)
    with pytest.raises(Http404):
        round_actions.next_round(vote=vote, question="?", method="consent", by=room.seated[USER][0], now=NOW)
    member = a_member(room.organisation)
    with pytest.raises(Http404):
        round_actions.next_round(vote=vote, question="?", method="consent", by=member, now=NOW)
    assert (
        round_actions.next_round(
            vote=vote, question="?", method="consent", by=room.seated[STAFF][0], now=NOW
        ).earlier_id
        == vote.pk
    )
