"""Keeps a service's answers apart from those of a whole that it is part of, so that nothing follows by subtraction.

Of a service with six people in an organisation of nine, the tables of both would tell what the other three answered.
What comes on paper or with a code names nobody, so that one can't see who answered both. Therefore the same questions
don't go to a service and, within the same months, to others with whom it shares people: nobody is asked the same twice.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from assieme.instruments.models import GroupCount, Instrument, Paper, Sheet, Wave
from assieme.organisations.models import Initiative, Service, TakingPart

MONTHS = timedelta(days=300)
"""So near to each other two answers may be the same answer. A year's round comes every twelve months."""


def shares_people(
    instrument: Instrument, opens_on: date, *, initiative: Initiative | None, service: Service | None
) -> bool:
    """Whether a wave that begins on that day would share people with another of the same questions, where one of the
    two is a service's. Everybody who ever took part counts, since people come back. What was closed before anybody
    answered does not: nothing can be subtracted from it. Three queries at most."""
    same = Q(instrument=instrument) | (Q(instrument__url=instrument.url) if instrument.url else Q())
    near = Wave.objects.filter(
        same,
        Q(closed_at=None) | _has_answers(),
        organisation_id=instrument.organisation_id,
        opens_on__gt=opens_on - MONTHS,
        opens_on__lt=opens_on + MONTHS,
    )
    if service is None and initiative is None:
        return near.filter(service__isnull=False).exists()
    if service is None:
        others = Q(initiative__service__in=list(near.filter(service__isnull=False).values_list("service", flat=True)))
        return _share(Q(initiative=initiative), others)
    elsewhere = near.exclude(service=service)
    places: list[tuple[UUID | None, UUID | None]] = list(elsewhere.values_list("initiative", "service"))
    others = Q(initiative__in=[one for one, _service in places if one])
    others |= Q(initiative__service__in=[one for _initiative, one in places if one])
    return (None, None) in places or _share(Q(initiative__service=service), others)


def _has_answers() -> Q:
    """Waves with answers. In one that is closed none can be sent any more, but what was typed may still be settled."""
    sent = Sheet.objects.filter(wave=OuterRef("pk"), sent_on__isnull=False)
    aloud = GroupCount.objects.filter(wave=OuterRef("pk"))
    return Q(Exists(sent)) | Q(Exists(aloud)) | Q(Exists(Paper.objects.filter(wave=OuterRef("pk"))))


def _share(ours: Q, theirs: Q) -> bool:
    people = TakingPart.objects.filter(theirs).values("person_id")
    return TakingPart.objects.filter(ours, person_id__in=people).exists()
