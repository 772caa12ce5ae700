"""Counting over all sums gives what the diagram gives, wherever both are small."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.logic.power.bodies import bodies

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power import sums, swings
from assieme.logic.power.constitution import Condition, Constitution, Seat
from assieme.logic.power.diagram import draw
from assieme.logic.power.game import Game, Kind, seated
from assieme.logic.power.indices import SUMS_TO_A_STEP, exact

CHANCES = np.array([0.02, 0.3, 0.5, 0.6, 0.99])
USER = Standpoint.SERVICE_USER


def same_as_the_diagram(game: Game) -> None:
    diagram = draw(game, 10**6)
    assert diagram is not None
    wins, turned = swings.by_chance(diagram, CHANCES)
    ours, ours_turned = sums.by_chance(game, CHANCES)
    assert ours == pytest.approx(wins, abs=1e-12)
    assert ours_turned == pytest.approx(turned, abs=1e-12)


@settings(max_examples=50)
@given(bodies(most=4))
def test_bodies_with_all_that_a_file_can_say(rules: Constitution) -> None:
    game = seated(rules).game
    assume(game.members and game.quotas and game.can_pass and sums.volume(game) < 10**5)
    same_as_the_diagram(game)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3)), min_size=2, max_size=12), st.data())
def test_light_members_are_taken_out_as_heavy_ones_are(adds: list[tuple[int, int]], data: st.DataObject) -> None:
    kinds = tuple(Kind(one, 1) for one in dict.fromkeys(adds))
    totals = [sum(kind.adds[row] for kind in kinds) for row in range(2)]
    assume(all(totals))
    game = Game(kinds, tuple(data.draw(st.integers(1, total)) for total in totals))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "LONGEST", data.draw(st.sampled_from([0, 1, 4])))
        same_as_the_diagram(game)


def test_chances_that_are_tiny_keep_their_digits() -> None:
    """A vote of one in forty that is enough, and one that needs all: 2 to the power -39 either way."""
    kinds = tuple(Kind((one,), 1) for one in range(1, 41))
    for quota in (1, sum(range(1, 41))):
        _wins, turned = sums.by_chance(Game(kinds, (quota,)), np.array([0.5]))
        assert turned[:, 0] == pytest.approx([2.0**-39] * 40, rel=1e-9)


def test_many_different_weights_are_counted_where_a_diagram_is_given_up() -> None:
    filled = tuple(Seat(f"s{place}", USER, Fraction(1 + place**4 % 20_011)) for place in range(40))
    game = seated(Constitution(filled, (Condition(),))).game
    assert draw(game, sums.volume(game) * game.members // SUMS_TO_A_STEP) is None
    found = exact(game)
    assert found is not None
    shared = sum(kind.count * float(one.value) for kind, one in zip(game.kinds, found.shapley, strict=True))
    assert shared == pytest.approx(1, abs=1e-10)
