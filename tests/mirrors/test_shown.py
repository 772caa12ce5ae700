"""Whose standpoint stands beside a name."""

from datetime import date

import pytest

from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import agenda_actions
from assieme.mirrors.months_asked import last_year
from assieme.mirrors.reads import mirror_of
from tests.factories import NOW
from tests.mirrors.rooms import STAFF, USER, a_meeting, a_room

TODAY = date(2026, 5, 10)


@pytest.mark.django_db
def test_a_wish_to_be_shown_is_about_the_standpoint_one_speaks_from() -> None:
    room = a_room(rules={})
    shows, shows_another = room.seated[USER][:2]
    shows.memberships.update(show_standpoint=True)
    shows_another.memberships.update(show_standpoint=True, speaking_as=STAFF)
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=NOW.date(), by=room.leader, now=NOW)
    for person in (shows, shows_another):
        agenda_actions.bring_item(meeting=meeting, minutes=5, title="Tea", by=person, now=NOW)
        a_meeting(room, room.everybody, chair=person)
    mirror = mirror_of(room.assembly, last_year(TODAY), TODAY)
    found = mirror.happened
    assert (found.raised, found.nameless) == (2, 1)
    assert [found.counts.get("raised", side) for side in (USER, STAFF)] == [1, 0]
    assert [found.counts.get("chaired", side) for side in (USER, STAFF)] == [1, 0]
    assert mirror.practice is not None
    assert mirror.practice.meetings.chair_not_said == 1
