"""Consent: a proposal is taken up when nobody has an objection that still stands.

Objections are worked on in rounds: each is raised in a round, with its reason, and may be settled in the same or a
later one, when the proposal was changed or the person says so. Reasons are kept elsewhere; here they are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.voting.leading import elect_leading
from assieme.logic.voting.result import Election, Result, Round

CONSENT, OBJECTION = "consent", "objection"


@dataclass(frozen=True)
class Objection:
    """The round (from 1) in which an objection was raised, and the one in which it was settled, if it was."""

    raised: int
    settled: int | None = None

    def __post_init__(self) -> None:
        if self.raised < 1 or (self.settled is not None and self.settled < self.raised):
            raise ValueError("an objection is settled in the round in which it was raised, or later")


@dataclass(frozen=True)
class ConsentRound:
    """What happened to objections in a round, and how many stand at its end."""

    number: int
    raised: int
    settled: int
    standing: int

    @property
    def agreed(self) -> bool:
        """Whether the proposal has everybody's consent."""
        return not self.standing


def rounds(objections: Sequence[Objection], held: int) -> tuple[ConsentRound, ...]:
    """The rounds held so far, from the first; raises ValueError where objections name a round that was not held."""
    if any(max(one.raised, one.settled or 0) > held for one in objections):
        raise ValueError("an objection names a round that was not held")
    found = []
    for number in range(1, held + 1):
        raised = sum(one.raised == number for one in objections)
        settled = sum(one.settled == number for one in objections)
        standing = sum(one.raised <= number and (one.settled is None or one.settled > number) for one in objections)
        found.append(ConsentRound(number, raised, settled, standing))
    return tuple(found)


def count(election: Election) -> Result:
    """Count one round of ballots.

    Either people chose between `consent`, `objection` and others: then one objection is enough to stop it. Or they
    gave points to proposals, and points below 0 are an objection: of those without any, and with somebody's consent,
    the ones with most consents are taken up. Raises ValueError for other ballots.
    """
    if {CONSENT, OBJECTION} <= set(election.names):
        return _one_proposal(election)
    if any(ballot.ranking for ballot in election.ballots):
        raise ValueError("the ballots say nothing of objections: they rank")
    return _proposals(election)


def _one_proposal(election: Election) -> Result:
    votes = {one: Fraction(0) for one in election.standing}
    nobody = Fraction(0)
    for ballot in election.ballots:
        chosen = [one for rank in ballot.ranking for one in rank] or [
            one for one, given in ballot.scores.items() if given
        ]
        if len(chosen) == 1 and chosen[0] in votes:
            votes[chosen[0]] += ballot.weight
        elif chosen:
            raise ValueError("a ballot says more than one thing of a proposal")
        else:
            nobody += ballot.weight
    consent, objection = (election.names.index(name) for name in (CONSENT, OBJECTION))
    agreed = bool(votes[consent]) and not votes[objection]
    winners = (consent,) if agreed else ()
    return Result(winners, (Round(votes, winners, exhausted=nobody),), decided=agreed)


def _proposals(election: Election) -> Result:
    """Withdraw what anybody objects to or nobody consents to, then count consents."""
    consents = {one: Fraction(0) for one in election.standing}
    objections = {one: Fraction(0) for one in election.standing}
    for ballot in election.ballots:
        for one, given in ballot.scores.items():
            if one in consents and given:
                (consents if given > 0 else objections)[one] += ballot.weight
    stopped = tuple(one for one in election.standing if objections[one] or not consents[one])
    objected = Round(objections, excluded=stopped)
    left = {one: number for one, number in consents.items() if one not in stopped}
    if not left:
        return Result((), (objected,), decided=False)
    found = elect_leading(election, left)
    return Result(found.winners, (objected, *found.rounds), ties=found.ties, ranking=found.ranking)
