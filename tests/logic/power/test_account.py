from fractions import Fraction

from assieme.logic.participation.levels import Level, Standpoint
from assieme.logic.power.account import account
from assieme.logic.power.constitution import Condition, Constitution, Of, Seat, seats

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
RULES = Constitution(
    (
        Seat("users", USER, count=3),
        Seat("guest", USER, vote=False),
        Seat("carers", CARER, count=2),
        Seat("lead", PRO, Fraction(2)),
        Seat("pros", PRO, count=4),
    ),
    (Condition(), Condition(of=Of.MEMBERS, among=seats("users", "carers"))),
)


def test_a_member_a_standpoint_and_the_joined_ones() -> None:
    found = account(RULES)
    assert [one.seat.id for one in found.members] == ["users", "guest", "carers", "lead", "pros"]
    assert found.members[1].measure.value == found.members[1].shapley.value == 0
    assert [(side.standpoint, side.seats) for side in found.sides] == [(USER, 4), (CARER, 2), (PRO, 5)]
    assert (found.informal.can_pass, found.informal.can_block) == (False, True)
    assert (found.formal.level, found.samples) == (Level.COLLABORATE, 0)


def test_a_standpoints_index_is_the_mean_of_its_seats_with_those_that_are_only_heard() -> None:
    found = account(RULES)
    whole = sum(Fraction(side.banzhaf.value) * side.seats for side in found.sides)
    assert whole == 1
    assert found.sides[0].banzhaf.value == Fraction(3, 4) * Fraction(found.members[0].banzhaf.value)


def test_a_body_too_large_to_count_is_sampled() -> None:
    filled = tuple(Seat(f"s{place}", USER if place % 2 else PRO, Fraction(10**9 + 7 * place**4)) for place in range(90))
    found = account(Constitution(filled, (Condition(), Condition(Fraction(3, 5), of=Of.MEMBERS))))
    assert found.samples > 0
    assert found.act.interval is not None
    assert all(one.banzhaf.interval is not None for one in found.members)
    assert all(side.banzhaf.interval is not None for side in found.sides)
