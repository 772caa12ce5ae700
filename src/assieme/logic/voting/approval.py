"""Approval: people mark all that they could agree to, and what most people marked is chosen."""

from fractions import Fraction

from assieme.logic.voting.leading import elect_leading
from assieme.logic.voting.marks import approvals
from assieme.logic.voting.result import Election, Result


def count(election: Election) -> Result:
    """Elect the candidates with most approvals; ties are broken by lot."""
    approved = approvals(election)
    votes = dict.fromkeys(election.standing, 0)
    for ballot in election.ballots:
        for candidate in approved(ballot) & votes.keys():
            votes[candidate] += ballot.weight
    return elect_leading(election, {one: Fraction(number) for one, number in votes.items()})
