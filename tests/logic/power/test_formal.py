from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Level, Standpoint
from assieme.logic.power.constitution import (
    INFORMAL_GROUP,
    Condition,
    Constitution,
    Group,
    Of,
    Override,
    Seat,
    passes,
    seats,
    standpoints,
)
from assieme.logic.power.formal import RULE_VERSION, Reason, bloc_power, formal_level

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
USERS = standpoints(USER)
JOINED = standpoints(USER, CARER)
VETO = frozenset({USER.value})


def body(users: int, carers: int, pros: int, *conditions: Condition) -> Constitution:
    wanted = ((USER, users), (CARER, carers), (PRO, pros))
    filled = tuple(Seat(standpoint.value, standpoint, count=count) for standpoint, count in wanted if count)
    return Constitution(filled, conditions=conditions or (Condition(),))


MIXED = body(3, 2, 6, Condition(), Condition(among=JOINED))


def test_each_result_names_its_rule() -> None:
    assert formal_level(MIXED).rule_version == RULE_VERSION


@pytest.mark.parametrize(
    ("rules", "level"),
    [
        (body(4, 0, 0), Level.EMPOWER),
        (replace(body(4, 0, 0), override=Override.REASONED), Level.COLLABORATE),
        (replace(body(4, 0, 0), override=Override.FREE), Level.INVOLVE),
        (replace(body(4, 0, 0), binding=False), Level.INVOLVE),
        (replace(body(1, 0, 5), assigned_to=USER), Level.EMPOWER),
        (replace(body(5, 0, 1), assigned_to=PRO), Level.CONSULT),
        (replace(body(0, 3, 1), assigned_to=PRO), Level.INFORM),
        (body(6, 0, 5), Level.COLLABORATE),
        (MIXED, Level.COLLABORATE),
        (replace(MIXED, binding=False, override=Override.REASONED), Level.COLLABORATE),
        (replace(MIXED, override=Override.FREE), Level.INVOLVE),
        (replace(MIXED, agenda=standpoints(PRO)), Level.INVOLVE),
        (body(3, 2, 6), Level.INVOLVE),
        (replace(body(3, 2, 6), veto=VETO), Level.COLLABORATE),
        (body(3, 0, 3), Level.COLLABORATE),
        (body(0, 2, 6), Level.INFORM),
        (replace(MIXED, decides=False), None),
    ],
)
def test_the_level_is_the_first_that_matches_from_the_top(rules: Constitution, level: Level | None) -> None:
    assert formal_level(rules).level is level


def test_a_seat_without_a_vote_is_heard() -> None:
    heard = Constitution((Seat("u", USER, count=4, vote=False), Seat("p", PRO, count=3)))
    assert formal_level(heard).level is Level.CONSULT
    assert formal_level(heard).reasons == (Reason.HEARD,)


def test_a_body_with_one_other_seat_is_mixed_and_not_empower() -> None:
    """Case 4 of seed 000: an elected committee, most votes with people who aren't professionals."""
    assert formal_level(body(9, 0, 1)).level is Level.COLLABORATE


def test_a_joined_group_with_professionals_in_it_lifts_nobody() -> None:
    rules = body(3, 0, 6, Condition(), Condition(among=standpoints(USER, PRO)))
    assert formal_level(rules).level is Level.INVOLVE
    assert formal_level(rules).joined[0].can_block


def test_the_whole_informal_group_may_be_joined() -> None:
    found = formal_level(body(2, 3, 9, Condition(), Condition(among=INFORMAL_GROUP)))
    assert found.level is Level.COLLABORATE
    assert Reason.CAN_BLOCK_JOINED in found.reasons


def test_a_list_of_seats_joins_the_standpoints_of_those_that_vote() -> None:
    filled = (Seat("u", USER, count=2), Seat("c", CARER), Seat("g", CARER, vote=False), Seat("p", PRO, count=9))
    joining = [Condition(among=seats(*ids)) for ids in (("u", "c"), ("u", "g"), ("u", "c", "g", "p"), ("u",))]
    assert Constitution(filled, tuple(joining)).joined() == (JOINED,)
    assert formal_level(Constitution(filled, (Condition(), joining[0]))).level is Level.COLLABORATE


def test_a_condition_over_nobody_fails_when_strict_and_else_holds() -> None:
    def can_pass(condition: Condition) -> bool:
        return bloc_power(body(3, 0, 2, condition), USERS).can_pass

    assert not can_pass(Condition(among=standpoints(CARER)))
    assert can_pass(Condition(among=standpoints(CARER), strict=False))
    assert not can_pass(Condition(among=standpoints(CARER), at_least=Fraction(1)))
    assert can_pass(Condition(among=standpoints(CARER), at_least=Fraction(0)))


def test_where_nobody_can_pass_anything_every_voter_can_block() -> None:
    found = formal_level(body(3, 0, 2, Condition(share=Fraction(1))))
    assert [(one.can_pass, one.can_block) for one in found.standpoints] == [(False, True), (False, True)]


