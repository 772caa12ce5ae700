import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.crosswalk import (
    CROSSWALK,
    level_of_rung,
    rungs_of_level,
    way_of_level,
    way_of_rung,
)
from assieme.logic.participation.levels import (
    INFORMAL,
    Band,
    Level,
    Rung,
    ServiceKind,
    Standpoint,
    Way,
)
from assieme.logic.participation.practice import Principle, Step
from assieme.logic.participation.words import words


def test_levels_run_from_inform_to_empower_and_count_from_zero() -> None:
    assert words(Level) == ("inform", "consult", "involve", "collaborate", "empower")
    assert [level.number for level in Level] == [0, 1, 2, 3, 4]


def test_levels_sort_by_their_scale_and_not_by_the_alphabet() -> None:
    assert sorted(["empower", "inform", "consult"], key=Level) == ["inform", "consult", "empower"]
    assert Level.INFORM < Level.CONSULT < Level.INVOLVE < Level.COLLABORATE < Level.EMPOWER


@given(st.sampled_from(Level), st.sampled_from(Level))
def test_the_four_comparisons_agree_with_the_number(one: Level, other: Level) -> None:
    assert (one < other) == (one.number < other.number)
    assert (one <= other) == (one.number <= other.number)
    assert (one > other) == (one.number > other.number)
    assert (one >= other) == (one.number >= other.number)


def test_a_level_is_not_comparable_with_a_word_of_another_scale() -> None:
    with pytest.raises(ValueError, match="partnership"):
        _ = Level.INFORM < "partnership"


def test_arnstein_has_eight_rungs_in_bands_of_two_three_and_three() -> None:
    bands = [rung.band for rung in Rung]
    assert [bands.count(band) for band in Band] == [2, 3, 3]
    assert bands == sorted(bands, key=Band)


def test_four_standpoints_are_informal() -> None:
    assert len(Standpoint) == 6
    assert {one for one in Standpoint if not one.informal} == {Standpoint.PROFESSIONAL, Standpoint.MANAGER}
    assert len(INFORMAL) == 4


def test_four_of_the_seven_published_kinds_are_clinical_and_other_says_it_itself() -> None:
    assert [kind.clinical for kind in ServiceKind] == [True] * 4 + [False] * 3 + [None]


def test_six_principles_and_five_steps() -> None:
    assert len(Principle) == 6
    assert words(Step) == ("map", "focus", "people", "market", "grow")


def test_the_crosswalk_climbs_with_the_rungs() -> None:
    assert [crossing.rung for crossing in CROSSWALK] == list(Rung)
    numbers = [-1 if crossing.level is None else crossing.level.number for crossing in CROSSWALK]
    assert numbers == sorted(numbers)
    ways = [crossing.way.number for crossing in CROSSWALK]
    assert ways == sorted(ways)


@pytest.mark.parametrize("level", list(Level))
def test_each_level_has_rungs_that_lead_back_to_it(level: Level) -> None:
    assert rungs_of_level(level)
    assert {level_of_rung(rung) for rung in rungs_of_level(level)} == {level}
    assert {way_of_rung(rung) for rung in rungs_of_level(level)} == {way_of_level(level)}


def test_the_two_lowest_rungs_lie_below_the_lowest_level() -> None:
    assert level_of_rung(Rung.MANIPULATION) is None
    assert level_of_rung(Rung.THERAPY) is None
    assert way_of_rung(Rung.THERAPY) is Way.TO
