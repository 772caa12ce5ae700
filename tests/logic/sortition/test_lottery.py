"""The draw: exact, the same for the same seed, and fair over seeds."""

from collections import Counter
from fractions import Fraction

from assieme.logic.sortition.fair import fair_lottery
from assieme.logic.sortition.lottery import TICKETS, Lottery, Panel, lottery
from assieme.logic.sortition.pool import Pool, Quota, pool

PEOPLE = {
    f"{kind}{number}": {"standpoint": kind} for kind, count in {"u": 4, "c": 6}.items() for number in range(count)
}
QUOTAS = [Quota("standpoint", "u", 1, 2), Quota("standpoint", "c", 1, 3)]
POOL = Pool(groups=(("a", "b"), ("c",)), rows=(), stay=("s",), seats=2, never=("n",))


def test_the_same_seed_draws_the_same_panel() -> None:
    found = fair_lottery(pool(PEOPLE, QUOTAS, 3))
    assert found.draw("Tuesday") == found.draw("Tuesday")
    assert len({found.draw(str(seed)) for seed in range(50)}) > 20


def test_people_are_drawn_as_often_as_their_chances_say() -> None:
    """Over 4,000 seeds nobody's count is more than five standard errors from what the lottery publishes."""
    found, draws = fair_lottery(pool(PEOPLE, QUOTAS, 3)), 4_000
    counts = Counter(person for seed in range(draws) for person in found.draw(f"seed {seed}"))
    for person, chance in found.chances().items():
        error = float(chance * (1 - chance) / draws) ** 0.5
        assert abs(counts[person] / draws - float(chance)) < 5 * error


def test_two_of_a_group_are_drawn_together_as_often_as_other_two() -> None:
    found, draws = Lottery((("a", "b", "c", "d"),), (), (), (Panel((2,), TICKETS),)), 3_000
    pairs = Counter(found.draw(str(seed)) for seed in range(draws))
    assert len(pairs) == 6
    assert all(abs(count - draws / 6) < 5 * (draws * 5 / 36) ** 0.5 for count in pairs.values())


def test_tickets_are_whole_and_none_is_lost() -> None:
    found = lottery(POOL, [(2, 0), (1, 1), (0, 1), (1, 1)], [1 / 3, 1 / 6, 1 / 3, 1 / 6])
    assert sum(panel.tickets for panel in found.panels) == TICKETS
    assert {panel.seats: panel.tickets // (TICKETS // 300) for panel in found.panels} == {
        (2, 0): 100,
        (1, 1): 100,
        (0, 1): 100,
    }


def test_chances_are_those_of_the_tickets() -> None:
    found = lottery(POOL, [(2, 0), (1, 1)], [3.0, 1.0])
    assert found.chances() == {
        "s": Fraction(1),
        "n": Fraction(0),
        "a": Fraction(7, 8),
        "b": Fraction(7, 8),
        "c": Fraction(1, 4),
    }


def test_those_who_stay_sit_on_every_panel() -> None:
    found = lottery(POOL, [(2, 0), (1, 1)], [3.0, 1.0])
    drawn = {found.draw(str(seed)) for seed in range(60)}
    assert drawn == {("a", "b", "s"), ("a", "c", "s"), ("b", "c", "s")}
