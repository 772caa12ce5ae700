"""Small pools whose fairest chances are known, by hand, from the literature or by going through all panels."""

from collections.abc import Collection, Mapping
from itertools import combinations
from random import Random

import numpy as np
from scipy.optimize import linprog

from assieme.logic.sortition.pool import People, Quota


def person(kind: str) -> dict[str, str]:
    """Someone whose features f0, f1, … have the values of the letters of `kind`."""
    return {f"f{place}": letter for place, letter in enumerate(kind)}


def some(**kinds: str) -> People:
    return {name: person(kind) for name, kind in kinds.items()}


def random_pool(seed: int) -> tuple[People, list[Quota], int]:
    """Up to nine people, and quotas that at least one panel keeps."""
    chance = Random(seed)  # noqa: S311 - pools made up for tests
    features, letters = chance.randint(1, 5), "abc"[: chance.randint(2, 3)]
    people = {
        f"p{number}": person("".join(chance.choice(letters) for _ in range(features)))
        for number in range(chance.randint(4, 9))
    }
    size = chance.randint(1, min(5, len(people)))
    panel = chance.sample(sorted(people), size)
    quotas = []
    for feature in (f"f{place}" for place in range(features)):
        for letter in letters:
            taken = sum(people[one][feature] == letter for one in panel)
            quotas.append(
                Quota(feature, letter, max(0, taken - (chance.random() < 0.4)), taken + (chance.random() < 0.4))
            )
    return people, quotas, size


def keeps(people: People, quotas: Collection[Quota], panel: Collection[str]) -> bool:
    """Whether a panel keeps the quotas, counted person by person."""
    return all(
        quota.least <= sum(people[one][quota.feature] == quota.value for one in panel) <= quota.most for quota in quotas
    )


def all_panels(people: People, quotas: Collection[Quota], size: int) -> list[tuple[str, ...]]:
    return [panel for panel in combinations(sorted(people), size) if keeps(people, quotas, panel)]


def leximin_by_all_panels(people: People, quotas: Collection[Quota], size: int) -> Mapping[str, float]:
    """The leximin chances over a list of all panels, person by person, without groups and without duals.

    At each level, everybody is settled who can't have more while the others keep the level.
    """
    panels = all_panels(people, quotas, size)
    names = sorted(people)
    sits = np.array([[name in panel for panel in panels] for name in names], dtype=np.float64)
    settled: dict[int, float] = {}
    while len(settled) < len(names):
        floors = np.array([settled.get(one, np.nan) for one in range(len(names))])
        level = _most(sits, floors, np.isnan(floors).astype(np.float64))
        floors = np.where(np.isnan(floors), level, floors)
        for one in set(range(len(names))) - set(settled):
            if _most(sits, floors, np.zeros(len(names)), sits[one]) < level + 1e-6:
                settled[one] = level
    return {names[one]: chance for one, chance in settled.items()}


def _most(sits: np.ndarray, floors: np.ndarray, level: np.ndarray, gains: np.ndarray | None = None) -> float:
    """The greatest level (or chance of one person) while everybody keeps their floor."""
    count = sits.shape[1]
    aim = np.append(np.zeros(count), -1.0) if gains is None else np.append(-gains, 0.0)
    done = linprog(
        aim,
        A_ub=np.hstack([-sits, level[:, None]]),
        b_ub=-np.nan_to_num(floors) + 1e-9,
        A_eq=np.append(np.ones(count), 0.0)[None, :],
        b_eq=[1.0],
    )
    return -float(done.fun)
