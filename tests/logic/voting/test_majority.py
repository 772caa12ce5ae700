"""Motions under any constitution, from counted votes."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import EVERYONE, Condition, Constitution, Of, Seat, passes, standpoints
from assieme.logic.voting.majority import MAJORITY, CheckKind, Outcome, Quorum, Rule, decide
from assieme.logic.voting.parts import ALL, JOINED, OTHERS, Part, Tally, Turnout, Voter, divided, gathered

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
GROUP = standpoints(USER, CARER)
SECOND = Condition(of=Of.MEMBERS, among=GROUP)
DOUBLE = (MAJORITY, SECOND)
counts = st.integers(0, 12)
tallies = st.builds(Tally, counts, counts, counts)


def roll(joined: Tally, others: Tally, absent: int = 0) -> dict[Standpoint, Turnout]:
    return {
        USER: Turnout(joined.cast + absent, joined.cast),
        PRO: Turnout(others.cast + absent, others.cast),
    }


def by_part(rule: Rule, joined: Tally, others: Tally, absent: int = 0) -> Outcome:
    """Users' and professionals' votes, counted apart where the rule tells them apart."""
    people = roll(joined, others, absent)
    names = divided(rule.conditions, [Voter(one) for one in people])
    parts: dict[str, Part] = {}
    votes = dict.fromkeys(names, Tally())
    for name, (one, turnout), tally in zip(names, people.items(), (joined, others), strict=True):
        before = parts.get(name, Part(frozenset(), Turnout(0, 0)))
        parts[name] = Part(before.standpoints | {one}, before.turnout + turnout)
        votes[name] += tally
    return decide(rule, people, parts, votes)


def in_heap(rule: Rule, joined: Tally, others: Tally, *attested: bool) -> Outcome:
    people = roll(joined, others)
    parts = {JOINED: Part(frozenset({USER}), people[USER]), OTHERS: Part(frozenset({PRO}), people[PRO])}
    return decide(rule, people, parts, {ALL: joined + others}, attested=attested)


@pytest.mark.parametrize(("for_", "against", "passed"), [(3, 2, True), (2, 2, False), (0, 0, False), (1, 0, True)])
def test_a_simple_majority_is_more_for_than_against(for_: int, against: int, passed: bool) -> None:
    assert by_part(Rule(), Tally(for_, against, abstain=4), Tally()).passed is passed


@given(tallies)
def test_the_default_rule_compares_for_with_against_and_nothing_else(tally: Tally) -> None:
    outcome = by_part(Rule(), tally, Tally())
    assert outcome.passed == (tally.for_ > tally.against)
    assert not outcome.refused
    assert outcome.counts == tally


def test_two_thirds_are_exact() -> None:
    rule = Rule((Condition(Fraction(2, 3), strict=False, of=Of.MEMBERS),))
    for tally, passed in ((Tally(2, 1), True), (Tally(200, 101), False)):
        assert by_part(rule, tally, Tally()).passed is passed


@given(tallies, tallies)
def test_a_second_majority_can_only_stop_a_motion(joined: Tally, others: Tally) -> None:
    alone = by_part(Rule(), joined, others)
    double = by_part(Rule(DOUBLE), joined, others)
    assert double.passed == (alone.passed and joined.for_ > joined.against)


def test_professionals_do_not_outvote_the_joined_group() -> None:
    outcome = by_part(Rule(DOUBLE), Tally(2, 4), Tally(9, 0))
    assert not outcome.passed
    assert not outcome.refused
    missing = [check for check in outcome.checks if not check.holds]
    assert [(check.kind, check.found) for check in missing] == [(CheckKind.SECOND_MAJORITY, Fraction(1, 3))]


@pytest.mark.parametrize("attested", [True, False])
def test_one_heap_takes_the_attested_result_and_shows_no_number(attested: bool) -> None:
    outcome = in_heap(Rule(DOUBLE), Tally(2, 0), Tally(5, 1), attested)
    check = outcome.checks[-1]
    assert (outcome.passed, check.attested, check.found) == (attested, True, None)


@given(tallies, tallies, st.integers(0, 10), st.fractions(0, 1, max_denominator=7), st.integers(0, 6))
def test_a_missing_quorum_refuses_whatever_the_votes(
    joined: Tally, others: Tally, absent: int, share: Fraction, users: int
) -> None:
    outcome = by_part(Rule(quorum=Quorum(share, {USER: users})), joined, others, absent)
    eligible, cast = joined.cast + others.cast + 2 * absent, joined.cast + others.cast
    met = joined.cast >= users and (not share or (eligible > 0 and cast >= share * eligible))
    assert outcome.refused is not met
    assert not (outcome.refused and outcome.passed)


def test_abstentions_count_for_the_quorum_alone() -> None:
    people = {USER: Turnout(10, 5)}
    rule = Rule(quorum=Quorum(Fraction(1, 2)))
    outcome = decide(rule, people, {ALL: Part(frozenset(people), people[USER])}, {ALL: Tally(1, 0, abstain=4)})
    assert outcome.passed
    assert outcome.checks[0].found == Fraction(1, 2)


def test_a_standpoint_that_nobody_holds_has_no_quorum() -> None:
    outcome = by_part(Rule(quorum=Quorum(of_standpoint={CARER: 1})), Tally(3), Tally())
    assert outcome.refused
    assert outcome.checks[0].group == {CARER}
    assert (outcome.checks[0].needed, outcome.checks[0].found) == (1, 0)


@given(tallies, tallies, st.booleans())
def test_one_more_vote_for_never_turns_passed_into_not(joined: Tally, others: Tally, mine: bool) -> None:
    first = Condition(Fraction(3, 5), strict=False, of=Of.MEMBERS)
    rule = Rule((first, SECOND), Quorum(Fraction(1, 3), {USER: 2}))
    more = (joined + Tally(1), others) if mine else (joined, others + Tally(1))
    assert by_part(rule, joined, others, 3).passed <= by_part(rule, *more, 3).passed


groups = st.sampled_from([EVERYONE, GROUP, standpoints(USER), standpoints(PRO), standpoints(Standpoint.MANAGER)])
shares = st.builds(
    Condition, st.fractions(0, 1, max_denominator=6), st.booleans(), st.sampled_from(list(Of)), groups, st.none()
)
numbers = st.builds(
    Condition, of=st.sampled_from(list(Of)), among=groups, at_least=st.fractions(0, 8, max_denominator=3)
)
weights = st.fractions(0, 4, max_denominator=2)
people = st.lists(
    st.tuples(st.builds(Voter, st.sampled_from([USER, CARER, PRO]), weights, st.booleans()), st.booleans())
)


@given(st.lists(shares | numbers, max_size=4), people.filter(lambda some: 0 < len(some) < 9))
def test_with_everybody_voting_it_is_what_the_arithmetic_of_power_says(
    conditions: list[Condition], said: list[tuple[Voter, bool]]
) -> None:
    """Every coalition is tried by Hypothesis; seats are single, each by itself."""
    seats = tuple(Seat(f"s{place}", who.standpoint, who.weight) for place, (who, _yes) in enumerate(said))
    veto = frozenset(seat.id for seat, (who, _yes) in zip(seats, said, strict=True) if who.veto)
    in_favour = frozenset(seat.id for seat, (_who, yes) in zip(seats, said, strict=True) if yes)
    expected = passes(Constitution(seats, tuple(conditions), veto), in_favour)
    assert decided(conditions, [(who, "for" if yes else "against") for who, yes in said]).passed is expected


def decided(conditions: list[Condition], said: list[tuple[Voter, str]]) -> Outcome:
    """Everybody on the roll voted: counted in as few parts as may be."""
    names = divided(conditions, [who for who, _choice in said])
    parts = gathered((name, who, True) for name, (who, _choice) in zip(names, said, strict=True))
    heaps = {name: [choice for one, (_who, choice) in zip(names, said, strict=True) if one == name] for name in parts}
    votes = {name: Tally(*(heap.count(one) for one in ("for", "against", "abstain"))) for name, heap in heaps.items()}
    turnout: dict[Standpoint, Turnout] = {}
    for who, _choice in said:
        turnout[who.standpoint] = turnout.get(who.standpoint, Turnout(0, 0)) + Turnout(1, 1)
    return decide(Rule(tuple(conditions)), turnout, parts, votes)


@given(st.lists(shares | numbers, max_size=4), people.filter(lambda some: 1 < len(some) < 9), st.data())
def test_who_stands_in_one_part_can_swap_choices_with_no_difference(
    conditions: list[Condition], said: list[tuple[Voter, bool]], data: st.DataObject
) -> None:
    choices = [(who, data.draw(st.sampled_from(["for", "against", "abstain"]))) for who, _yes in said]
    names = divided(conditions, [who for who, _choice in choices])
    one, other = data.draw(st.integers(0, len(said) - 1)), data.draw(st.integers(0, len(said) - 1))
    if names[one] != names[other]:
        return
    swapped = list(choices)
    swapped[one], swapped[other] = (choices[one][0], choices[other][1]), (choices[other][0], choices[one][1])
    assert decided(conditions, choices) == decided(conditions, swapped)


def test_a_share_of_those_who_all_abstain_fails_and_a_group_of_nobody_holds_unless_strict() -> None:
    at_least = Condition(Fraction(1, 2), strict=False, of=Of.MEMBERS, among=standpoints(USER))
    assert not decided([at_least], [(Voter(USER), "abstain"), (Voter(PRO), "for")]).passed
    assert decided([at_least], [(Voter(PRO), "for")]).passed
    strict = Condition(of=Of.MEMBERS, among=standpoints(USER))
    assert not decided([strict], [(Voter(PRO), "for")]).passed


def test_weight_decides_where_the_rules_count_it() -> None:
    said = [(Voter(PRO, Fraction(5, 2)), "for"), (Voter(USER), "against"), (Voter(USER), "against")]
    outcome = decided([Condition(of=Of.WEIGHT)], said)
    assert outcome.passed
    assert (outcome.checks[0].found, outcome.checks[0].weighed) == (Fraction(5, 9), True)
    assert not decided([MAJORITY], said).passed


def test_a_veto_stops_what_all_others_want_and_an_abstention_does_not() -> None:
    others = [(Voter(USER), "for")] * 4
    stopped = decided([MAJORITY], [(Voter(PRO, veto=True), "against"), *others])
    assert not stopped.passed
    assert (stopped.checks[-1].kind, stopped.checks[-1].found) == (CheckKind.VETO, 1)
    assert decided([MAJORITY], [(Voter(PRO, veto=True), "abstain"), *others]).passed


def test_ballots_that_could_not_be_read_were_cast_and_take_no_side() -> None:
    people = {USER: Turnout(10, 5)}
    parts = {ALL: Part(frozenset(people), people[USER])}
    outcome = decide(Rule(quorum=Quorum(Fraction(1, 2))), people, parts, {ALL: Tally(2, 1)}, unreadable=2)
    assert outcome.passed
    with pytest.raises(ValueError, match="are not the ballots cast"):
        decide(Rule(), people, parts, {ALL: Tally(2, 1)}, unreadable=1)


@pytest.mark.parametrize(
    ("conditions", "voters", "names"),
    [
        ((MAJORITY,), [Voter(USER), Voter(PRO, Fraction(3))], [ALL, ALL]),
        (DOUBLE, [Voter(PRO), Voter(USER), Voter(CARER)], [OTHERS, JOINED, JOINED]),
        (DOUBLE, [Voter(USER), Voter(CARER)], [ALL, ALL]),
        ((Condition(of=Of.WEIGHT),), [Voter(PRO, Fraction(2)), Voter(USER)], ["group 2", "group 1"]),
        (
            (SECOND, Condition(of=Of.MEMBERS, among=standpoints(USER))),
            [Voter(CARER), Voter(USER), Voter(PRO)],
            ["group 2", "group 1", "group 3"],
        ),
    ],
)
def test_people_are_told_apart_no_more_than_the_rules_need(
    conditions: tuple[Condition, ...], voters: list[Voter], names: list[str]
) -> None:
    assert divided(conditions, voters) == names


PEOPLE = {USER: Turnout(4, 2), PRO: Turnout(4, 3)}
ONE = {ALL: Part(frozenset(PEOPLE), Turnout(8, 5))}
TWO = {JOINED: Part(frozenset({USER}), PEOPLE[USER]), OTHERS: Part(frozenset({PRO}), PEOPLE[PRO])}


@pytest.mark.parametrize(
    ("rule", "parts", "votes"),
    [
        (Rule(), ONE, {ALL: Tally(4)}),
        (Rule(), ONE, {JOINED: Tally(2), OTHERS: Tally(3)}),
        (Rule(DOUBLE), TWO, {JOINED: Tally(3), OTHERS: Tally(2)}),
        (Rule(DOUBLE), TWO, {ALL: Tally(5)}),
        (Rule(), TWO, {JOINED: Tally(5)}),
        (Rule(), ONE, {}),
        (Rule(), {ALL: Part(frozenset(PEOPLE), Turnout(8, 6))}, {ALL: Tally(5)}),
    ],
)
def test_votes_that_do_not_fit_the_roll_or_the_rule_are_refused(
    rule: Rule, parts: Mapping[str, Part], votes: Mapping[str, Tally]
) -> None:
    with pytest.raises(ValueError, match=r"votes|attested|parts"):
        decide(rule, PEOPLE, parts, votes)


@pytest.mark.parametrize("build", [lambda: Tally(-1), lambda: Turnout(3, 4), lambda: Quorum(Fraction(2))])
def test_rules_and_counts_that_mean_nothing_are_refused(build: object) -> None:
    assert callable(build)
    with pytest.raises(ValueError, match=r"\w"):
        build()
