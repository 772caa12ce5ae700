"""What is asked about proxies: who votes for whom, now and on the roll of a vote."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from assieme.assemblies.bodies.models import Assembly, Constitution, Seat
from assieme.assemblies.votes.models import Envelope, NamedBallot, Proxy, RollEntry, Vote
from assieme.core.actors import Actor
from assieme.people.models import Person


@dataclass(frozen=True)
class Given:
    """One person votes for another. `mine` where the reader can end it."""

    id: UUID
    giver: str
    holder: str
    mine: bool


@dataclass(frozen=True)
class Held:
    """A ballot that the reader casts for somebody."""

    entry_id: UUID
    name: str
    cast: bool


@dataclass(frozen=True)
class Votings:
    """How proxies concern the reader in one vote: who votes for them, and for whom they vote."""

    holder: str = ""
    cast_by_holder: bool = False
    held: tuple[Held, ...] = ()


def holders(assembly: UUID, rules: Constitution, people: Collection[UUID]) -> dict[UUID, UUID]:
    """Who votes for whom in a vote that opens now, from giver to holder, both of them on its roll. One query.

    Where the rules have come to allow fewer than there are, those that were given first count.
    """
    if not rules.proxies:
        return {}
    given = Proxy.objects.filter(assembly_id=assembly, ended_at=None, giver_id__in=people, holder_id__in=people)
    found: dict[UUID, UUID] = {}
    held: Counter[UUID] = Counter()
    for giver, holder in given.order_by("given_at", "id").values_list("giver_id", "holder_id"):
        if held[holder] < rules.proxies:
            held[holder] += 1
            found[giver] = holder
    return found


def given_in(assembly: Assembly, actor: Actor) -> tuple[Given, ...]:
    """Who votes for whom from now on, by the name of the giver. One query."""
    rows = Proxy.objects.filter(assembly=assembly, ended_at=None).select_related("giver__identity", "holder__identity")
    lines = (Given(one.pk, str(one.giver), str(one.holder), actor.pk in (one.giver_id, one.holder_id)) for one in rows)
    return tuple(sorted(lines, key=lambda line: line.giver.casefold()))


def can_be_holders(assembly: Assembly, actor: Actor, most: int) -> list[Person]:
    """Who could vote for the actor now, by name; none where they let somebody already, or vote for somebody.

    Two queries. `most` is how many the rules allow.
    """
    given = list(Proxy.objects.filter(assembly=assembly, ended_at=None).values_list("giver_id", "holder_id"))
    if any(actor.pk in pair for pair in given):
        return []
    held = Counter(holder for _giver, holder in given)
    not_free = {giver for giver, _holder in given} | {one for one, number in held.items() if number >= most}
    seats = Seat.objects.filter(assembly=assembly, until=None, has_vote=True).exclude(person_id=actor.pk)
    people = [seat.person for seat in seats.select_related("person__identity") if seat.person_id not in not_free]
    return sorted(people, key=lambda one: str(one).casefold())


def on_vote(vote: Vote, actor: Actor) -> Votings:
    """How proxies concern the actor in a vote that is open. Two queries."""
    entries = RollEntry.objects.filter(vote=vote)
    own = entries.filter(person_id=actor.pk, holder__isnull=False).select_related("holder__identity")
    mine = own.annotate(voted=_voted()).first()
    on_screen = Q(on_paper=None) | Q(no_paper__isnull=False)
    held = entries.filter(on_screen, holder_id=actor.pk).select_related("person__identity").annotate(voted=_voted())
    return Votings(
        holder=str(mine.holder) if mine else "",
        cast_by_holder=bool(mine and mine.voted),
        held=tuple(sorted((Held(one.pk, str(one.person), one.voted) for one in held), key=lambda one: one.name)),
    )


def _voted() -> Exists:
    """Whether there is a ballot of an entry's person, sealed or with its name."""
    here = {"vote_id": OuterRef("vote_id"), "voter_id": OuterRef("person_id")}
    return Exists(Envelope.objects.filter(**here)) | Exists(NamedBallot.objects.filter(**here))  # type: ignore[return-value]
