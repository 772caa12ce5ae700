"""Shares and their z against numbers worked out by hand and in fractions."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.opinions.stands import one_share, stands, two_shares
from assieme.logic.opinions.table import ABSENT

ANSWERS = st.lists(st.tuples(st.integers(-1, 2), st.sampled_from([1, 0, -1, ABSENT])), min_size=1, max_size=40)


@settings(max_examples=40)
@given(ANSWERS)
def test_consensus_equals_the_product_in_fractions(answers: list[tuple[int, int]]) -> None:
    groups = np.array([group for group, _choice in answers])
    found = stands(np.array([[choice] for _group, choice in answers], dtype=np.int8), groups, 3)
    exact = Fraction(1)
    for group in range(3):
        heard = [choice for one, choice in answers if one == group and choice != ABSENT]
        exact *= Fraction(heard.count(1) + 1, len(heard) + 2)
    assert found.consensus[0] == pytest.approx(float(exact), rel=1e-12)


def test_z_of_one_share_and_of_two() -> None:
    whole = np.array
    assert one_share(whole([8]), whole([10]))[0] == pytest.approx(2 * sqrt(11) * (9 / 11 - 0.5))
    here, there, joint = 9 / 11, 3 / 21, 12 / 32
    z = (here - there) / sqrt(joint * (1 - joint) * (1 / 11 + 1 / 21))
    assert two_shares(whole([8]), whole([2]), whole([10]), whole([20]))[0] == pytest.approx(z)


def test_where_all_of_both_agree_nothing_sets_them_apart() -> None:
    assert two_shares(np.array([4]), np.array([9]), np.array([4]), np.array([9]))[0] == 0
