"""Who may look on at a room's screens, and who may not, in each of its phases."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.live.conftest import Held, at_the_door
from tests.assemblies.meetings.conftest import HIDDEN, NO, YES, answers
from tests.assemblies.rooms import STAFF, USER
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

from assieme.assemblies.live import access, actions
from assieme.assemblies.live.models import Room
from assieme.organisations.models import Membership
from assieme.people.models import Person


def looks_on(client: Client, held: Held, kind: str) -> int:
    return client.get(reverse("live", kwargs={"kind": f"room-{kind}", "topic": held.room.pk})).status_code


@pytest.fixture
def people(held: Held) -> dict[str, Person]:
    return {
        "user": held.committee.seated[USER][0],
        "staff": held.committee.seated[STAFF][0],
        "member": a_member(held.committee.organisation),
        "facilitator": held.leader,
        "stranger": a_facilitator(an_organisation()),
    }


def test_who_may_do_what_while_the_meeting_goes_on_and_after_it(held: Held, people: dict[str, Person]) -> None:
    """In the order user, staff, member, facilitator, stranger; only staff may chair here."""
    assert answers(access.enter_room, people, held.room) == (YES, YES, YES, YES, HIDDEN)
    assert answers(access.see_room, people, held.room) == (YES, YES, HIDDEN, YES, HIDDEN)
    assert answers(access.lead_room, people, held.room) == (HIDDEN, YES, HIDDEN, YES, HIDDEN)
    assert answers(access.open_room, people, held.room.meeting) == (HIDDEN, YES, HIDDEN, YES, HIDDEN)
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    room = Room.objects.select_related("meeting").get()
    assert answers(access.enter_room, people, room) == (NO, NO, NO, NO, HIDDEN)
    assert answers(access.lead_room, people, room) == (HIDDEN, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.open_room, people, room.meeting) == (HIDDEN, NO, HIDDEN, NO, HIDDEN)


def test_who_looks_on_at_which_screen(held: Held, people: dict[str, Person]) -> None:
    seen = {
        role: tuple(looks_on(signed_in(Client(), person), held, kind) for kind in ("screen", "phone", "chair"))
        for role, person in people.items()
    }
    assert seen == {
        "user": (200, 200, 404),
        "staff": (200, 200, 200),
        "member": (404, 404, 404),
        "facilitator": (200, 404, 200),
        "stranger": (404, 404, 404),
    }
    assert looks_on(Client(), held, "screen") == 404


def test_whoever_waits_at_the_door_is_shown_nothing_of_the_inside(held: Held) -> None:
    guest = at_the_door(held)
    shown = guest.get(reverse("live", kwargs={"kind": "room-phone", "topic": held.room.pk})).content.decode()
    assert "Somebody will let you in soon." in shown
    assert "room-big" not in shown
    assert looks_on(guest, held, "chair") == 404
    member = signed_in(Client(), a_member(held.committee.organisation))
    member.post(reverse("room", kwargs={"id": held.room.pk}))
    for waiting in (guest, member):
        assert looks_on(waiting, held, "screen") == 404
        for name in ("room_screen", "room_sheet"):
            assert waiting.get(reverse(name, kwargs={"id": held.room.pk})).status_code == 404
    actions.let_in(room=held.room, keys=None, by=held.leader, now=NOW)
    assert (looks_on(guest, held, "screen"), looks_on(member, held, "screen")) == (200, 200)


def test_a_right_that_is_withdrawn_ends_the_look(held: Held) -> None:
    person = held.committee.seated[USER][0]
    phone = signed_in(Client(), person)
    assert looks_on(phone, held, "phone") == 200
    Membership.objects.filter(person=person).update(left_at=NOW)
    assert looks_on(phone, held, "phone") == 404
