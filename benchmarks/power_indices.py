"""Power indices of a hundred seats: ours beside powerindex and powerindices, on the same weights in the same run.

The peers are no part of the project: without them only our own times are shown. They know one condition and no more,
so bodies with three conditions are counted by us alone. "Banzhaf" is that index alone, for which we count with the
probability one half; "all" is both indices and the power to act, as `assieme power` gives them. Runs alternate, so that
whatever else the machine does disturbs all alike. Wrong is a Banzhaf index that differs from powerindex's, which counts
in whole numbers, by more than 1e-9; powerindices counts in 64 bits, which 100 members overflow, and is timed only.
"""

import importlib.util
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power import sums
from assieme.logic.power.constitution import Condition, Constitution, Of, Seat, standpoints
from assieme.logic.power.diagram import draw
from assieme.logic.power.game import Game, seated
from assieme.logic.power.indices import SUMS_TO_A_STEP, exact
from assieme.logic.power.swings import by_chance
from benchmarks._machine import machine
from benchmarks._table import median, remember, show

SEATS = 100
HEAVIEST = (10, 100, 1_000)
WIDEST = 100_000  # five million sums, for us alone: the peers take minutes
ROUNDS = 3
USERS, CARERS = Standpoint.SERVICE_USER, Standpoint.CARER
WHO = (*[USERS] * 30, *[CARERS] * 20, *[Standpoint.PROFESSIONAL] * 50)
THREE = (Condition(), Condition(of=Of.MEMBERS), Condition(among=standpoints(USERS, CARERS)))


@dataclass(frozen=True)
class Body:
    """A made-up body under a simple majority of weight, and under three conditions."""

    weights: tuple[int, ...]

    def rules(self, conditions: Sequence[Condition]) -> Constitution:
        """Each seat by itself, as a file would have it."""
        filled = (Seat(str(place), who, Fraction(self.weights[place])) for place, who in enumerate(WHO))
        return Constitution(tuple(filled), tuple(conditions))

    @property
    def quota(self) -> int:
        return sum(self.weights) // 2 + 1


def body(heaviest: int) -> Body:
    dice = random.Random(heaviest)  # noqa: S311 - made-up weights, not secrets
    return Body(tuple(dice.randint(1, heaviest) for _seat in range(SEATS)))


def banzhaf(rules: Constitution) -> list[float]:
    """The Banzhaf index alone, of each seat."""
    played = seated(rules)
    diagram = draw(played.game, sums.volume(played.game) * played.game.members // SUMS_TO_A_STEP)
    half = np.array([0.5])
    measures = (by_chance(diagram, half) if diagram else sums.by_chance(played.game, half))[1][:, 0]
    found = [float(measures[place]) for place in played.places if place is not None]
    return [one / sum(found) for one in found]


def _powerindex(some: Body) -> list[float]:
    from powerindex import Game as Peer  # type: ignore[import-not-found]

    game: Any = Peer(some.quota, list(some.weights))
    game.calc_banzhaf()
    return list(game.banzhaf)


def _powerindices(some: Body) -> list[float]:
    import powerindices  # type: ignore[import-not-found]

    return list(powerindices.compute_pbi(some.quota, list(some.weights)))


PEERS: dict[str, Callable[[Body], list[float]]] = {"powerindex": _powerindex, "powerindices": _powerindices}


def seconds[Found](run: Callable[[], Found]) -> tuple[float, Found]:
    start = time.perf_counter()
    found = run()
    return time.perf_counter() - start, found


def beside_peers(some: Body) -> tuple[dict[str, float], float]:
    """Median seconds of each, and the largest difference from powerindex (0 without it)."""
    spent: dict[str, list[float]] = {}
    difference = 0.0
    for _ in range(ROUNDS):
        took, ours = seconds(lambda: banzhaf(some.rules((Condition(),))))
        spent.setdefault("ours", []).append(took)
        for name, run in PEERS.items():
            if importlib.util.find_spec(name) is None:
                continue
            took, theirs = seconds(lambda run=run: run(some))  # type: ignore[misc]
            spent.setdefault(name, []).append(took)
            if name == "powerindex":
                difference = max(abs(one - other) for one, other in zip(ours, theirs, strict=True))
    return {name: median(runs) for name, runs in spent.items()}, difference


def counted(game: Game) -> str:
    """Seconds for all indices."""
    spent, found = seconds(lambda: exact(game))
    return f"{spent:.2f} s" if found else "sampled"


def main() -> int:
    print(machine())
    rows, wrong = [], False
    for heaviest in HEAVIEST:
        some = body(heaviest)
        spent, difference = beside_peers(some)
        wrong = wrong or difference > 1e-9
        peers = {name: one for name, one in spent.items() if name != "ours"}
        for name, one in peers.items():
            what = f"Banzhaf, 100 seats, weights to {heaviest}: time of {name} ÷ ours"
            remember(what, f"{one / spent['ours']:.1f}", "above 1")
        times = [f"{peers[name]:.3f} s" if name in peers else "not installed" for name in PEERS]
        both = [counted(seated(some.rules(conditions)).game) for conditions in ((Condition(),), THREE)]
        rows.append((f"1 to {heaviest}", f"{spent['ours']:.3f} s", *times, f"{difference:.0e}", *both))
    widest = body(WIDEST).rules((Condition(),))
    took, _found = seconds(lambda: banzhaf(widest))
    idle = ["not asked"] * len(PEERS)
    rows.append((f"1 to {WIDEST}", f"{took:.3f} s", *idle, "", counted(seated(widest).game), "not asked"))
    head = ("weights", "Banzhaf, ours", *PEERS, "difference", "all, one condition", "all, three conditions")
    show("Power indices of 100 seats", head, rows)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
