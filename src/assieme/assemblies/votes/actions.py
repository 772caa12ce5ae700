"""Writes of a vote until its close: prepare, open, cast."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.access import put_question
from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, Seat
from assieme.assemblies.bodies.rules import Places, keeps_its_majority
from assieme.assemblies.votes import access, events, keys, notices
from assieme.assemblies.votes.ballots import Ballot, new_receipt, seal
from assieme.assemblies.votes.countable import beyond_the_count
from assieme.assemblies.votes.models import BoxEntry, Envelope, RollEntry, Vote
from assieme.assemblies.votes.tally import part_of, rule_of
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, share
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.core.ui.words import standpoint_word
from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import SMALLEST_GROUP, second_majority_offered
from assieme.logic.voting.majority import Rule
from assieme.organisations.models import Membership
from assieme.people.models import Person

SMALLEST_ROLL = 3


@action
def prepare_vote(
    *,
    assembly: Assembly,
    title: str,
    question: str,
    by: Actor,
    now: datetime,
    card_id: UUID | None = None,
    closes_at: datetime | None = None,
    proposed_rules: Constitution | None = None,
) -> Vote:
    """Prepare a question. Nobody can vote on it until it is opened."""
    require(put_question, by, assembly)
    if proposed_rules is not None and proposed_rules.assembly_id != assembly.pk:
        raise ValueError("the rules are another assembly's")
    vote = Vote.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        title=title,
        question=question,
        card_id=card_id,
        closes_at=closes_at,
        proposed_rules=proposed_rules,
        prepared_at=now,
    )
    record(
        events.vote_prepared,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=vote.pk,
        assembly=assembly.pk,
        card=card_id,
    )
    return vote


@action
def open_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Open a vote: the rules of today bind it, the roll is frozen, a pair of keys is made.

    Raises Refused where the rules could never be kept, or secrecy not be promised, with so few people.
    """
    vote = lock(vote)
    require(access.open_vote, by, vote)
    rules = Adoption.objects.filter(assembly=vote.assembly_id).select_related("constitution").latest("id").constitution
    seats = list(_voters(vote.assembly, day_of(now, vote.assembly.organisation.time_zone)))
    _refuse_what_is_not_counted(rules, seats)
    rule = rule_of(rules)
    _refuse_what_cannot_be_kept(rule, seats)
    if vote.closes_at is not None and vote.closes_at <= now:
        raise Refused(_("The time at which this vote should close has passed. Prepare it again with a later one."))
    vote.constitution, vote.opened_at, vote.phase = rules, now, Vote.Phase.OPEN
    vote.public_key = keys.make(vote.pk)
    vote.save(update_fields=["constitution", "opened_at", "phase", "public_key"])
    RollEntry.objects.bulk_create(
        RollEntry(
            vote=vote,
            person_id=seat.person_id,
            standpoint=seat.standpoint,
            part=part_of(rule, seat.standpoint),
        )
        for seat in seats
    )
    record(
        events.vote_opened,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        assembly=vote.assembly_id,
        constitution=rules.pk,
        roll=len(seats),
    )
    notices.tell_roll(vote, notices.vote_opened, now)
    return vote


def _voters(assembly: Assembly, today: date) -> list[Seat]:
    """Seats held today by members of the organisation. A pause loses no vote, a term that is over gives none."""
    members = Membership.objects.filter(organisation_id=assembly.organisation_id, left_at=None)
    seats = Seat.objects.filter(assembly=assembly, until=None, person_id__in=members.values("person_id"))
    return list(seats.exclude(term_ends__lt=today))


def _refuse_what_is_not_counted(rules: Constitution, seats: list[Seat]) -> None:
    beyond = beyond_the_count(rules, seats)
    if beyond:
        raise Refused(
            _("Our rules ask for something that a vote here cannot count yet: %(what)s. So this vote was not opened.")
            % {"what": ", ".join(str(one) for one in beyond)}
        )
    if not keeps_its_majority(rules, (Places(seat.standpoint, 1) for seat in seats)):
        raise Refused(
            _(
                "Our rules give more than half of the votes to people who do not work here. Too many of their seats "
                "are empty. Fill them first."
            )
        )


def _refuse_what_cannot_be_kept(rule: Rule, seats: list[Seat]) -> None:
    if len(seats) < SMALLEST_ROLL:
        raise Refused(
            _("A secret vote needs at least 3 people with a seat. With fewer, each would know how the others voted.")
        )
    eligible = {one: sum(seat.standpoint == one for seat in seats) for one in Standpoint}
    if rule.second is not None and not second_majority_offered(rule.second, eligible):
        raise Refused(
            _(
                "Our rules ask for a majority in a smaller group, counted apart. Fewer than %(smallest)s people of it "
                "have a seat, so their votes would not stay secret. Fill the empty seats first."
            )
            % {"smallest": SMALLEST_GROUP}
        )
    for one, needed in rule.quorum.of_standpoint.items():
        if eligible[one] < needed:
            raise Refused(
                ngettext(
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s has a seat. Fill empty seats first.",
                    "Our rules need %(needed)s %(who)s to vote, and %(seated)s have a seat. Fill empty seats first.",
                    eligible[one],
                )
                % {
                    "needed": needed,
                    "seated": eligible[one],
                    "who": standpoint_word(one.value, many=needed != 1),
                }
            )


@action
def cast_ballot(*, vote: Vote, choice: str, by: Person, now: datetime) -> str:
    """Cast a ballot, or replace the one cast before; returns the receipt, which is kept nowhere else in the clear.

    Raises ValueError for a choice that is none of `for`, `against`, `abstain`.
    """
    if choice not in BoxEntry.Choice.values:
        raise ValueError(f"not a choice: {choice}")
    vote = share(vote)
    require(access.cast_ballot, by, vote)
    if vote.closes_at is not None and now >= vote.closes_at:
        raise Refused(access.cast_ballot.refusal)
    receipt = new_receipt()
    Envelope.objects.bulk_create(
        [
            Envelope(
                vote=vote,
                voter=by,
                sealed=seal(Ballot(choice, receipt), bytes(vote.public_key or b"")),
                received_at=now,
            )
        ],
        update_conflicts=True,
        unique_fields=["vote", "voter"],
        update_fields=["sealed", "received_at"],
    )
    record(events.ballot_received, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)
    return receipt
