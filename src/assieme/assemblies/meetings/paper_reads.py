"""The papers of a meeting."""

from dataclasses import dataclass
from uuid import UUID

from assieme.assemblies.meetings.models import Meeting, Paper
from assieme.core.actors import Actor


@dataclass(frozen=True)
class PaperLine:
    """One paper on the list."""

    id: UUID
    title: str
    words: str
    brought_by: str
    may_take_off: bool
    width: int
    height: int


def papers_of(meeting: Meeting, actor: Actor | None = None, *, prepares: bool = False) -> tuple[PaperLine, ...]:
    """Papers that are there, the first first; `prepares`: the actor may take any off. One query."""
    rows = Paper.objects.filter(meeting=meeting, file__isnull=False).select_related("brought_by__identity", "file")
    key = actor.pk if actor else None
    return tuple(
        PaperLine(
            row.pk,
            row.title,
            row.words,
            str(row.brought_by),
            prepares or row.brought_by_id == key,
            row.file.width,
            row.file.height,
        )
        for row in rows.order_by("brought_at", "id")
        if row.file
    )


def paper_in(meeting: Meeting, key: UUID) -> Paper | None:
    """A paper of this meeting whose file is there."""
    return Paper.objects.filter(meeting=meeting, pk=key, file__isnull=False).select_related("file").first()
