"""Whose turn it is to speak: the order of raised hands.

The published rule: who has spoken least speaks first. Among those who spoke equally often, whoever waited longest;
hands that went up within one minute waited equally long, so that a quick thumb wins nothing. Among these, the
standpoint that has spoken least (turns for each of its people who are here). What is equal even then is decided by
the moment, and last by the key, so that the same hands always stand in the same order.

Where turns are not counted, give 0 for all of them: the order is then that of waiting.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

MINUTE = 60


@dataclass(frozen=True)
class Voice:
    """Somebody who is here. `turns` is how often they spoke; `waits_since` (seconds) is None without a raised hand."""

    key: str
    standpoint: str
    turns: int
    waits_since: float | None = None


def order(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Keys of those whose hands are up, first the one who speaks next."""
    here = tuple(voices)
    spoken = shares(here)

    def rank(one: Voice) -> tuple[int, int, Fraction, float, str]:
        since = one.waits_since or 0.0
        return one.turns, int(since // MINUTE), spoken[one.standpoint], since, one.key

    return tuple(one.key for one in sorted((one for one in here if one.waits_since is not None), key=rank))


def shares(voices: Iterable[Voice]) -> dict[str, Fraction]:
    """Turns for each person of a standpoint, by standpoint."""
    turns: defaultdict[str, int] = defaultdict(int)
    people: defaultdict[str, int] = defaultdict(int)
    for one in voices:
        turns[one.standpoint] += one.turns
        people[one.standpoint] += 1
    return {standpoint: Fraction(turns[standpoint], number) for standpoint, number in people.items()}
