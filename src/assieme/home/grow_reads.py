"""Grow it: what was done, what changed, and where the first mirror is."""

from dataclasses import dataclass
from datetime import date

from assieme.assemblies.bodies.models import Assembly
from assieme.organisations.models import Initiative
from assieme.toolkit.cards.reads import CardLine, answered_here, late_here


@dataclass(frozen=True)
class Grown:
    """You said, we did; what is late; and the bodies whose promise and practice can be read."""

    answered: tuple[CardLine, ...]
    late: tuple[CardLine, ...]
    assemblies: tuple[Assembly, ...]


def grown(initiative: Initiative, today: date) -> Grown:
    """Three queries."""
    return Grown(
        answered=answered_here(initiative, today, limit=20),
        late=late_here(initiative, None, today),
        assemblies=tuple(Assembly.objects.filter(initiative=initiative).order_by("id")[:5]),
    )
