"""Writes about one's own practice. They leave no event: that somebody looks at their own work is theirs alone."""

from collections.abc import Mapping
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import lock, quiet
from assieme.core.actors import Actor
from assieme.logic.scoring.readiness import Answer as Value
from assieme.logic.scoring.readiness import check
from assieme.people.models import Person
from assieme.toolkit.readiness import access
from assieme.toolkit.readiness.models import Practice, PracticeAnswer


@quiet
def begin_practice(*, person: Person, by: Actor, now: datetime) -> Practice:
    """Begin to look at one's own practice, or go on with the look that is not finished."""
    person = lock(person)
    require(access.begin_practice, by, person)
    practice, _ = Practice.objects.get_or_create(person=person, finished_at=None, defaults={"begun_at": now})
    return practice


@quiet
def save_practice(
    *,
    practice: Practice,
    answers: Mapping[str, Value | None],
    by: Actor,
    now: datetime,  # noqa: ARG001 - each action is told when
) -> Practice:
    """Keep a page: answers by prompt id, None for "I don't know". Raises ValueError for an id that no prompt has."""
    practice = lock(practice)
    require(access.change_practice, by, practice)
    check(answers)
    for prompt, value in answers.items():
        PracticeAnswer.objects.update_or_create(practice=practice, prompt=prompt, defaults={"value": value})
    return practice


@quiet
def finish_practice(*, practice: Practice, will_try: str, by: Actor, now: datetime) -> Practice:
    """Finish, with one thing that one wants to try."""
    practice = lock(practice)
    require(access.change_practice, by, practice)
    practice.will_try, practice.finished_at = will_try, now
    practice.save(update_fields=["will_try", "finished_at"])
    return practice


@quiet
def delete_practice(*, practice: Practice, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """Delete it, really."""
    practice = lock(practice)
    require(access.delete_practice, by, practice)
    practice.delete()
