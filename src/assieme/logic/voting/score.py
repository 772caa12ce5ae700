"""Score: people give points, and what has most of them is chosen, by their sum, their mean or their median."""

from collections import Counter
from enum import StrEnum
from fractions import Fraction

from assieme.logic.voting.leading import elect_leading
from assieme.logic.voting.marks import points
from assieme.logic.voting.result import Election, Result


class Average(StrEnum):
    """How points are put together. Mean and median are of the ballots that scored a candidate; the sum needs no more.

    The median is the lower of the two in the middle, so that half of the people gave at least that.
    """

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


def count(election: Election, average: Average = Average.SUM) -> Result:
    """Elect the candidates with most points; ties are broken by lot, and who was not scored has 0 points.

    Raises ValueError where ballots only rank.
    """
    given: dict[int, Counter[Fraction]] = {one: Counter() for one in election.standing}
    for ballot in election.ballots:
        found = points(election, ballot)
        if found is None:
            raise ValueError("the ballots give no points: they rank")
        for candidate in found.keys() & given.keys():
            given[candidate][found[candidate]] += ballot.weight
    return elect_leading(election, {one: _together(scores, average) for one, scores in given.items()})


def _together(scores: Counter[Fraction], average: Average) -> Fraction:
    people = scores.total()
    if average is Average.MEDIAN:
        return _lower_median(scores, people)
    total = sum((points * number for points, number in scores.items()), Fraction(0))
    return total / people if average is Average.MEAN and people else total


def _lower_median(scores: Counter[Fraction], people: int) -> Fraction:
    passed = 0
    for given in sorted(scores):
        passed += scores[given]
        if 2 * passed >= people:
            return given
    return Fraction(0)
