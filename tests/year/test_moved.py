"""How far a group's middle moved, from what is shown of both years alone."""

from fractions import Fraction

import numpy
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.scoring.moved import Way, moved
from assieme.logic.scoring.spread import Spread, spread

SCALE = 4.0
ANSWERS = st.lists(st.integers(0, 4), min_size=5, max_size=30)


def of(answers: list[int]) -> Spread:
    found = spread(answers)
    assert found is not None
    return found


@given(ANSWERS, ANSWERS)
def test_backwards_it_is_the_same_the_other_way_round(before: list[int], after: list[int]) -> None:
    there, back = moved(of(before), of(after), SCALE), moved(of(after), of(before), SCALE)
    assert (there.by, there.low, there.high) == (-back.by, -back.high, -back.low)
    assert -SCALE <= there.low <= there.by <= there.high <= SCALE


def test_nothing_is_certain_because_five_people_agree() -> None:
    agree = Spread(Fraction(2), Fraction(2), Fraction(2), 5)
    same = moved(agree, agree, SCALE)
    assert same.low < 0 < same.high
    assert same.way == Way.CANT_TELL


def test_what_moved_far_is_told_and_with_more_people_what_moved_less() -> None:
    def at(middle: int, people: int) -> Spread:
        return Spread(Fraction(middle) - Fraction(1, 2), Fraction(middle), Fraction(middle) + Fraction(1, 2), people)

    assert moved(at(1, 5), at(2, 5), SCALE).way == Way.CANT_TELL
    assert moved(at(1, 5), at(4, 5), SCALE).way == Way.MORE
    assert moved(at(2, 40), at(1, 40), SCALE).way == Way.LESS


def test_where_nothing_changed_it_says_so_about_95_times_of_100() -> None:
    """Means of five answers from 0 to 4, as the three factors have them, of groups of five to fifteen."""
    chance = numpy.random.default_rng(7)
    told = 0
    for turn in range(1500):
        people = (5, 10, 15)[turn % 3]
        years = [
            numpy.clip(numpy.round(chance.normal(2, 0.9, (people, 1)) + chance.normal(0, 0.8, (people, 5))), 0, 4)
            for _year in range(2)
        ]
        before, after = ([Fraction(int(row.sum()), 5) for row in year] for year in years)
        first, second = spread(before), spread(after)
        assert first is not None
        assert second is not None
        told += moved(first, second, SCALE).way != Way.CANT_TELL
    assert 0.02 < told / 1500 < 0.08
