"""Keeping in touch with named people."""

from dataclasses import dataclass
from datetime import date, datetime

from assieme.circles import access, events
from assieme.circles.intervals import next_after
from assieme.circles.models import PlacedPerson
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.people.models import Person


@dataclass(frozen=True, kw_only=True)
class ContactPlan:
    """How to keep in touch: how, how often, by which member, when last and when next. All may stay open.

    Where `next` is open it follows from the rhythm: after the last time, or at once where there was none.
    """

    how: str = ""
    how_often: str = ""
    keeper: Person | None = None
    last: date | None = None
    next: date | None = None

    def next_from(self, today: date) -> date | None:
        following = next_after(self.last or today, self.how_often)
        return self.next or (following if self.last or following is None else today)


@action
def plan_contact(*, placed: PlacedPerson, plan: ContactPlan, by: Actor, now: datetime) -> PlacedPerson:
    """Set the contact plan of a named person."""
    placed = lock(placed)
    require(access.plan_contact, by, placed)
    placed.contact_how = plan.how
    placed.how_often = plan.how_often
    placed.keeper = plan.keeper
    placed.last_contact = plan.last
    placed.next_contact = plan.next_from(day_of(now, placed.organisation.time_zone))
    placed.save()
    record(
        events.contact_planned,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        how_often=plan.how_often,
    )
    return placed


@action
def note_contact(*, placed: PlacedPerson, by: Actor, now: datetime) -> PlacedPerson:
    """Somebody was in touch today; the next day follows from how often it was agreed."""
    placed = lock(placed)
    require(access.note_contact, by, placed)
    placed.last_contact = day_of(now, placed.organisation.time_zone)
    placed.next_contact = next_after(placed.last_contact, placed.how_often)
    placed.save(update_fields=["last_contact", "next_contact"])
    record(
        events.contact_made,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        last=placed.last_contact,
        next=placed.next_contact,
    )
    return placed
