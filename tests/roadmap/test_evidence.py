"""What the nine measures count is gathered from the rows that people's work leaves, each time that the road is read."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from assieme.assemblies.votes.closing_actions import open_box
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.reflection.actions import Held, note_session, note_training
from assieme.roadmap import actions, reads
from assieme.roadmap.models import Post, Roadmap
from assieme.roadmap.register_actions import correct_row, enter_row
from assieme.roadmap.registers import POSTS
from tests.assemblies.meetings.conftest import a_meeting
from tests.assemblies.meetings.test_minutes import approved, held
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.factories import NOW, a_member
from tests.roadmap.test_registers import SAID

TODAY = NOW.date()
LATER = TODAY + timedelta(days=40)


def shown(roadmap: Roadmap, code: str) -> int:
    lines = (line for stone in reads.road(roadmap, LATER).milestones for line in stone.counts)
    return next(line.count for line in lines if line.code == code)


def publish_minutes(room: Room) -> None:
    approved(room, held(room, a_meeting(room)))


def decide_together(room: Room) -> None:
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    open_box(vote=vote, by=room.leader, now=NOW)


def sit_together(room: Room) -> None:
    when = Held(TODAY, 60, protected=True, conflict="none", people=[room.leader.pk])
    note_session(organisation=room.organisation, held=when, by=room.leader, now=NOW)


def learn(room: Room) -> None:
    for person in (a_member(room.organisation) for _number in range(5)):
        note_training(organisation=room.organisation, course="Ears", held_on=TODAY, minutes=60, by=person, now=NOW)


def agree_pay(room: Room) -> None:
    enter(room.organisation, room.leader, pay="fee")


def enter(organisation: Organisation, by: Person, **said: object) -> Post:
    row = {"title": "Guide", "on": TODAY, **SAID["posts"], **said}
    entry = enter_row(organisation=organisation, register=POSTS, said=row, by=by, now=NOW)
    assert isinstance(entry, Post)
    return entry


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "work", "count"),
    [
        ("minutes", publish_minutes, 1),
        ("decisions", decide_together, 1),
        ("sessions", sit_together, 1),
        ("training", learn, 5),
        ("payments", agree_pay, 1),
    ],
)
def test_work_shows_on_the_road_by_itself(code: str, work: Callable[[Room], None], count: int) -> None:
    room = a_room({USER: 3, STAFF: 3}, minutes_for="organisation")
    roadmap = actions.begin_roadmap(organisation=room.organisation, begun_on=TODAY, by=room.leader, now=NOW)
    assert shown(roadmap, code) == 0
    work(room)
    assert shown(roadmap, code) == count


def test_pay_counts_though_a_post_has_no_support_yet_and_no_pay_does_not(
    organisation: Organisation, roadmap: Roadmap, leader: Person
) -> None:
    enter(organisation, leader, pay="none")
    paid = enter(organisation, leader, pay="other", supervision=False)
    assert (shown(roadmap, "payments"), shown(roadmap, "posts")) == (1, 0)
    correct_row(
        register=POSTS,
        row=paid,
        said={"title": "Guide", "on": TODAY, **SAID["posts"], "pay": "none"},
        by=leader,
        now=NOW,
    )
    assert shown(roadmap, "payments") == 0, "what was corrected counts no more"
