"""The attacker who reads every figure that stands of one side's answers, and works out what they must have been."""

from collections import defaultdict
from itertools import combinations_with_replacement
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.mirrors.felt import felt
from assieme.logic.mirrors.records import Pulse
from assieme.logic.participation.levels import Standpoint
from assieme.mirrors.picture import Line, line_of

USERS = Standpoint.SERVICE_USER
type Seen = tuple[float, ...]


def drawn(answers: tuple[int, ...]) -> Line:
    """The line of a picture of these answers, all of service users."""
    return line_of(USERS.value, felt([Pulse("m", USERS, one, one, one) for one in answers], {})[USERS])


def seen_by(answers: tuple[int, ...]) -> Seen:
    """What the mirror draws, and the middle answer from the meeting's own page."""
    line = drawn(answers)
    return (line.low, line.mean, line.high, float(median(answers)))


def test_nobody_s_answer_follows_from_the_figures_of_five_people() -> None:
    """All ways in which five people can answer: what is seen of five equal answers is seen of others, too."""
    possible: defaultdict[Seen, list[tuple[int, ...]]] = defaultdict(list)
    for answers in combinations_with_replacement(range(11), 5):
        possible[seen_by(answers)].append(answers)
    assert not [seen for seen, found in possible.items() if all(len(set(answers)) == 1 for answers in found)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 10), min_size=0, max_size=4))
def test_fewer_than_five_answers_are_seen_as_none(answers: list[int]) -> None:
    found = felt([Pulse("m", USERS, one, one, one) for one in answers], {}).get(USERS)
    assert not line_of(USERS.value, found).shown
