"""Grouping: clouds that anybody would see are found, whatever the order; nobody is a group alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from assieme.logic.opinions.grouping import grouped, silhouettes
from assieme.logic.opinions.landscape import Numbers, placed
from assieme.logic.opinions.table import Statement, Vote, table_of


def clouds(count: int, each: int) -> Numbers:
    """Tight clouds of points, far from one another."""
    chance = np.random.default_rng(count)
    return np.vstack([chance.normal((10 * number, 7 * (number % 2)), 0.5, (each, 2)) for number in range(count)])


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_clouds_are_found(count: int) -> None:
    found = grouped(clouds(count, 15)).reshape(count, 15)
    assert all(len(set(cloud)) == 1 for cloud in found.tolist())
    assert len({cloud[0] for cloud in found.tolist()}) == count


def test_one_person_far_away_is_no_group() -> None:
    points = np.vstack([clouds(2, 20), [[500.0, 500.0]]])
    assert np.bincount(grouped(points)).min() >= 3


def test_no_group_is_smaller_than_asked() -> None:
    points = clouds(3, 4)
    assert np.bincount(grouped(points)).tolist() == [4, 4, 4]
    assert np.bincount(grouped(points, 5)).min() >= 5


@settings(max_examples=5, deadline=None)
@given(st.permutations(range(24)))
def test_the_order_of_people_makes_no_difference(people: list[int]) -> None:
    points, order = np.random.default_rng(4).normal(size=(24, 2)), np.array(people)
    plain, mixed = grouped(points), grouped(points[order])
    together = plain[order][:, None] == plain[order]
    assert (together == (mixed[:, None] == mixed)).all()


def test_silhouette_by_its_definition() -> None:
    points = np.random.default_rng(2).normal(size=(30, 2))
    of = np.array([0] * 14 + [1] * 15 + [2])
    away = cdist(points, points)
    scores = [0.0]  # the last is alone in its group
    for person in range(29):
        mean = {group: away[person, (of == group) & (np.arange(30) != person)].mean() for group in range(3)}
        other = min(value for group, value in mean.items() if group != of[person])
        scores.append((other - mean[of[person]]) / max(other, mean[of[person]]))
    assert silhouettes(points, [of]) == [pytest.approx(sum(scores) / 30)]


def test_who_answered_little_is_not_drawn_to_the_middle() -> None:
    votes = [Vote(person, statement, 1 if person < 10 else -1) for person in range(20) for statement in range(16)]
    votes += [Vote(30, statement, 1) for statement in range(4)]
    points = placed(table_of(votes))
    assert abs(points[20, 0]) == pytest.approx(abs(points[0, 0]) / 2, rel=0.2)


def test_a_removed_statement_moves_nobody() -> None:
    votes = [Vote(person, statement, (-1) ** (person * statement)) for person in range(12) for statement in range(4)]
    removed = [*votes, *(Vote(person, 9, 1 if person % 3 else -1) for person in range(12))]
    kept, without = placed(table_of(votes)), placed(table_of(removed, [Statement(9, shown=False)]))
    assert np.allclose(cdist(kept, kept), cdist(without, without))
