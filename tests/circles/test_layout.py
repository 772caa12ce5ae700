"""Where marks lie on the circle of support."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.circles.layout import LEAST, NARROW, ORDER, WIDE, Sheet, closest, lay_out

names = st.sampled_from(["Kim", "Giuseppina", "Noa", "Maximilian", "Lou"])
people = st.lists(st.tuples(st.sampled_from(ORDER), names), max_size=40).map(
    lambda pairs: {circle: [name for where, name in pairs if where is circle] for circle in ORDER}
)
sheets = st.sampled_from([WIDE, NARROW])


@settings(max_examples=25, deadline=None)
@given(people=people, sheet=sheets)
def test_everybody_has_a_place_inside_their_circle_and_nobody_is_too_close(people: dict, sheet: Sheet) -> None:  # type: ignore[type-arg]
    board = lay_out(people, sheet)
    for ring, circle in enumerate(ORDER):
        assert len(board.places[circle]) == len(people[circle])
        inside = sheet.radii[ring - 1] if ring else 0
        for place in board.places[circle]:
            assert inside <= hypot(place.x, place.y) <= sheet.radii[ring]
    assert closest(board) >= LEAST


@pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("circle", ORDER)
def test_forty_people_fit_into_one_circle(sheet: Sheet, circle: object) -> None:
    board = lay_out({circle: ["Kim"] * 40}, sheet)  # type: ignore[dict-item]
    assert closest(board) >= (28 if sheet is WIDE else LEAST)


@settings(max_examples=8, deadline=None)
@given(people=people, sheet=sheets)
def test_the_same_people_lie_at_the_same_places(people: dict, sheet: Sheet) -> None:  # type: ignore[type-arg]
    assert lay_out(people, sheet) == lay_out(people, sheet)


@settings(max_examples=15, deadline=None)
@given(people=people)
def test_names_do_not_overlap_where_the_board_says_that_they_fit(people: dict) -> None:  # type: ignore[type-arg]
    board = lay_out(people, WIDE)
    if not board.named:
        return
    boxes = [
        (place.x - len(name) * WIDE.letter / 2, place.y, place.x + len(name) * WIDE.letter / 2, place.y + 33)
        for circle in ORDER
        for place, name in zip(board.places[circle], people[circle], strict=True)
    ]
    overlaps = [
        (a, b)
        for index, a in enumerate(boxes)
        for b in boxes[:index]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlaps == []


def test_a_group_of_the_usual_size_shows_its_names() -> None:
    assert lay_out({ORDER[0]: ["Kim", "Noa", "Sam"], ORDER[1]: ["Lou", "Max", "Ola"], ORDER[3]: ["Ari"]}, WIDE).named
