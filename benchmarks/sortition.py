"""Panels by lot: how long the fairest lottery takes, beside sortition-algorithms on the same pools in the same run.

The pools are made here, by a seed: seven features, quotas close around a panel that leans otherwise than the pool does.
Ours is leximin. The peer does leximin only with a commercial solver, so it is asked for maximin, which is no more than
the first level of leximin. It is no part of the project: without it only our own times are shown. Wrong is a smallest
chance below the peer's, or a panel that breaks a quota. Time is of the processor, so that nothing else disturbs it.

python -m benchmarks.sortition
"""

import importlib.util
import sys
import time

import numpy as np

from assieme.logic.sortition.fair import fair_lottery
from assieme.logic.sortition.lottery import Lottery
from assieme.logic.sortition.pool import People, Quota, pool
from benchmarks._machine import machine
from benchmarks._table import remember, show

PEER = "sortition_algorithms"
POOLS = ((150, 22, True), (300, 35, True), (1_000, 100, False), (2_000, 110, False))
"""People, seats, and whether the peer ends within minutes."""
VALUES = (2, 6, 5, 4, 3, 2, 3)
CLOSE = 1e-4
AIM = "faster"


def made_up(people: int, size: int) -> tuple[dict[str, dict[str, str]], list[Quota]]:
    """Who volunteers leans one way, who should sit on the panel another."""
    chance = np.random.default_rng(people)
    lean = chance.normal(size=people)
    columns = []
    for values in VALUES:
        heights = np.log(chance.dirichlet(np.full(values, 2.0))) + 0.4 * lean[:, None] * np.linspace(-1, 1, values)
        columns.append(np.argmax(heights + chance.gumbel(size=(people, values)), axis=1))
    table = np.column_stack(columns)
    heights = 0.5 * lean + 0.6 * chance.normal(size=people) + chance.gumbel(size=people)
    panel = table[np.argsort(heights)[-size:]]
    quotas = []
    for feature, values in enumerate(VALUES):
        for value in range(values):
            taken, give = int((panel[:, feature] == value).sum()), chance.integers(0, 2, size=2).tolist()
            quotas.append(Quota(f"f{feature}", f"v{value}", max(0, taken - give[0]), taken + give[1]))
    names = [{f"f{feature}": f"v{value}" for feature, value in enumerate(row)} for row in table.tolist()]
    return {f"p{number}": values for number, values in enumerate(names)}, quotas


def ours(people: People, quotas: list[Quota], size: int) -> tuple[float, Lottery]:
    start = time.process_time()
    found = fair_lottery(pool(people, quotas, size))
    return time.process_time() - start, found


def theirs(people: People, quotas: list[Quota], size: int) -> tuple[float, float]:
    """Seconds, and the smallest chance that is not 0."""
    from sortition_algorithms.committee_generation import find_distribution_maximin  # type: ignore[import-not-found]
    from sortition_algorithms.features import read_in_features  # type: ignore[import-not-found]
    from sortition_algorithms.people import read_in_people  # type: ignore[import-not-found]
    from sortition_algorithms.settings import Settings  # type: ignore[import-not-found]

    rows = [{"feature": one.feature, "value": one.value, "min": str(one.least), "max": str(one.most)} for one in quotas]
    features, _, _ = read_in_features(list(rows[0]), rows, size)
    body = [{"id": person, **values} for person, values in people.items()]
    known, _ = read_in_people(list(body[0]), body, features, Settings(id_column="id", columns_to_keep=[]))
    start = time.process_time()
    panels, weights, _ = find_distribution_maximin(features, known, size, [])
    spent = time.process_time() - start
    chances = dict.fromkeys(people, 0.0)
    for panel, weight in zip(panels, weights, strict=True):
        for person in panel:
            chances[person] += weight
    return spent, min(chance for chance in chances.values() if chance > CLOSE)


def breaks(people: People, quotas: list[Quota], size: int, found: Lottery) -> bool:
    """Whether one of twenty draws has the wrong size or breaks a quota."""
    for seed in range(20):
        panel = found.draw(str(seed))
        counts = [sum(people[one][quota.feature] == quota.value for one in panel) for quota in quotas]
        kept = all(quota.least <= count <= quota.most for quota, count in zip(quotas, counts, strict=True))
        if len(panel) != size or not kept:
            return True
    return False


def main() -> int:
    print(machine())
    there = importlib.util.find_spec(PEER) is not None
    rows, wrong = [], False
    for number, size, short in POOLS:
        people, quotas = made_up(number, size)
        spent, found = ours(people, quotas, size)
        smallest = min(float(chance) for chance in found.chances().values() if chance)
        wrong = wrong or breaks(people, quotas, size, found)
        name = f"{size} of {number:,} people"
        row = [name, f"{spent:.1f}", f"{smallest:.2%}", len(found.panels)]
        if there and short:
            other, lowest = theirs(people, quotas, size)
            wrong = wrong or smallest < lowest - CLOSE
            row += [f"{other:.1f}", f"{lowest:.2%}", f"{other / spent:.1f}"]
            remember(f"{name} by lot, times as fast as sortition-algorithms", f"{other / spent:.1f}", AIM)
        rows.append([*row, *["-"] * (7 - len(row))])
    head = ("", "ours, s of CPU", "smallest chance", "panels", "peer's", "smallest chance", "ratio")
    show("The fairest lottery: ours leximin, the peer's maximin", head, rows)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
