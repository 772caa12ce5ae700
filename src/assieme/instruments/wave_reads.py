"""What the pages of a wave ask: who is asked, what I have answered, what waits for me."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import segno
from django.db.models import Count, Q, QuerySet
from django.http import Http404

from assieme.core.actors import Actor
from assieme.instruments import access
from assieme.instruments.models import Paper, Sheet, Token, Wave
from assieme.organisations.access import take_part
from assieme.organisations.models import Initiative
from assieme.people.codes import hash_of, tidy

MOST = 20
TYPISTS = 2


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
        .defer("instrument__original")
        .order_by("closes_on", "id")[:MOST]
    )
    own = {sheet.wave_id: sheet for sheet in Sheet.objects.filter(person_id=person.pk, wave__in=waves)}
    return tuple(Asked(wave, own.get(wave.pk)) for wave in waves if Wave.Way.ALONE in wave.ways)


def sent_by(person: Actor) -> list[Sheet]:
    """What the person has sent, newest first. One query."""
    rows = Sheet.objects.filter(person_id=person.pk, sent_on__isnull=False).select_related("wave__instrument")
    return list(rows.defer("wave__instrument__original", "answers").order_by("-sent_on", "id")[:MOST])


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
class PaperLine:
    """A paper that does not count yet: how many have typed it, and whether the reader has."""

    paper: Paper
    typed: int
    mine: Sheet | None

    @property
    def is_ready(self) -> bool:
        return self.typed == TYPISTS


def paper_lines(wave: Wave, reader: Actor) -> list[PaperLine]:
    """Papers that do not count yet, by number. Two queries."""
    papers = Paper.objects.filter(wave=wave, settled_at=None).prefetch_related("typings").order_by("number")[:MOST]
    return [_line(paper, reader) for paper in papers]


def _line(paper: Paper, reader: Actor) -> PaperLine:
    typings = list(paper.typings.all())
    mine = next((sheet for sheet in typings if sheet.typed_by_id == reader.pk and not sheet.finished), None)
    return PaperLine(paper, sum(sheet.finished for sheet in typings), mine)


def typings_of(paper: Paper) -> tuple[Sheet, Sheet]:
    """Its two typings. Raises Http404 where there are not two."""
    typings = list(paper.typings.order_by("id"))
    if len(typings) != TYPISTS:
        raise Http404("two people must have typed it")
    return typings[0], typings[1]


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


def token_for(typed: str) -> Token | None:
    """The row of a code, however it was typed; None for what opens nothing."""
    code = tidy(typed)
    if not code:
        return None
    return (
        Token.objects.select_related("wave__instrument", "wave__organisation").filter(token_hash=hash_of(code)).first()
    )


def draft_of(token: Token) -> Sheet | None:
    return Sheet.objects.filter(token=token).first()


def last_counts(wave: Wave, standpoint: str, link_id: str) -> dict[str, int]:
    """What was counted before in the group, by answer."""
    rows = wave.group_counts.filter(standpoint=standpoint, link_id=link_id)
    return dict(rows.values_list("answer", "people"))


def counted_in(wave: Wave) -> dict[str, int]:
    """How many questions were counted in the group, by standpoint."""
    rows = wave.group_counts.values("standpoint").annotate(questions=Count("link_id", distinct=True))
    return {row["standpoint"]: row["questions"] for row in rows}
