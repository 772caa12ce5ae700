"""Writes of the course. They leave no event: what somebody learns is theirs alone."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import lock, quiet
from assieme.core.actors import Actor
from assieme.learning.course import access
from assieme.learning.course.models import Done
from assieme.people.models import Person


@quiet
def finish_unit(*, person: Person, unit: str, by: Actor, now: datetime) -> Done:
    """Note for the person that they finished a unit; a second time changes nothing."""
    person = lock(person)
    require(access.take_course, by, person)
    done, _ = Done.objects.get_or_create(person=person, unit=unit, defaults={"done_at": now})
    return done


@quiet
def begin_again(*, person: Person, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """Forget how far the person came."""
    person = lock(person)
    require(access.take_course, by, person)
    Done.objects.filter(person=person).delete()
