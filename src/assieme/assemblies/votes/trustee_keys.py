"""How a vote gets its key and gives it up: whole in the key folder, or shared out among trustees."""

from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from nacl.public import PrivateKey

from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.bodies.sentences import of_group
from assieme.assemblies.votes import keys, shares
from assieme.assemblies.votes.models import Trustee, Vote
from assieme.core.access import Refused


def make(vote: Vote, rules: Constitution) -> bytes:
    """Make the key of a vote that is being opened, as its rules ask; returns the public one.

    Sets `needed_trustees` on the vote, unsaved. Raises Refused where trustees are missing.
    """
    if not rules.trustees:
        return keys.make(vote.pk)
    trustees = list(Trustee.objects.filter(vote=vote))
    vote.needed_trustees = int(rules.trustees["needed"])
    _refuse_missing(vote, rules, trustees)
    return shares.make(vote.pk, {one.number: bytes(one.public_key or b"") for one in trustees}, vote.needed_trustees)


def _refuse_missing(vote: Vote, rules: Constitution, trustees: list[Trustee]) -> None:
    if any(one.public_key is None for one in trustees):
        raise Refused(_("Somebody has not taken their part of the key yet. The vote opens when all have."))
    if len(trustees) < vote.needed_trustees:
        raise Refused(
            ngettext(
                "Our rules need %(num)s person to open the box. Ask more people to keep a part of the key.",
                "Our rules need %(num)s people to open the box. Ask more people to keep a part of the key.",
                vote.needed_trustees,
            )
            % {"num": vote.needed_trustees}
        )
    groups = groups_of(vote, trustees)
    missing = [one for one in rules.trustees["standpoints"] if not groups[one]]
    if missing:
        raise Refused(
            _("Nobody keeps a part of the key for %(group)s yet. Ask one more person.") % {"group": of_group(missing)}
        )
    if vote.needed_trustees > 1 and max(groups.values()) >= vote.needed_trustees:
        raise Refused(_("Too many parts of the key are with one group. It could open the box alone. Ask others too."))


def groups_of(vote: Vote, trustees: list[Trustee]) -> Counter[str]:
    """How many trustees stand for each standpoint: the one that their seat is held for."""
    people = [one.person_id for one in trustees]
    seats = Seat.objects.filter(assembly=vote.assembly_id, until=None, person_id__in=people)
    return Counter(seats.values_list("standpoint", flat=True))


def load(vote: Vote) -> PrivateKey:
    """The key that opens the box. Raises keys.LostKeyError where it is lost; call `refuse_without_shares` before."""
    public = bytes(vote.public_key or b"")
    if not vote.needed_trustees:
        return keys.load(vote.pk, public)
    return shares.load(vote.pk, [one.number for one in brought(vote)], vote.needed_trustees, public)


def is_lost(vote: Vote) -> bool:
    """Whether the key should be there and is not: a file is missing or damaged, for which no other share stands in."""
    if vote.named or (vote.needed_trustees and len(brought(vote)) < vote.needed_trustees):
        return False
    try:
        load(vote)
    except keys.LostKeyError:
        return True
    return False


def brought(vote: Vote) -> list[Trustee]:
    """The trustees whose share is there."""
    return list(Trustee.objects.filter(vote=vote, returned_at__isnull=False))


def refuse_without_shares(vote: Vote) -> None:
    """Raise Refused while too few trustees have brought their share."""
    missing = vote.needed_trustees - len(brought(vote)) if vote.needed_trustees else 0
    if missing > 0:
        raise Refused(
            ngettext(
                "The box is still shut. It opens when %(num)s more person brings their part of the key.",
                "The box is still shut. It opens when %(num)s more people bring their part of the key.",
                missing,
            )
            % {"num": missing}
        )
