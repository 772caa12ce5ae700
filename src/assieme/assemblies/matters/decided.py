"""Which votes are decisions: those that are counted and passed."""

from assieme.assemblies.votes.models import Result, Vote

COUNTED = (Vote.Phase.CLOSING, Vote.Phase.CLOSED)


def is_decision(vote: Vote) -> bool:
    """Whether something was decided: a question that passed, or options of which some were chosen. One query."""
    if vote.phase not in COUNTED:
        return False
    outcome = Result.objects.filter(vote=vote).values_list("outcome", flat=True).first() or {}
    return bool(outcome.get("passed") or outcome.get("decided"))
