"""What a vote's own page says of trustees, proxies and paper, and when its box is opened later than the voting ends."""

from datetime import datetime
from typing import Any

from assieme.assemblies.votes import paper_access, paper_reads, proxy_reads, trustee_reads
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.paper_box import handed_in
from assieme.core.actors import Actor


def is_opened_later(vote: Vote) -> bool:
    """Whether the box waits for something when the voting is over: shares of its key, or slips to be typed."""
    return vote.needed_trustees > 0 or handed_in(vote).exists()


def on_vote(vote: Vote, actor: Actor, now: datetime) -> dict[str, Any]:
    """The context of the fragments `_trust`, `_proxies` and `_papers`, for a vote that is not counted yet."""
    is_open = vote.phase == Vote.Phase.OPEN
    trust = trustee_reads.trust_of(vote)
    papers = paper_reads.papers_of(vote, actor) if is_open and not vote.named else None
    return {
        "ended": vote.has_ended(now),
        "trust": trust,
        "mine": trust.of(actor) if trust else None,
        "votings": proxy_reads.on_vote(vote, actor) if is_open else proxy_reads.Votings(),
        "papers": papers,
        "has_paper": papers is not None and paper_reads.has_paper(vote, actor),
        "entry_id": paper_reads.entry_of(vote, actor) if papers is not None else None,
        "may_hand": paper_access.count_slips.allows(actor, vote),
        "may_type": papers is not None and paper_access.type_slips.sees(actor, vote),
        "opened_later": is_open and (vote.needed_trustees > 0 or papers is not None),
    }
