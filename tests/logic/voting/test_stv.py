from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.elections import election, elections, named, quotas, shuffled

from assieme.logic.voting import stv
from assieme.logic.voting.lots import lot_order
from assieme.logic.voting.quotas import QuotasError
from assieme.logic.voting.result import Ballot, Breaker, Candidate, Election, Occasion, Quota


def test_a_surplus_goes_on_at_its_value_cut_to_five_decimals() -> None:
    found = election("7 A>B", "2 A>C", "1 A", "3 B", "4 C", "2 D", seats=2)
    done = stv.count(found)
    assert done.quota == 7
    first, second = done.rounds[:2]
    assert first.votes == {0: 10, 1: 3, 2: 4, 3: 2}
    assert first.elected == (0,)
    # 3 of surplus on 10 papers: each goes on at 0.3
    assert second.votes == {0: 7, 1: Fraction("5.1"), 2: Fraction("4.6"), 3: 2}
    assert [(one.to, one.votes) for one in second.transfers] == [
        (1, Fraction("2.1")),
        (2, Fraction("0.6")),
        (None, Fraction("0.3")),
    ]
    assert second.exhausted == Fraction("0.3")
    assert second.lost == 0


def test_what_rounding_drops_is_said() -> None:
    found = election("9 A>B", "1 B", "5 C", "4 D", seats=3)
    second = stv.count(found).rounds[1]
    # the quota is 19 // 4 + 1 = 5, and 4 / 9 of a vote is 0.44444
    assert second.votes[1] == 1 + 9 * Fraction("0.44444")
    assert second.exhausted == second.lost == 4 - 9 * Fraction("0.44444")


def test_papers_that_came_with_a_value_go_on_with_part_of_it() -> None:
    found = election("12 A>B>C", "6 B>D", "4 C", "5 D", seats=3)
    done = stv.count(found)
    assert done.quota == 7
    assert done.rounds[0].elected == (0,)
    value = Fraction("0.41666")
    assert done.rounds[1].votes[1] == 6 + 12 * value
    assert done.rounds[1].elected == (1,)
    credited = 6 + 12 * value
    surplus = credited - 7
    further = Fraction(int(value * surplus / credited * 100_000), 100_000)
    whole = Fraction(int(surplus / credited * 100_000), 100_000)
    assert done.rounds[2].votes[2] == 4 + 12 * further
    assert done.rounds[2].votes[3] == 5 + 6 * whole


def test_the_largest_surplus_goes_first() -> None:
    done = stv.count(election("20 A>C", "26 B>C", "3 C", "2 D", "1 E", seats=4))
    assert done.winners[:2] == (1, 0)
    assert [one.transfers[0].source for one in done.rounds[1:3]] == [1, 0]


def test_when_as_many_are_left_as_seats_all_of_them_are_elected_and_nothing_moves() -> None:
    done = stv.count(election("5 A", "3 B", "2 C", "1 D>C", seats=2))
    assert [(one.excluded, one.elected) for one in done.rounds] == [((), (0,)), ((), ()), ((3,), ()), ((2,), (1,))]
    assert stv.count(election("5 A", "1 B", seats=2)).rounds[0].elected == (0, 1)


def test_no_ballot_at_all_still_ends_by_lot() -> None:
    found = election(names="ABC")
    done = stv.count(found)
    assert done.winners == (lot_order(found.seed, "ABC")[0],)
    assert {tie.by for tie in done.ties} == {Breaker.LOT}


def test_of_tied_candidates_the_one_behind_in_the_last_round_that_differed_leaves() -> None:
    found = election("5 A", "3 B", "2 C", "1 D>C")
    # C has 2 votes, then 3 as B does: the round before decides between them
    assert [each.excluded for each in stv.count(found).rounds] == [(), (3,), (2,), (1,)]


def test_the_latest_round_that_differed_counts_not_the_first() -> None:
    found = election("10 A", "3 B", "4 C", "1 D>C", "2 D", "2 E>B")
    # B and C have 3 and 4, then 5 and 4, then 5 each
    done = stv.count(found)
    assert [named(found, each.excluded) for each in done.rounds[:4]] == ["", "E", "D", "C"]


def test_a_tie_is_told_with_the_rule_that_broke_it() -> None:
    found = election("5 A", "3 B", "2 C", "1 D>C", seats=1)
    done = stv.count(found)
    tie = done.ties[0]
    assert (tie.round, tie.occasion, tie.candidates, tie.chosen, tie.by) == (
        2,
        Occasion.EXCLUDE,
        (1, 2),
        2,
        Breaker.EARLIER,
    )


