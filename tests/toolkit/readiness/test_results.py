"""What a round shows, and that nobody's answers follow from it."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answer, Answers
from assieme.toolkit.readiness import hexagon
from assieme.toolkit.readiness.results import LEAST, MOST, Results, gaps, results

type Sheets = list[tuple[str, Answers]]


def sheets(standpoint: str, people: int, answer: Answer | None = Answer.MOSTLY) -> Sheets:
    return [(standpoint, {prompt.id: answer for prompt in PROMPTS}) for _ in range(people)]


def test_a_group_is_shown_from_five_people_up() -> None:
    assert "carer" not in results(sheets("carer", 4)).shown
    assert results(sheets("carer", 5)).shown["carer"][Principle.ASSETS].mean == 2


@pytest.mark.parametrize(("alike", "told"), [(Answer.NOT_YET, LEAST), (Answer.YES, MOST)])
def test_where_all_said_the_same_at_an_end_the_figure_does_not_tell(alike: Answer, told: Fraction) -> None:
    """One of five who stands a step off reads the same as none."""
    off = Answer.A_LITTLE if alike == Answer.NOT_YET else Answer.MOSTLY
    for some in (sheets("carer", 5, alike), sheets("carer", 4, alike) + sheets("carer", 1, off)):
        assert {one.mean for one in results(some).shown["carer"].values()} == {told}


def test_groups_that_are_not_shown_are_named_whether_or_not_anybody_answered() -> None:
    found = results(sheets("service user", 5) + sheets("carer", 2))
    assert found.withheld == ("carer", "volunteer", "community member", "professional")


def test_managers_count_with_professionals() -> None:
    found = results(sheets("manager", 2, Answer.NOT_YET) + sheets("professional", 3, Answer.YES))
    assert set(found.shown) == {"professional"}
    assert found.shown["professional"][Principle.NETWORKS].mean == Fraction(9, 5)


def test_dont_know_counts_neither_as_an_answer_nor_as_a_person() -> None:
    found = results(sheets("carer", 5) + sheets("carer", 1, None))
    assert found.shown["carer"][Principle.ASSETS].n == 5
    unknown = results(sheets("carer", 4) + sheets("carer", 3, None))
    assert "carer" not in unknown.shown


def test_everyone_together_is_shown_only_where_no_group_is_withheld() -> None:
    both = sheets("service user", 5, Answer.NOT_YET) + sheets("professional", 5, Answer.YES)
    together = results(both).everyone
    assert together is not None
    assert together[Principle.ASSETS].mean == Fraction(3, 2)
    assert results(both + sheets("carer", 1)).everyone is None
    assert results(both + sheets("", 1)).everyone is None


people = st.lists(
    st.tuples(
        st.sampled_from(["service user", "carer", "professional", "manager", ""]),
        st.dictionaries(
            st.sampled_from([prompt.id for prompt in PROMPTS]), st.sampled_from([*Answer, None]), min_size=1
        ),
    ),
    max_size=24,
)


@settings(max_examples=60, deadline=None)
@given(people=people)
def test_an_attacker_who_looks_after_every_answer_learns_of_five_people_at_least(people: Sheets) -> None:
    looks = [results(people[:number]) for number in range(len(people) + 1)]
    for before, after in pairwise(looks):
        for group, scores in after.shown.items():
            for principle in Principle:
                earlier = before.shown[group][principle].n or 0 if group in before.shown else 0
                gained = (scores[principle].n or 0) - earlier
                assert gained == 0 or gained >= 5


@settings(max_examples=40, deadline=None)
@given(people=people)
def test_everyone_together_follows_from_what_is_shown_anyway(people: Sheets) -> None:
    found: Results = results(people)
    if found.everyone is None:
        return
    for principle in Principle:
        shown = [scores[principle] for scores in found.shown.values()]
        if any(one.mean is None for one in shown):
            assert found.everyone[principle].mean is None
            continue
        total = sum((one.mean * one.n for one in shown if one.mean is not None and one.n), Fraction(0))
        assert found.everyone[principle].mean == total / sum(one.n or 0 for one in shown)


def test_a_gap_names_the_groups_that_see_it_and_those_who_differ() -> None:
    found = gaps(results(sheets("service user", 5, Answer.NOT_YET) + sheets("professional", 5, Answer.YES)))
    assert {gap.principle for gap in found} == set(Principle)
    assert found[0].groups == (("service user", LEAST),)
    assert found[0].apart == ("service user", "professional")
    assert gaps(results(sheets("carer", 5, Answer.MOSTLY))) == ()


def test_not_yet_everywhere_is_still_a_shape_and_farther_out_is_more() -> None:
    middle = hexagon.point(0, 0)
    assert middle.y < hexagon.MIDDLE_Y
    assert hexagon.point(0, 3).y < hexagon.point(0, 1).y < middle.y
    assert len({(corner.x, corner.y) for corner in (hexagon.point(axis, 0) for axis in range(6))}) == 6


def test_an_outline_closes_only_where_each_corner_is_known() -> None:
    corners = [hexagon.point(axis, 2) for axis in range(6)]
    assert hexagon.outline(corners).endswith("Z")
    assert "Z" not in hexagon.outline([None, *corners[1:]])


@pytest.mark.parametrize("axis", range(6))
def test_words_of_a_corner_stay_inside_the_drawing(axis: int) -> None:
    label = hexagon.label(axis, "Far accadere le cose")
    assert all(0 < y < hexagon.HEIGHT for _, y in label.lines)
    assert 0 < label.x < hexagon.WIDTH
