"""Ballots on paper on their way into the box: whether all agree, and what they are called there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes.ballots import PAPER, Ballot, new_receipt
from assieme.assemblies.votes.filling import Opened
from assieme.assemblies.votes.models import PaperEntry, PaperVoter, Vote
from assieme.assemblies.votes.paper_slips import BOTH, Slip, Typed, slips_of
from assieme.assemblies.votes.slip_seal import opened
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.organisations.access import is_system

type Hand = Callable[[UUID], str]

SMALLEST = 5
"""Ballots from which a heap is shown apart, as for parts of the box."""


@dataclass(frozen=True)
class FromPaper:
    """The slips as opened ballots, and how many could not be read or did not come back."""

    opened: list[Opened]
    unreadable: int


def voters(vote: Vote) -> frozenset[UUID]:
    """Who of the roll votes on paper. They count as having voted, as at a polling station. One query."""
    return frozenset(handed_in(vote).values_list("entry__person_id", flat=True))


def handed_in(vote: Vote) -> QuerySet[PaperVoter]:
    """The ballots on paper that were handed out in a vote, but to those who say that they have none."""
    return PaperVoter.objects.filter(entry__vote=vote, entry__no_paper=None)


def hands(vote: Vote) -> Hand:
    """The group of each who counts or types: two of one group are not two. One query.

    It is what their seat is held for, also one that has ended; nobody's, of a person who leads without a seat. Where
    all seats are of one group, each is their own.
    """
    seats = Seat.objects.filter(assembly_id=vote.assembly_id).order_by("id")
    held = dict(seats.values_list("person_id", "standpoint"))
    alike = len(set(held.values())) < BOTH
    return lambda person: str(person) if alike else held.get(person, "")


@dataclass(frozen=True)
class Back:
    """How many slips came back, by part, and who said so."""

    piles: dict[str, int]
    by: tuple[UUID, ...]

    def is_sure(self, hand: Hand) -> bool:
        """Whether two people of different groups said so."""
        return len({hand(one) for one in self.by}) >= BOTH


def back_of(vote: Vote) -> Back | None:
    """How many slips came back, where somebody said so."""
    said = vote.slips or {}
    return Back(said["piles"], tuple(map(UUID, said["by"]))) if "by" in said else None


def say_back(vote: Vote, back: Back) -> None:
    """Keep on the vote how many slips came back."""
    vote.slips = {"piles": back.piles, "by": [str(one) for one in back.by]}
    vote.save(update_fields=["slips"])


def sure_piles(vote: Vote, hand: Hand) -> dict[str, int]:
    """How many slips came back, by part; nothing while no two people said the same."""
    back = back_of(vote)
    return back.piles if back and back.is_sure(hand) else {}


def slips(vote: Vote, hand: Hand) -> tuple[Slip, ...]:
    """Every slip of the piles, as typed so far; none while two people have not said how many there are. One query."""
    rows = PaperEntry.objects.filter(vote=vote).values_list("slip", "typed_by_id", "marks")
    return slips_of(
        sure_piles(vote, hand), [Typed(slip, by, marks, hand(by)) for slip, by, marks in opened(vote.pk, rows)]
    )


def refuse_unready(vote: Vote, by: Actor) -> None:
    """Raise Refused while ballots on paper are not counted or not typed by two people, or differ.

    When all agree a person says that the box opens: not the one who typed last, and not the clock.
    """
    hand = hands(vote)
    back = back_of(vote)
    if back is None or not back.is_sure(hand):
        raise Refused(_("The ballots on paper are not in yet. Two people say how many came back, then two type them."))
    if is_system(by):
        raise Refused(_("Whoever leads the vote opens the box when all slips agree."))
    open_still = sum(not one.agreed for one in slips(vote, hand))
    if open_still:
        raise Refused(
            ngettext(
                "%(num)s ballot on paper is not typed by two people in the same way yet.",
                "%(num)s ballots on paper are not typed by two people in the same way yet.",
                open_still,
            )
            % {"num": open_still}
        )


def from_paper(vote: Vote, handed: int, others: Sequence[Opened]) -> FromPaper:
    """The slips of a vote that is ready. `others` are ballots out of envelopes, `handed` the number handed out."""
    found = slips(vote, hands(vote))
    read = [(one, one.marks) for one in found if one.marks is not None]
    plain = [Opened(one.part, Ballot(marks, new_receipt())) for one, marks in read]
    if _may_be_told_apart(plain, others):
        plain = [Opened(one.part, Ballot(marks, f"{PAPER}-{one.number:04}")) for one, marks in read]
    return FromPaper(plain, handed - len(plain))


def _may_be_told_apart(paper: Sequence[Opened], others: Sequence[Opened]) -> bool:
    """Whether a code that says “paper” tells nobody's choice: who had paper is known.

    In each part, and in all together, ballots of either sort must be none, or at least 5 and not all alike.
    """
    parts = {one.part for one in (*paper, *others)}
    heaps = [[one for one in some if part in (one.part, "")] for some in (paper, others) for part in (*parts, "")]
    return all(not heap or (len(heap) >= SMALLEST and not _alike(heap)) for heap in heaps)


def _alike(heap: Sequence[Opened]) -> bool:
    return all(one.ballot.marks == heap[0].ballot.marks for one in heap)
