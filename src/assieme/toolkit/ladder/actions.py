"""Every write of this room.

What a person does alone with a reflection of their own leaves no event: leaders read the log, and that somebody looks
back is nobody's business. What others are part of is logged, by ids alone.
"""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.http import Http404

from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.ladder import access, events
from assieme.toolkit.ladder.models import Example, Place, Reflection, of
from assieme.toolkit.ladder.told import GROUP, NAMED, After, Answer, Told, Trying


@quiet
def begin_reflection(*, by: Actor, now: datetime) -> Reflection:
    """A new look back, for this person alone."""
    person = Person.objects.get(pk=by.pk)
    require(access.begin_reflection, by, person)
    return Reflection.objects.create(author=person, begun_at=now)


@action
def begin_together(*, place: Place, by: Actor, now: datetime) -> Reflection:
    """A new look back by the people of an initiative or of a service, together."""
    place = lock(place)
    require(access.beginning(place), by, place)
    reflection = Reflection.objects.create(begun_at=now, **of(place))
    record(
        events.together_begun,
        by=by,
        now=now,
        organisation=place.organisation_id,
        subject=reflection.pk,
        initiative=reflection.initiative_id,
        service=reflection.service_id,
    )
    return reflection


@quiet
def tell_example(*, reflection: Reflection, key: UUID, way: str, told: Told, by: Actor, now: datetime) -> Example:
    """Keep the first page of an example under the key that its page was given; again to change it.

    What a group has told together stays the group's.
    """
    reflection = lock(reflection)
    require(access.write_reflection, by, reflection)
    new = {"reflection": reflection, "way": way, "begun_at": now, "author_id": by.pk}
    example, _made = Example.objects.get_or_create(id=key, defaults=new)
    require(access.write_example, by, example)
    if (example.reflection_id, example.way) != (reflection.pk, way):
        raise Http404("this example stands elsewhere")
    if reflection.is_together and told.whose == GROUP:
        example.author_id = None
    example.what, example.step = told.what, told.step
    example.shows_name = reflection.is_together and example.author_id is not None and told.whose == NAMED
    example.save()
    return example


@quiet
def tell_after(
    *,
    example: Example,
    after: After,
    by: Actor,
    now: datetime,  # noqa: ARG001 - each action is told when
) -> Example:
    """Keep what came of an example, and how it could have gone better."""
    example = lock(example)
    require(access.write_example, by, example)
    example.outcome, example.better = after.outcome, after.better
    example.save(update_fields=["outcome", "better"])
    return example


@quiet
def delete_example(*, example: Example, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """The example is gone, for good."""
    example = lock(example)
    require(access.write_example, by, example)
    example.delete()


@quiet
def keep_tendency(*, reflection: Reflection, tends: str, words: str, by: Actor, now: datetime) -> Reflection:  # noqa: ARG001
    """Keep whether one tends to do to, for or with; empty where one did not say."""
    reflection = lock(reflection)
    require(access.write_reflection, by, reflection)
    reflection.tends, reflection.tends_words = tends, words
    reflection.save(update_fields=["tends", "tends_words"])
    return reflection


@quiet
def keep_trying(*, reflection: Reflection, trying: Trying, by: Actor, now: datetime) -> Reflection:  # noqa: ARG001
    """Keep what will be tried and when to ask how it went. Other words, or a new day, ask afresh."""
    reflection = lock(reflection)
    require(access.write_reflection, by, reflection)
    if (reflection.will_try, reflection.ask_on) != (trying.will_try, trying.ask_on):
        reflection.tried, reflection.how_it_went = "", ""
    for name, value in asdict(trying).items():
        setattr(reflection, name, value)
    reflection.save(update_fields=["will_try", "ask_on", "tried", "how_it_went"])
    return reflection


@quiet
def keep_skills(*, reflection: Reflection, skills: str, support: str, by: Actor, now: datetime) -> Reflection:  # noqa: ARG001
    """Keep which skills are needed, and where support is."""
    reflection = lock(reflection)
    require(access.write_reflection, by, reflection)
    reflection.skills, reflection.support = skills, support
    reflection.save(update_fields=["skills", "support"])
    return reflection


@quiet
def say_how_it_went(*, reflection: Reflection, answer: Answer, by: Actor, now: datetime) -> Reflection:  # noqa: ARG001
    """Tried, not yet, or let go. After it nothing asks again, unless it was *not yet* and a new day was chosen.

    Raises ValueError for what is no such answer.
    """
    reflection = lock(reflection)
    require(access.write_reflection, by, reflection)
    if answer.tried not in Reflection.Tried.values:
        raise ValueError("the answer is tried, not yet or let go")
    reflection.tried, reflection.how_it_went = answer.tried, answer.how_it_went
    reflection.ask_on = answer.ask_on if answer.tried == Reflection.Tried.NOT_YET else None
    reflection.save(update_fields=["tried", "how_it_went", "ask_on"])
    return reflection


@action
def share_reflection(*, reflection: Reflection, initiative: Initiative, by: Actor, now: datetime) -> Reflection:
    """Let the people of an initiative, where one takes part oneself, read one's own reflection."""
    reflection = lock(reflection)
    require(access.share_reflection, by, reflection)
    require(access.see_together, by, initiative)
    reflection.initiative, reflection.shared_at = initiative, now
    reflection.save(update_fields=["initiative", "shared_at"])
    record(
        events.reflection_shared,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=reflection.pk,
        initiative=initiative.pk,
    )
    return reflection


@action
def take_back(*, reflection: Reflection, by: Actor, now: datetime) -> Reflection:
    """From now on only the author can read it again. Nothing happens where it was not shared."""
    reflection = lock(reflection)
    require(access.share_reflection, by, reflection)
    initiative = reflection.initiative
    if initiative is None:
        return reflection
    reflection.initiative, reflection.shared_at = None, None
    reflection.save(update_fields=["initiative", "shared_at"])
    record(
        events.reflection_taken_back,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=reflection.pk,
        initiative=initiative.pk,
    )
    return reflection


@quiet
def delete_reflection(*, reflection: Reflection, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each is told when
    """One's own reflection is gone, with all that is in it, for good."""
    reflection = lock(reflection)
    require(access.delete_reflection, by, reflection)
    reflection.delete()


@action
def delete_together(*, reflection: Reflection, by: Actor, now: datetime) -> None:
    """A reflection made together is gone, for good."""
    reflection = lock(reflection)
    require(access.delete_together, by, reflection)
    if reflection.place is None:
        raise Http404("made by nobody together")
    record(
        events.together_deleted,
        by=by,
        now=now,
        organisation=reflection.place.organisation_id,
        subject=reflection.pk,
        initiative=reflection.initiative_id,
        service=reflection.service_id,
    )
    reflection.delete()
