"""Constitutions for property tests: small, and with everything that a file may say."""

from fractions import Fraction

from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import (
    EVERYONE,
    INFORMAL_GROUP,
    Condition,
    Constitution,
    Group,
    Of,
    Override,
    Seat,
    seats,
    standpoints,
)

IDS = ("a", "b", "c", "d")
SHARES = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction("0.6"), Fraction(2, 3), Fraction(1)])
WEIGHTS = st.one_of(
    st.just(Fraction(1)),
    st.builds(Fraction, st.integers(0, 12), st.integers(1, 3)),
    st.integers(10**20, 10**20 + 9).map(Fraction),
)


@st.composite
def bodies(draw: st.DrawFn, most: int = 3) -> Constitution:
    """One to four kinds of seat with up to `most` copies each."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    filled = tuple(
        Seat(one, draw(st.sampled_from(Standpoint)), draw(WEIGHTS), draw(st.integers(1, most)), draw(st.booleans()))
        for one in ids
    )
    voting = [seat.id for seat in filled if seat.vote]
    return Constitution(
        filled,
        conditions=tuple(draw(st.lists(conditions(ids), max_size=3))),
        veto=draw(st.frozensets(st.sampled_from(voting), max_size=1)) if voting else frozenset(),
        binding=draw(st.booleans()),
        override=draw(st.sampled_from(Override)),
        agenda=draw(st.sampled_from([EVERYONE, standpoints(Standpoint.PROFESSIONAL)])),
    )


def conditions(ids: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    """Conditions among everybody, a standpoint, the joined ones or listed seats."""
    listed = st.lists(st.sampled_from(ids), max_size=3).map(lambda some: seats(*some))
    among: st.SearchStrategy[Group] = st.one_of(
        st.just(EVERYONE), st.just(INFORMAL_GROUP), st.sampled_from(Standpoint).map(standpoints), listed
    )
    return st.builds(
        Condition,
        share=SHARES,
        strict=st.booleans(),
        of=st.sampled_from(Of),
        among=among,
        at_least=st.one_of(st.none(), st.integers(0, 9).map(lambda number: Fraction(number, 2))),
    )