def test_one_copy_of_a_seat_with_a_veto_is_enough_to_stop_a_motion() -> None:
    rules = replace(body(3, 0, 9), veto=VETO)
    assert bloc_power(rules, USERS).can_block
    assert not bloc_power(rules, standpoints(PRO)).can_pass


def test_powers_are_told_for_each_standpoint_users_first() -> None:
    found = formal_level(body(3, 2, 6))
    assert [one.group for one in found.standpoints] == [USERS, standpoints(CARER), standpoints(PRO)]
    told = [(one.can_pass, one.can_block, one.can_be_outvoted) for one in found.standpoints]
    assert told == [(False, False, True), (False, False, True), (True, True, False)]


def test_a_tie_blocks_and_does_not_pass() -> None:
    users = bloc_power(body(3, 0, 3), USERS)
    assert (users.can_pass, users.can_block) == (False, True)
    at_least = body(3, 0, 3, Condition(strict=False))
    assert bloc_power(at_least, USERS).can_pass


def test_weight_and_members_are_counted_apart() -> None:
    heavy = (Seat("u", USER, weight=Fraction(5), count=1), Seat("p", PRO, count=4))
    assert bloc_power(Constitution(heavy, (Condition(of=Of.WEIGHT),)), USERS).can_pass
    assert not bloc_power(Constitution(heavy, (Condition(of=Of.MEMBERS),)), USERS).can_block


def test_agenda_and_chair_are_told_by_seat() -> None:
    rules = replace(MIXED, agenda=JOINED, chair=seats("professional"))
    found = {one.group: (one.sets_agenda, one.chairs) for one in formal_level(rules).standpoints}
    assert found == {
        USERS: (True, False),
        standpoints(CARER): (True, False),
        standpoints(PRO): (False, True),
    }


shares = st.builds(Fraction, st.integers(1, 4), st.just(5))
conditions = st.builds(
    Condition, share=shares, strict=st.booleans(), of=st.sampled_from(Of), among=st.just(Group(everyone=True))
)
sizes = st.integers(1, 6)


@st.composite
def bodies(draw: st.DrawFn) -> Constitution:
    filled = tuple(
        Seat(one.value, one, weight=Fraction(draw(st.integers(1, 9)), 3), count=draw(sizes))
        for one in (USER, CARER, PRO)
    )
    rules = draw(st.lists(conditions, min_size=1, max_size=2))
    second = draw(st.sampled_from([None, JOINED, USERS]))
    if second:
        rules.append(Condition(among=second))
    veto = draw(st.frozensets(st.sampled_from([USER.value, PRO.value]), max_size=2))
    return Constitution(
        filled,
        conditions=tuple(rules),
        veto=veto,
        binding=draw(st.booleans()),
        override=draw(st.sampled_from(Override)),
        agenda=draw(st.sampled_from([Group(everyone=True), JOINED])),
    )


@given(bodies())
def test_one_vote_more_in_favour_never_defeats_a_motion(rules: Constitution) -> None:
    ids = [seat.id for seat in rules.seats]
    for votes in product([False, True], repeat=len(ids)):
        favour = frozenset(name for name, vote in zip(ids, votes, strict=True) if vote)
        for name in ids:
            assert passes(rules, favour) <= passes(rules, favour | {name})


@given(bodies())
def test_a_bloc_blocks_exactly_where_all_others_together_cannot_pass(rules: Constitution) -> None:
    users = bloc_power(rules, USERS)
    rest = bloc_power(rules, standpoints(CARER, PRO))
    assert users.can_block == (not rest.can_pass)
    assert rest.can_block == (not users.can_pass)


@given(bodies())
def test_giving_service_users_a_veto_never_lowers_the_level(rules: Constitution) -> None:
    before, after = formal_level(rules), formal_level(replace(rules, veto=rules.veto | VETO))
    assert before.level is not None
    assert after.level is not None
    assert after.level >= before.level
    assert bloc_power(replace(rules, veto=VETO), USERS).can_block


@given(bodies())
def test_a_mixed_body_never_claims_more_than_collaborate(rules: Constitution) -> None:
    level = formal_level(rules).level
    assert level is not None
    assert Level.INVOLVE <= level <= Level.COLLABORATE


@given(bodies(), st.integers(2, 5))
def test_only_the_proportions_of_weights_matter(rules: Constitution, factor: int) -> None:
    scaled = tuple(replace(seat, weight=seat.weight * factor) for seat in rules.seats)
    assert formal_level(replace(rules, seats=scaled)) == formal_level(rules)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Seat("u", USER, count=0),
        lambda: Seat("u", USER, weight=Fraction(-1)),
        lambda: Condition(share=Fraction(3, 2), strict=False),
        lambda: Condition(share=Fraction(-1, 2)),
        lambda: Condition(at_least=Fraction(-1)),
        lambda: Constitution((Seat("u", USER), Seat("u", PRO))),
        lambda: replace(body(2, 0, 2), veto=frozenset({"nobody"})),
        lambda: Constitution((Seat("u", USER, vote=False),), veto=frozenset({"u"})),
    ],
)
def test_rules_that_mean_nothing_are_refused(build: object) -> None:
    assert callable(build)
    with pytest.raises(ValueError, match=r"\w"):
        build()
