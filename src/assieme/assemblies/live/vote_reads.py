"""The decision on the screens: the vote that is open, or the one that was counted last."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.reads import Turnout, outcome_of, turnout
from assieme.assemblies.votes.sentences import of_outcome

MOST = 10


@dataclass(frozen=True)
class OpenVote:
    """A vote that is open: how many have voted, never how."""

    id: UUID
    title: str
    turnout: Turnout
    named: bool


@dataclass(frozen=True)
class Counted:
    """A vote that was counted while the meeting talks about the same thing: what came out, in words."""

    id: UUID
    title: str
    verdict: str
    why: str


@dataclass(frozen=True)
class Decision:
    """What the meeting decides now. `others` are open too, for longer than this meeting; `prepared` can be opened."""

    open: OpenVote | None
    counted: Counted | None
    others: tuple[Vote, ...]
    prepared: tuple[Vote, ...]


def decision_of(meeting: Meeting, item: AgendaItem | None) -> Decision:
    """The vote opened in the meeting, or the one that `item`, of which it talks now, is about. At most five queries.

    Of prepared votes a few are offered, first those that have waited longest; what is open or was counted is never cut.
    """
    wanted = Q(phase=Vote.Phase.OPEN)
    if item is not None:
        wanted |= Q(phase__in=(Vote.Phase.CLOSING, Vote.Phase.CLOSED), closed_at__gte=item.taken_at)
    votes = list(Vote.objects.filter(wanted, assembly_id=meeting.assembly_id).order_by("-id"))
    drafts = Vote.objects.filter(assembly_id=meeting.assembly_id, phase=Vote.Phase.DRAFT).order_by("id")[:MOST]

    def is_ours(vote: Vote) -> bool:
        since = meeting.begun_at
        here = since is not None and vote.opened_at is not None and vote.opened_at >= since
        return here or (item is not None and vote.pk == item.vote_id)

    running = [vote for vote in votes if vote.phase == Vote.Phase.OPEN]
    now = next(filter(is_ours, running), None)
    counted = [vote for vote in votes if vote.phase in (Vote.Phase.CLOSING, Vote.Phase.CLOSED) and is_ours(vote)]
    return Decision(
        open=OpenVote(now.pk, now.title, turnout(now), now.named) if now else None,
        counted=_counted(counted) if not now else None,
        others=tuple(vote for vote in running if vote != now),
        prepared=tuple(drafts),
    )


def _counted(votes: Sequence[Vote]) -> Counted | None:
    if not votes:
        return None
    last = max(votes, key=lambda vote: (vote.closed_at is not None, vote.closed_at))
    return Counted(last.pk, last.title, *of_outcome(outcome_of(last)))


def ballots_of(assemblies: Sequence[UUID]) -> dict[UUID, str]:
    """A text for each assembly that changes when one of its votes opens, is voted in or closes. One query."""
    rows = (
        Vote.objects.filter(assembly_id__in=assemblies)
        .exclude(phase__in=(Vote.Phase.CLOSED, Vote.Phase.VOID))
        .annotate(sealed=Count("envelopes", distinct=True), named_now=Count("named_ballots", distinct=True))
        .values_list("assembly_id", "pk", "phase", "sealed", "named_now")
        .order_by("-pk")
    )
    texts: dict[UUID, str] = {}
    for assembly, *rest in rows:
        texts[assembly] = f"{texts.get(assembly, '')}{rest}"
    return texts
