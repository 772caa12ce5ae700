import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.mirrors.estimates import Beta, Ratio, rate, share


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_interval_holds_what_was_seen_and_95_in_100_of_the_posterior(yes: int, no: int) -> None:
    found = share(yes, yes + no)
    if not yes + no:
        assert found.value is None
        return
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    inside = Beta(yes, no).above(found.low) - Beta(yes, no).above(found.high)
    assert inside == pytest.approx(0.95 if yes and no else 0.975, abs=1e-6)


def test_jeffreys_interval_as_published() -> None:
    found = share(1, 10)
    assert [found.low, found.high] == pytest.approx([0.0110, 0.3813], abs=1e-4)


@given(st.integers(0, 40), st.integers(1, 90), st.integers(0, 40), st.integers(1, 90), st.floats(0.05, 5))
def test_a_ratio_and_its_inverse_say_the_same(events: int, people: int, other: int, others: int, bound: float) -> None:
    there, back = Ratio(events, people, other, others), Ratio(other, others, events, people)
    assert there.above(bound) + back.above(1 / bound) == pytest.approx(1)


def test_a_rate_without_exposure_is_not_known() -> None:
    assert rate(3, 0).value is None
    assert rate(0, 20).low == 0
    found = rate(30, 60)
    assert (found.value, found.n) == (0.5, 60)
    assert found.low == pytest.approx(0.344, abs=2e-3)