def test_the_lot_is_drawn_from_the_seed_and_the_names_alone() -> None:
    found = election("4 A", "3 B", "3 C", seats=1)
    losers = {seed: stv.count(replace(found, seed=seed)).rounds[1].excluded[0] for seed in "abcdefgh"}
    assert set(losers.values()) == {1, 2}
    for seed, loser in losers.items():
        order = lot_order(seed, "ABC")
        assert order.index(loser) == max(order.index(1), order.index(2))


def test_withdrawn_candidates_skipped_ranks_and_equals() -> None:
    found = election("3 A>>B", "2 A=B>C", "2 C=A>B", "1 B", "1 D", names="ABCD", withdrawn="A", seats=1)
    # A is passed over everywhere; `A=B` then means B, and `C=A` means C
    assert stv.count(found).rounds[0].votes == {1: 6, 2: 2, 3: 1}
    stops = election("2 A", "2 B>C=D>A", "1 C", "1 D", names="ABCD")
    assert stv.count(stops).rounds[0].votes == {0: 2, 1: 2, 2: 1, 3: 1}


def test_a_ballot_that_puts_several_first_is_not_valid() -> None:
    done = stv.count(election("9 A=B", "3 A", "2 B"))
    assert done.rounds[0].votes == {0: 3, 1: 2}
    assert done.quota == 3


def test_quotas_guard_and_doom() -> None:
    group = {"A": "p", "B": "p", "C": "p", "D": "u", "E": "u"}
    found = election("40 A>B", "30 B>C", "20 C>B", "6 D>E", "4 E>D", seats=3)
    assert named(found, stv.count(found).winners) == "ABC"
    people = tuple(Candidate(one.name, group[one.name]) for one in found.candidates)
    guarded = stv.count(replace(found, candidates=people, quotas={"u": Quota(1)}))
    assert named(found, guarded.winners) == "ABD"
    doomed = stv.count(replace(found, candidates=people, quotas={"p": Quota(0, 1)}))
    assert sorted(named(found, doomed.winners)) == ["A", "D", "E"]
    assert doomed.rounds[0].elected == (0, 3, 4)


def test_of_two_who_reach_the_number_of_votes_together_only_the_first_takes_the_last_place_of_a_group() -> None:
    people = (Candidate("A", "p"), Candidate("B", "p"), Candidate("C", "u"), Candidate("D", "u"))
    found = Election(people, election("40 A>C", "41 B>D", "5 C", "4 D").ballots, seats=2, quotas={"p": Quota(0, 1)})
    done = stv.count(found)
    assert done.rounds[0].elected == (1,)
    assert done.rounds[1].excluded == (0,)
    assert done.winners == (1, 2)


@pytest.mark.parametrize(
    ("limits", "why"),
    [({"u": Quota(2)}, "1 stand"), ({"p": Quota(0, 0)}, "no 2 of"), ({"p": Quota(2), "u": Quota(1)}, "no 2 of")],
)
def test_quotas_that_can_not_be_met_are_refused(limits: dict[str, Quota], why: str) -> None:
    people = (Candidate("A", "p"), Candidate("B", "p"), Candidate("C", "u"))
    with pytest.raises(QuotasError, match=why):
        stv.count(Election(people, (), seats=2, quotas=limits))


@given(elections())
def test_votes_are_conserved_in_every_round(found: Election) -> None:
    done = stv.count(found)
    cast = sum(done.rounds[0].votes.values())
    assert done.rounds[0].exhausted == 0
    for before, after in zip(done.rounds, done.rounds[1:], strict=False):
        assert sum(after.votes.values()) + after.exhausted == cast
        assert 0 <= before.lost <= after.lost <= after.exhausted
        moved = sum(one.votes for one in after.transfers)
        assert sum(before.votes[one] - after.votes[one] for one in {each.source for each in after.transfers}) == (
            moved + after.lost - before.lost
        )


@given(elections())
def test_all_seats_are_filled_by_those_who_stand(found: Election) -> None:
    done = stv.count(found)
    assert len(done.winners) == len(set(done.winners)) == min(found.seats, len(found.standing))
    assert set(done.winners) <= set(found.standing)
    assert done.winners == tuple(one for each in done.rounds for one in each.elected)
    for each in done.rounds:
        assert {one for one, votes in each.votes.items() if votes >= (done.quota or 0)} <= set(done.winners)


@given(elections(), st.permutations(range(6)))
def test_the_order_of_candidates_and_ballots_changes_nothing(found: Election, order: list[int]) -> None:
    other = shuffled(found, [one for one in order if one < len(found.candidates)])
    assert named(other, stv.count(other).winners) == named(found, stv.count(found).winners)


