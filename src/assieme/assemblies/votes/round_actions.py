"""The next round of a question on which consent was not found."""

from datetime import datetime

from assieme.assemblies.votes import access, events
from assieme.assemblies.votes.actions import prepare_vote
from assieme.assemblies.votes.marks import Method
from assieme.assemblies.votes.models import Vote
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record


@action
def next_round(*, vote: Vote, question: str, method: str, by: Actor, now: datetime) -> Vote:
    """Ask again with words that take up the objections: by consent once more, or for and against by the rules.

    Raises ValueError for another method.
    """
    if method not in (Method.CONSENT, Method.RULES):
        raise ValueError("after an objection people are asked for consent again, or vote by the rules")
    vote = lock(vote)
    require(access.go_on, by, vote)
    later = prepare_vote(
        assembly=vote.assembly,
        title=vote.title,
        question=question,
        card_id=vote.card_id,
        method=method,
        earlier=vote,
        by=by,
        now=now,
    )
    record(
        events.round_followed,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        later=later.pk,
        method=method,
    )
    return later
