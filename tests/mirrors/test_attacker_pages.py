"""The attacker who opens all pages, tables, drawings and files, gives the system one answer more, and looks again."""

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.live import actions as live_actions
from assieme.assemblies.live.models import Room as LiveRoom
from assieme.assemblies.live.pulse_actions import Felt, answer_pulse
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import held_actions
from assieme.organisations.models import Initiative, Service
from tests.assemblies.rooms import Room
from tests.attacker import differences, everything_seen
from tests.factories import NOW, a_member, signed_in
from tests.mirrors.rooms import STAFF, USER, a_room, declare, initiative_of

pytestmark = pytest.mark.django_db
ANSWERS = (3, 9, 10, 7, 1, 2, 5, 5, 8)
NO_FIGURES = (
    r"/(log|sign|leave|help|style|learn|toolkit|library|cases|static|media|live|members|me|tools|practice|published"
    r"|focus|people|market|grow|map|before-starting|matrix|something-went-wrong)\b|\.pdf|/(new|print)"
)


def test_one_answer_more_changes_nothing_anywhere() -> None:
    room, opened, starts = _after_a_meeting()
    readers = [signed_in(Client(), one) for one in (a_member(room.organisation), room.leader)]
    for person, answer in zip(room.seated[USER][:5] + room.seated[STAFF][:4], ANSWERS, strict=True):
        answer_pulse(room=opened, felt=Felt(answer, answer, answer), by=person, now=NOW)
    before = [everything_seen(reader, starts, NO_FIGURES) for reader in readers]
    assert all(any("/pulse" in address for address in seen) for seen in before)
    assert all(any("/mirror/meetings" in address for address in seen) for seen in before)
    answer_pulse(room=opened, felt=Felt(0, 0, 0), by=room.seated[USER][5], now=NOW)
    after = [everything_seen(reader, starts, NO_FIGURES) for reader in readers]
    assert [differences(*pair) for pair in zip(before, after, strict=True)] == [{}, {}]
    answer_pulse(room=opened, felt=Felt(0, 0, 0), by=room.seated[STAFF][4], now=NOW)
    assert after[0][starts[0]] != everything_seen(readers[0], starts[:1], ".")[starts[0]], "five are told"


def _after_a_meeting() -> tuple[Room, LiveRoom, list[str]]:
    room = a_room(rules={})
    declare(room, "collaborate")
    initiative = initiative_of(room.assembly)
    service = Service.objects.create(
        organisation=room.organisation, name="Day centre", kind="daily centre", clinical=True, created_at=NOW
    )
    Initiative.objects.filter(pk=initiative.pk).update(service=service)
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=NOW.date(), by=room.leader, now=NOW)
    meeting = held_actions.begin_meeting(meeting=meeting, present=room.assembly.seats.all(), by=room.leader, now=NOW)
    opened = live_actions.open_room(meeting=meeting, by=room.leader, now=NOW)
    live_actions.end_meeting(meeting=meeting, by=room.leader, now=NOW)
    meeting.refresh_from_db()
    seats = list(room.assembly.seats.all())
    meeting_actions.write_minutes(
        meeting=meeting, words="We met.", present=seats, chaired_by=None, by=room.leader, now=NOW
    )
    starts = [
        reverse("mirror", kwargs={"id": room.assembly.pk}),
        reverse("mirror_of_initiative", kwargs={"id": initiative.pk}),
        reverse("mirror_of_service", kwargs={"id": service.pk}),
        reverse("mirror_of_organisation", kwargs={"id": room.organisation.pk}),
        reverse("evidence"),
        reverse("my_day"),
    ]
    return room, opened, starts
