"""What meetings were like, by standpoint: ranges of answers, and only where enough people stand behind them.

A standpoint is hidden below 5 answers, and where fewer than 5 people of it are known, however often they answered.
No number of all answers is given, so that nothing follows by subtraction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from assieme.logic.mirrors.records import SIDES, Pulse, side
from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM


@dataclass(frozen=True)
class Range:
    """The mean of some answers from 0 to 10, and the range in which their middle half lies."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Felt:
    """A question is None where fewer than 5 answered it. `n` counts the answers to any."""

    heard: Range | None
    counted: Range | None
    next: Range | None
    n: int


def felt(pulses: Iterable[Pulse], people: Mapping[Standpoint, int]) -> dict[Standpoint, Felt | None]:
    """What each standpoint that answered felt, service users first; None where it is hidden.

    `people` are those known by standpoint; a standpoint without any there is judged by its answers alone.
    """
    rows: dict[Standpoint, list[Pulse]] = {}
    for pulse in pulses:
        if pulse.standpoint and (pulse.heard, pulse.counted, pulse.next) != (None, None, None):
            rows.setdefault(side(pulse.standpoint), []).append(pulse)
    return {one: _felt(rows[one], people.get(one) or MINIMUM) for one in SIDES if one in rows}


def _felt(rows: list[Pulse], people: int) -> Felt | None:
    if len(rows) < MINIMUM or people < MINIMUM:
        return None
    heard = _range([row.heard for row in rows])
    counted, after = _range([row.counted for row in rows]), _range([row.next for row in rows])
    return Felt(heard, counted, after, len(rows))


def _range(answers: list[float | None]) -> Range | None:
    known = [one for one in answers if one is not None]
    if len(known) < MINIMUM:
        return None
    low, high = np.quantile(known, (0.25, 0.75))
    return Range(fmean(known), float(low), float(high))
