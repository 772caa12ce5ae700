"""Writes about proxies: letting somebody vote for oneself, ending it, and voting for somebody."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.votes import events, notices
from assieme.assemblies.votes import proxy_access as access
from assieme.assemblies.votes.casting import put_in, refuse_paper
from assieme.assemblies.votes.marks import Marks
from assieme.assemblies.votes.models import Proxy, RollEntry
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, share
from assieme.core.events import record
from assieme.people.models import Person


@action
def give_proxy(*, assembly: Assembly, holder: Person, by: Person, now: datetime) -> Proxy:
    """Let `holder` vote for oneself in the votes that open from now on. Everybody in the assembly can see it.

    Raises Refused where the holder has as many as the rules allow, and for a chain: whoever votes for others votes
    themselves.
    """
    assembly = lock(assembly)
    require(access.give_proxy, by, assembly)
    given = Proxy.objects.filter(assembly=assembly, ended_at=None)
    if holder.pk == by.pk or not _votes_here(assembly, holder):
        raise Refused(_("Choose another person who has a seat with a vote here."))
    if given.filter(giver=by).exists():
        raise Refused(_("Somebody votes for you already. End that first."))
    if given.filter(holder=by).exists():
        raise Refused(_("You vote for somebody. So your own vote cannot go to another person."))
    if given.filter(giver=holder).exists():
        raise Refused(_("This person lets somebody else vote for them. Choose a person who votes themselves."))
    _refuse_too_many(assembly, given.filter(holder=holder).count())
    proxy = Proxy.objects.create(
        organisation_id=assembly.organisation_id, assembly=assembly, giver=by, holder=holder, given_at=now
    )
    record(events.proxy_given, by=by, now=now, **_about(proxy))
    notices.tell_of_proxy(proxy, holder, notices.proxy_given, now)
    return proxy


def _votes_here(assembly: Assembly, person: Person) -> bool:
    return Seat.objects.filter(assembly=assembly, person=person, until=None, has_vote=True).exists()


def _refuse_too_many(assembly: Assembly, held: int) -> None:
    adoption = current_rules(assembly)
    most = adoption.constitution.proxies if adoption else 0
    if held >= most:
        raise Refused(
            ngettext(
                "Our rules let a person vote for %(num)s other. This person does so already. Choose somebody else.",
                "Our rules let a person vote for %(num)s others. This person does so already. Choose somebody else.",
                most,
            )
            % {"num": most}
        )


@action
def end_proxy(*, proxy: Proxy, by: Person, now: datetime) -> Proxy:
    """End it, as the one who gave it or the one who holds it. In votes that are open it stays."""
    proxy = lock(proxy)
    require(access.end_proxy, by, proxy)
    proxy.ended_at = now
    proxy.save(update_fields=["ended_at"])
    record(events.proxy_ended, by=by, now=now, **_about(proxy))
    other = proxy.holder if by.pk == proxy.giver_id else proxy.giver
    notices.tell_of_proxy(proxy, other, notices.proxy_ended, now)
    return proxy


@action
def cast_for_another(*, entry: RollEntry, marks: Marks, by: Person, now: datetime, reason: str = "") -> str:
    """Cast a ballot for the person of a roll entry, or replace it; returns the receipt, or "" in an open vote.

    Raises ValueError for marks that are no ballot in this vote.
    """
    vote = share(entry.vote)
    entry.vote = vote
    require(access.cast_for_another, by, entry)
    refuse_paper(entry)
    receipt = put_in(vote, entry.person_id, marks, now, reason)
    record(
        events.named_ballot_received if vote.named else events.ballot_received,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
    )
    return receipt


def _about(proxy: Proxy) -> dict[str, Any]:
    return {
        "organisation": proxy.organisation_id,
        "subject": proxy.assembly_id,
        "giver": proxy.giver_id,
        "holder": proxy.holder_id,
    }
