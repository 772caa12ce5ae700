"""The attacker who writes down every count and every mean that was ever shown, knows who answered when, and solves."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.instruments.results.reads import _lines
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.toolkit.readiness.results import results

OPTIONS = 3
GROUPS = ("service user", "carer", "professional")
type Unknown = tuple[int, int]
"""A person, and an answer or a principle."""
type Equation = tuple[Mapping[Unknown, Fraction], Fraction]


def determined(equations: Iterable[Equation], unknowns: Sequence[Unknown]) -> set[Unknown]:
    """The unknowns that have one value in all solutions: exact elimination down to reduced rows."""
    rows: dict[Unknown, dict[Unknown, Fraction]] = {}
    for coefficients, _value in equations:
        row = {one: Fraction(number) for one, number in coefficients.items() if number}
        for lead, other in rows.items():
            if lead in row:
                row = _less(row, other, row[lead])
        if not row:
            continue
        lead = min(row, key=unknowns.index)
        row = {one: number / row[lead] for one, number in row.items()}
        rows = {one: _less(other, row, other[lead]) if lead in other else other for one, other in rows.items()}
        rows[lead] = row
    return {lead for lead, row in rows.items() if len(row) == 1}


def _less(
    row: Mapping[Unknown, Fraction], other: Mapping[Unknown, Fraction], times: Fraction
) -> dict[Unknown, Fraction]:
    both = {one: row.get(one, Fraction(0)) - times * other.get(one, Fraction(0)) for one in {*row, *other}}
    return {one: number for one, number in both.items() if number}


people = st.lists(st.tuples(st.sampled_from(GROUPS), st.integers(0, OPTIONS - 1)), min_size=5, max_size=12)


@settings(max_examples=25, deadline=None)
@given(people)
def test_no_answer_follows_from_all_counts_of_all_days(answered: list[tuple[str, int]]) -> None:
    weights = {str(one): Fraction(one) for one in range(OPTIONS)}
    unknowns = [(person, option) for person in range(len(answered)) for option in range(OPTIONS)]
    known: list[Equation] = [
        ({(person, option): Fraction(1) for option in range(OPTIONS)}, Fraction(1)) for person in range(len(answered))
    ]
    for day in range(1, len(answered) + 1):
        so_far = answered[:day]
        said = {group: [[str(one)] for other, one in so_far if other == group] for group in GROUPS}
        for line in _lines(said, {}, list(weights), weights):
            counted = [person for person, (group, _one) in enumerate(so_far) if group == line.group][: line.people]
            for option, count in enumerate(line.counts.values()):
                assert count is None or count >= 5
                if count is not None:
                    known.append(({(person, option): Fraction(1) for person in counted}, Fraction(count)))
    assert not determined(known, unknowns)


@settings(max_examples=15, deadline=None)
@given(people)
def test_no_answer_follows_from_all_means_of_all_days(answered: list[tuple[str, int]]) -> None:
    """Readiness: what everybody together comes to, and each group, on every day on which one more has answered."""
    sheets = [(group, {prompt.id: Answer(one) for prompt in PROMPTS}) for group, one in answered]
    unknowns = [(person, 0) for person in range(len(answered))]
    known: list[Equation] = []
    for day in range(1, len(answered) + 1):
        found = results(sheets[:day])
        first: dict[str, list[int]] = {}
        for group, scores in found.shown.items():
            one = next(iter(scores.values()))
            assert one.n
            first[group] = [person for person in range(day) if answered[person][0] == group][: one.n]
            known.append(_mean(first[group], one.mean))
        if found.everyone:
            known.append(
                _mean([one for group in first.values() for one in group], next(iter(found.everyone.values())).mean)
            )
    assert not determined(known, unknowns)


def _mean(counted: Sequence[int], mean: Fraction | None) -> Equation:
    assert mean is not None
    return {(person, 0): Fraction(1) for person in counted}, mean * len(counted)


def test_the_attacker_can_solve() -> None:
    """One more answer shown at once would be that person's own: so this attacker would find it."""
    first = {(person, 0): Fraction(1) for person in range(5)}
    then = {(person, 0): Fraction(1) for person in range(6)}
    assert determined([(first, Fraction(9)), (then, Fraction(12))], [(one, 0) for one in range(6)]) == {(5, 0)}