@given(elections(seats=5), quotas())
def test_quotas_hold_whenever_they_can(found: Election, limits: dict[str, Quota]) -> None:
    asked = replace(found, quotas=limits)
    seats = min(found.seats, len(found.standing))
    can = _can_be_met(asked, list(found.standing), seats, [])
    if not can:
        with pytest.raises(QuotasError):
            stv.count(asked)
        return
    done = stv.count(asked)
    assert len(set(done.winners)) == seats
    assert _met(asked, done.winners)


@given(elections())
def test_quotas_that_never_bind_change_nothing(found: Election) -> None:
    free = {one.group: Quota(0, 99) for one in found.candidates}
    assert stv.count(replace(found, quotas=free)) == stv.count(found)


def _met(found: Election, winners: tuple[int, ...] | list[int]) -> bool:
    groups = [found.candidates[one].group for one in winners]
    return all(
        quota.least <= groups.count(group) and (quota.most is None or groups.count(group) <= quota.most)
        for group, quota in found.quotas.items()
    )


def _can_be_met(found: Election, left: list[int], seats: int, chosen: list[int]) -> bool:
    """By trying every choice."""
    if len(chosen) == seats:
        return _met(found, chosen)
    return any(_can_be_met(found, left[place + 1 :], seats, [*chosen, one]) for place, one in enumerate(left))


@dataclass
class Paper:
    """One ballot paper on a table, and what it is worth now."""

    names: list[int]
    value: Fraction = Fraction(1)


class ByHand:
    """The Order's rules 45 to 52, followed paper by paper, in fractions."""

    def __init__(self, found: Election) -> None:
        self.standing = list(found.standing)
        self.lot = lot_order(found.seed, found.names)
        self.table: dict[int, list[Paper]] = {one: [] for one in self.standing}
        for ballot in found.ballots:
            names = _order(ballot, self.standing)
            if names:
                self.table[names[0]] += [Paper(names) for _ in range(ballot.weight)]
        self.quota = sum(map(len, self.table.values())) // (found.seats + 1) + 1
        self.seats = min(found.seats, len(self.standing))
        self.kept: dict[int, Fraction] = {}
        self.elected: list[int] = []
        self.stages: list[dict[int, Fraction]] = []

    def count(self) -> tuple[list[int], list[dict[int, Fraction]]]:
        self.stage()
        while len(self.elected) < self.seats:
            over = [one for one in self.elected if self.stages[-1][one] > self.quota]
            self.surplus(self.ranked(over)[0]) if over else self.exclude(self.ranked(self.standing)[-1])
            self.stage()
        return self.elected, self.stages

    def ranked(self, among: list[int]) -> list[int]:
        """By votes; where equal, as at the stages before, from the latest back; then by lot."""
        return sorted(among, key=lambda one: ([-stage[one] for stage in reversed(self.stages)], self.lot.index(one)))

    def stage(self) -> None:
        self.stages.append(
            {one: self.kept.get(one, sum((p.value for p in self.table[one]), Fraction(0))) for one in self.table}
        )
        for one in self.ranked(self.standing):
            vacancies = self.seats - len(self.elected)
            if vacancies and (self.stages[-1][one] >= self.quota or len(self.standing) <= vacancies):
                self.elected.append(one)
                self.standing.remove(one)

    def surplus(self, source: int) -> None:
        credited = self.stages[-1][source]
        self.kept[source] = Fraction(self.quota)
        for paper in self.table[source]:
            paper.value = Fraction(int(paper.value * (credited - self.quota) / credited * 100_000), 100_000)
        self.move(source)

    def exclude(self, source: int) -> None:
        self.standing.remove(source)
        self.kept[source] = Fraction(0)
        self.move(source)

    def move(self, source: int) -> None:
        for paper in self.table[source]:
            ahead = [one for one in paper.names[paper.names.index(source) + 1 :] if one in self.standing]
            if ahead:
                self.table[ahead[0]].append(paper)
        self.table[source] = []


def _order(ballot: Ballot, standing: list[int]) -> list[int]:
    names: list[int] = []
    for rank in ballot.ranking:
        there = [one for one in rank if one in standing]
        if len(there) > 1:
            break
        names += there
    return names


@given(elections())
def test_the_count_is_that_of_the_rules_followed_paper_by_paper(found: Election) -> None:
    assume(sum(ballot.weight for ballot in found.ballots) <= 120)
    done = stv.count(found)
    winners, stages = ByHand(found).count()
    assert list(done.winners) == winners
    assert [dict(one.votes) for one in done.rounds] == stages
