from fractions import Fraction

from hypothesis import given
from tests.logic.power.bodies import bodies

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Condition, Constitution, Seat, seats, standpoints
from assieme.logic.power.examples import Example, examples
from assieme.logic.power.formal import bloc_power

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
FILLED = (Seat("u", USER, count=3), Seat("c", CARER, count=2), Seat("p", PRO, count=6))
MIXED = Constitution(FILLED, (Condition(), Condition(among=seats("u", "c"))))


def test_what_happens_when_whole_standpoints_stand_against_each_other() -> None:
    assert examples(MIXED) == (
        Example((USER,), (CARER, PRO), passes=False),
        Example((CARER, PRO), (USER,), passes=False),
        Example((CARER,), (USER, PRO), passes=False),
        Example((USER, PRO), (CARER,), passes=True),
        Example((PRO,), (USER, CARER), passes=False),
        Example((USER, CARER), (PRO,), passes=False),
        Example((USER, CARER, PRO), (), passes=True),
    )


def test_without_voters_or_with_one_who_decides_there_is_nothing_to_tell() -> None:
    assert examples(Constitution((Seat("u", USER, vote=False),))) == ()
    assert examples(Constitution(FILLED, assigned_to=USER)) == ()
    assert examples(Constitution(FILLED, decides=False)) == ()


def test_rules_that_nobody_can_meet_are_told_last() -> None:
    assert examples(Constitution(FILLED, (Condition(Fraction(1)),)))[-1] == Example(
        (USER, CARER, PRO), (), passes=False
    )


@given(bodies())
def test_examples_and_powers_say_the_same(rules: Constitution) -> None:
    for one in examples(rules):
        if len(one.in_favour) == 1:
            assert one.passes == bloc_power(rules, standpoints(*one.in_favour)).can_pass
        if len(one.against) == 1:
            assert one.passes != bloc_power(rules, standpoints(*one.against)).can_block
