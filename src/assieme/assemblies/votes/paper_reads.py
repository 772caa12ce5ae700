"""What pages ask about ballots on paper: who has one, how many came back, how far the typing is."""

from collections import Counter
from dataclasses import dataclass
from string import ascii_uppercase
from uuid import UUID

from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.assemblies.votes.paper_box import back_of, handed_in, hands, slips
from assieme.assemblies.votes.paper_slips import differing, next_for
from assieme.core.actors import Actor


@dataclass(frozen=True)
class Place:
    """A person of the roll, for whoever hands out ballots; `urn` is a letter where there are several."""

    entry_id: UUID
    name: str
    urn: str
    on_paper: bool
    denied: bool


@dataclass(frozen=True)
class Pile:
    """The ballots on paper of one part, and how many were handed out."""

    part: str
    urn: str
    handed: int


@dataclass(frozen=True)
class Papers:
    """How far the ballots on paper are, with the slip that the reader types next.

    `begun`: one person said how many came back; `said`: the reader did; `counted`: two people said the same.
    """

    piles: tuple[Pile, ...]
    total: int
    begun: bool
    said: bool
    counted: bool
    agreed: int
    differ: tuple[int, ...]
    next: int | None

    @property
    def handed(self) -> int:
        return sum(one.handed for one in self.piles)

    @property
    def asks_second(self) -> bool:
        """Whether the reader can be the second who counts."""
        return self.begun and not self.said and not self.counted

    @property
    def ready(self) -> bool:
        """Whether the box waits for no slip."""
        return self.counted and self.agreed == self.total


def handed_by_part(vote: Vote) -> Counter[str]:
    """How many ballots on paper were handed out in each part. One query."""
    return Counter(handed_in(vote).values_list("entry__part", flat=True))


def _urns(vote: Vote) -> dict[str, str]:
    """A letter for each part of the roll, which says nothing of who is in it; empty where there is one part."""
    parts = sorted(set(RollEntry.objects.filter(vote=vote).values_list("part", flat=True)))
    return dict(zip(parts, ascii_uppercase, strict=False)) if len(parts) > 1 else dict.fromkeys(parts, "")


def places(vote: Vote) -> tuple[Place, ...]:
    """Everybody on the roll by name; who has voted on screen is nobody's business. Two queries."""
    urns = _urns(vote)
    entries = RollEntry.objects.filter(vote=vote).select_related("person__identity", "on_paper", "no_paper")
    lines = (
        Place(one.pk, str(one.person), urns[one.part], hasattr(one, "on_paper"), hasattr(one, "no_paper"))
        for one in entries
    )
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))


def papers_of(vote: Vote, actor: Actor) -> Papers | None:
    """How far the ballots on paper are; None where nobody was handed one. At most four queries."""
    handed = handed_by_part(vote)
    if not handed:
        return None
    urns, hand = _urns(vote), hands(vote)
    found, back = slips(vote, hand), back_of(vote)
    return Papers(
        piles=tuple(Pile(part, urns[part], handed[part]) for part in sorted(handed)),
        total=len(found),
        begun=back is not None,
        said=back is not None and actor.pk in back.by,
        counted=back is not None and back.is_sure(hand),
        agreed=sum(one.agreed for one in found),
        differ=differing(found),
        next=next_for(found, actor.pk),
    )


def has_paper(vote: Vote, actor: Actor) -> bool:
    """Whether the actor was handed a ballot on paper in this vote."""
    return handed_in(vote).filter(entry__person_id=actor.pk).exists()


def entry_of(vote: Vote, actor: Actor) -> UUID | None:
    """The actor's place on the roll."""
    return RollEntry.objects.filter(vote=vote, person_id=actor.pk).values_list("pk", flat=True).first()


def urn_of(vote: Vote, slip: int) -> str:
    """The letter of the urn that a slip comes from; empty where there is one urn."""
    found = slips(vote, hands(vote))
    return _urns(vote).get(found[slip - 1].part, "") if 1 <= slip <= len(found) else ""
