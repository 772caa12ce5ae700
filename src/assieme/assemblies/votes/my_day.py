"""What of elections, keys and papers waits for a person; the votes themselves are in `reads.waiting_for`."""

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.votes.access import stand
from assieme.assemblies.votes.models import Trustee, Vote
from assieme.assemblies.votes.paper_access import count_slips
from assieme.assemblies.votes.trustee_access import bring_share, take_share
from assieme.core.actors import Actor

MOST = 10
STAND = _("New members are to be elected. You can stand.")
TAKE = _("You are asked to keep a part of the key of a vote.")
BRING = _("The voting is over. Bring your part of the key.")
PAPERS = _("The voting is over. Its ballots on paper wait to be counted.")


def waiting_for(person: Actor) -> tuple[Waiting, ...]:
    """Elections to stand in, shares to take and to bring, and papers to count. A constant number of queries."""
    elections = stand.rows(person).filter(phase=Vote.Phase.DRAFT, elects=True).exclude(options__person_id=person.pk)
    take = take_share.rows(person).filter(vote__phase=Vote.Phase.DRAFT, taken_at=None)
    bring = bring_share.rows(person).filter(
        person_id=person.pk, returned_at=None, vote__phase=Vote.Phase.OPEN, vote__closes_at__lte=Now()
    )
    papers = count_slips.rows(person).filter(
        phase=Vote.Phase.OPEN, closes_at__lte=Now(), roll__on_paper__isnull=False, roll__no_paper=None, named=False
    )
    return (
        *(
            Waiting(vote.title, STAND, reverse("stand", kwargs={"id": vote.pk}))
            for vote in elections.order_by("-id")[:MOST]
        ),
        *_keys(take, TAKE, "take_share"),
        *_keys(bring, BRING, "bring_share"),
        *(
            Waiting(vote.title, PAPERS, reverse("paper_count", kwargs={"id": vote.pk}))
            for vote in papers.distinct().order_by("closes_at", "id")[:MOST]
        ),
    )


def _keys(trustees: QuerySet[Trustee], sentence: Promise, name: str) -> list[Waiting]:
    rows = trustees.select_related("vote").order_by("vote_id")[:MOST]
    return [Waiting(one.vote.title, sentence, reverse(name, kwargs={"id": one.pk})) for one in rows]
