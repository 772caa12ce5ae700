"""Quotas by group within a count: who must still be elected, and who can't be.

I. D. Hill, "STV with constraints", Voting matters 9 (1998): a candidate without whom the quotas can't be met is
guarded, and is never excluded; one with whom they can't be met is doomed, and leaves at once. Each candidate is in one
group, so whether quotas can be met follows from counting.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assieme.logic.voting.result import Election, Quota


class QuotasError(ValueError):
    """Quotas that these candidates and seats can't meet."""


@dataclass(frozen=True)
class Quotas:
    """The quotas of an election. `seats` below are those not yet filled."""

    election: Election

    def doomed(self, elected: Iterable[int], continuing: Iterable[int], seats: int) -> frozenset[int]:
        """Those of the continuing candidates whose election would leave the quotas unmet."""
        among = frozenset(continuing)
        have, left = self._groups(elected), self._groups(among)
        out = {group for group in left if not self._met(have + _one(group), left - _one(group), seats - 1)}
        return frozenset(one for one in among if self.election.candidates[one].group in out)

    def guarded(self, elected: Iterable[int], continuing: Iterable[int], seats: int) -> frozenset[int]:
        """Those of the continuing candidates whose exclusion would leave the quotas unmet."""
        among = frozenset(continuing)
        have, left = self._groups(elected), self._groups(among)
        needed = {group for group in left if not self._met(have, left - _one(group), seats)}
        return frozenset(one for one in among if self.election.candidates[one].group in needed)

    def check(self, seats: int) -> None:
        """Raise QuotasError, in a sentence, where not even the best result meets the quotas."""
        standing = self._groups(self.election.standing)
        for group, quota in self.election.quotas.items():
            if standing[group] < quota.least:
                raise QuotasError(f"{quota.least} of “{group}” are to be elected, and {standing[group]} stand")
        if not self._met(Counter(), standing, seats):
            raise QuotasError(f"no {seats} of the candidates meet all quotas together")

    def _groups(self, candidates: Iterable[int]) -> Counter[str]:
        return Counter(self.election.candidates[one].group for one in candidates)

    def _met(self, have: Counter[str], left: Counter[str], seats: int) -> bool:
        """Whether some choice of `seats` candidates among those left meets every quota."""
        fewest = most = 0
        for group in {*have, *left, *self.election.quotas}:
            quota = self.election.quotas.get(group, Quota())
            room = left[group] if quota.most is None else min(left[group], quota.most - have[group])
            needed = max(0, quota.least - have[group])
            if room < needed:
                return False
            fewest, most = fewest + needed, most + room
        return fewest <= seats <= most


def _one(group: str) -> Counter[str]:
    return Counter({group: 1})
