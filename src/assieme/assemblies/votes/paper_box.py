"""Ballots on paper on their way into the box: whether all agree, and what they are called there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.ballots import PAPER, Ballot, new_receipt
from assieme.assemblies.votes.filling import Opened
from assieme.assemblies.votes.models import PaperEntry, PaperVoter, Vote
from assieme.assemblies.votes.paper_slips import Slip, Typed, slips_of
from assieme.core.access import Refused

SMALLEST = 5
"""Ballots from which a heap is shown apart, as for parts of the box."""


@dataclass(frozen=True)
class FromPaper:
    """The slips as opened ballots, and how many could not be read or did not come back."""

    opened: list[Opened]
    unreadable: int


def voters(vote: Vote) -> frozenset[UUID]:
    """Who of the roll was handed a ballot on paper. They count as having voted, as at a polling station."""
    return frozenset(PaperVoter.objects.filter(entry__vote=vote).values_list("entry__person_id", flat=True))


def slips(vote: Vote) -> tuple[Slip, ...]:
    """Every slip of the piles, as typed so far. One query."""
    rows = PaperEntry.objects.filter(vote=vote).values_list("slip", "typed_by_id", "marks")
    return slips_of(vote.slips or {}, [Typed(*row) for row in rows])


def refuse_unready(vote: Vote) -> None:
    """Raise Refused while ballots on paper are not counted, not typed by two people, or differ."""
    if vote.slips is None:
        raise Refused(_("The ballots on paper are not in yet. Say how many came back, then two people type them."))
    open_still = sum(not one.agreed for one in slips(vote))
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
    found = slips(vote)
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
