"""Making persons, for the actions of higher floors that require and record on their own ground."""

from datetime import datetime
from uuid import UUID

from assieme.people.models import Identity, Person

SYSTEM_ID = UUID("00000000-0000-4000-8000-000000000001")


def new_person(*, display_name: str, now: datetime, language: str = "en", is_pseudonym: bool = False) -> Person:
    """A person with an identity and no account yet."""
    person = Person.objects.create(created_at=now)
    Identity.objects.create(person=person, display_name=display_name, language=language, is_pseudonym=is_pseudonym)
    return person


def system_person() -> Person:
    """The named person who does the system's own work; made by a migration."""
    return Person.objects.get(pk=SYSTEM_ID)
