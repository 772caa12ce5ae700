from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.logic.power.bodies import bodies
from tests.logic.power.brute import copies, measure, shapley, ways

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power import indices as exactly
from assieme.logic.power.constitution import Condition, Constitution, Of, Seat, seats
from assieme.logic.power.diagram import draw
from assieme.logic.power.game import seated
from assieme.logic.power.indices import Indices, exact

USER, PRO = Standpoint.SERVICE_USER, Standpoint.PROFESSIONAL


def numbers(rules: Constitution) -> Indices:
    found = exact(seated(rules).game)
    assert found is not None
    return found


@settings(max_examples=60)
@given(bodies())
def test_every_index_is_what_trying_every_way_to_vote_gives(rules: Constitution) -> None:
    played = seated(rules)
    tried, found = ways(rules), numbers(rules)
    assert found.act.value == Fraction(sum(tried.values()), len(tried))
    places = [place for place, seat in zip(played.places, rules.seats, strict=True) for _copy in range(seat.count)]
    members = [place for place in places if place is not None]
    assert len(members) == len(copies(rules))
    measures = [measure(tried, member) for member in range(len(members))]
    assert [found.measures[place].value for place in members] == measures
    assert [found.shapley[place].value for place in members] == [
        shapley(tried, member, len(members)) for member in range(len(members))
    ]
    total = sum(measures)
    assert [found.banzhaf[place].value for place in members] == [one / total if total else 0 for one in measures]


@settings(max_examples=60)
@given(bodies(most=5))
def test_indices_share_out_all_power_or_none(rules: Constitution) -> None:
    played, found = seated(rules), numbers(rules)
    counts = [kind.count for kind in played.game.kinds]
    for index in (found.banzhaf, found.shapley):
        whole = sum((count * one.value for count, one in zip(counts, index, strict=True)), Fraction(0))
        assert whole == (1 if any(one.value for one in index) else 0)


@settings(max_examples=60)
@given(bodies(most=5))
def test_floating_point_gives_the_same_to_twelve_digits(rules: Constitution) -> None:
    game = seated(rules).game
    if not game.members:
        return
    whole = numbers(rules)
    diagram = draw(game, 10**6)
    assert diagram is not None
    act, measures, shapley = exactly._in_floats(game.members, lambda chances: exactly._along(diagram, chances))
    assert act == pytest.approx(float(whole.act.value), abs=1e-12)
    assert measures == pytest.approx([float(one.value) for one in whole.measures], abs=1e-12)
    assert shapley == pytest.approx([float(one.value) for one in whole.shapley], abs=1e-12)


def test_one_vote_of_sixty_that_is_enough_is_told_apart_from_none() -> None:
    rules = Constitution((Seat("u", USER, count=60),), (Condition(of=Of.MEMBERS, at_least=Fraction(1)),))
    found = numbers(rules)
    assert found.measures[0].value == Fraction(1, 2**59)
    assert found.banzhaf[0].value == found.shapley[0].value == Fraction(1, 60)


def test_rules_that_nobody_can_meet_give_nobody_power() -> None:
    found = numbers(Constitution((Seat("u", USER, count=3),), (Condition(among=seats()),)))
    assert (found.act.value, found.banzhaf[0].value, found.shapley[0].value) == (0, 0, 0)


def test_a_body_in_which_nobody_votes_never_acts_unless_it_asks_for_nothing() -> None:
    heard = (Seat("u", USER, vote=False),)
    assert numbers(Constitution(heard)).act.value == 0
    assert numbers(Constitution(heard, ())).act.value == 1


def test_a_hundred_seats_and_three_conditions_are_counted_exactly() -> None:
    """Weights of 1 to 10, so about nine million reachable vectors."""
    filled = tuple(Seat(f"s{place}", USER if place < 50 else PRO, Fraction(1 + place * 7 % 10)) for place in range(100))
    rules = Constitution(
        filled, (Condition(), Condition(of=Of.MEMBERS), Condition(among=seats(*(f"s{n}" for n in range(50)))))
    )
    diagram = draw(seated(rules).game, 200_000)
    assert diagram is not None
    found = numbers(rules)
    assert isinstance(found.act.value, Fraction)
    played = seated(rules)
    assert sum(kind.count * one.value for kind, one in zip(played.game.kinds, found.shapley, strict=True)) == 1


def test_numbers_out_of_reach_are_given_up_early() -> None:
    filled = tuple(Seat(f"s{place}", USER, Fraction(10**8 + place**5)) for place in range(80))
    assert exact(seated(Constitution(filled, (Condition(Fraction(3, 5)), Condition(of=Of.MEMBERS)))).game) is None
