"""The attacker who reads all that stands beside each other of one question: counts, range, people, table and score."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from django.test import Client
from django.urls import reverse
from tests.attacker import everything_seen
from tests.factories import a_member, signed_in
from tests.instruments.conftest import Place
from tests.instruments.results.test_results import SCALE, answer, some

from assieme.instruments.models import Wave
from assieme.instruments.results.reads import Half, Line, _lines

type Seen = tuple[object, ...]


def line_of(answers: Sequence[int], options: int) -> Line:
    offered = [str(one) for one in range(options)]
    weights = {one: Fraction(one) for one in offered}
    (line,) = _lines({"carer": [[str(one)] for one in answers]}, {}, offered, weights)
    return line


def seen_by(line: Line) -> Seen:
    """Everything that pages and tables show of a line."""
    ends = (line.spread.low, line.spread.middle, line.spread.high) if line.spread else ()
    return (line.people, *line.counts.values(), *ends)


@pytest.mark.parametrize(("people", "options"), [(5, 2), (5, 5), (7, 3), (10, 2), (10, 3), (10, 5), (15, 2), (15, 4)])
def test_no_count_below_five_follows_from_all_that_is_shown(people: int, options: int) -> None:
    """All ways in which people can answer, by what is seen of them: a withheld count keeps at least two values."""
    possible: defaultdict[Seen, list[Counter[int]]] = defaultdict(list)
    for answers in combinations_with_replacement(range(options), people - people % 5):
        possible[seen_by(line_of(answers, options))].append(Counter(answers))
    for seen, tables in possible.items():
        for option, shown in enumerate(seen[1 : options + 1]):
            if shown is None:
                assert len({table[option] for table in tables}) > 1, seen
            else:
                assert isinstance(shown, int)
                assert shown >= 5


def test_one_answer_more_moves_nothing_until_five_came() -> None:
    first = [0, 1, 2, 3, 4]
    before = seen_by(line_of(first, 5))
    assert all(seen_by(line_of([*first, *[4] * more], 5)) == before for more in range(5))
    assert seen_by(line_of([*first, *[4] * 5], 5)) != before


def test_a_small_group_reads_between_which_answers_its_half_lies() -> None:
    """Quartiles of five people are three people's own answers: the answers around them are told, and no middle."""
    assert line_of([0, 1, 1, 3, 4], 5).spread == Half(Fraction(1), Fraction(3), 5)


def test_one_sheet_more_changes_no_page_and_no_file(place: Place, wave: Wave) -> None:
    some(place, wave, "service user", *SCALE)
    some(place, wave, "professional", *["half"] * 4)
    sixth = a_member(place.organisation, "service user")
    starts = [reverse(name, kwargs={"id": wave.pk}) for name in ("wave_results", "wave_results_csv")]
    readers = [signed_in(Client(), one) for one in (place.lou, place.kim)]

    def seen() -> list[dict[str, str]]:
        return [{one: everything_seen(reader, [one], ".")[one] for one in starts} for reader in readers]

    before = seen()
    answer(wave, sixth, "fully")
    assert seen() == before
    assert before[0] == before[1], "who leads reads no more than others"
