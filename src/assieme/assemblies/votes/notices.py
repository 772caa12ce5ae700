"""What people are told about votes."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.models import Proxy, RollEntry, Trustee, Vote
from assieme.people.models import Person
from assieme.people.notices import declare, notify

vote_opened = declare("assemblies.vote_opened", _("A vote is open, and you can vote in it."))
vote_counted = declare("assemblies.vote_counted", _("A vote that you could vote in has a result."))
vote_voided = declare("assemblies.vote_voided", _("A vote that you could vote in does not count."))

trustee_named = declare("assemblies.trustee_named", _("You are asked to keep a part of the key of a vote."))
share_asked = declare("assemblies.share_asked", _("The voting is over. Bring your part of the key."))

proxy_given = declare("assemblies.proxy_given", _("Somebody lets you vote for them."))
proxy_ended = declare("assemblies.proxy_ended", _("One person votes for another no more."))

paper_handed = declare(
    "assemblies.paper_handed",
    _("A ballot on paper is noted for you. It counts, and one on screen does not. If you have none, say so."),
)


def tell_voter(vote: Vote, person: Person, code: str, now: datetime) -> None:
    """Leave a notice for one person about a vote."""
    notify(person, vote.organisation_id, code, vote.title, reverse("vote", kwargs={"id": vote.pk}), now)


def tell_of_proxy(proxy: Proxy, person: Person, code: str, now: datetime) -> None:
    """Leave a notice for one of the two."""
    path = reverse("proxies", kwargs={"id": proxy.assembly_id})
    notify(person, proxy.organisation_id, code, proxy.assembly.name, path, now)


def tell_trustee(trustee: Trustee, code: str, name: str, now: datetime) -> None:
    """Leave a notice for a trustee that leads to the page `name` of their share."""
    vote = trustee.vote
    notify(trustee.person, vote.organisation_id, code, vote.title, reverse(name, kwargs={"id": trustee.pk}), now)


def tell_roll(vote: Vote, code: str, now: datetime) -> None:
    """Leave a notice for everybody on the roll."""
    path = reverse("vote", kwargs={"id": vote.pk})
    for entry in RollEntry.objects.filter(vote=vote).select_related("person"):
        notify(entry.person, vote.organisation_id, code, vote.title, path, now)
