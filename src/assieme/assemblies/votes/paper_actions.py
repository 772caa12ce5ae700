"""Writes about ballots on paper: handing them out, counting the pile, typing the slips."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes import events, notices, slip_seal
from assieme.assemblies.votes import paper_access as access
from assieme.assemblies.votes.ballots import length_of
from assieme.assemblies.votes.marks import SAID, Marks, checked
from assieme.assemblies.votes.models import PaperDenied, PaperEntry, PaperVoter, RollEntry, Vote
from assieme.assemblies.votes.paper_box import Back, back_of, hands, say_back, sure_piles
from assieme.assemblies.votes.paper_reads import handed_by_part
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record

NOT_OVER = _("People can still vote. Wait until the voting is over, so that nobody knows a part of the count before.")


@action
def hand_paper(*, entry: RollEntry, by: Actor, now: datetime) -> PaperVoter:
    """Note that a person of the roll was handed a ballot on paper.

    They cast no other from now on; one that lies in an envelope does not count. They are told, and can deny it.
    """
    vote = lock(entry.vote)
    entry = RollEntry.objects.select_related("on_paper", "person").get(pk=entry.pk)
    entry.vote = vote
    require(access.hand_paper, by, entry)
    if vote.has_ended(now):
        raise Refused(_("The voting is over. No more ballots are handed out."))
    handed = PaperVoter.objects.create(entry=entry, given_at=now)
    record(
        events.paper_handed, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk, person=entry.person_id
    )
    notices.tell_voter(vote, entry.person, notices.paper_handed, now)
    return handed


@action
def deny_paper(*, entry: RollEntry, by: Actor, now: datetime) -> PaperDenied:
    """Say that one has no ballot on paper: the one on screen counts. Raises Refused when the voting is over."""
    vote = lock(entry.vote)
    entry = RollEntry.objects.select_related("on_paper", "no_paper").get(pk=entry.pk)
    entry.vote = vote
    require(access.deny_paper, by, entry)
    if vote.has_ended(now):
        raise Refused(_("The voting is over. Tell the person who leads the vote, before the papers are counted."))
    denied = PaperDenied.objects.create(entry=entry, at=now)
    record(events.paper_denied, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk)
    return denied


@action
def count_slips(*, vote: Vote, piles: Mapping[str, int], by: Actor, now: datetime) -> Vote:
    """Say how many ballots on paper came back, by the part of the box. A second person must say the same.

    Whoever leads the vote says it first. Other numbers than before are theirs alone, and begin count and typing anew.
    Raises Refused while people can vote, and for more slips than were handed out.
    """
    vote = lock(vote)
    require(access.type_slips, by, vote)
    if not vote.has_ended(now):
        raise Refused(NOT_OVER)
    handed = handed_by_part(vote)
    if piles.keys() != handed.keys() or any(not 0 <= number <= handed[part] for part, number in piles.items()):
        raise Refused(_("More ballots came back than were handed out. Count again."))
    back = back_of(vote)
    if back is None or back.piles != dict(piles):
        if not access.count_slips.allows(by, vote):
            raise Refused(_("The first count was another. Count again, with the person who leads the vote."))
        PaperEntry.objects.filter(vote=vote).delete()
        back = Back(dict(piles), ())
    say_back(vote, Back(back.piles, tuple(dict.fromkeys((*back.by, by.pk)))))
    record(
        events.slips_counted,
        by=by,
        now=now,
        organisation=vote.organisation_id,
        subject=vote.pk,
        back=sum(piles.values()),
    )
    return vote


@action
def type_slip(*, vote: Vote, slip: int, marks: Marks | None, by: Actor, now: datetime) -> PaperEntry:
    """Type a slip as one reads it, or type it again; None where nothing can be read.

    Raises ValueError for marks that are no ballot in this vote, and Refused for a slip that is not in the pile.
    """
    vote = lock(vote)
    require(access.type_slips, by, vote)
    if not vote.has_ended(now):
        raise Refused(NOT_OVER)
    piles = sure_piles(vote, hands(vote))
    if not 1 <= slip <= sum(piles.values()):
        raise Refused(_("There is no slip with this number. First two people say how many ballots came back."))
    options = [] if vote.method in SAID else list(vote.options.all())
    said = None if marks is None else checked(vote, options, marks)
    parts = [part for part in sorted(piles) for _one in range(piles[part])]
    entry, _made = PaperEntry.objects.update_or_create(
        vote=vote,
        slip=slip,
        typed_by_id=by.pk,
        defaults={
            "marks": slip_seal.seal(vote.pk, said, length_of(vote.method, len(options))),
            "part": parts[slip - 1],
            "typed_at": now,
        },
    )
    record(events.slip_typed, by=by, now=now, organisation=vote.organisation_id, subject=vote.pk, slip=slip)
    return entry
