"""Votes with several things to choose from: from the ballot to a count that anybody can make again."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from assieme.assemblies.votes import actions
from assieme.assemblies.votes.actions import Offered
from assieme.assemblies.votes.box_files import file_of
from assieme.assemblies.votes.models import BoxEntry, Envelope, Vote
from assieme.assemblies.votes.recounting import recount
from assieme.cli.main import app
from assieme.core.access import Refused
from tests.assemblies.rooms import STAFF, USER, a_room, a_vote
from tests.assemblies.votes.elections import NAMES, an_open_choice, cast_all, outcome_after
from tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db

TICKS = [[0, 1], [1], [1, 2], [2], [0, 1], [], [1, 3], [2, 0]]
POINTS = [{"0": 5, "1": 1}, {"1": 4}, {"2": 3, "3": 0}, {}, {"1": 5, "2": 2}]
RANKS = [[0, 1], [1, 0, 2], [2, 1], [1], [3, 2], [0], [2, 3, 1, 0], [1, 2]]
BALLOTS: dict[str, list[Any]] = {
    "approval": TICKS,
    "pav": TICKS,
    "score": POINTS,
    "irv": RANKS,
    "schulze": RANKS,
    "stv": RANKS,
}


@pytest.mark.parametrize("method", BALLOTS)
def test_the_server_and_the_command_count_the_same_from_the_published_file(method: str, tmp_path: Any) -> None:
    room = a_room()
    vote = an_open_choice(room, method, places=1 if method == "irv" else 2)
    cast_all(room, vote, BALLOTS[method])
    outcome = outcome_after(room, vote)
    vote.refresh_from_db()
    assert recount(vote).same
    file = tmp_path / "box.json"
    file.write_text(json.dumps(file_of(vote)), encoding="utf-8")
    said = CliRunner().invoke(app, ["tally", str(file), "--json"])
    document = json.loads(said.stdout)
    assert document["winners"] == [NAMES[one] for one in outcome["winners"]]
    assert len(document["rounds"]) == len(outcome["rounds"])
    assert document["ballots"] == len(BALLOTS[method]) == outcome["ballots"]
    assert len(document["ties"]) == len(outcome["ties"])


def test_what_most_ticked_is_chosen_and_the_box_holds_the_ballots() -> None:
    room = a_room()
    vote = an_open_choice(room, "approval", places=2)
    receipts = cast_all(room, vote, TICKS)
    outcome = outcome_after(room, vote)
    assert outcome["winners"][0] == 1
    assert outcome["rounds"][0]["votes"] == {"0": "3", "1": "5", "2": "3", "3": "1"}
    assert (outcome["blank"], outcome["decided"], outcome["refused"]) == (1, True, False)
    box = {one.receipt: one.marks for one in BoxEntry.objects.filter(vote=vote)}
    assert box == dict(zip(receipts, [*TICKS[:5], [], [1, 3], [0, 2]], strict=True))
    assert {one.entry_id for one in BoxEntry.objects.filter(vote=vote)} == {None}


def test_the_seed_of_the_lots_is_fixed_at_the_opening_and_breaks_the_tie() -> None:
    room = a_room()
    assert a_vote(room, method="approval", options=[Offered("A"), Offered("B")]).seed == ""
    vote = an_open_choice(room, "approval", names=("A", "B"))
    assert len(vote.seed) == 32
    cast_all(room, vote, [[0], [1], []])
    outcome = outcome_after(room, vote)
    assert outcome["seed"] == vote.seed
    assert [tie["by"] for tie in outcome["ties"]] == ["lot"]


def test_every_envelope_of_a_vote_has_one_length_whatever_is_ranked() -> None:
    room = a_room()
    vote = an_open_choice(room, "stv", names=[f"Thing {one}" for one in range(30)], places=3)
    cast_all(room, vote, [[], [29], list(range(30)), list(reversed(range(30)))])
    assert len({len(bytes(one.sealed)) for one in Envelope.objects.filter(vote=vote)}) == 1


@pytest.mark.parametrize(
    ("method", "marks"),
    [
        ("approval", [4]),
        ("approval", [0, 0]),
        ("approval", "for"),
        ("approval", {"0": 1}),
        ("approval", [True]),
        ("score", {"0": 6}),
        ("score", {"0": -1}),
        ("score", {"9": 1}),
        ("score", [0]),
        ("score", {"0": "5"}),
        ("stv", [1, 1]),
        ("stv", [[0, 1]]),
        ("stv", [-1]),
        ("rules", "consent"),
        ("rules", [0]),
    ],
)
def test_what_is_no_ballot_is_not_cast(method: str, marks: Any) -> None:
    room = a_room()
    vote = an_open_choice(room, method)
    with pytest.raises(ValueError, match=r"\w"):
        actions.cast_ballot(vote=vote, marks=marks, by=room.everybody[0], now=NOW)
    assert not Envelope.objects.exists()


@pytest.mark.parametrize(
    ("names", "details", "words"),
    [
        (("Tea",), {}, "at least two things"),
        (("Tea", " "), {}, "each with a name"),
        (("Tea", " tea "), {}, "the same name"),
        (("Tea", "Walks"), {"method": "irv", "places": 2}, "for one thing only"),
        (("Tea", "Walks"), {"places": 2}, "fewer things"),
        (("Tea", "Walks"), {"places": 0}, "fewer things"),
    ],
)
def test_what_is_no_choice_is_not_prepared(names: tuple[str, ...], details: dict[str, Any], words: str) -> None:
    room = a_room()
    with pytest.raises(Refused, match=words):
        a_vote(room, options=[Offered(name) for name in names], **({"method": "approval"} | details))
    assert not Vote.objects.exists()


def test_without_a_quorum_the_box_of_options_stays_shut() -> None:
    room = a_room(quorum_by_standpoint={USER: 3})
    vote = an_open_choice(room, "stv", places=2)
    for person in room.seated[STAFF]:
        actions.cast_ballot(vote=vote, marks=[0], by=person, now=NOW)
    outcome = outcome_after(room, vote)
    assert (outcome["shape"], outcome["refused"]) == ("shut", True)
    assert not BoxEntry.objects.exists()
    assert recount(vote).same


def test_empty_ballots_choose_nothing() -> None:
    room = a_room()
    vote = an_open_choice(room, "approval")
    cast_all(room, vote, [[]] * 5)
    outcome = outcome_after(room, vote)
    assert (outcome["winners"], outcome["decided"], outcome["blank"]) == ([], False, 5)


def test_a_forged_envelope_is_left_out_of_a_count_with_options() -> None:
    room = a_room()
    vote = an_open_choice(room, "approval")
    cast_all(room, vote, [[0]] * 6)
    Envelope.objects.filter(voter=room.everybody[0]).update(sealed=b"x" * 112)
    outcome = outcome_after(room, vote)
    assert (outcome["unreadable"], outcome["ballots"], outcome["winners"]) == (1, 5, [0])


def test_a_box_with_a_ballot_slipped_in_is_found() -> None:
    room = a_room()
    vote = an_open_choice(room, "approval")
    cast_all(room, vote, TICKS)
    outcome_after(room, vote)
    BoxEntry.objects.create(vote=vote, part="all", receipt="AAAA-AAAA-AAAA-AAAA", marks=[3])
    assert not recount(vote).same


def test_the_result_says_what_was_chosen_and_finds_a_ballot(client: Client) -> None:
    room = a_room()
    vote = an_open_choice(room, "stv", places=2)
    receipts = cast_all(room, vote, RANKS)
    outcome_after(room, vote)
    address = reverse("vote", kwargs={"id": vote.pk})
    text = signed_in(client, room.leader).get(address).content.decode()
    assert "<h1>Chosen</h1>" in text
    assert "8 ballots were counted." in text
    assert "1. Walks, 2. Tea, 3. Music" in text
    found = client.post(reverse("find_receipt", kwargs={"id": vote.pk}), {"receipt": receipts[1]}).content.decode()
    assert "<strong>1. Walks, 2. Tea, 3. Music</strong>" in found
    again = client.get(reverse("count_again", kwargs={"id": vote.pk})).content.decode()
    assert "The same result" in again
