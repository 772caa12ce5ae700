"""From numbers to scores: sums, means, weights, reversal, what is missing, lookup."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.scoring.declaration import Declaration, Method, Missing, Part, Row, Rule, Score
from assieme.logic.scoring.score import Result, ScoringError, counted, scores

ITEMS = ("a", "b", "c", "d")


def _score(score: Score, **said: int) -> Result:
    return scores(Declaration((score,)), {name: Fraction(value) for name, value in said.items()})[0]


def _of(method: Method, *, at_most: int = 0, then: Rule = Rule.ANSWERED, parts: tuple[Part, ...] = ()) -> Score:
    return Score("total", {"en": "Total"}, method, parts or tuple(map(Part, ITEMS)), missing=Missing(at_most, then))


def test_a_sum_and_a_mean() -> None:
    assert _score(_of(Method.SUM), a=1, b=2, c=3, d=3).value == 9
    assert _score(_of(Method.MEAN), a=1, b=2, c=3, d=3).value == Fraction(9, 4)


def test_weights_multiply_in_a_sum_and_weigh_in_a_mean() -> None:
    parts = (Part("a", Fraction(3)), Part("b"))
    assert _score(_of(Method.SUM, parts=parts), a=1, b=2).value == 5
    assert _score(_of(Method.MEAN, parts=parts), a=1, b=2).value == Fraction(5, 4)


def test_a_reversed_item_counts_from_the_other_end() -> None:
    parts = (Part("a", reverse=(Fraction(1), Fraction(5))), Part("b"))
    assert _score(_of(Method.SUM, parts=parts), a=1, b=1).value == 6


def test_a_number_outside_of_what_is_reversed_is_a_misfit() -> None:
    with pytest.raises(ScoringError, match="in reverse 1 to 5") as refused:
        _score(_of(Method.SUM, parts=(Part("a", reverse=(Fraction(1), Fraction(5))),)), a=0)
    assert refused.value.item == "a"


@pytest.mark.parametrize(
    ("method", "at_most", "then", "said", "value"),
    [
        (Method.SUM, 0, Rule.ANSWERED, 3, None),
        (Method.SUM, 1, Rule.ANSWERED, 3, Fraction(6)),
        (Method.SUM, 1, Rule.PRORATE, 3, Fraction(8)),
        (Method.SUM, 1, Rule.PRORATE, 2, None),
        (Method.SUM, 2, Rule.PRORATE, 2, Fraction(6)),
        (Method.MEAN, 2, Rule.ANSWERED, 2, Fraction(3, 2)),
        (Method.MEAN, 1, Rule.ANSWERED, 2, None),
        (Method.MEAN, 3, Rule.ANSWERED, 0, None),
    ],
)
def test_what_is_missing(method: Method, at_most: int, then: Rule, said: int, value: Fraction | None) -> None:
    found = _score(_of(method, at_most=at_most, then=then), **dict(zip(ITEMS[:said], (1, 2, 3, 4), strict=False)))
    assert found.value == value
    assert (found.answered, found.parts, found.missing) == (said, 4, ITEMS[said:])


def test_prorating_keeps_to_the_weights() -> None:
    parts = (Part("a", Fraction(3)), Part("b"))
    assert _score(_of(Method.SUM, at_most=1, then=Rule.PRORATE, parts=parts), a=2).value == 8


@pytest.mark.parametrize(("places", "value"), [(0, 3), (1, Fraction(5, 2)), (None, Fraction(5, 2))])
def test_a_half_is_rounded_up(places: int | None, value: Fraction) -> None:
    score = Score("m", {"en": "M"}, Method.MEAN, (Part("a"), Part("b")), places=places)
    assert _score(score, a=2, b=3).value == value


LOOKUP = (Row(Fraction(0), band={"en": "low"}), Row(Fraction(5), Fraction(61), {"en": "high"}, {"en": "Much."}))


@pytest.mark.parametrize(
    ("said", "band"), [(0, "low"), (4, "low"), (5, "high"), (50, "high"), (-1, None)], ids=lambda one: str(one)
)
def test_a_row_of_the_lookup_table_holds_up_to_the_next(said: int, band: str | None) -> None:
    row = _score(Score("t", {"en": "T"}, Method.SUM, (Part("a"),), lookup=LOOKUP), a=said).row
    assert (row.band["en"] if row else None) == band


def test_without_a_score_there_is_no_row() -> None:
    assert _score(Score("t", {"en": "T"}, Method.SUM, (Part("a"), Part("b")), lookup=LOOKUP), a=5).row is None


def test_a_total_of_subscales_lacks_a_subscale_that_has_no_score() -> None:
    first = Score("first", {"en": "First"}, Method.SUM, (Part("a"), Part("b")))
    second = Score("second", {"en": "Second"}, Method.MEAN, (Part("c"), Part("d")))
    total = Score("total", {"en": "Total"}, Method.SUM, (Part("first"), Part("second")), of_scores=True)
    numbers = dict.fromkeys(ITEMS, Fraction(2))
    assert [one.value for one in scores(Declaration((first, second, total)), numbers)] == [4, 2, 6]
    del numbers["c"]
    found = scores(Declaration((first, second, total)), numbers)
    assert [one.value for one in found] == [4, None, None]
    assert found[2].missing == ("second",)


def test_a_score_out_of_its_declared_range_is_a_misfit() -> None:
    score = Score("t", {"en": "T"}, Method.SUM, (Part("a"),), range=(Fraction(0), Fraction(3)))
    with pytest.raises(ScoringError, match="0 to 3"):
        _score(score, a=4)


numbers = st.fractions(-100, 100, max_denominator=100)


@given(numbers, numbers, st.fractions(0, 1))
def test_reversed_twice_is_as_before(low: Fraction, width: Fraction, where: Fraction) -> None:
    part = Part("a", reverse=(low, low + abs(width)))
    value = low + abs(width) * where
    assert counted(part, counted(part, value)) == value


@given(st.lists(numbers, min_size=1, max_size=12), st.sampled_from(Method))
def test_the_order_of_the_items_changes_nothing(values: list[Fraction], method: Method) -> None:
    names = [f"i{number}" for number in range(len(values))]
    said = dict(zip(names, values, strict=True))
    there = Score("t", {"en": "T"}, method, tuple(map(Part, names)))
    back = Score("t", {"en": "T"}, method, tuple(map(Part, reversed(names))))
    assert scores(Declaration((there,)), said)[0].value == scores(Declaration((back,)), said)[0].value


@given(st.lists(numbers, min_size=1, max_size=12), numbers.filter(bool), st.sampled_from(Method))
def test_answers_times_a_number_give_the_score_times_it(values: list[Fraction], by: Fraction, method: Method) -> None:
    names = [f"i{number}" for number in range(len(values))]
    score = Declaration((Score("t", {"en": "T"}, method, tuple(map(Part, names))),))
    once = scores(score, dict(zip(names, values, strict=True)))[0].value
    scaled = scores(score, {name: value * by for name, value in zip(names, values, strict=True)})[0].value
    assert once is not None
    assert scaled == once * by


@given(st.lists(st.one_of(st.none(), numbers), min_size=1, max_size=12), st.integers(0, 11))
def test_there_is_a_score_exactly_when_enough_was_answered(values: list[Fraction | None], at_most: int) -> None:
    names = [f"i{number}" for number in range(len(values))]
    said = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    score = Score("t", {"en": "T"}, Method.SUM, tuple(map(Part, names)), missing=Missing(at_most))
    enough = bool(said) and len(values) - len(said) <= at_most
    assert (scores(Declaration((score,)), said)[0].value is not None) == enough
