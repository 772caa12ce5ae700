"""A day centre's morning: three tasks, and people who come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW

from assieme.assemblies.mornings import actions, sharing_actions
from assieme.assemblies.mornings.models import Given, Morning, Task
from assieme.logic.sharing.wishes import Level
from assieme.people.models import Person

USUAL = (("Cooking", 2, 1), ("Garden", 1, 1), ("Post", 1, 0))


@dataclass(frozen=True)
class Day:
    """A day with its tasks by name."""

    room: Room
    morning: Morning

    @property
    def tasks(self) -> dict[str, Task]:
        return {task.name: task for task in self.morning.tasks.all()}

    def says(self, person: Person, now: datetime = NOW, **levels: Level) -> None:
        actions.say_wishes(morning=self.morning, wishes=self.wishes(**levels), by=person, now=now)

    def wishes(self, **levels: Level) -> dict[UUID, Level]:
        tasks = self.tasks
        return {tasks[name].pk: level for name, level in levels.items()}

    def share(self, now: datetime = NOW) -> None:
        sharing_actions.share_tasks(morning=self.morning, by=self.room.leader, now=now)

    def given(self, person: Person) -> Given:
        return Given.objects.select_related("task", "wished").get(morning=self.morning, person=person)

    def task_of(self, person: Person) -> str:
        task = self.given(person).task
        return task.name if task else ""


def a_day(room: Room, now: datetime = NOW) -> Day:
    return Day(room, actions.begin_morning(assembly=room.assembly, by=room.leader, now=now))


def usual(room: Room, tasks: Iterable[tuple[str, int, int]] = USUAL) -> None:
    for name, places, needed in tasks:
        actions.add_usual_task(assembly=room.assembly, name=name, places=places, needed=needed, by=room.leader, now=NOW)


@pytest.fixture
def room(db: None) -> Room:
    made = a_room({USER: 4, STAFF: 2}, chair=[STAFF])
    usual(made)
    return made


@pytest.fixture
def day(room: Room) -> Day:
    return a_day(room)
