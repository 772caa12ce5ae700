"""What is published of a draw: the promise, the seed and the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.logic.sortition.pools import random_pool

from assieme.logic.sortition.fair import fair_lottery
from assieme.logic.sortition.lottery import TICKETS, Lottery, Panel
from assieme.logic.sortition.pool import pool
from assieme.logic.sortition.published import as_document, mixed, promise_of, read_lottery, seed_of
from assieme.logic.tomlfile import FileError

ONE = {"tickets": TICKETS, "groups": [["a"]], "stay": [], "never": []}


def test_the_promise_is_the_sha256_that_everybody_can_work_out() -> None:
    """The digest of FIPS 180-2, appendix B.1."""
    assert promise_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_seed_has_one_space_between_all_that_was_said() -> None:
    assert seed_of("first", "  3 5\t1 ") == "first 3 5 1"
    assert seed_of("first", "351", 2) == "first 351, again 2"


@given(st.integers(0, 40))
def test_the_file_draws_the_same_panel_as_the_lottery_it_was_written_from(number: int) -> None:
    people, quotas, size = random_pool(number)
    found = mixed(fair_lottery(pool(people, quotas, size)))
    again = read_lottery(json.dumps(as_document(found)), "lottery.json")
    assert again == found
    assert again.draw("Tuesday 3 5") == found.draw("Tuesday 3 5")


@given(st.integers(0, 40))
def test_mixing_changes_no_chance(number: int) -> None:
    people, quotas, size = random_pool(number)
    found = fair_lottery(pool(people, quotas, size))
    assert mixed(found).chances() == found.chances()


def test_the_order_of_mixed_groups_tells_nothing_of_their_features() -> None:
    """Whichever group has which features, the file is the same."""
    one = Lottery((("b",), ("a", "c")), (), (), (Panel((1, 0), 4), Panel((0, 1), TICKETS - 4)))
    other = Lottery((("a", "c"), ("b",)), (), (), (Panel((1, 0), TICKETS - 4), Panel((0, 1), 4)))
    assert mixed(one) == mixed(other)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is not JSON"),
        ("[]", "not a lottery"),
        ('{"groups": 3}', "not a lottery"),
        (json.dumps({**ONE, "panels": []}), "tickets"),
        (json.dumps({**ONE, "panels": [{"tickets": TICKETS, "seats": {"0": 2}}]}), "more people of a group"),
    ],
)
def test_another_file_is_refused_with_its_name(text: str, why: str) -> None:
    with pytest.raises(FileError) as refused:
        read_lottery(text, "lottery.json")
    (problem,) = refused.value.problems
    assert (problem.file, why in problem.message) == ("lottery.json", True)
