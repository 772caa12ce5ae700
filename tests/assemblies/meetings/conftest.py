"""A committee with a meeting in a week, and what people can bring to it."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Model
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.assemblies.meetings import actions
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import Permission, Refused, require
from assieme.people.models import Person
from assieme.toolkit.cards import actions as card_actions
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.written import Written

ROME = ZoneInfo("Europe/Rome")
DAY = date(2026, 5, 11)
BEGIN = datetime(2026, 5, 11, 14, 0, tzinfo=ROME)
YES, NO, HIDDEN = "yes", "no", "404"
# `user` and `staff` have a seat and only staff may chair; `member` has none.
ROLES = ("user", "staff", "member", "facilitator", "stranger")


@pytest.fixture
def room(db: None) -> Room:
    return a_room({USER: 4, STAFF: 4}, chair=[STAFF])


@pytest.fixture
def meeting(room: Room) -> Meeting:
    return a_meeting(room)


def a_meeting(room: Room, held_on: date = DAY) -> Meeting:
    return actions.plan_meeting(
        assembly=room.assembly,
        held_on=held_on,
        begins=time(14),
        ends=time(15, 30),
        place="Big room",
        remote="https://meet.example.org/abc",
        by=room.leader,
        now=NOW,
    )


def a_received_card(room: Room, idea: str = "A corner without television") -> Card:
    card = card_actions.raise_card(
        initiative=an_initiative(room.organisation),
        written=Written(idea=idea),
        authorship="named",
        by=room.seated[USER][0],
        now=NOW,
    ).card
    return card_actions.receive_card(card=card, by=room.leader, now=NOW)


@pytest.fixture
def people(room: Room) -> dict[str, Person]:
    return {
        "user": room.seated[USER][0],
        "staff": room.seated[STAFF][0],
        "member": a_member(room.organisation),
        "facilitator": room.leader,
        "stranger": a_facilitator(an_organisation()),
    }


def answers(permission: Permission[Any], people: dict[str, Person], row: Model) -> tuple[str, ...]:
    """What the permission says to each of ROLES."""
    return tuple(_answer(permission, people[role], row) for role in ROLES)


def _answer(permission: Permission[Any], actor: Person, row: Model) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


def page(client: Client, name: str, row: Any, status: int = 200, post: dict[str, Any] | None = None) -> str:
    address = reverse(name, kwargs={"id": row.pk})
    response = client.get(address) if post is None else client.post(address, post)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)
