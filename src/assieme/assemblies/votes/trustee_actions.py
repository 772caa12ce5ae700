"""Writes about trustees: asking people, taking a share and bringing it back; and the end of the voting before that."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.votes import events, keys, notices, shares, trustee_keys
from assieme.assemblies.votes import trustee_access as access
from assieme.assemblies.votes.models import Envelope, PaperEntry, Trustee, Vote
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.people.models import Person

MOST = 12

GRACE = timedelta(days=7)
"""How long a vote waits for its trustees before it can be given up."""


@action
def name_trustee(*, vote: Vote, person: Person, by: Actor, now: datetime) -> Trustee:
    """Ask somebody with a seat to keep a share of the vote's key. They say yes by taking it."""
    vote = lock(vote)
    require(access.name_trustee, by, vote)
    adoption = current_rules(vote.assembly)
    if adoption is None or not adoption.constitution.trustees or vote.named:
        raise Refused(_("Our rules do not share out the key of this vote."))
    if not Seat.objects.filter(assembly=vote.assembly_id, person=person, until=None).exists():
        raise Refused(_("This person has no seat here. Ask somebody who has one."))
    trustees = Trustee.objects.filter(vote=vote)
    if trustees.filter(person=person).exists():
        raise Refused(_("This person is asked already."))
    if trustees.count() >= MOST:
        raise Refused(_("Twelve people are enough to keep a key."))
    last = trustees.aggregate(last=Max("number"))["last"] or 0
    trustee = Trustee.objects.create(vote=vote, person=person, number=last + 1)
    record(events.trustee_named, by=by, now=now, **_about(trustee))
    notices.tell_trustee(trustee, notices.trustee_named, "take_share", now)
    return trustee


@action
def drop_trustee(*, trustee: Trustee, by: Actor, now: datetime) -> None:
    """Take back that somebody keeps a share, before the vote opens; or say no to it."""
    vote = lock(trustee.vote)
    trustee = lock(trustee)
    trustee.vote = vote
    require(access.drop_trustee, by, trustee)
    record(events.trustee_dropped, by=by, now=now, **_about(trustee))
    trustee.delete()


@action
def take_share(*, trustee: Trustee, by: Actor, now: datetime) -> bytes:
    """Make the trustee's secret; returns it, and keeps nothing of it but a public key.

    Raises Refused where they have one: a page that is loaded again must not make their sheet void.
    """
    vote = lock(trustee.vote)
    trustee = lock(trustee)
    trustee.vote = vote
    require(access.take_share, by, trustee)
    if trustee.public_key is not None:
        raise Refused(_("You have your words already. They are shown one time only."))
    secret = shares.new_secret()
    trustee.public_key = bytes(shares.key_of(secret, vote.pk, trustee.number).public_key)
    trustee.taken_at = now
    trustee.save(update_fields=["public_key", "taken_at"])
    record(events.share_taken, by=by, now=now, **_about(trustee))
    return secret


@action
def forget_share(*, trustee: Trustee, by: Actor, now: datetime) -> None:
    """Say that the sheet is lost while the vote is being prepared: its words count no more, others can be taken."""
    vote = lock(trustee.vote)
    trustee = lock(trustee)
    trustee.vote = vote
    require(access.take_share, by, trustee)
    trustee.public_key, trustee.taken_at = None, None
    trustee.save(update_fields=["public_key", "taken_at"])
    record(events.share_forgotten, by=by, now=now, **_about(trustee))


@action
def bring_share(*, trustee: Trustee, secret: bytes, by: Actor, now: datetime) -> Trustee:
    """Bring a share back when the voting is over. Raises Refused before that, and for another trustee's words."""
    vote = lock(trustee.vote)
    trustee = lock(trustee)
    trustee.vote = vote
    require(access.bring_share, by, trustee)
    if not vote.has_ended(now):
        raise Refused(_("People can still vote. Keep your words until the voting is over."))
    if bytes(shares.key_of(secret, vote.pk, trustee.number).public_key) != bytes(trustee.public_key or b""):
        raise Refused(_("These words belong to another sheet, or to another vote. Look at the name on your sheet."))
    try:
        shares.bring_back(vote.pk, trustee.number, secret)
    except keys.LostKeyError as error:
        raise Refused(
            _("Your words are right. But what they open is lost on the server. Tell the people who look after it.")
        ) from error
    trustee.returned_at = now
    trustee.save(update_fields=["returned_at"])
    record(events.share_brought, by=by, now=now, **_about(trustee))
    return trustee


@action
def end_voting(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """End the voting where the box is opened later: nobody casts a ballot from now on."""
    vote = lock(vote)
    require(access.end_voting, by, vote)
    if vote.has_ended(now):
        return vote
    if vote.closes_at is not None:
        raise Refused(_("The time that was promised to people is not over."))
    vote.closes_at = now
    vote.save(update_fields=["closes_at"])
    record(events.voting_ended, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)
    for trustee in Trustee.objects.filter(vote=vote).select_related("vote", "person"):
        notices.tell_trustee(trustee, notices.share_asked, "bring_share", now)
    return vote


@action
def give_up_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Say that the key is lost, or too few shares came back: the vote is void, its ballots are destroyed unread.

    `closing.give_up_vote` then destroys the files of its key, once this is on disk.
    """
    vote = lock(vote)
    require(access.give_up_vote, by, vote)
    if not vote.has_ended(now) and (vote.needed_trustees or vote.closes_at):
        raise Refused(_("People can still vote. Wait until the voting is over."))
    is_lost = trustee_keys.is_lost(vote)
    if not is_lost:
        _refuse_what_can_be_opened(vote, now)
    keys.keep(vote.pk, keys.UNSWEPT, b"")
    vote.phase, vote.closed_at = Vote.Phase.VOID, now
    vote.save(update_fields=["phase", "closed_at"])
    Envelope.objects.filter(vote=vote).delete()
    PaperEntry.objects.filter(vote=vote).delete()
    record(
        events.vote_voided,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        reason="key lost" if is_lost else "too few shares",
    )
    notices.tell_roll(vote, notices.vote_voided, now)
    return vote


def _refuse_what_can_be_opened(vote: Vote, now: datetime) -> None:
    """Nobody destroys ballots that the key still opens, or that it may open while trustees have time to come."""
    if len(trustee_keys.brought(vote)) >= vote.needed_trustees:
        raise Refused(_("This vote has a key that can open it. Open the box."))
    if not vote.has_ended(now - GRACE):
        raise Refused(_("Wait 7 days after the end of the voting. Somebody may still bring their part of the key."))


def _about(trustee: Trustee) -> dict[str, Any]:
    return {"organisation": trustee.vote.organisation_id, "subject": trustee.vote_id, "trustee": trustee.person_id}
