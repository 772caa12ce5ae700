"""Votes whose key is shared out, for tests."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from assieme.assemblies.votes import actions, trustee_actions
from assieme.assemblies.votes.models import Trustee, Vote
from assieme.people.models import Person
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote
from tests.factories import NOW

LATER = NOW + timedelta(hours=1)
THREE: dict[str, Any] = {"needed": 2, "standpoints": [USER, CARER, STAFF]}


@dataclass
class Trusted:
    """A vote of a room whose rules share out its key, and the secrets on its trustees' sheets."""

    room: Room
    vote: Vote
    trustees: list[Trustee]
    secrets: dict[int, bytes] = field(default_factory=dict)

    def take(self) -> None:
        for trustee in self.trustees:
            self.secrets[trustee.number] = trustee_actions.take_share(trustee=trustee, by=trustee.person, now=NOW)

    def bring(self, trustee: Trustee) -> None:
        secret = self.secrets[trustee.number]
        trustee_actions.bring_share(trustee=trustee, secret=secret, by=trustee.person, now=LATER)


def a_trusted_room(**rules: Any) -> Room:
    return a_room({USER: 6, CARER: 3, STAFF: 5}, trustees=rules.pop("trustees", THREE), **rules)


def one_of_each(room: Room) -> list[Person]:
    return [room.seated[standpoint][0] for standpoint in (USER, CARER, STAFF)]


def named(room: Room, people: list[Person]) -> Trusted:
    """A question that is being prepared, with these people asked to keep its key."""
    vote = a_vote(room)
    trustees = [trustee_actions.name_trustee(vote=vote, person=person, by=room.leader, now=NOW) for person in people]
    return Trusted(room, vote, trustees)


def an_open_trusted_vote(**rules: Any) -> Trusted:
    """A vote that is open, its key shared out among one of each standpoint."""
    room = a_trusted_room(**rules)
    trusted = named(room, one_of_each(room))
    trusted.take()
    trusted.vote = actions.open_vote(vote=trusted.vote, by=room.leader, now=NOW)
    return trusted


def ended(trusted: Trusted) -> Trusted:
    trusted.vote = trustee_actions.end_voting(vote=trusted.vote, by=trusted.room.leader, now=LATER)
    return trusted
