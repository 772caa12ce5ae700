"""Votes by the rules of any constitution, secret and open."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from assieme.assemblies.bodies.models import Seat, majorities
from assieme.assemblies.votes import actions
from assieme.assemblies.votes.box_files import file_of
from assieme.assemblies.votes.models import BoxEntry, CastMark, Envelope, NamedBallot, RollEntry, Vote
from assieme.assemblies.votes.recounting import recount
from assieme.cli.main import app
from assieme.core.access import Refused
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote, an_open_vote, cast
from tests.assemblies.votes.elections import outcome_after
from tests.factories import NOW, a_member, signed_in

pytestmark = pytest.mark.django_db

THREE = [
    *majorities(joined=[USER, CARER]),
    {"of": "members", "among": [USER], "at_least": 2},
    {"of": "weight", "among": ["all"], "share": "2/5", "strict": False},
]


def again(vote: Vote, folder: Path) -> dict[str, Any]:
    """The vote counted by the command from its published file."""
    file = folder / "box.json"
    file.write_text(json.dumps(file_of(vote)), encoding="utf-8")
    said = CliRunner().invoke(app, ["tally", str(file), "--json"])
    assert said.exit_code == 0, said.output
    document: dict[str, Any] = json.loads(said.stdout)
    return document


def counted(room: Room, tmp_path: Path, ballots: dict[str, list[str]]) -> tuple[Vote, dict[str, Any]]:
    """A vote in which the people of each standpoint choose in turn; counted again by server and command."""
    vote = an_open_vote(room)
    for standpoint, choices in ballots.items():
        for person, choice in zip(room.seated[standpoint], choices, strict=False):
            cast(vote, [person], choice)
    outcome = outcome_after(room, vote)
    vote.refresh_from_db()
    assert recount(vote).same
    document = again(vote, tmp_path)
    assert document["decided"] == outcome["passed"]
    assert [one["holds"] for one in document["checks"]] == [one["holds"] for one in outcome["checks"]]
    return vote, outcome


MIXED = ["for", "for", "for", "against", "abstain", "for"]


def test_several_conditions_are_counted_in_as_many_groups_as_they_need(tmp_path: Path) -> None:
    room = a_room({USER: 6, CARER: 5, STAFF: 6}, conditions=THREE)
    vote, outcome = counted(room, tmp_path, {USER: MIXED, CARER: MIXED, STAFF: ["against"] * 5 + ["for"]})
    assert set(RollEntry.objects.values_list("part", flat=True)) == {"group 1", "group 2", "group 3"}
    assert outcome["shape"] == "parts"
    assert [check["kind"] for check in outcome["checks"]] == [
        "majority",
        "second majority",
        "number of a group",
        "majority",
    ]
    assert [check["holds"] for check in outcome["checks"]] == [True, True, True, True]
    assert set(BoxEntry.objects.filter(vote=vote).values_list("part", flat=True)) == set(outcome["counts"])


def test_one_group_with_few_ballots_hides_all_groups(tmp_path: Path) -> None:
    room = a_room({USER: 6, CARER: 3, STAFF: 6}, conditions=THREE)
    vote, outcome = counted(room, tmp_path, {USER: MIXED, CARER: MIXED[1:], STAFF: MIXED})
    assert outcome["shape"] == "heap"
    assert set(outcome["counts"]) == {"all"}
    assert [check["found"] for check in outcome["checks"] if check["attested"]] == [None, None]
    assert [check["found"] is None for check in outcome["checks"]] == [False, True, True, False]
    assert set(BoxEntry.objects.filter(vote=vote).values_list("part", flat=True)) == {"all"}


def test_weight_counts_where_the_rules_ask_for_it(tmp_path: Path) -> None:
    rules: dict[str, Any] = {"conditions": [{"of": "weight", "among": ["all"], "share": "1/2", "strict": True}]}
    room = a_room({USER: 6, STAFF: 5}, **rules)
    Seat.objects.filter(standpoint=STAFF).update(weight="5/2")
    for_, against = ["for"] * 4 + ["against"], ["against"] * 5 + ["for"]
    _vote, outcome = counted(room, tmp_path, {USER: against, STAFF: for_})
    assert outcome["passed"]
    assert outcome["counts"]["group 2"] == {"for": 4, "against": 1, "abstain": 0}
    assert outcome["checks"][0]["found"] == "22/37"


def test_a_seat_without_a_vote_is_not_on_the_roll() -> None:
    room = a_room({USER: 6, STAFF: 5})
    Seat.objects.filter(person=room.seated[STAFF][0]).update(has_vote=False)
    vote = an_open_vote(room)
    assert RollEntry.objects.filter(vote=vote).count() == 10


@pytest.mark.parametrize(
    ("seats", "rules", "words"),
    [
        ({USER: 6, CARER: 2, STAFF: 6}, {"conditions": THREE}, "count the votes of carers apart"),
        ({USER: 6, STAFF: 5}, {"vetoes": [USER]}, "let one seat stop a vote alone"),
        ({USER: 2}, {}, "at least 3 people"),
    ],
)
def test_what_could_not_stay_secret_is_not_opened(seats: dict[str, int], rules: dict[str, Any], words: str) -> None:
    room = a_room(seats, **rules)
    vote = a_vote(room)
    with pytest.raises(Refused, match=words):
        actions.open_vote(vote=vote, by=room.leader, now=NOW)
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.DRAFT


def test_an_open_vote_needs_no_numbers_for_secrecy() -> None:
    room = a_room({USER: 1, CARER: 1, STAFF: 1}, conditions=THREE, ballots="open", vetoes=[STAFF])
    assert an_open_vote(room).named


def test_an_open_vote_shows_names_after_the_close_and_not_before(client: Client, tmp_path: Path) -> None:
    room = a_room({USER: 6, STAFF: 5}, ballots="open")
    vote = an_open_vote(room)
    signed_in(client, room.seated[USER][0])
    answer = client.post(reverse("ballot", kwargs={"id": vote.pk}), {"choice": "against"})
    assert answer["Location"] == reverse("vote", kwargs={"id": vote.pk})
    cast(vote, room.seated[STAFF], "for")
    address = reverse("vote", kwargs={"id": vote.pk})
    before = client.get(address).content.decode()
    assert str(room.seated[STAFF][0]) not in before
    assert not Envelope.objects.exists()
    outcome = outcome_after(room, vote)
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.CLOSED
    assert outcome["counts"] == {"all": {"for": 5, "against": 1, "abstain": 0}}
    after = client.get(address).content.decode()
    assert all(str(person) in after for person in [*room.seated[STAFF], room.seated[USER][0]])
    assert str(room.seated[USER][1]) not in after
    assert "Is my ballot in it?" not in after
    assert CastMark.objects.count() == 6
    assert set(BoxEntry.objects.values_list("entry__person", flat=True)) == {
        room.seated[USER][0].pk,
        *(person.pk for person in room.seated[STAFF]),
    }
    assert again(vote, tmp_path)["decided"]


def test_a_veto_stops_an_open_vote_and_says_so(client: Client, tmp_path: Path) -> None:
    room = a_room({USER: 6, STAFF: 5}, ballots="open", vetoes=[USER])
    vote, outcome = counted(room, tmp_path, {USER: ["against", *["for"] * 5], STAFF: ["for"] * 5})
    assert not outcome["passed"]
    text = signed_in(client, room.leader).get(reverse("vote", kwargs={"id": vote.pk})).content.decode()
    assert "somebody whose seat can stop a vote was against" in text
    assert "Each seat of service users could stop it. That happened." in text


def test_beside_names_nothing_says_who_is_in_which_group(client: Client) -> None:
    room = a_room({USER: 2, STAFF: 5}, ballots="open", conditions=majorities(joined=[USER]))
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    outcome = outcome_after(room, vote)
    assert outcome["shape"] == "heap"
    text = signed_in(client, room.leader).get(reverse("vote", kwargs={"id": vote.pk})).content.decode()
    assert "Service users: " not in text


def test_in_an_open_vote_the_last_choice_counts() -> None:
    room = a_room({USER: 3}, ballots="open")
    vote = an_open_vote(room)
    cast(vote, room.everybody, "against")
    cast(vote, room.everybody, "for")
    assert NamedBallot.objects.count() == 3
    assert outcome_after(room, vote)["passed"]


def test_a_member_without_a_seat_sees_the_result_of_an_open_vote(client: Client) -> None:
    room = a_room({USER: 3}, ballots="open")
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    outcome_after(room, vote)
    member = a_member(room.organisation, STAFF)
    assert signed_in(client, member).get(reverse("vote", kwargs={"id": vote.pk})).status_code == 200
