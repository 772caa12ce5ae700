"""Claim `course`: do people who took the course bring in an idea more often?

Unit: a person who has belonged here for a year. Which of them took the course is theirs alone to know, so that only
coarse figures leave this file, only from ten people and five of each kind on each side, and only once a quarter.
"""

from datetime import date, timedelta
from math import floor
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from assieme.core.days import day_of, start_of
from assieme.evidence.propositions.found import Found, NotYet, Result, Side
from assieme.learning.course.models import Done
from assieme.learning.course.units import units
from assieme.logic.differences import Difference, of_shares
from assieme.organisations.models import Membership, Organisation
from assieme.toolkit.cards.models import Card

YEAR, SETTLED = timedelta(days=365), timedelta(days=91)
FEWEST_PEOPLE, FEWEST_OF_A_KIND = 10, 5
STEP = 0.05


def people(organisation: Organisation, today: date) -> Found:
    """Three queries. Counts up to the first day of this quarter of the year, and stays so whatever comes after it."""
    until = date(today.year, today.month - (today.month - 1) % 3, 1)
    here = Q(left_at=None) | Q(left_at__gte=start_of(until))
    members = Membership.objects.filter(here, organisation=organisation, joined_at__lt=start_of(until - YEAR))
    everybody = set(members.values_list("person_id", flat=True))
    learned = _learned(everybody, until, organisation.time_zone)
    raised = _last_raised(organisation, until)
    took = {one for one, day in learned.items() if day <= until - SETTLED}
    others = everybody - set(learned)
    after = sum(one in raised and raised[one] > learned[one] for one in took)
    first, second = (after, len(took)), (sum(one in raised for one in others), len(others))
    if not (_tells_nobody(*first) and _tells_nobody(*second)):
        return NotYet((_("It takes ten people on each side. On each, five with an idea and five without."),))
    found = of_shares(first, second)
    return Result(
        Side(_("People who took the course"), _fives(len(took)), _near(found.first), at_least=True),
        Side(_("People who did not"), _fives(len(others)), _near(found.second), at_least=True),
        Difference(_near(found.first), _near(found.second), _down(found.low), -_down(-found.high)),
    )


def _learned(everybody: set[UUID], until: date, zone: str) -> dict[UUID, date]:
    """The day on which each person finished the last unit. Who is on the way is left out of both sides later."""
    done = Done.objects.filter(person__in=everybody, done_at__lt=start_of(until)).order_by().values("person_id")
    rows = done.annotate(number=Count("pk"), last=Max("done_at"))
    whole = len(units())
    return {row["person_id"]: day_of(row["last"], zone) if row["number"] >= whole else date.max for row in rows}


def _last_raised(organisation: Organisation, until: date) -> dict[UUID, date]:
    cards = Card.objects.filter(organisation=organisation, author__isnull=False)
    cards = cards.filter(raised_on__gte=until - YEAR, raised_on__lt=until)
    return dict(cards.order_by().values_list("author_id").annotate(last=Max("raised_on")))


def _tells_nobody(count: int, of: int) -> bool:
    return of >= FEWEST_PEOPLE and min(count, of - count) >= FEWEST_OF_A_KIND


def _fives(number: int) -> int:
    return number - number % 5


def _near(share: float) -> float:
    return floor(share / STEP + 0.5) * STEP


def _down(bound: float) -> float:
    return floor(bound / STEP) * STEP
