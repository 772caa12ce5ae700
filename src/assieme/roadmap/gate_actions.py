"""The one write before something starts: a person looks at four questions."""

from dataclasses import dataclass
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative, Membership
from assieme.roadmap import access, events
from assieme.roadmap.models import Look


@dataclass(frozen=True)
class Looked:
    """What somebody says to each of the four questions, and whether they find it ready."""

    consent: str
    capacity: str
    risk: str
    interests: str
    ready: bool


@action
def look_first(*, initiative: Initiative, looked: Looked, by: Actor, now: datetime) -> Look:
    """Say what one sees, from the standpoint that one speaks from. A later look takes the place of the one before."""
    initiative = lock(initiative)
    require(access.look_first, by, initiative)
    membership = Membership.objects.get(organisation_id=initiative.organisation_id, person_id=by.pk, left_at=None)
    look = Look.objects.create(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        person_id=by.pk,
        standpoint=membership.speaking_as,
        consent=looked.consent,
        capacity=looked.capacity,
        risk=looked.risk,
        interests=looked.interests,
        ready=looked.ready,
        at=now,
    )
    record(
        events.looked_first,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        look=look.pk,
        ready=int(looked.ready),
    )
    return look
