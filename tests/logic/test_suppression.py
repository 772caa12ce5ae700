from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.suppression import Suppressed, suppress

tables = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40))


@given(tables, st.integers(2, 10))
def test_no_small_cell_is_shown_and_every_shown_cell_is_true(table: dict[str, int], minimum: int) -> None:
    found = suppress(table, minimum)
    assert list(found.cells) == list(table)
    for key, shown in found.cells.items():
        assert shown is None or shown == table[key] >= minimum


@given(tables, st.integers(2, 10))
def test_a_shown_total_leaves_no_small_group_by_subtraction(table: dict[str, int], minimum: int) -> None:
    found = suppress(table, minimum)
    if found.total is None:
        return
    assert found.total == sum(table.values())
    hidden = [key for key, shown in found.cells.items() if shown is None]
    rest = found.total - sum(shown for shown in found.cells.values() if shown is not None)
    assert not hidden or (len(hidden) > 1 and rest >= minimum)


@given(tables.filter(lambda table: all(number >= 5 for number in table.values())))
def test_nothing_is_withheld_without_need(table: dict[str, int]) -> None:
    assert suppress(table) == Suppressed(table, sum(table.values()))


@pytest.mark.parametrize(("cells", "highest", "minimum"), [(1, 12, 5), (2, 14, 5), (3, 11, 5), (4, 6, 3)])
def test_an_attacker_who_knows_the_rule_pins_no_withheld_number(cells: int, highest: int, minimum: int) -> None:
    """Group all tables by what is published of them: each withheld cell must keep at least two values."""
    seen: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(highest + 1), repeat=cells):
        found = suppress(dict(enumerate(numbers)), minimum)
        seen[(*found.cells.values(), found.total)].append(numbers)
    for published, possible in seen.items():
        for place in range(cells):
            if published[place] is None:
                assert len({numbers[place] for numbers in possible}) > 1, published


def test_the_smallest_other_cell_is_withheld_with_a_single_small_one() -> None:
    found = suppress({"service user": 12, "carer": 3, "professional": 8})
    assert found == Suppressed({"service user": 12, "carer": None, "professional": None}, 23)


def test_a_table_too_small_to_protect_shows_no_total() -> None:
    assert suppress({"carer": 3}) == Suppressed({"carer": None}, None)
    assert suppress({"carer": 0, "service user": 2}).total is None


@pytest.mark.parametrize(("table", "minimum"), [({"carer": -1}, 5), ({"carer": 9}, 1)])
def test_what_is_no_count_or_no_protection_is_refused(table: dict[str, int], minimum: int) -> None:
    with pytest.raises(ValueError, match="never negative"):
        suppress(table, minimum)
