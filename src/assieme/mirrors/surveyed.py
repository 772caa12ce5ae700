"""What the place is like: the yearly questions on power, on what views are worth, and on those who lead.

They describe an organisation and no feeling, so they are a picture of their own beside what people felt. What is shown
is what the results of the questions themselves show (`assieme.instruments.results`), and to those who may read them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from assieme.core.actors import Actor
from assieme.instruments.access import see_results
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.results.ranges import Ranges, pictured
from assieme.instruments.results.reads import Results, results
from assieme.instruments.words import GROUPS, Text, may_be_read
from assieme.mirrors.months import Period
from assieme.organisations.models import Initiative, Organisation, Service

FACTORS = "contextual-factors"


@dataclass(frozen=True)
class Surveyed:
    """What was answered when a place was asked last in some months. `of` is named where all of a whole were asked.

    `later`: it can be read after its last day. `drawings` has each factor of which a group may be shown.
    """

    wave_id: UUID
    asked_on: date
    of: str
    later: bool
    drawings: tuple[Ranges, ...] = ()
    withheld: tuple[Text, ...] = ()


def surveyed(
    whole: Initiative | Service | Organisation, period: Period, today: date, actor: Actor, language: str
) -> Surveyed | None:
    """The last time that those here were asked; for a service else all of its organisation. Four queries at most."""
    if isinstance(whole, Initiative):
        return None
    asked = list(_waves(whole, period, actor))
    own = [wave for wave in asked if wave.service_id == (whole.pk if isinstance(whole, Service) else None)]
    if not asked:
        return None
    wave = (own or asked)[0]
    of = "" if own else wave.organisation.name
    if not may_be_read(wave, today):
        return Surveyed(wave.pk, wave.opens_on, of, later=True)
    found = results(wave)
    return Surveyed(
        wave.pk,
        wave.opens_on,
        of,
        later=False,
        drawings=tuple(_drawn(found, language)),
        withheld=tuple(GROUPS[group] for group in found.withheld),
    )


def _waves(whole: Service | Organisation, period: Period, actor: Actor) -> Iterable[Wave]:
    """Those that everybody here may read, the latest first."""
    where = Q(service=None)
    if isinstance(whole, Service):
        where |= Q(service=whole)
    rows = see_results.rows(actor).filter(
        where,
        organisation_id=whole.organisation_id,
        initiative=None,
        instrument__pack=FACTORS,
        instrument__readers=Instrument.Readers.EVERYONE,
        opens_on__range=(period.first, period.last_day),
    )
    return rows.select_related("instrument", "organisation").order_by("-opens_on", "-id")


def _drawn(found: Results, language: str) -> Iterable[Ranges]:
    drawings = pictured(found, language)
    return (drawings[score.name] for score in found.scores if score.name in drawings)
