"""Coverage: an interval that claims 95% must hold the truth in about 95% of draws, for each number."""

from fractions import Fraction

import numpy as np
import pytest

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Condition, Constitution, Of, Seat, standpoints
from assieme.logic.power.game import Game, Kind, seated
from assieme.logic.power.indices import Indices, exact, sampled
from assieme.logic.power.sampling import COVERAGE, FEWEST

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
BODY = Constitution(
    (
        Seat("light", USER, Fraction(1), 4),
        Seat("heavy", USER, Fraction(7)),
        Seat("carer", CARER, Fraction(2), 3),
        Seat("pro", PRO, Fraction(3), 5),
        Seat("feather", PRO, Fraction(1, 50)),
    ),
    (Condition(), Condition(of=Of.MEMBERS, among=standpoints(USER, CARER), strict=False)),
)
GROUPS = ((Fraction(4, 5), Fraction(1, 5), Fraction(0), Fraction(0), Fraction(0)),)


def rows(found: Indices) -> list[tuple[str, object, tuple[float, float] | None]]:
    named = {"act": (found.act,), "measure": found.measures, "banzhaf": found.banzhaf, "shapley": found.shapley}
    named["mean"] = found.means
    return [(name, one.value, one.interval) for name, amounts in named.items() for one in amounts]


def test_each_interval_holds_the_truth_as_often_as_it_claims() -> None:
    game = seated(BODY).game
    truth = exact(game, GROUPS)
    assert truth is not None
    draws, held = 400, np.zeros(len(rows(truth)))
    for seed in range(draws):
        found = sampled(game, GROUPS, seed, 500)
        for place, ((_, value, _), (_, _, interval)) in enumerate(zip(rows(truth), rows(found), strict=True)):
            assert interval is not None
            assert isinstance(value, Fraction)
            held[place] += interval[0] <= value <= interval[1]
    slack = 3 * np.sqrt(COVERAGE * (1 - COVERAGE) / draws)
    assert held.min() / draws >= COVERAGE - slack
    assert held.mean() / draws <= 0.98


def test_a_sample_comes_close_and_says_so() -> None:
    game = seated(BODY).game
    truth, found = exact(game, GROUPS), sampled(game, GROUPS, 1, 2**15)
    assert truth is not None
    for (_, value, _), (_, guess, interval) in zip(rows(truth), rows(found), strict=True):
        assert interval is not None
        assert interval[0] <= guess <= interval[1]  # type: ignore[operator]
        assert guess == pytest.approx(float(value), abs=0.02)  # type: ignore[arg-type]
        assert interval[1] - interval[0] < 0.05


def test_the_same_seed_gives_the_same_numbers() -> None:
    game = seated(BODY).game
    assert sampled(game, GROUPS, 5, 1000) == sampled(game, GROUPS, 5, 1000)
    assert sampled(game, GROUPS, 5, 1000) != sampled(game, GROUPS, 6, 1000)


def test_who_was_never_seen_to_decide_is_not_said_to_be_powerless() -> None:
    found = sampled(Game((Kind((1,), 40),), (40,)), (), 1, FEWEST)
    assert found.measures[0].value == 0
    assert found.measures[0].interval is not None
    assert 0 < found.measures[0].interval[1] < 0.001
    assert found.banzhaf[0].interval == (0, 1)


def test_weights_longer_than_a_word_are_sampled_exactly() -> None:
    heavy = Game((Kind((10**30,), 3), Kind((10**30 - 1,), 2)), (3 * 10**30 - 1,))
    truth, found = exact(heavy), sampled(heavy, (), 1, 2**13)
    assert truth is not None
    for one, other in zip(truth.measures, found.measures, strict=True):
        assert other.value == pytest.approx(float(one.value), abs=0.03)
