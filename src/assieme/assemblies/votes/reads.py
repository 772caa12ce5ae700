"""What pages ask about votes: who is called, what came out, what is in the box."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes import access
from assieme.assemblies.votes.ballots import typed_receipt
from assieme.assemblies.votes.models import BoxEntry, Envelope, NamedBallot, Result, RollEntry, Vote
from assieme.assemblies.votes.tally import Called, Outcome, called_of
from assieme.core.actors import Actor


@dataclass(frozen=True)
class Turnout:
    """How many can vote and how many have. While a vote is open nothing more is told."""

    eligible: int
    cast: int

    @property
    def percent(self) -> int:
        return round(100 * self.cast / self.eligible) if self.eligible else 0


def turnout(vote: Vote) -> Turnout:
    """Turnout of a vote, open or counted. At most three queries.

    While it is open, of those who vote on screen alone: else a ballot on paper would tell whether its person had voted.
    """
    roll = RollEntry.objects.filter(vote=vote)
    if vote.phase == Vote.Phase.OPEN:
        return Turnout(roll.count(), _came_in(vote).count())
    return Turnout(roll.count(), roll.filter(cast__isnull=False).count())


def _came_in(vote: Vote) -> QuerySet[NamedBallot] | QuerySet[Envelope]:
    return NamedBallot.objects.filter(vote=vote) if vote.named else Envelope.objects.filter(vote=vote)


def is_called(vote: Vote, actor: Actor) -> bool:
    """Whether the actor is on the roll."""
    return RollEntry.objects.filter(vote=vote, person_id=actor.pk).exists()


def has_cast(vote: Vote, actor: Actor) -> bool:
    """Whether the actor's ballot is in an envelope, or was in one when the vote closed."""
    if vote.phase == Vote.Phase.OPEN:
        return _came_in(vote).filter(voter_id=actor.pk).exists()
    return RollEntry.objects.filter(vote=vote, person_id=actor.pk, cast__isnull=False).exists()


def outcome_of(vote: Vote) -> Outcome:
    """The stored outcome of a counted vote."""
    outcome: Outcome = Result.objects.get(vote=vote).outcome
    return outcome


def called_for(vote: Vote) -> Called:
    """The roll of a counted vote in numbers. One query."""
    voted = ExpressionWrapper(Q(cast__isnull=False), output_field=BooleanField())
    return called_of((entry, entry.voted) for entry in RollEntry.objects.filter(vote=vote).annotate(voted=voted))


def box_of(vote: Vote) -> list[BoxEntry]:
    """The opened box, sorted by receipt: the order tells nothing. One query."""
    return list(BoxEntry.objects.filter(vote=vote).select_related("entry").order_by("receipt"))


@dataclass(frozen=True)
class Said:
    """What somebody said in an open vote, with their name; `reason` is why they object."""

    name: str
    said: Any
    reason: str


def named_box_of(vote: Vote) -> list[Said]:
    """The box of an open vote that is closed, by name. Two queries."""
    reasons = dict(NamedBallot.objects.filter(vote=vote).exclude(reason="").values_list("voter_id", "reason"))
    box = BoxEntry.objects.filter(vote=vote, entry__isnull=False).select_related("entry__person__identity")
    said = [Said(str(one.entry.person), one.said, reasons.get(one.entry.person_id, "")) for one in box if one.entry]
    return sorted(said, key=lambda one: one.name.casefold())


def find_receipt(vote: Vote, typed: str) -> BoxEntry | None:
    """The ballot that lies in the box under a receipt, or None where there is no such one."""
    return BoxEntry.objects.filter(vote=vote, receipt=typed_receipt(typed)).first()


def round_after(vote: Vote) -> Vote | None:
    """The next round of the same question."""
    return Vote.objects.filter(earlier=vote).first()


def seated_by(vote: Vote) -> int:
    """How many seats an election has given."""
    return Seat.objects.filter(given_by=vote.pk).count()


def waiting_for(actor: Actor) -> list[Vote]:
    """Open votes in which the actor can vote and has not yet, for themselves or for another: for their day.

    One query.
    """
    on_screen = Q(on_paper=None) | Q(no_paper__isnull=False)
    mine = RollEntry.objects.filter(on_screen, Q(person_id=actor.pk, holder=None) | Q(holder_id=actor.pk))
    for ballots in (Envelope, NamedBallot):
        cast = ballots._default_manager.filter(vote_id=OuterRef("vote_id"), voter_id=OuterRef("person_id"))
        mine = mine.exclude(Exists(cast))
    votes = access.see_vote.rows(actor).filter(phase=Vote.Phase.OPEN, pk__in=mine.values("vote_id"))
    return list(votes.select_related("assembly").order_by("closes_at", "id"))


def results_for(actor: Actor, most: int = 5) -> list[Vote]:
    """The latest results of votes to which the actor was called. One query."""
    votes = access.cast_ballot.rows(actor).filter(phase__in=(Vote.Phase.CLOSING, Vote.Phase.CLOSED))
    return list(votes.select_related("assembly", "result").order_by("-closed_at")[:most])
