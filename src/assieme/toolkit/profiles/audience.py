"""To whom a profile can be shown."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assieme.organisations.models import Initiative
from assieme.people.models import Person


@dataclass(frozen=True)
class AtMeeting:
    """A meeting, as this floor knows it: its plain id, whose it is, the name of the body that meets, and the day."""

    id: UUID
    organisation_id: UUID
    of: str
    on: date


type Audience = Person | Initiative | AtMeeting
