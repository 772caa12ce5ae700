"""Votes with options for tests, made through the same actions that people use."""

from collections.abc import Sequence
from typing import Any

from assieme.assemblies.votes import actions, closing
from assieme.assemblies.votes.actions import Offered
from assieme.assemblies.votes.models import Result, Vote
from tests.assemblies.rooms import Room, an_open_vote
from tests.factories import NOW

NAMES = ("Tea", "Walks", "Music", "Garden")


def an_open_choice(room: Room, method: str, names: Sequence[str] = NAMES, **details: Any) -> Vote:
    """A vote on several things, open."""
    options = [Offered(name=name) for name in names]
    return an_open_vote(room, title="Topics", method=method, options=options, **details)


def cast_all(room: Room, vote: Vote, ballots: Sequence[Any]) -> list[str]:
    """One person after another casts a ballot; their receipts."""
    return [
        actions.cast_ballot(vote=vote, marks=marks, by=person, now=NOW)
        for person, marks in zip(room.everybody, ballots, strict=False)
    ]


def outcome_after(room: Room, vote: Vote) -> dict[str, Any]:
    """What is stored once the vote is closed."""
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    outcome: dict[str, Any] = Result.objects.get(vote=vote).outcome
    return outcome
