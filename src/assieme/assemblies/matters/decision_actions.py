"""What follows from a decision: who does what, what became of it, and that it was set aside."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.matters import access, events, notices
from assieme.assemblies.matters.models import Answer, Commitment, Override, OverrideReason
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.notices import tell_roll
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Membership
from assieme.people.models import Person
from assieme.people.notices import notify


@dataclass(frozen=True)
class Said:
    """What somebody will do: in words, by when, how one will see it, and who is asked to do it."""

    what: str
    due_on: date
    how_we_know: str = ""
    owner: Person | None = None


@action
def make_commitment(*, vote: Vote, said: Said, by: Actor, now: datetime) -> Commitment:
    """Say who does what after a decision. Whoever is asked by somebody else says whether they will.

    Raises ValueError for who does not belong to the organisation, and where nothing is to be done.
    """
    vote = lock(vote)
    require(access.make_commitment, by, vote)
    owner = said.owner
    members = Membership.objects.filter(organisation_id=vote.organisation_id, left_at=None)
    if not said.what.strip() or (owner and not members.filter(person=owner).exists()):
        raise ValueError("a commitment says what is done, by a member")
    made = Commitment.objects.create(
        organisation_id=vote.organisation_id,
        assembly_id=vote.assembly_id,
        vote=vote,
        what=said.what,
        how_we_know=said.how_we_know,
        owner=owner,
        agreed_at=now if owner and owner.pk == by.pk else None,
        due_on=said.due_on,
        made_by=by if isinstance(by, Person) else None,
        made_at=now,
    )
    if owner and owner.pk != by.pk:
        path = reverse("commitment", kwargs={"id": made.pk})
        notify(owner, vote.organisation_id, notices.COMMITMENT_ASKS, said.what[:200], path, now)
    record(
        events.commitment_made,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=made.pk,
        vote=vote.pk,
        due_on=said.due_on,
    )
    return made


@action
def agree_to_commitment(*, commitment: Commitment, agrees: bool, by: Actor, now: datetime) -> Commitment:
    """Who was asked says yes; or no, and it looks for somebody else."""
    commitment = lock(commitment)
    require(access.agree_to_commitment, by, commitment)
    if agrees:
        commitment.agreed_at = now
    else:
        commitment.owner = None
    commitment.save(update_fields=["agreed_at", "owner"])
    record(
        events.commitment_agreed,
        by=by,
        now=now,
        organisation=commitment.organisation_id,
        subject=commitment.pk,
        agrees=int(agrees),
    )
    return commitment


@action
def answer_commitment(*, commitment: Commitment, answer: str, why: str, by: Actor, now: datetime) -> Commitment:
    """Say what became of it; who could vote hears of it. Raises ValueError for *changed* or *not done* without why."""
    commitment = lock(commitment)
    require(access.answer_commitment, by, commitment)
    _answer(commitment, answer, why, by, now)
    record(
        events.commitment_answered,
        by=by,
        now=now,
        organisation=commitment.organisation_id,
        subject=commitment.pk,
        vote=commitment.vote_id,
        answer=answer,
    )
    return commitment


@action
def answer_follow_up(*, item: AgendaItem, answer: str, why: str, by: Actor, now: datetime) -> Commitment:
    """The same for what a meeting agreed: who was there hears of it."""
    item = lock(item)
    require(access.answer_follow_up, by, item)
    taken_on = Commitment(
        organisation_id=item.organisation_id,
        assembly_id=item.meeting.assembly_id,
        item=item,
        owner_id=item.owner_id,
        agreed_at=item.done_at,
        due_on=item.due_on or now.date(),
        made_by_id=item.noted_by_id,
        made_at=item.done_at or now,
    )
    _answer(taken_on, answer, why, by, now)
    record(
        events.commitment_answered,
        by=by,
        now=now,
        organisation=item.organisation_id,
        subject=taken_on.pk,
        vote=item.vote_id,
        item=item.pk,
        answer=answer,
    )
    return taken_on


def _answer(commitment: Commitment, answer: str, why: str, by: Actor, now: datetime) -> None:
    if answer not in Answer.values or (answer != Answer.DONE and not why.strip()):
        raise ValueError("an answer is done, changed or not done; the last two say why")
    commitment.answer, commitment.why, commitment.answered_at = answer, why, now
    commitment.answered_by = by if isinstance(by, Person) else None
    commitment.save()
    _tell(commitment, now)


def _tell(commitment: Commitment, now: datetime) -> None:
    """Everybody on the roll; for what a meeting agreed without a vote, everybody who was there."""
    vote = commitment.vote or (commitment.item.vote if commitment.item else None)
    if vote is not None:
        tell_roll(vote, notices.DECISION_ANSWERED, now)
    elif commitment.item is not None:
        path = reverse("follow_up", kwargs={"id": commitment.item.pk})
        words = commitment.item.follow_up[:200]
        for seat in commitment.item.meeting.present.select_related("person"):
            if seat.person.erased_at is None:
                notify(seat.person, commitment.organisation_id, notices.DECISION_ANSWERED, words, path, now)


@action
def override_decision(*, vote: Vote, reason: str, by: Actor, now: datetime) -> Override:
    """Set a decision aside. Raises ValueError without a reason where the rules of the vote ask for one."""
    vote = lock(vote)
    require(access.override_decision, by, vote)
    if vote.rules.override == Constitution.Override.REASONED and not reason.strip():
        raise ValueError("these rules ask for a reason")
    override = Override.objects.create(organisation_id=vote.organisation_id, vote=vote, by_id=by.pk, at=now)
    given = OverrideReason.objects.create(override=override, author_id=by.pk, words=reason)
    tell_roll(vote, notices.DECISION_OVERRIDDEN, now)
    record(
        events.decision_overridden,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        override=override.pk,
        reason=given.pk,
        assembly=vote.assembly_id,
    )
    return override
