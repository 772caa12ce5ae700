"""The close of a vote, in two writes that are each committed; `assieme.assemblies.votes.closing` runs them in order.

First the box is opened, shuffled and stored with its result. Only once that is on disk are key and envelopes destroyed.
"""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from nacl.public import PrivateKey

from assieme.assemblies.bodies.events import rules_adopted
from assieme.assemblies.bodies.models import Adoption, Constitution
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.votes import access, events, keys, notices, paper_box, trustee_keys
from assieme.assemblies.votes.ballots import Ballot, UnreadableBallotError, unseal
from assieme.assemblies.votes.filling import Opened, fill
from assieme.assemblies.votes.marks import checked
from assieme.assemblies.votes.models import (
    BoxEntry,
    CastMark,
    Envelope,
    NamedBallot,
    PaperEntry,
    Result,
    RollEntry,
    Vote,
)
from assieme.assemblies.votes.options import Choice, choices_of
from assieme.assemblies.votes.tally import Called, Outcome, called_of, shut
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record

RANDOM = secrets.SystemRandom()
log = logging.getLogger(__name__)

type Came = Mapping[UUID, Any]
"""What came in, by voter: sealed ballots, or in an open vote marks."""


@action
def open_box(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Close the voting and store the result; where a quorum or secrecy is missing the box stays shut.

    Raises Refused where the key is lost: the folder may come back, so nothing is destroyed but by `give_up_vote`.
    """
    vote = lock(vote)
    require(access.close_vote, by, vote)
    _refuse_too_early(vote, now)
    roll = list(RollEntry.objects.filter(vote=vote))
    came = _named(vote) if vote.named else _sealed(vote)
    on_paper = paper_box.voters(vote)
    voted = [entry for entry in roll if entry.person_id in came and entry.person_id not in on_paper]
    papers = [entry for entry in roll if entry.person_id in on_paper]
    called = _called(roll, voted + papers)
    if unopened := shut(vote, called):
        _store(vote, voted + papers, unopened, now)
        record(
            events.box_kept_shut,
            by=by,
            now=now,
            organisation=vote.organisation_id,
            subject=vote.pk,
            ballots=len(voted) + len(papers),
        )
        return vote
    if papers:
        paper_box.refuse_unready(vote, by)
    options = choices_of(vote)
    opened, unreadable = _by_name(came, voted), 0
    if not vote.named:
        trustee_keys.refuse_without_shares(vote)
        try:
            key = trustee_keys.load(vote)
        except keys.LostKeyError as error:
            log.error("vote %s: %s; its ballots are kept", vote.pk, error)
            raise Refused(
                _("The server does not find the key of this vote. Nothing is lost yet. Tell those who look after it.")
            ) from error
        opened, voted, unreadable = _unsealed(came, voted, lambda sealed: _opened(sealed, key, vote, options))
    if papers:
        slips = paper_box.from_paper(vote, len(papers), opened)
        opened, voted, unreadable = opened + slips.opened, voted + papers, unreadable + slips.unreadable
        RANDOM.shuffle(opened)
    box = fill(vote, options, _called(roll, voted), opened, unreadable)
    BoxEntry.objects.bulk_create(box.entries)
    outcome = box.outcome
    _store(vote, voted, outcome, now)
    if outcome.get("passed") and vote.proposed_rules is not None:
        _adopt(vote, vote.proposed_rules, by, now)
    record(
        events.box_opened,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        ballots=len(opened),
        passed=outcome.get("passed", outcome.get("decided")),
        refused=outcome["refused"],
    )
    return vote


def _refuse_too_early(vote: Vote, now: datetime) -> None:
    """A vote with a closing time keeps it, unless everybody has voted: nobody picks the moment that suits them."""
    if vote.closes_at is None or now >= vote.closes_at:
        return
    came = {*(_named(vote) if vote.named else _sealed(vote)), *paper_box.voters(vote)}
    if len(came) < RollEntry.objects.filter(vote=vote).count():
        raise Refused(_("Some people have not voted yet, and the time that was promised to them is not over."))


def _sealed(vote: Vote) -> Came:
    return {envelope.voter_id: bytes(envelope.sealed) for envelope in Envelope.objects.filter(vote=vote)}


def _named(vote: Vote) -> Came:
    return {ballot.voter_id: ballot.marks for ballot in NamedBallot.objects.filter(vote=vote)}


def _by_name(came: Came, voted: list[RollEntry]) -> list[Opened]:
    return [Opened(entry.part, Ballot(came[entry.person_id], ""), entry) for entry in voted]


def _unsealed(
    came: Came, voted: list[RollEntry], readable: Callable[[bytes], Ballot | None]
) -> tuple[list[Opened], list[RollEntry], int]:
    """The ballots that can be read, in random order; those whose ballots they are; and how many can't be read."""
    inner = [(entry.part, came[entry.person_id]) for entry in voted]
    RANDOM.shuffle(inner)  # from here on no ballot has a voter
    opened = [Opened(part, ballot) for part, sealed in inner if (ballot := readable(sealed))]
    unreadable = len(voted) - len(opened)
    if unreadable:
        voted = [entry for entry in voted if readable(came[entry.person_id])]
    return opened, voted, unreadable


def _called(roll: list[RollEntry], voted: list[RollEntry]) -> Called:
    cast = {entry.pk for entry in voted}
    return called_of((entry, entry.pk in cast) for entry in roll)


def _opened(sealed: bytes, key: PrivateKey, vote: Vote, options: Sequence[Choice]) -> Ballot | None:
    """The ballot, or None where nothing can be read, or nothing that is a ballot in this vote."""
    try:
        found = unseal(sealed, key)
        return Ballot(checked(vote, options, found.marks), found.receipt)
    except (UnreadableBallotError, ValueError):
        return None


def _store(vote: Vote, voted: list[RollEntry], outcome: Outcome, now: datetime) -> None:
    marks = [CastMark(entry=entry) for entry in voted]
    RANDOM.shuffle(marks)
    CastMark.objects.bulk_create(marks)
    Result.objects.create(vote=vote, outcome=outcome, at=now)
    # An open vote has neither envelopes nor a key that were to be destroyed.
    vote.phase, vote.closed_at = Vote.Phase.CLOSED if vote.named else Vote.Phase.CLOSING, now
    vote.save(update_fields=["phase", "closed_at"])
    notices.tell_roll(vote, notices.vote_counted, now)


def _adopt(vote: Vote, rules: Constitution, by: Actor, now: datetime) -> None:
    """The vote was about the rules themselves, and it passed: they replace those it was opened under, no others."""
    current = current_rules(lock(vote.assembly))
    if current is None or current.constitution_id != vote.constitution_id:
        record(
            events.rules_not_adopted,
            by=by,
            now=now,
            organisation=vote.organisation_id,
            subject=vote.pk,
            constitution=rules.pk,
            version=rules.version,
        )
        return
    Adoption.objects.create(assembly_id=vote.assembly_id, constitution=rules, vote=vote, at=now)
    record(
        rules_adopted,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.assembly_id,
        constitution=rules.pk,
        version=rules.version,
        vote=vote.pk,
    )


@action
def destroy_envelopes(*, vote: Vote, by: Actor, now: datetime) -> None:
    """Destroy the private key, then the envelopes, of a vote whose result is on disk. Can be done twice."""
    vote = lock(vote)
    require(access.finish_vote, by, vote)
    keys.destroy(vote.pk)
    ballots = Envelope.objects.filter(vote=vote).count()
    Envelope.objects.filter(vote=vote).delete()
    PaperEntry.objects.filter(vote=vote).delete()
    record(
        events.envelopes_destroyed,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        ballots=ballots,
    )


@action
def finish_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Say that nothing is left of a vote's envelopes and key. Raises Refused while ballots are there."""
    vote = lock(vote)
    require(access.finish_vote, by, vote)
    if Envelope.objects.filter(vote=vote).exists() or PaperEntry.objects.filter(vote=vote).exists():
        raise Refused(_("Envelopes of this vote are still there."))
    vote.phase = Vote.Phase.CLOSED
    vote.save(update_fields=["phase"])
    record(events.vote_closed, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)
    return vote
