"""Closing a vote from end to end. Each step is committed before the next, and a restart goes on from there."""

from contextlib import suppress
from datetime import datetime

from django.db import connection

from assieme.assemblies.votes import keys, trustee_actions
from assieme.assemblies.votes.closing_actions import destroy_envelopes, finish_vote, open_box
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.sweep import sweep
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.people.persons import system_person


def close_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Close a vote as `by`; the system then destroys its envelopes. Returns the vote as it stands afterwards.

    The result counts as soon as the phase is `closing`. It stays there while others keep the database from being swept,
    and always inside a transaction, where nothing is committed yet: `finish_closings` goes on later.
    """
    vote = open_box(vote=vote, by=by, now=now)
    if not connection.in_atomic_block:
        _finish([vote], now)
    vote.refresh_from_db()
    return vote


def give_up_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Make a vote void that cannot be opened, and take the last traces of its envelopes away.

    Where others keep the database from being swept, `finish_closings` goes on later.
    """
    vote = trustee_actions.give_up_vote(vote=vote, by=by, now=now)
    if not connection.in_atomic_block:
        _sweep_void()
    return vote


def finish_closings(now: datetime) -> int:
    """Close the votes whose time is over and finish closings that were cut short; the number of votes finished.

    Called when the server starts and again by its schedule. Does nothing inside a transaction.
    """
    if connection.in_atomic_block:
        return 0
    for vote in Vote.objects.filter(phase=Vote.Phase.OPEN, closes_at__lte=now):
        with suppress(Refused):  # somebody else closed it just now
            open_box(vote=vote, by=system_person(), now=now)
    _sweep_void()
    return _finish(list(Vote.objects.filter(phase=Vote.Phase.CLOSING)), now)


def _sweep_void() -> None:
    """Destroy what is left of the keys of void votes; a mark stays in their place until the database is swept once."""
    votes = [vote for vote in Vote.objects.filter(phase=Vote.Phase.VOID) if keys.exists(vote.pk)]
    for vote in votes:
        keys.destroy(vote.pk)
        keys.keep(vote.pk, keys.UNSWEPT, b"")
    if votes and sweep():
        for vote in votes:
            keys.destroy(vote.pk)


def _finish(votes: list[Vote], now: datetime) -> int:
    system = system_person()
    finished = 0
    for vote in votes:
        if keys.exists(vote.pk) or vote.envelopes.exists() or vote.paper.exists():
            with suppress(Refused):  # another process is finishing it too
                destroy_envelopes(vote=vote, by=system, now=now)
    if not votes or not sweep():
        return 0
    for vote in votes:
        with suppress(Refused):  # void, or finished by another process
            finish_vote(vote=vote, by=system, now=now)
            finished += 1
    return finished
