"""Whether it is the same few: how many people's doing all of it comes to, as a share of the side's people.

Two things are picked from two occasions (meetings, or things raised): the chance that the same person did both is
Simpson's (1949); one over it is the number of people who, doing equally much, would have the same chance (Hill 1973,
order 2). Pairs within one occasion are left out: of these nobody can do both, and the chance stays without bias,
however few things there are. The interval leaves out one month after another (jackknife, on the scale of logarithms,
Student's t): people who came together come together again.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scipy.special import stdtrit

from assieme.logic.mirrors.estimates import TAILS, UNKNOWN, Estimate

PEOPLE, EACH, MONTHS = 3, 2, 6
"""What there must be at least: people, things for each of them in the mean, and months with any."""


@dataclass
class Month:
    """What was done in a month: by person; `squares` of each person's number at an occasion, and of all at one."""

    did: dict[str, int] = field(default_factory=dict)
    squares: int = 0
    squares_of_all: int = 0

    def add(self, occasion: Mapping[str, int]) -> None:
        """One occasion, with how much each person did."""
        for person, number in occasion.items():
            self.did[person] = self.did.get(person, 0) + number
            self.squares += number**2
        self.squares_of_all += sum(occasion.values()) ** 2


@dataclass(frozen=True)
class Doing:
    """`people` who could have done something, and what was done by month."""

    people: int
    months: tuple[Month, ...] = ()


def evenness(doing: Doing) -> Estimate:
    """The number of people that it comes to ÷ all of them; 1 where all do alike. `n` is all of them."""
    months = [month for month in doing.months if any(month.did.values())]
    all_of_them = _Sums(months)
    if not months or not doing.people:
        return UNKNOWN
    if doing.people < PEOPLE or all_of_them.number < EACH * doing.people or len(months) < MONTHS:
        return Estimate(None, None, None, doing.people)
    chances = [all_of_them.chance(), *(all_of_them.chance(month) for month in months)]
    if min(chances) <= 0:
        return Estimate(None, None, None, doing.people)
    seen, left = chances[0], [math.log(one) for one in chances[1:]]
    mean = sum(left) / len(left)
    spread = math.sqrt((len(left) - 1) / len(left) * sum((one - mean) ** 2 for one in left))
    width = math.exp(float(stdtrit(len(left) - 1, TAILS[1])) * spread)
    value, low, high = (min(1.0, 1 / (one * doing.people)) for one in (seen, seen * width, seen / width))
    return Estimate(value, low, high, doing.people)


class _Sums:
    """What all months come to, and what is left without one of them."""

    def __init__(self, months: Iterable[Month]) -> None:
        self.did: dict[str, int] = {}
        self.same = self.pairs = self.number = 0
        for month in months:
            for person, number in month.did.items():
                self.did[person] = self.did.get(person, 0) + number
            self.number += sum(month.did.values())
            self.same -= month.squares
            self.pairs -= month.squares_of_all
        self.same += sum(number**2 for number in self.did.values())
        self.pairs += self.number**2

    def chance(self, without: Month | None = None) -> float:
        """The chance that one person did both of two things at two occasions; 0 where there are no two."""
        one = without or Month()
        there = sum(one.did.values())
        same = self.same + one.squares - sum((2 * self.did[who] - did) * did for who, did in one.did.items())
        pairs = self.pairs + one.squares_of_all - (2 * self.number - there) * there
        return same / pairs if pairs > 0 else 0.0
