"""What pages ask about closing journals.

Words shared without a name come out only when at least five people shared so in the same quarter, and only once the
journal is closed: then all come at once, in an order of chance, so that neither the day nor who is left over tells
whose they are.
"""

from dataclasses import dataclass
from uuid import UUID

from assieme.core.actors import Actor
from assieme.logic.suppression import MINIMUM
from assieme.organisations.models import Initiative
from assieme.toolkit.gratitude.models import Journal, Note

Share = Note.Share


@dataclass(frozen=True)
class Page:
    """One quarter of a person's own journal. `kept_back`: shared without a name, by too few to come out."""

    quarter: str
    note_id: UUID | None
    words: str
    share: str
    kept_back: bool


@dataclass(frozen=True)
class Said:
    """Words that were shared; `who` is empty where no name stands with them."""

    words: str
    who: str


def journals_of(initiative: Initiative) -> tuple[Journal, ...]:
    """Newest first. One query."""
    return tuple(Journal.objects.filter(initiative=initiative).order_by("-opened_at")[:MINIMUM])


def own_pages(journal: Journal, person: Actor) -> tuple[Page, ...]:
    """The person's four quarters, written or not. Two queries."""
    mine = {note.quarter: note for note in journal.notes.filter(author_id=person.pk)}
    out = gathered(journal)
    return tuple(_page(quarter.value, mine.get(quarter.value), journal, out) for quarter in Note.Quarter)


def _page(quarter: str, note: Note | None, journal: Journal, out: dict[str, tuple[Said, ...]]) -> Page:
    if note is None:
        return Page(quarter, None, "", Share.PRIVATE, kept_back=False)
    hidden = note.share == Share.UNNAMED and not any(said.who == "" for said in out[quarter])
    return Page(quarter, note.pk, note.words, note.share, kept_back=bool(journal.closed_at) and hidden)


def gathered(journal: Journal) -> dict[str, tuple[Said, ...]]:
    """What comes out, by quarter: nothing while the journal is open. One query."""
    found: dict[str, list[Note]] = {quarter.value: [] for quarter in Note.Quarter}
    if journal.closed_at:
        shared = journal.notes.exclude(share=Share.PRIVATE).exclude(words="")
        for note in shared.select_related("author__identity").order_by("id"):
            found[note.quarter].append(note)
    return {quarter: _come_out(notes) for quarter, notes in found.items()}


def _come_out(notes: list[Note]) -> tuple[Said, ...]:
    unnamed = [note for note in notes if note.share == Share.UNNAMED]
    shown = unnamed if len(unnamed) >= MINIMUM else []
    named = [Said(note.words, str(note.author)) for note in notes if note.share == Share.NAMED]
    return (*named, *(Said(note.words, "") for note in shown))
