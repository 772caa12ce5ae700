"""Putting in a ballot: sealed in an envelope, or in an open vote with its voter's name. Called by actions."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.access import cast_ballot
from assieme.assemblies.votes.ballots import Ballot, length_of, new_receipt, seal
from assieme.assemblies.votes.marks import SAID, Marks, checked
from assieme.assemblies.votes.models import Envelope, NamedBallot, PaperVoter, RollEntry, Vote
from assieme.core.access import Refused


def put_in(vote: Vote, voter: UUID, marks: Marks, now: datetime, reason: str = "") -> str:
    """Put in a ballot for somebody on the roll, or replace the one before; the receipt, or "" where names are seen.

    `reason` is why somebody objects; beside any other answer it is left out. Raises ValueError for marks that are no
    ballot in this vote, and Refused once the time is over.
    """
    options = [] if vote.method in SAID else list(vote.options.all())
    marks = checked(vote, options, marks)
    if vote.closes_at is not None and now >= vote.closes_at:
        raise Refused(cast_ballot.refusal)
    if vote.named:
        reason = reason if marks == "objection" else ""
        NamedBallot.objects.update_or_create(
            vote=vote, voter_id=voter, defaults={"marks": marks, "reason": reason, "received_at": now}
        )
        return ""
    receipt = new_receipt()
    sealed = seal(Ballot(marks, receipt), bytes(vote.public_key or b""), length_of(vote.method, len(options)))
    Envelope.objects.bulk_create(
        [Envelope(vote=vote, voter_id=voter, sealed=sealed, received_at=now)],
        update_conflicts=True,
        unique_fields=["vote", "voter"],
        update_fields=["sealed", "received_at"],
    )
    return receipt


def refuse_who_casts_elsewhere(vote: Vote, voter: UUID) -> None:
    """Raise Refused for whom somebody else votes, or who was handed a ballot on paper. One query."""
    entry = RollEntry.objects.filter(vote=vote, person_id=voter).first()
    if entry is None:
        return
    if entry.holder_id is not None:
        raise Refused(_("You let another person vote for you. So they cast your ballot in this vote."))
    refuse_paper(entry)


def refuse_paper(entry: RollEntry) -> None:
    """Raise Refused where this person of the roll was handed a ballot on paper."""
    if PaperVoter.objects.filter(entry=entry, entry__no_paper=None).exists():
        raise Refused(_("A ballot on paper was handed out for this place on the list. It is the one that counts."))
