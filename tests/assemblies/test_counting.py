"""A vote from opening to result, and what the rules refuse."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Adoption, majorities
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing, closing_actions
from assieme.assemblies.votes.box_files import file_of
from assieme.assemblies.votes.models import BoxEntry, CastMark, Envelope, PaperEntry, Result, RollEntry, Vote
from assieme.assemblies.votes.recounting import recount
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.logic.voting.files import published
from assieme.logic.voting.files.jsonlines import open_document
from assieme.logic.voting.files.source import Source
from assieme.people.persons import system_person
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote, an_open_vote, cast
from tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db
DOUBLE: dict[str, Any] = {"conditions": majorities(joined=[USER, CARER])}


def close(room: Room, vote: Vote) -> dict[str, object]:
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    outcome: dict[str, object] = Result.objects.get(vote=vote).outcome
    return outcome


def test_more_for_than_against_passes() -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.seated[USER], "for")
    cast(vote, room.seated[STAFF], "against")
    outcome = close(room, vote)
    assert outcome["passed"]
    assert outcome["counts"] == {"all": {"for": 6, "against": 5, "abstain": 0}}


def test_as_many_against_as_for_does_not_pass() -> None:
    room = a_room({USER: 5, STAFF: 5})
    vote = an_open_vote(room)
    cast(vote, room.seated[USER], "for")
    cast(vote, room.seated[STAFF], "against")
    assert not close(room, vote)["passed"]


def test_who_votes_again_counts_once_with_the_last_choice() -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.seated[USER], "against")
    first = cast(vote, room.seated[USER], "for")
    assert Envelope.objects.filter(vote=vote).count() == 6
    assert close(room, vote)["counts"] == {"all": {"for": 6, "against": 0, "abstain": 0}}
    assert set(BoxEntry.objects.values_list("receipt", flat=True)) == set(first)


def test_the_second_majority_can_stop_what_most_want() -> None:
    room = a_room({USER: 5, STAFF: 9}, **DOUBLE)
    vote = an_open_vote(room)
    cast(vote, room.seated[USER][:2], "for")
    cast(vote, room.seated[USER][2:], "against")
    cast(vote, room.seated[STAFF][:8], "for")
    cast(vote, room.seated[STAFF][8:], "against")
    outcome = close(room, vote)
    assert (outcome["passed"], outcome["refused"], outcome["shape"]) == (False, False, "parts")
    failed = [check for check in outcome["checks"] if not check["holds"]]  # type: ignore[attr-defined]
    assert [check["kind"] for check in failed] == ["second majority"]
    assert set(BoxEntry.objects.values_list("part", flat=True)) == {"joined", "others"}


@pytest.mark.parametrize(("ballots", "shape"), [(0, "heap"), (1, "shut"), (2, "shut"), (3, "heap")])
@pytest.mark.parametrize("apart", [False, True])
def test_a_box_that_would_tell_one_persons_choice_stays_shut(apart: bool, ballots: int, shape: str) -> None:
    room = a_room({USER: 5, STAFF: 6}, **(DOUBLE if apart else {}))
    vote = an_open_vote(room)
    cast(vote, room.seated[USER][:ballots], "for")
    cast(vote, room.seated[STAFF] if apart else [], "against")
    outcome = close(room, vote)
    assert (outcome["shape"], outcome["refused"]) == (shape, shape == "shut")
    assert BoxEntry.objects.exists() is (shape == "heap" and bool(ballots or apart))
    failed = [check["kind"] for check in outcome["checks"] if not check["holds"]]  # type: ignore[attr-defined]
    assert ("secrecy" in failed) is (shape == "shut")
    assert recount(vote).same
    lines = tuple(json.dumps(file_of(vote), default=str).splitlines())
    assert published.recount(open_document(Source("box.json", lines))).refused is (shape == "shut")


@pytest.mark.parametrize("users", ["alike", "few"])
def test_a_small_or_unanimous_group_is_not_shown_apart(users: str) -> None:
    room = a_room({USER: 5, STAFF: 6}, **DOUBLE)
    vote = an_open_vote(room)
    cast(vote, room.seated[USER][: 5 if users == "alike" else 4], "against")
    cast(vote, room.seated[STAFF][:5], "for")
    cast(vote, room.seated[STAFF][5:], "against")
    outcome = close(room, vote)
    assert outcome["shape"] == "heap"
    assert outcome["attested"] is False
    assert not outcome["passed"]
    assert set(BoxEntry.objects.values_list("part", flat=True)) == {"all"}


def test_without_a_quorum_nothing_is_decided_and_no_ballot_is_opened(key_folder: Path) -> None:
    room = a_room({USER: 6, STAFF: 5}, quorum_by_standpoint={USER: 3})
    vote = an_open_vote(room)
    cast(vote, room.seated[STAFF], "for")
    cast(vote, room.seated[USER][:2], "against")
    outcome = close(room, vote)
    assert (outcome["passed"], outcome["refused"], outcome["shape"]) == (False, True, "shut")
    assert outcome["counts"] == {}
    assert not BoxEntry.objects.exists()
    assert CastMark.objects.count() == 7


@pytest.mark.parametrize(("voters", "refused"), [(5, True), (6, False)])
def test_a_quorum_of_the_roll_counts_abstentions(voters: int, refused: bool) -> None:
    room = a_room(quorum_share="1/2")
    vote = an_open_vote(room)
    cast(vote, room.everybody[:voters], "abstain")
    outcome = close(room, vote)
    assert outcome["refused"] is refused
    assert not outcome["passed"]


@pytest.mark.parametrize(
    ("seats", "rules", "words"),
    [
        ({USER: 1, STAFF: 1}, {}, "at least 3 people"),
        ({USER: 2, STAFF: 5}, {"conditions": majorities(joined=[USER])}, "would not stay secret"),
        (
            {USER: 2, STAFF: 5},
            {"quorum_by_standpoint": {USER: 3}},
            "need 3 service users to vote, and 2 have a seat",
        ),
    ],
)
def test_a_vote_that_could_not_be_decided_or_kept_secret_is_not_opened(
    seats: dict[str, int], rules: dict[str, Any], words: str, key_folder: Path
) -> None:
    room = a_room(seats, **rules)
    vote = a_vote(room)
    with pytest.raises(Refused, match=words):
        vote_actions.open_vote(vote=vote, by=room.leader, now=NOW)
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.DRAFT
    assert not list(key_folder.glob("*"))


def test_the_roll_is_frozen_at_the_opening() -> None:
    room = a_room()
    vote = an_open_vote(room)
    seat = room.assembly.seats.get(person=room.seated[USER][0])
    body_actions.leave_seat(seat=seat, by=room.seated[USER][0], now=NOW)
    assert RollEntry.objects.filter(vote=vote).count() == 11
    cast(vote, room.seated[USER][:1], "for")
    later = an_open_vote(room)
    assert RollEntry.objects.filter(vote=later).count() == 10


def test_a_closing_time_is_kept_unless_everybody_has_voted() -> None:
    room = a_room()
    vote = an_open_vote(room, closes_at=NOW + timedelta(days=1))
    cast(vote, room.everybody[:-1], "for")
    with pytest.raises(Refused, match="have not voted yet"):
        closing.close_vote(vote=vote, by=room.leader, now=NOW)
    cast(vote, room.everybody[-1:], "for")
    assert close(room, vote)["passed"]


def test_after_the_closing_time_no_ballot_is_taken() -> None:
    room = a_room()
    vote = an_open_vote(room, closes_at=NOW + timedelta(days=1))
    late = NOW + timedelta(days=1)
    with pytest.raises(Refused, match="was not sent"):
        vote_actions.cast_ballot(vote=vote, marks="for", by=room.everybody[0], now=late)
    assert not Envelope.objects.exists()


def test_a_lost_key_destroys_nothing_until_a_person_says_so(key_folder: Path, client: Client) -> None:
    room = a_room()
    vote = an_open_vote(room, closes_at=NOW + timedelta(days=1))
    later = NOW + timedelta(days=1)
    cast(vote, room.everybody, "for")
    with pytest.raises(Refused, match="has a key"):
        closing.give_up_vote(vote=vote, by=room.leader, now=later)
    (key_folder / f"{vote.pk}.key").rename(key_folder / "aside")
    for by in (system_person(), room.leader):
        with pytest.raises(Refused, match="Nothing is lost yet"):
            closing.close_vote(vote=vote, by=by, now=later)
    assert Envelope.objects.filter(vote=vote).count() == 11
    address = reverse("vote", kwargs={"id": vote.pk})
    assert "The key is lost for good" in signed_in(client, room.leader).get(address).content.decode()
    with pytest.raises(Refused, match="still vote"):
        closing.give_up_vote(vote=vote, by=room.leader, now=NOW)
    assert closing.give_up_vote(vote=vote, by=room.leader, now=later).phase == Vote.Phase.VOID
    assert not Envelope.objects.exists()
    assert not Result.objects.exists()
    assert Event.objects.filter(kind="assemblies.vote_voided", data={"reason": "key lost"}).count() == 1


def test_a_key_that_is_found_again_opens_the_box(key_folder: Path) -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    (key_folder / f"{vote.pk}.key").rename(key_folder / "aside")
    with pytest.raises(Refused):
        closing.close_vote(vote=vote, by=room.leader, now=NOW)
    (key_folder / "aside").rename(key_folder / f"{vote.pk}.key")
    assert close(room, vote)["passed"]


def test_a_vote_is_not_finished_while_typed_slips_are_there() -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    close(room, vote)
    closing_actions.destroy_envelopes(vote=vote, by=system_person(), now=NOW)
    slip = PaperEntry.objects.create(vote=vote, slip=1, part="all", typed_by=room.leader, typed_at=NOW)
    with pytest.raises(Refused, match="still there"):
        closing_actions.finish_vote(vote=vote, by=system_person(), now=NOW)
    slip.delete()
    assert closing_actions.finish_vote(vote=vote, by=system_person(), now=NOW).phase == Vote.Phase.CLOSED


def test_a_forged_envelope_is_left_out_and_said() -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    Envelope.objects.filter(voter=room.everybody[0]).update(sealed=b"x" * 112)
    outcome = close(room, vote)
    assert outcome["unreadable"] == 1
    assert outcome["counts"] == {"all": {"for": 10, "against": 0, "abstain": 0}}
    assert CastMark.objects.count() == 10


def test_rules_change_only_under_the_rules_once_a_vote_was_opened() -> None:
    room = a_room({USER: 5, STAFF: 6}, conditions=majorities(joined=[USER]))
    an_open_vote(room)
    with pytest.raises(Refused, match="only by a vote"):
        body_actions.adopt_rules(assembly=room.assembly, rules=body_actions.Rules(), by=room.leader, now=NOW)
    proposed = body_actions.write_rules(assembly=room.assembly, rules=body_actions.Rules(), by=room.leader, now=NOW)
    vote = an_open_vote(room, proposed_rules=proposed)
    cast(vote, room.everybody, "for")
    close(room, vote)
    adoption = Adoption.objects.filter(assembly=room.assembly).latest("id")
    assert (adoption.constitution, adoption.vote) == (proposed, vote)


def test_rules_that_passed_under_rules_of_before_do_not_replace_those_of_now(client: Client) -> None:
    room = a_room()
    votes = []
    for _round in range(2):
        proposed = body_actions.write_rules(assembly=room.assembly, rules=body_actions.Rules(), by=room.leader, now=NOW)
        votes.append(an_open_vote(room, proposed_rules=proposed))
        cast(votes[-1], room.everybody, "for")
    assert all(close(room, vote)["passed"] for vote in votes)
    assert Adoption.objects.filter(assembly=room.assembly).latest("id").vote == votes[0]
    assert not Adoption.objects.filter(vote=votes[1]).exists()
    assert Event.objects.get(kind="assemblies.rules_not_adopted").data["version"] == votes[1].proposed_rules.version  # type: ignore[union-attr]
    signed_in(client, room.leader)
    texts = [client.get(reverse("vote", kwargs={"id": vote.pk})).content.decode() for vote in votes]
    assert ["these are not our rules" in text for text in texts] == [False, True]


def test_rules_that_the_vote_turns_down_are_not_adopted() -> None:
    room = a_room()
    proposed = body_actions.write_rules(assembly=room.assembly, rules=body_actions.Rules(), by=room.leader, now=NOW)
    vote = an_open_vote(room, proposed_rules=proposed)
    cast(vote, room.everybody, "against")
    close(room, vote)
    assert not Adoption.objects.filter(constitution=proposed).exists()


def test_rules_roll_marks_box_and_result_cannot_be_changed() -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    close(room, vote)
    for row in (RollEntry, CastMark, BoxEntry, Result, Adoption):
        with pytest.raises((IntegrityError, DatabaseError), match="append-only"), transaction.atomic():
            row.objects.all()._raw_delete("default")


def test_unreadable_ballots_do_not_make_up_a_quorum() -> None:
    room = a_room({USER: 3, STAFF: 5}, quorum_by_standpoint={USER: 3})
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    Envelope.objects.filter(voter=room.seated[USER][0]).update(sealed=b"x" * 112)
    outcome = close(room, vote)
    assert (outcome["passed"], outcome["refused"], outcome["shape"]) == (False, True, "heap")
    assert recount(vote).same
