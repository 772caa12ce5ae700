"""A committee whose meeting has begun, with its room open and some people in it."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.meetings.conftest import a_meeting
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, signed_in

from assieme.assemblies.live import actions
from assieme.assemblies.live.models import Participant
from assieme.assemblies.live.models import Room as Live
from assieme.assemblies.meetings import held_actions
from assieme.core.actors import Actor
from assieme.people.models import Person
from assieme.toolkit.claims import Claimant


@dataclass(frozen=True)
class Held:
    """An open room: the committee, its leader, and the people who are in it."""

    committee: Room
    room: Live
    leader: Person
    users: list[Participant]
    staff: list[Participant]

    def now(self, one: Participant) -> Participant:
        """The row as it stands."""
        return Participant.objects.select_related("room__meeting").get(pk=one.pk)

    def guest(self, name: str = "Vera", *, inside: bool = True) -> Participant:
        one = actions.enter_room(room=self.room, by=Claimant(self.room.pk), now=NOW, name=name)
        if inside:
            actions.let_in(room=self.room, keys=[one.pk], by=self.leader, now=NOW)
        return self.now(one)


def as_self(one: Participant) -> Actor:
    """Somebody in the room acts for themselves."""
    return one.person or Claimant(one.pk)


@pytest.fixture
def held(db: None) -> Held:
    return a_held_meeting()


def a_held_meeting(users: int = 6, staff: int = 5) -> Held:
    committee = a_room({USER: users, STAFF: staff}, chair=[STAFF])
    meeting = a_meeting(committee)
    meeting = held_actions.begin_meeting(meeting=meeting, present=[], by=committee.leader, now=NOW)
    room = actions.open_room(meeting=meeting, by=committee.leader, now=NOW)
    inside = {
        who: [actions.enter_room(room=room, by=person, now=NOW) for person in committee.seated[who]]
        for who in (USER, STAFF)
    }
    return Held(committee, room, committee.leader, inside[USER], inside[STAFF])


def text_of(client: Client, name: str, held: Held, status: int = 200) -> str:
    """A page of the room in words and tags."""
    response = client.get(reverse(name, kwargs={"id": held.room.pk}))
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def press(client: Client, held: Held, do: str, name: str = "press_in_room", **more: str) -> int:
    """Press a button; the answer's status."""
    address = reverse(name, kwargs={"id": held.room.pk})
    return client.post(address, {"do": do, **more}).status_code


@pytest.fixture
def phone(held: Held) -> Client:
    """The phone of a service user in the room."""
    return signed_in(Client(), held.committee.seated[USER][0])


@pytest.fixture
def chair(held: Held) -> Client:
    return signed_in(Client(), held.leader)


def at_the_door(held: Held, name: str = "Vera") -> Client:
    """The browser of a guest who came with the code."""
    client = Client()
    client.post(reverse("join_room", kwargs={"code": held.room.code}), {"name": name})
    return client
