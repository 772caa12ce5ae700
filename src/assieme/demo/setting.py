"""What the parts of the demonstration share."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person


@dataclass(frozen=True)
class Setting:
    """Where it happens, its people by name, and the moment it is staged."""

    organisation: Organisation
    initiative: Initiative
    people: dict[str, Person]
    now: datetime

    def ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)

    @property
    def quarter_began(self) -> datetime:
        """The first day of this quarter of the year."""
        return self.now.replace(month=self.now.month - (self.now.month - 1) % 3, day=1)

    @property
    def kim(self) -> Person:
        """The facilitator."""
        return self.people["Kim"]
