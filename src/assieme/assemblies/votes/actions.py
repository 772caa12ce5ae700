"""Writes of a vote until its close: prepare, open, cast."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import put_question
from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution
from assieme.assemblies.votes import access, events, notices, proxy_reads, trustee_keys
from assieme.assemblies.votes.casting import put_in, refuse_who_casts_elsewhere
from assieme.assemblies.votes.marks import RANKED, SAID, Marks, Method
from assieme.assemblies.votes.models import Option, RollEntry, Vote
from assieme.assemblies.votes.opening import is_named, refuse_what_cannot_be_kept, roll_of, seats_of
from assieme.assemblies.votes.standing import quotas_for, seats_to_fill
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, share
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.people.models import Person

FEWEST_OPTIONS = 2


@dataclass(frozen=True)
class Offered:
    """One of the things to choose from, as it is put forward."""

    name: str
    words: str = ""
    cost: Decimal | None = None


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
    method: str = Method.RULES,
    options: Sequence[Offered] = (),
    places: int = 1,
    quotas: Mapping[str, Any] | None = None,
    budget: Decimal | None = None,
    earlier: Vote | None = None,
) -> Vote:
    """Prepare a question. Nobody can vote on it until it is opened.

    A ranked vote without options elects people: they stand themselves until it opens. `earlier` is the round before.
    Raises Refused where there is nothing to choose from, or the method can't choose so many.
    """
    require(put_question, by, assembly)
    if proposed_rules is not None and proposed_rules.assembly_id != assembly.pk:
        raise ValueError("the rules are another assembly's")
    elects = method in RANKED and not options
    if method not in SAID and not elects:
        _refuse_what_is_no_choice(options, method, places)
    vote = Vote.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        title=title,
        question=question,
        card_id=card_id,
        closes_at=closes_at,
        proposed_rules=proposed_rules,
        method=method,
        places=places,
        quotas=dict(quotas or {}),
        budget=budget,
        elects=elects,
        earlier=earlier,
        prepared_at=now,
    )
    Option.objects.bulk_create(
        Option(vote=vote, position=position, name=one.name.strip(), words=one.words, cost=one.cost)
        for position, one in enumerate(options)
    )
    record(
        events.vote_prepared,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=vote.pk,
        assembly=assembly.pk,
        card=card_id,
        method=method,
    )
    return vote


def _refuse_what_is_no_choice(options: Sequence[Offered], method: str, places: int) -> None:
    names = [" ".join(one.name.split()).casefold() for one in options]
    if len(names) < FEWEST_OPTIONS or not all(names):
        raise Refused(_("Put at least two things to choose from, each with a name."))
    if len(set(names)) < len(names):
        raise Refused(_("Two of the things to choose from have the same name. Give each a name of its own."))
    if method == Method.IRV and places != 1:
        raise Refused(_("This way of choosing is for one thing only. Choose one, or take another way."))
    if method != Method.BUDGET and not 1 <= places < len(names):
        raise Refused(_("Choose fewer things than there are to choose from."))


@action
def open_vote(*, vote: Vote, by: Actor, now: datetime) -> Vote:
    """Open a vote: the rules of today bind it, the roll is frozen, a pair of keys is made, the lots get their seed.

    Raises Refused where the rules could never be kept, or secrecy not be promised, with so few people.
    """
    vote = lock(vote)
    require(access.open_vote, by, vote)
    rules = Adoption.objects.filter(assembly=vote.assembly_id).select_related("constitution").latest("id").constitution
    seats = seats_of(vote.assembly, day_of(now, vote.assembly.organisation.time_zone))
    roll = roll_of(vote, rules, seats)
    if vote.elects:
        _take_candidates(vote)
    holders = proxy_reads.holders(vote.assembly_id, rules, [entry.person_id for entry in roll])
    refuse_what_cannot_be_kept(vote, rules, seats, roll, now)
    vote.constitution, vote.opened_at, vote.phase = rules, now, Vote.Phase.OPEN
    vote.named = is_named(vote, rules)
    vote.seed = "" if vote.method in SAID else secrets.token_hex(16)
    if not vote.named:
        vote.public_key = trustee_keys.make(vote, rules)
    vote.save()
    for entry in roll:
        entry.holder_id = holders.get(entry.person_id)
    RollEntry.objects.bulk_create(roll)
    record(
        events.vote_opened,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        assembly=vote.assembly_id,
        constitution=rules.pk,
        roll=len(roll),
    )
    notices.tell_roll(vote, notices.vote_opened, now)
    return vote


def _take_candidates(vote: Vote) -> None:
    """Those who stand are the options from now on; the seats that are free say how many of each standpoint are elected.

    Sets `places` and `quotas` on the vote, unsaved. Raises Refused where nobody stands, or the method keeps no quotas.
    """
    standing = list(vote.options.all())
    for position, one in enumerate(standing):
        one.position = position
        one.save(update_fields=["position"])
    free = seats_to_fill(vote.assembly)
    vote.quotas = quotas_for(free, standing)
    if free:
        vote.places = sum(one["at_least"] for one in vote.quotas.values())
        if vote.method != Method.STV:
            raise Refused(_("The free seats are for groups. Only an election by ranking gives each group its seats."))
    vote.places = min(vote.places, len(standing))
    if not vote.places:
        raise Refused(_("Nobody stands for election yet. Ask people first."))
    if vote.method == Method.IRV and vote.places != 1:
        raise Refused(_("This way of choosing is for one thing only. Choose one, or take another way."))


@action
def cast_ballot(*, vote: Vote, marks: Marks, by: Person, now: datetime, reason: str = "") -> str:
    """Cast a ballot, or replace the one cast before; returns the receipt, which is kept nowhere else in the clear.

    In an open vote there is none: "". `reason` is why somebody objects. Raises ValueError for marks that are no ballot
    in this vote (see `marks`).
    """
    vote = share(vote)
    require(access.cast_ballot, by, vote)
    refuse_who_casts_elsewhere(vote, by.pk)
    receipt = put_in(vote, by.pk, marks, now, reason)
    record(
        events.named_ballot_received if vote.named else events.ballot_received,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
    )
    return receipt
