"""What pages ask about votes: who is called, what came out, what is in the box."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from assieme.assemblies.votes import access
from assieme.assemblies.votes.ballots import typed_receipt
from assieme.assemblies.votes.models import BoxEntry, Envelope, Result, RollEntry, Vote
from assieme.assemblies.votes.tally import Outcome, Roll, decided, quorum_holds, roll_of, rule_of, shut, tally
from assieme.core.actors import Actor
from assieme.logic.voting.majority import Part


@dataclass(frozen=True)
class Turnout:
    """How many can vote and how many have. While a vote is open nothing more is told."""

    eligible: int
    cast: int

    @property
    def percent(self) -> int:
        return round(100 * self.cast / self.eligible) if self.eligible else 0


def turnout(vote: Vote) -> Turnout:
    """Turnout of a vote, open or counted. Two queries."""
    roll = RollEntry.objects.filter(vote=vote)
    if vote.phase == Vote.Phase.OPEN:
        return Turnout(roll.count(), Envelope.objects.filter(vote=vote).count())
    return Turnout(roll.count(), roll.filter(cast__isnull=False).count())


def is_called(vote: Vote, actor: Actor) -> bool:
    """Whether the actor is on the roll."""
    return RollEntry.objects.filter(vote=vote, person_id=actor.pk).exists()


def has_cast(vote: Vote, actor: Actor) -> bool:
    """Whether the actor's ballot is in an envelope, or was in one when the vote closed."""
    if vote.phase == Vote.Phase.OPEN:
        return Envelope.objects.filter(vote=vote, voter_id=actor.pk).exists()
    return RollEntry.objects.filter(vote=vote, person_id=actor.pk, cast__isnull=False).exists()


def outcome_of(vote: Vote) -> Outcome:
    """The stored outcome of a counted vote."""
    outcome: Outcome = Result.objects.get(vote=vote).outcome
    return outcome


def turnout_by_standpoint(vote: Vote) -> Roll:
    """Turnout by standpoint of a counted vote. One query."""
    voted = ExpressionWrapper(Q(cast__isnull=False), output_field=BooleanField())
    rows = list(RollEntry.objects.filter(vote=vote).annotate(voted=voted).values_list("standpoint", "voted"))
    return roll_of((one for one, _cast in rows), (one for one, cast in rows if cast))


def box_of(vote: Vote) -> list[tuple[str, str, str]]:
    """The opened box as (receipt, choice, part), sorted by receipt: the order tells nothing."""
    return list(BoxEntry.objects.filter(vote=vote).order_by("receipt").values_list("receipt", "choice", "part"))


def find_receipt(vote: Vote, typed: str) -> str | None:
    """The choice that lies in the box under a receipt, or None where there is no such one."""
    entry = BoxEntry.objects.filter(vote=vote, receipt=typed_receipt(typed)).first()
    return entry.choice if entry else None


@dataclass(frozen=True)
class Recount:
    """What counting again gives: `outcome` is None where box and roll no longer fit each other."""

    stored: Outcome
    outcome: Outcome | None

    @property
    def same(self) -> bool:
        return self.outcome == self.stored


def recount(vote: Vote) -> Recount:
    """Count again from what is stored: rules, roll, marks of who voted, and the box."""
    stored = outcome_of(vote)
    rule, roll = rule_of(vote.rules), turnout_by_standpoint(vote)
    choices: dict[str, list[str]] = {}
    for _receipt, choice, part in box_of(vote):
        choices.setdefault(part, []).append(choice)
    if stored["shape"] == "shut":
        return Recount(stored, None if choices or quorum_holds(rule, roll) else shut(rule, roll))
    votes = {part: tally(choices.get(part.value, [])) for part in _heaps(stored)}
    if not choices.keys() <= {part.value for part in votes}:
        return Recount(stored, None)
    try:
        return Recount(stored, decided(rule, roll, votes, stored["attested"], stored["unreadable"]))
    except ValueError:
        return Recount(stored, None)


def _heaps(stored: Outcome) -> tuple[Part, ...]:
    return (Part.JOINED, Part.OTHERS) if stored["shape"] == "parts" else (Part.ALL,)


def file_of(vote: Vote) -> Mapping[str, Any]:
    """Everything with which anyone can count again: rules, turnout by standpoint, box, result. No names."""
    rules = vote.rules
    return {
        "format": "assieme box 1",
        "vote": str(vote.pk),
        "assembly": vote.assembly.name,
        "title": vote.title,
        "closed_at": vote.closed_at.isoformat() if vote.closed_at else None,
        "how_to_count": (
            "A vote passes when every check holds. Majority: 'for' divided by ('for' + 'against') is more than "
            "rules.share where rules.strict, else at least it; abstentions count for the quorum alone. Where "
            "rules.joined names standpoints, the same share is needed among the ballots of part 'joined'; where the "
            "box is one heap, result.attested says how that came out. Quorum: ballots cast divided by people on the "
            "roll is at least rules.quorum_share, and each standpoint in rules.quorum_by_standpoint cast that many."
        ),
        "rules": {
            "version": rules.version,
            "share": rules.share,
            "strict": rules.strict,
            "joined": rules.joined,
            "quorum_share": rules.quorum_share,
            "quorum_by_standpoint": rules.quorum_by_standpoint,
        },
        "roll": {
            one.value: {"eligible": number.eligible, "cast": number.cast}
            for one, number in turnout_by_standpoint(vote).items()
        },
        "box": [{"receipt": receipt, "choice": choice, "part": part} for receipt, choice, part in box_of(vote)],
        "result": outcome_of(vote),
    }


def waiting_for(actor: Actor) -> list[Vote]:
    """Open votes in which the actor can vote and has not yet: for their day. One query."""
    cast = Envelope.objects.filter(voter_id=actor.pk)
    votes = access.cast_ballot.rows(actor).filter(phase=Vote.Phase.OPEN).exclude(pk__in=cast.values("vote_id"))
    return list(votes.select_related("assembly").order_by("closes_at", "id"))


def results_for(actor: Actor, most: int = 5) -> list[Vote]:
    """The latest results of votes to which the actor was called. One query."""
    votes = access.cast_ballot.rows(actor).filter(phase__in=(Vote.Phase.CLOSING, Vote.Phase.CLOSED))
    return list(votes.select_related("assembly", "result").order_by("-closed_at")[:most])
