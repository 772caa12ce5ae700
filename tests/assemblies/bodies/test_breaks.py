"""A break from a seat: one's own, from today on, without a reason, and nothing is lost by it."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import break_actions as actions
from assieme.assemblies.bodies.breaks import break_of, resting
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import invitation_actions as invitations
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.membership_actions import pause_membership
from assieme.people.export import everything_about
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def day(after: int) -> date:
    return TODAY + timedelta(days=after)


def seat_of(room: Room, number: int = 0) -> Seat:
    return Seat.objects.get(person=room.seated[USER][number])


def taken(seat: Seat, first: int = 0, last: int | None = None) -> None:
    last_day = None if last is None else day(last)
    actions.take_break(seat=seat, first_day=day(first), last_day=last_day, by=seat.person, now=NOW)


def test_a_break_lasts_from_its_first_day_to_its_last() -> None:
    room = a_room()
    seat = seat_of(room)
    taken(seat, first=2, last=5)
    away = [after for after in range(9) if resting(room.assembly, day(after))]
    assert away == [2, 3, 4, 5]
    assert resting(room.assembly, day(3)) == {seat.person_id}


def test_an_open_break_lasts_until_one_is_back_which_may_be_on_any_day() -> None:
    room = a_room()
    seat = seat_of(room)
    taken(seat)
    found = break_of(seat, TODAY)
    assert found is not None
    assert resting(room.assembly, day(500)) == {seat.person_id}
    back = actions.end_break(seat_break=found, by=seat.person, now=NOW + timedelta(days=3))
    again = actions.end_break(seat_break=back, by=seat.person, now=NOW + timedelta(days=9))
    assert again.back_on == day(3), "what is over stays as it was"
    assert break_of(seat, day(3)) is None


def test_a_break_that_has_not_begun_can_be_taken_back() -> None:
    seat = seat_of(a_room())
    taken(seat, first=7, last=9)
    found = break_of(seat, TODAY)
    assert found is not None
    actions.end_break(seat_break=found, by=seat.person, now=NOW)
    assert not any(resting(seat.assembly, day(after)) for after in range(12))
    assert break_of(seat, TODAY) is None
    found.refresh_from_db()
    actions.end_break(seat_break=found, by=seat.person, now=NOW)
    assert Event.objects.filter(kind="assemblies.break_ended").count() == 1
    taken(seat)
    assert resting(seat.assembly, TODAY) == {seat.person_id}


def test_one_break_at_a_time_and_none_in_the_past() -> None:
    seat = seat_of(a_room())
    with pytest.raises(ValueError, match="today or later"):
        taken(seat, first=-1)
    with pytest.raises(ValueError, match="after that"):
        taken(seat, first=3, last=2)
    taken(seat, first=3)
    with pytest.raises(Refused, match="already"):
        taken(seat)


def test_only_who_holds_the_seat_takes_a_break_and_ends_it() -> None:
    room = a_room()
    seat = seat_of(room)
    others = (room.seated[USER][1], room.seated[STAFF][0], room.leader)
    for person in others:
        with pytest.raises(Http404):
            actions.take_break(seat=seat, first_day=TODAY, last_day=None, by=person, now=NOW)
    taken(seat)
    found = break_of(seat, TODAY)
    assert found is not None
    for person in others:
        with pytest.raises(Http404):
            actions.end_break(seat_break=found, by=person, now=NOW)


def test_who_takes_a_break_is_not_asked_and_is_asked_once_they_are_back() -> None:
    room = a_room()
    seat, paused = seat_of(room), room.seated[STAFF][0]
    taken(seat, first=1, last=10)
    pause_membership(membership=paused.memberships.get(), by=paused, now=NOW)
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=day(7), by=room.leader, now=NOW)
    assert invitations.invite_seated(meeting=meeting, by=room.leader, now=NOW) == 9
    asked = set(Invite.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    assert not asked & {seat.person_id, paused.pk}
    found = break_of(seat, TODAY)
    assert found is not None
    actions.end_break(seat_break=found, by=seat.person, now=NOW)
    assert invitations.invite_seated(meeting=meeting, by=room.leader, now=NOW) == 1


def test_who_leads_sees_who_takes_a_break_until_the_meeting_is_over_and_others_do_not(client: Client) -> None:
    room = a_room()
    seat = seat_of(room)
    taken(seat)
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=day(7), by=room.leader, now=NOW)
    signed_in(client, room.leader)
    page = reverse("meeting_invitations", kwargs={"id": meeting.pk})
    told = f"so not asked: {seat.person}"
    assert told in client.get(page).content.decode()
    Meeting.objects.update(ended_at=NOW)
    assert told not in client.get(page).content.decode()
    Meeting.objects.update(ended_at=None)
    signed_in(client, room.seated[USER][1])
    response = client.get(page)
    assert response.status_code == 200, "the rules let everybody with a seat prepare"
    assert "so not asked" not in response.content.decode()
    for name in ("assembly", "assembly_seats"):
        html = client.get(reverse(name, kwargs={"id": room.assembly.pk})).content.decode()
        assert "reak that day" not in html
        assert reverse("take_break", kwargs={"id": seat.pk}) not in html
    assert client.get(reverse("take_break", kwargs={"id": seat.pk})).status_code == 404


def test_the_page_takes_a_break_and_ends_it(client: Client) -> None:
    seat = seat_of(a_room())
    signed_in(client, seat.person)
    page = reverse("take_break", kwargs={"id": seat.pk})
    assert client.get(page).status_code == 200
    parts = {"first_day_day": "1", "first_day_month": "1", "first_day_year": "2020"}
    assert client.post(page, parts).status_code == 422
    parts = {"first_day_day": "1", "first_day_month": "2", "first_day_year": "2099"}
    assert client.post(page, parts).status_code == 302
    found = seat.breaks.get()
    assert (found.first_day, found.back_on) == (date(2099, 2, 1), None)
    assert "1 February 2099" in client.get(page).content.decode()
    response = client.post(reverse("end_break", kwargs={"id": found.pk}), follow=True)
    assert "Your break is taken back." in response.content.decode()
    assert "1 February 2099" not in client.get(page).content.decode()


def test_the_log_knows_when_and_nobody_knows_why() -> None:
    seat = seat_of(a_room())
    taken(seat, last=30)
    event = Event.objects.get(kind="assemblies.break_begun")
    assert event.data == {"seat": str(seat.pk)}
    (row,) = everything_about(seat.person)["assemblies.seatbreak"]
    assert (row["first_day"], row["back_on"]) == (TODAY, day(31))
    assert not any(isinstance(value, str) and value for value in row.values())
