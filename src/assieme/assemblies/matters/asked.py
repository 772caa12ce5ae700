"""What a page's address asks for, and which day it is where it is asked."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from assieme.core.days import day_of
from assieme.organisations.models import Organisation


def key_of(text: str | None) -> UUID | None:
    """A key from an address; None for what is no key."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def today_in(organisation: Organisation) -> date:
    return day_of(timezone.now(), organisation.time_zone)
