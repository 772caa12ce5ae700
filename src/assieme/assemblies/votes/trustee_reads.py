"""What pages ask about trustees: who is asked, who has their share, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.votes.models import Trustee, Vote
from assieme.core.actors import Actor
from assieme.organisations.models import Membership
from assieme.people.models import Person


@dataclass(frozen=True)
class Keeper:
    """A trustee as members see them; the standpoint only beside a name whose person wishes it."""

    id: UUID
    person_id: UUID
    name: str
    standpoint: str
    has_share: bool
    is_back: bool


@dataclass(frozen=True)
class Trust:
    """Who keeps a vote's key. `groups` are the standpoints that must be among them, each with whether one is."""

    needed: int
    keepers: tuple[Keeper, ...]
    groups: tuple[tuple[str, bool], ...]

    @property
    def back(self) -> int:
        return sum(one.is_back for one in self.keepers)

    @property
    def missing(self) -> int:
        """How many shares the box still waits for."""
        return max(0, self.needed - self.back)

    @property
    def spare(self) -> int:
        """How many shares may be lost."""
        return max(0, len(self.keepers) - self.needed)

    @property
    def complete(self) -> bool:
        """Whether everybody has their share, and there are enough from every group."""
        enough = len(self.keepers) >= self.needed and all(there for _standpoint, there in self.groups)
        return enough and all(one.has_share for one in self.keepers)

    def of(self, actor: Actor) -> Keeper | None:
        """The actor's own part in it."""
        return next((one for one in self.keepers if one.person_id == actor.pk), None)


def trust_of(vote: Vote) -> Trust | None:
    """The trust of a secret vote whose rules ask for one, else None. At most four queries."""
    rules = _rules(vote)
    if rules is None or not rules.trustees or vote.named:
        return None
    trustees = list(Trustee.objects.filter(vote=vote).select_related("person__identity"))
    seats = Seat.objects.filter(
        assembly=vote.assembly_id, until=None, person_id__in=[one.person_id for one in trustees]
    )
    held = dict(seats.values_list("person_id", "standpoint"))
    shown = _shown(vote, held)
    # Whoever has not said yes stands for nobody yet: the page must not tell what the person has not agreed to.
    agreed = {held.get(one.person_id) for one in trustees if one.taken_at}
    return Trust(
        needed=int(rules.trustees["needed"]),
        keepers=tuple(
            Keeper(
                id=one.pk,
                person_id=one.person_id,
                name=str(one.person),
                standpoint=shown.get(one.person_id, ""),
                has_share=one.taken_at is not None,
                is_back=one.returned_at is not None,
            )
            for one in trustees
        ),
        groups=tuple((standpoint, standpoint in agreed) for standpoint in rules.trustees["standpoints"]),
    )


def _rules(vote: Vote) -> Constitution | None:
    """The rules that bind the vote, or that would if it opened now."""
    if vote.constitution is not None:
        return vote.constitution
    adoption = current_rules(vote.assembly)
    return adoption.constitution if adoption else None


def _shown(vote: Vote, held: Mapping[UUID, str]) -> dict[UUID, str]:
    """What may stand beside a name: the standpoint that a seat is held for, where its person wishes to show it."""
    wish = Membership.objects.filter(
        organisation_id=vote.organisation_id,
        person_id__in=held,
        show_standpoint=True,
        left_at=None,
    )
    return {who: word for who, word in wish.values_list("person_id", "speaking_as") if held[who] == word}


def can_be_asked(vote: Vote) -> list[Person]:
    """People with a seat who are not asked yet, by name. One query."""
    asked = Trustee.objects.filter(vote=vote).values("person_id")
    seats = Seat.objects.filter(assembly=vote.assembly_id, until=None).exclude(person_id__in=asked)
    return sorted(
        (seat.person for seat in seats.select_related("person__identity")), key=lambda one: str(one).casefold()
    )


def standpoint_of(trustee: Trustee) -> str:
    """The standpoint that the trustee's own seat is held for; empty where they left it."""
    seat = Seat.objects.filter(assembly=trustee.vote.assembly_id, until=None, person_id=trustee.person_id).first()
    return seat.standpoint if seat else ""
