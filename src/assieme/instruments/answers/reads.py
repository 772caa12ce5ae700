"""What the pages of answering ask: papers and their typings, a code's draft, what was counted in a group."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404

from assieme.core.actors import Actor
from assieme.instruments.models import Paper, Sheet, Token, Wave
from assieme.people.codes import hash_of, tidy

MOST = 20
TYPISTS = 2
AROUND = ("organisation", "instrument__organisation", "instrument__responder")


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


def token_for(typed: str) -> Token | None:
    """The row of a code, however it was typed; None for what opens nothing."""
    code = tidy(typed)
    if not code:
        return None
    return (
        Token.objects.select_related("wave__instrument", "wave__organisation").filter(token_hash=hash_of(code)).first()
    )


def draft_of(token: Token) -> Sheet | None:
    return Sheet.objects.filter(token=token).select_related(*(f"wave__{row}" for row in AROUND)).first()


def wave_now(sheet: Sheet) -> Wave:
    """The sheet's wave as it stands, with what saving a page asks of it. One query."""
    return Wave.objects.select_related(*AROUND).get(pk=sheet.wave_id)


def last_counts(wave: Wave, standpoint: str, link_id: str) -> dict[str, int]:
    """What was counted before in the group, by answer."""
    rows = wave.group_counts.filter(standpoint=standpoint, link_id=link_id)
    return dict(rows.values_list("answer", "people"))


def counted_in(wave: Wave) -> dict[str, int]:
    """How many questions were counted in the group, by standpoint."""
    rows = wave.group_counts.values("standpoint").annotate(questions=Count("link_id", distinct=True))
    return {row["standpoint"]: row["questions"] for row in rows}
