from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answer, Answers, score, score_by_standpoint

answers = st.dictionaries(st.sampled_from([prompt.id for prompt in PROMPTS]), st.none() | st.sampled_from(Answer))


def everywhere(answer: Answer) -> Answers:
    return {prompt.id: answer for prompt in PROMPTS}


def test_nineteen_prompts_as_the_toolkit_has_them() -> None:
    assert len({prompt.id for prompt in PROMPTS}) == 19
    under = [sum(prompt.principle is one for prompt in PROMPTS) for one in Principle]
    assert under == [3, 3, 5, 3, 3, 2]


@given(answers)
def test_a_mean_lies_within_the_answers_and_counts_only_known_ones(given_answers: Answers) -> None:
    for principle, found in score(given_answers).items():
        ids = [prompt.id for prompt in PROMPTS if prompt.principle is principle]
        known = [answer for one in ids if (answer := given_answers.get(one)) is not None]
        assert found.n == len(known)
        if found.mean is None:
            assert not known
            assert not found.gap
        else:
            assert min(known) <= found.mean <= max(known)


def test_means_are_exact() -> None:
    found = score({"assets-1": Answer.YES, "assets-2": Answer.A_LITTLE, "assets-3": Answer.NOT_YET})
    assert found[Principle.ASSETS].mean == Fraction(4, 3)
    assert found[Principle.ASSETS].gap


@pytest.mark.parametrize(
    ("answer", "gap"),
    [(Answer.NOT_YET, True), (Answer.A_LITTLE, True), (Answer.MOSTLY, False), (Answer.YES, False)],
)
def test_a_gap_lies_below_the_middle(answer: Answer, gap: bool) -> None:
    assert {found.gap for found in score(everywhere(answer)).values()} == {gap}


def test_an_unknown_prompt_is_refused() -> None:
    with pytest.raises(ValueError, match="no such prompt: courage-1"):
        score({"courage-1": Answer.YES})


@given(st.integers(0, 12), st.integers(0, 12))
def test_fewer_than_five_people_of_a_standpoint_are_withheld(users: int, carers: int) -> None:
    sheets = {
        Standpoint.SERVICE_USER: [everywhere(Answer.YES)] * users,
        Standpoint.CARER: [everywhere(Answer.NOT_YET)] * carers,
    }
    found = score_by_standpoint(sheets)
    for standpoint, people in ((Standpoint.SERVICE_USER, users), (Standpoint.CARER, carers)):
        for group in found[standpoint].values():
            assert group.n == (people if people >= 5 else None)
            assert (group.mean is None) == (people < 5)


def test_managers_count_with_professionals() -> None:
    found = score_by_standpoint(
        {
            Standpoint.MANAGER: [everywhere(Answer.YES)] * 2,
            Standpoint.PROFESSIONAL: [everywhere(Answer.NOT_YET)] * 4,
        }
    )
    assert list(found) == [Standpoint.PROFESSIONAL]
    assert found[Standpoint.PROFESSIONAL][Principle.NETWORKS].mean == 1
    assert found[Standpoint.PROFESSIONAL][Principle.NETWORKS].n == 6


def test_a_person_who_knows_none_of_a_principle_does_not_count_there() -> None:
    only_assets = {"assets-1": Answer.MOSTLY}
    found = score_by_standpoint({Standpoint.CARER: [only_assets] * 5})[Standpoint.CARER]
    assert found[Principle.ASSETS].n == 5
    assert found[Principle.MUTUALITY].n is None
