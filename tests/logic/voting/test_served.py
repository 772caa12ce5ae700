from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.voting.served import Served, Wish, served

wishes = st.lists(
    st.builds(Wish, st.sampled_from(["carer", "professional"]), st.dictionaries(st.integers(0, 4), st.integers(1, 3))),
)


def test_whose_wishes_were_met_and_how_far() -> None:
    found = served(
        [Wish("carer", {0: 1, 1: 1}, 2), Wish("carer", {2: 1}), Wish("carer", {}), Wish("professional", {1: 3, 2: 1})],
        chosen={1},
    )
    assert found == {"carer": Served(3, 2, Fraction(1, 3)), "professional": Served(1, 1, Fraction(3, 4))}


def test_a_group_that_wished_for_nothing_is_there() -> None:
    assert served([Wish("carer", {})], chosen={1}) == {"carer": Served(0, 0, None)}


@given(wishes, st.sets(st.integers(0, 4)))
def test_all_chosen_is_all_met_and_none_is_none(given_: list[Wish], chosen: set[int]) -> None:
    for found, part in ((served(given_, range(5)), 1), (served(given_, ()), 0)):
        assert all(one.met in (None, part) and one.with_one == part * one.people for one in found.values())
    for one in served(given_, chosen).values():
        assert 0 <= one.with_one <= one.people
        assert one.met is None or 0 <= one.met <= Fraction(one.with_one, one.people)
