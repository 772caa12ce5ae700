"""How a meeting was: one answer each, by standpoint, five at a time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.assemblies.live.conftest import Held, a_held_meeting
from tests.assemblies.rooms import USER
from tests.factories import NOW, signed_in

from assieme.assemblies.live import actions, pulse_views
from assieme.assemblies.live.models import Pulse, PulseGiven, Room
from assieme.assemblies.live.pulse_actions import Felt, answer_pulse
from assieme.assemblies.live.pulse_reads import felt_at
from assieme.assemblies.live.sweep import close_forgotten_rooms
from assieme.core.access import Refused
from assieme.core.days import start_of
from assieme.core.models import Event
from assieme.toolkit.claims import Claimant

SAID = {"heard": "7", "counted": "5", "next": "9"}


@pytest.fixture
def ended(db: None) -> Held:
    held = a_held_meeting(users=10)
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    return held


def answers(held: Held, number: int, level: int = 7) -> None:
    room = Room.objects.get(pk=held.room.pk)
    given = PulseGiven.objects.values_list("person_id", flat=True)
    silent = [person for person in held.committee.seated[USER] if person.pk not in given]
    for person in silent[:number]:
        answer_pulse(room=room, felt=Felt(level, level, level), by=person, now=NOW)


def shown(held: Held) -> tuple[int | None, float | None]:
    line = next(one for one in felt_at(held.room.meeting) if one.standpoint == USER)
    return line.people, line.heard


def test_nobody_is_asked_before_the_end(held: Held) -> None:
    with pytest.raises(Refused):
        answers(held, 1)


def test_a_person_answers_once_for_their_seat_and_nothing_joins_the_two(ended: Held) -> None:
    person, room = ended.committee.seated[USER][0], Room.objects.get(pk=ended.room.pk)
    answer_pulse(room=room, felt=Felt(7, 5, 9), by=person, now=NOW)
    with pytest.raises(Refused):
        answer_pulse(room=room, felt=Felt(1, 1, 1), by=person, now=NOW)
    assert Pulse.objects.get().standpoint == USER
    assert PulseGiven.objects.get().person == person
    assert {field.name for field in Pulse._meta.get_fields()}.isdisjoint({"person", "at", "given"})


def test_the_log_has_the_day_of_an_answer_alone_and_who_answered_is_forgotten(ended: Held) -> None:
    answers(ended, 2)
    events = Event.objects.filter(kind="live.pulse_given")
    assert set(events.values_list("at", flat=True)) == {start_of(NOW.date())}
    close_forgotten_rooms(NOW + timedelta(days=7))
    assert PulseGiven.objects.count() == 2
    close_forgotten_rooms(NOW + timedelta(days=9))
    assert PulseGiven.objects.count() == 0
    assert Pulse.objects.count() == 2


def test_answers_are_shown_from_five_on_and_change_five_at_a_time(ended: Held) -> None:
    answers(ended, 4)
    assert shown(ended) == (None, None)
    answers(ended, 1)
    assert shown(ended) == (5, 7.0)
    answers(ended, 4, level=0)
    assert shown(ended) == (5, 7.0)
    answers(ended, 1, level=0)
    assert shown(ended) == (10, 3.5)


def test_whoever_has_the_link_alone_counts_for_no_group(ended: Held) -> None:
    room = Room.objects.get(pk=ended.room.pk)
    answers(ended, 4)
    for _again in range(5):
        answer_pulse(room=room, felt=Felt(0, 0, 0), by=Claimant(room.pk), now=NOW)
    assert shown(ended) == (None, None)
    answers(ended, 1)
    assert shown(ended) == (5, 7.0)


def test_an_answer_by_the_link_says_no_standpoint_and_they_are_rationed(
    ended: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    Room.objects.update(asks_until=NOW.date() + timedelta(days=3650))
    address = reverse("pulse", kwargs={"key": ended.room.pk})
    assert "sign in first" in Client().get(address).content.decode()
    Client().post(address, {**SAID, "standpoint": USER})
    assert Pulse.objects.get().standpoint == ""
    monkeypatch.setattr(pulse_views, "may_answer_by_link", lambda _request: False)
    assert Client().post(address, SAID).status_code == 429
    member = signed_in(Client(), ended.committee.seated[USER][0])
    assert "sign in first" not in member.get(address).content.decode()
    assert member.post(address, SAID).status_code == 200
    assert Pulse.objects.count() == 2


def test_the_days_to_answer_end(ended: Held) -> None:
    room = Room.objects.get(pk=ended.room.pk)
    with pytest.raises(Refused):
        answer_pulse(room=room, felt=Felt(1, 1, 1), by=Claimant(room.pk), now=NOW + timedelta(days=8))


def test_by_the_link_without_an_account(db: None) -> None:
    held = a_held_meeting(users=2, staff=1)
    address = reverse("pulse", kwargs={"key": held.room.pk})
    guest = Client()
    assert "Come back at its end" in guest.get(address).content.decode()
    actions.end_meeting(meeting=held.room.meeting, by=held.leader, now=NOW)
    Room.objects.update(asks_until=NOW.date() + timedelta(days=3650))
    assert "Did people hear you?" in guest.get(address).content.decode()
    assert "Choose a number from 0 to 10." in guest.post(address, {"heard": "7"}).content.decode()
    assert "Thank you" in guest.post(address, SAID).content.decode()
    assert "Thank you" in guest.post(address, SAID).content.decode()
    assert Pulse.objects.count() == 1
    assert Client().get(reverse("pulse", kwargs={"key": held.room.meeting.pk})).status_code == 404


def test_a_guest_whose_meeting_is_over_is_asked_how_it_was(ended: Held) -> None:
    phone = Client()
    session = phone.session
    session["rooms"] = {str(ended.room.pk): str(ended.users[0].pk)}
    session.save()
    response = phone.get(reverse("room_phone", kwargs={"id": ended.room.pk}))
    assert response.headers["Location"] == reverse("pulse", kwargs={"key": ended.room.pk})


def test_members_read_what_each_group_answered(ended: Held) -> None:
    answers(ended, 5)
    client = signed_in(Client(), ended.leader)
    page = client.get(reverse("meeting_pulse", kwargs={"id": ended.room.meeting_id})).content.decode()
    assert "service users" in page
    assert "not shown" in page
