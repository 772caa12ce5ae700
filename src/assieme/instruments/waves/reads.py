"""What the pages of a wave ask: who is asked, what I have answered, what waits for me."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import segno
from django.db.models import Count, Q, QuerySet

from assieme.core.actors import Actor
from assieme.instruments import access
from assieme.instruments.models import Paper, Sheet, Token, Wave
from assieme.organisations.access import take_part
from assieme.organisations.models import Initiative

MOST = 20


@dataclass(frozen=True)
class Asked:
    """A wave that I am asked to answer alone, with my own sheet where I have begun."""

    wave: Wave
    sheet: Sheet | None

    @property
    def is_begun(self) -> bool:
        return self.sheet is not None

    @property
    def is_sent(self) -> bool:
        return self.sheet is not None and self.sheet.sent_on is not None


def asked_of(person: Actor, today: date) -> tuple[Asked, ...]:
    """Open waves that the person is asked to answer alone, the sooner to close first. Two queries."""
    waves = list(
        access.answer_wave.rows(person)
        .filter(opens_on__lte=today, closes_on__gte=today, closed_at=None, instrument__switched_on_at__isnull=False)
        .select_related("instrument")
        .order_by("closes_on", "id")[:MOST]
    )
    own = {sheet.wave_id: sheet for sheet in Sheet.objects.filter(person_id=person.pk, wave__in=waves)}
    return tuple(Asked(wave, own.get(wave.pk)) for wave in waves if Wave.Way.ALONE in wave.ways)


def sent_by(person: Actor) -> list[Sheet]:
    """What the person has sent, newest first. One query."""
    rows = Sheet.objects.filter(person_id=person.pk, sent_on__isnull=False).select_related("wave__instrument")
    return list(rows.defer("answers").order_by("-sent_on", "id")[:MOST])


def own_sheet(wave: Wave, person: Actor) -> Sheet | None:
    return Sheet.objects.filter(wave=wave, person_id=person.pk).first()


@dataclass(frozen=True)
class Progress:
    """How many have answered, in all ways; codes made and used; papers typed and settled."""

    sent: int
    codes: int
    codes_used: int
    papers: int
    papers_settled: int


def progress_of(wave: Wave) -> Progress:
    """Three queries."""
    codes = Token.objects.filter(wave=wave).aggregate(made=Count("pk"), used=Count("pk", filter=Q(burnt=True)))
    papers = Paper.objects.filter(wave=wave).aggregate(
        begun=Count("pk"), settled=Count("pk", filter=Q(settled_at__isnull=False))
    )
    return Progress(
        sent=Sheet.objects.filter(wave=wave, sent_on__isnull=False).count(),
        codes=codes["made"],
        codes_used=codes["used"],
        papers=papers["begun"],
        papers_settled=papers["settled"],
    )


@dataclass(frozen=True)
class Slip:
    """A code to print and cut out: its address, and that as a picture."""

    code: str
    address: str
    picture: str


def slip(code: str, address: str) -> Slip:
    return Slip(code, address, str(segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True)))


def possible_initiatives(leader: Actor, organisation_id: UUID) -> QuerySet[Initiative]:
    """Open initiatives of the organisation."""
    return take_part.rows(leader).filter(organisation_id=organisation_id, closed_at=None).order_by("title")
