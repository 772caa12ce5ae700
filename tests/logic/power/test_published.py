"""The numbers of the literature, each to the digits that are printed there."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import pytest

from assieme.logic.power.account import account
from assieme.logic.power.file import read_constitution
from assieme.logic.power.game import Game, Kind
from assieme.logic.power.indices import indices


def printed(value: object, digits: int) -> str:
    assert isinstance(value, Fraction)
    return f"{value:.{digits}f}"


def seat(name: str, weight: int = 1, count: int = 1) -> str:
    return f'[[seat]]\nid = "{name}"\nstandpoint = "community member"\nweight = {weight}\ncount = {count}\n'


def told(*parts: str) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Measure, Banzhaf and Shapley–Shubik index of a file's seats, which must be exact."""
    found = {}
    for one in account(read_constitution("\n".join(parts), "x.toml")).members:
        numbers = (one.measure.value, one.banzhaf.value, one.shapley.value)
        found[one.seat.id] = tuple(number for number in numbers if isinstance(number, Fraction))
    return {name: (row[0], row[1], row[2]) for name, row in found.items()}


def test_the_security_council_of_the_united_nations() -> None:
    """Felsenthal and Machover, *The Measurement of Voting Power* (1998): five vetoes, and nine of fifteen votes."""
    found = told(
        'veto = ["permanent"]',
        seat("permanent", count=5),
        seat("elected", count=10),
        '[[condition]]\nof = "members"\namong = "all"\nat_least = 9',
    )
    assert [printed(found["permanent"][1], 4), printed(found["elected"][1], 4)] == ["0.1669", "0.0165"]
    assert [printed(found["permanent"][2], 4), printed(found["elected"][2], 5)] == ["0.1963", "0.00186"]
    assert found["permanent"][2] == Fraction(421, 2145)


def test_the_european_community_of_1958() -> None:
    """Twelve of seventeen votes; Luxembourg had one and never counted (Brams and Affuso 1976)."""
    found = told(
        seat("large", 4, 3), seat("medium", 2, 2), seat("Luxembourg"), '[[condition]]\nof = "weight"\nat_least = 12'
    )
    assert [printed(found[name][1], 3) for name in found] == ["0.238", "0.143", "0.000"]
    assert [printed(found[name][2], 3) for name in found] == ["0.233", "0.150", "0.000"]
    assert not any(found["Luxembourg"])


ELECTORS: tuple[int, ...] = (
    54,
    33,
    32,
    25,
    23,
    22,
    21,
    18,
    15,
    14,
    13,
    13,
    12,
    12,
    *[11] * 4,
    *[10] * 2,
    *[9] * 2,
    *[8] * 6,
)
ELECTORS += (*[7] * 3, *[6] * 2, *[5] * 4, *[4] * 6, *[3] * 8)
SWINGS = {
    54: (525_180_666_785_903, "0.466454", "0.111428"),
    33: (292_267_988_381_903, "0.259586", "0.062010"),
    32: (282_842_187_059_467, "0.251214", "0.060011"),
    25: (218_271_801_954_339, "0.193864", "0.046311"),
    18: (155_767_173_134_343, "0.138349", "0.033049"),
    12: (103_312_925_200_401, "0.091760", "0.021920"),
    9: (77_347_890_835_355, "0.068699", "0.016411"),
}


def test_the_electoral_college_of_2000() -> None:
    """Swings, measure and index as Leech's program ipgenf prints them (Sidran 2002), from California to Alabama."""
    counts = Counter(ELECTORS)
    assert (len(ELECTORS), sum(ELECTORS)) == (51, 538)
    states = [seat(str(votes), votes, count) for votes, count in counts.items()]
    found = told(*states, '[[condition]]\nof = "weight"\nat_least = 270')
    for votes, (swings, measure, index) in SWINGS.items():
        row = found[str(votes)]
        assert row[0] * 2**50 == swings
        assert [printed(row[0], 6), printed(row[1], 6)] == [measure, index]


VOTES = (29, 29, 29, 29, 27, 27, 14, 13, *[12] * 5, *[10] * 3, *[7] * 5, *[4] * 5, 3)
MILLE = (170, 123, 123, 120, 82, 80, 47, 33, 22, 21, 21, 21, 21, 18, 17, 17, 11, 11, 11, 8, 8, 5, 4, 3, 2, 1, 1)
THOUSANDS: tuple[int, ...] = (
    82038,
    59247,
    58966,
    57612,
    39394,
    38667,
    22489,
    15760,
    10533,
    10290,
    10213,
    10092,
    9980,
    8854,
)
THOUSANDS += (8230, 8082, 5393, 5313, 5160, 3744, 3701, 2439, 1978, 1446, 752, 429, 379)
NICE: tuple[str, ...] = (
    "0.0778",
    *["0.0778"] * 3,
    "0.0742",
    "0.0742",
    "0.0426",
    "0.0397",
    *["0.0368"] * 5,
    *["0.0309"] * 3,
)
NICE += (*["0.0218"] * 5, *["0.0125"] * 5, "0.0094")


@pytest.mark.parametrize(("people", "quota"), [(MILLE, 620), (THOUSANDS, 298_333)])
def test_the_council_of_the_eu_under_nice_with_three_conditions(people: Sequence[int], quota: int) -> None:
    """255 of 345 votes, 14 of 27 members, 62% of the people (Felsenthal and Machover 2001; Bilbao and others 2002).

    The people as Seville's game theory group counted them, in parts of a thousand and in thousands. Votes and people
    are two weights of one member, so this is no constitution of ours; the arithmetic is the same.
    """
    rows = list(zip(VOTES, [1] * 27, people, strict=True))
    counts = Counter(rows)
    game = Game(tuple(Kind(row, count) for row, count in counts.items()), (255, 14, quota))
    found = indices(game)
    places = {kind.adds: place for place, kind in enumerate(game.kinds)}
    assert tuple(printed(found.banzhaf[places[row]].value, 4) for row in rows) == NICE
    assert printed(found.act.value, 4) == "0.0203"


PEOPLE = {
    "Germany": (8252, "0.1699578", "0.1469667"),
    "France": (6699, "0.1397436", "0.1131606"),
    "United Kingdom": (6581, "0.1375392", "0.1108086"),
    "Italy": (6059, "0.1285487", "0.1008415"),
    "Spain": (4653, "0.1022868", "0.0750330"),
    "Poland": (3797, "0.0837573", "0.0628329"),
    "Estonia": (132, "0.0312941", "0.0098348"),
    "Malta": (46, "0.0298559", "0.0086469"),
}
OTHERS = (1135, 710, 1058, 575, 478, 1077, 415, 85, 195, 285, 59, 980, 1708, 877, 1031, 1964, 207, 544, 550, 1000)


def test_the_council_of_the_eu_under_lisbon_without_the_clause_on_four_members() -> None:
    """55% of 28 members with 65% of their people (Eurostat, 1 January 2017, in tens of thousands).

    The measure and the Shapley–Shubik index are those of another program, Huettner's powerindices 1.0.2.
    """
    states = [seat(name, people) for name, (people, *_) in PEOPLE.items()]
    states += [seat(f"other {place}", people) for place, people in enumerate(OTHERS)]
    members = '[[condition]]\nof = "members"\nshare = 0.55\nstrict = false'
    found = told(*states, members, '[[condition]]\nof = "weight"\nshare = 0.65\nstrict = false')
    for name, (_people, measure, shapley) in PEOPLE.items():
        assert [printed(found[name][0], 7), printed(found[name][2], 7)] == [measure, shapley]
