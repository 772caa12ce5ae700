import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.tomlfile import FileError
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.files.published import is_published, recount
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.majority import CheckKind, Outcome
from assieme.logic.voting.parts import ALL
from assieme.logic.voting.result import Ballot, Candidate, Election, Quota

BOX: dict[str, Any] = {
    "assieme": "box 1",
    "title": "Members of the committee",
    "method": "stv",
    "seats": 2,
    "candidates": [
        {"id": "a", "name": "Anna", "standpoint": "carer"},
        {"id": "b", "name": "Bruno", "standpoint": "service user"},
        {"id": "c"},
    ],
    "withdrawn": ["c"],
    "quotas": {"carer": {"at_least": 1, "at_most": 1}},
    "seed": "spring",
    "ballots": [
        {"receipt": "x1", "choice": ["a", ["b", "c"]]},
        {"receipt": "x2", "choice": "b", "weight": 2},
        {"receipt": "x3", "choice": []},
    ],
    "result": "of no interest here",
}

QUESTION: dict[str, Any] = {
    "format": "assieme box 1",
    "rules": {
        "share": "1/2",
        "strict": True,
        "joined": ["service user", "carer"],
        "quorum_share": "1/2",
        "quorum_by_standpoint": {"carer": 1},
    },
    "roll": {
        "service user": {"eligible": 6, "cast": 4},
        "carer": {"eligible": 2, "cast": 2},
        "professional": {"eligible": 6, "cast": 5},
    },
    "box": [
        *({"receipt": f"j{one}", "choice": "for", "part": "joined"} for one in range(3)),
        *({"receipt": f"k{one}", "choice": "against", "part": "joined"} for one in range(3)),
        *({"receipt": f"o{one}", "choice": "for", "part": "others"} for one in range(5)),
    ],
    "result": {"attested": None},
}


def opened(found: dict[str, Any]) -> Document:
    document = open_file(json.dumps(found, indent=1).encode(), "box.json")
    assert isinstance(document, Document)
    return document


def read(found: dict[str, Any], method: str = "stv") -> Election:
    return read_election(opened(found), method)


def count_again(found: dict[str, Any]) -> Outcome:
    return recount(opened(found))


def test_a_box_of_rankings() -> None:
    found = read(BOX)
    assert found.candidates == (Candidate("Anna", "carer"), Candidate("Bruno", "service user"), Candidate("c"))
    assert found.ballots == (Ballot(1, ((0,), (1, 2))), Ballot(2, ((1,),)), Ballot(1))
    assert (found.seats, found.title, found.seed) == (2, "Members of the committee", "spring")
    assert found.withdrawn == {2}
    assert found.quotas == {"carer": Quota(1, 1)}


def test_points_approvals_and_questions() -> None:
    scored = read(BOX | {"ballots": [{"choice": {"a": 3, "b": 0.5}}]}, "score")
    assert scored.ballots == (Ballot(1, (), {0: Fraction(3), 1: Fraction(1, 2)}),)
    assert read(BOX | {"ballots": [{"choice": ["b", "a"]}]}, "approval").ballots == (Ballot(1, ((1, 0),)),)
    asked = read({"assieme": "box 1", "ballots": [{"choice": "for"}, {"choice": "abstain"}]}, "majority")
    assert asked.names == ("for", "against", "abstain")
    assert asked.ballots == (Ballot(1, ((0,),)), Ballot(1, ((2,),)))


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in BOX.items() if name != key}


@pytest.mark.parametrize(
    ("found", "written", "field"),
    [
        (BOX | {"assieme": "box 2"}, "box 2", "assieme"),
        (without("ballots"), "{", "ballots"),
        (without("candidates"), "{", "candidates"),
        (BOX | {"seats": 0}, '"seats": 0', "seats"),
        (BOX | {"seats": "two"}, '"two"', "seats"),
        (BOX | {"candidates": [{"id": "a"}, {"id": "a", "name": 1}]}, '"id": "a",', "candidates[2].id"),
        (BOX | {"candidates": [{"name": "A"}]}, "  {", "candidates[1].id"),
        (BOX | {"candidates": ["a"]}, '  "a"', "candidates[1]"),
        (BOX | {"withdrawn": ["a", "b", "c"]}, '"withdrawn": [', "withdrawn"),
        (BOX | {"withdrawn": ["z"]}, '"z"', "withdrawn[1]"),
        (BOX | {"quotas": {"manager": {"at_least": 1}}}, '"manager"', "quotas.manager"),
        (BOX | {"quotas": {"carer": {"at_least": 2, "at_most": 1}}}, "at_most", "quotas.carer.at_most"),
        (BOX | {"ballots": [{"choice": "a"}, {"choice": "z"}]}, '"z"', "ballots[2].choice"),
        (BOX | {"ballots": [{"choice": ["a", ["a"]]}]}, '"choice"', "ballots[1].choice"),
        (BOX | {"ballots": [{"choice": {"a": True}}]}, "true", "ballots[1].choice.a"),
        (BOX | {"ballots": [{"choice": "a", "weight": -1}]}, "-1", "ballots[1].weight"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(found: dict[str, Any], written: str, field: str) -> None:
    with pytest.raises(FileError) as error:
        read(found)
    (problem,) = error.value.problems
    assert problem.field == field
    lines = json.dumps(found, indent=1).splitlines()
    assert problem.line == next(line for line, text in enumerate(lines, start=1) if written in text)


@pytest.mark.parametrize(
    ("text", "line"), [('{"a":\n1,,}', 2), ("{" * 3000, 1), ('{"a": NaN}', 1), ('{"a": 1, "a": 2}', 1)]
)
def test_what_is_no_json_is_refused(text: str, line: int) -> None:
    with pytest.raises(FileError) as error:
        open_file(text.encode(), "box.json")
    assert error.value.problems[0].line == line


def test_a_question_is_counted_again_with_its_second_majority() -> None:
    assert is_published(opened(QUESTION))
    outcome = count_again(QUESTION)
    assert not outcome.passed
    assert [(check.kind, check.holds) for check in outcome.checks] == [
        (CheckKind.QUORUM, True),
        (CheckKind.STANDPOINT_QUORUM, True),
        (CheckKind.MAJORITY, True),
        (CheckKind.SECOND_MAJORITY, False),
    ]


def test_a_box_in_one_heap_takes_what_was_attested() -> None:
    heap = [{"choice": one["choice"], "part": ALL} for one in QUESTION["box"]]
    for attested in (True, False):
        assert count_again(QUESTION | {"box": heap, "result": {"attested": attested}}).passed is attested


def test_a_box_that_stayed_shut() -> None:
    roll = {"carer": {"eligible": 9, "cast": 1}}
    outcome = count_again(QUESTION | {"box": [], "roll": roll})
    assert (outcome.refused, outcome.passed) == (True, False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"box": QUESTION["box"][1:]}, "box"),
        ({"box": [{"choice": "yes", "part": "all"}]}, "box[1]"),
        ({"roll": {"nurse": {"eligible": 1, "cast": 1}}}, "roll.nurse"),
        ({"roll": {"carer": {"eligible": 1, "cast": 2}}}, "roll.carer.cast"),
        ({"rules": {"share": "1/0"}}, "rules.share"),
        ({"rules": {"share": "1"}}, "rules"),
        ({"rules": {"strict": 1}}, "rules.strict"),
        ({"rules": {"joined": ["nurse"]}}, "rules.joined"),
        ({"result": {"attested": "yes"}}, "result.attested"),
        ({"rules": None}, "rules"),
    ],
)
def test_a_box_that_was_changed_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(FileError) as error:
        count_again(QUESTION | change)
    (problem,) = error.value.problems
    assert problem.field == field
    assert problem.line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["a", "b", "for", "carer"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "id", "choice", "cast"]), inner),
    max_leaves=6,
)


@given(st.sampled_from([BOX, QUESTION]), st.sampled_from([*BOX, *QUESTION]), JSON, st.sampled_from(["stv", "pav"]))
def test_whatever_a_value_is_it_is_read_or_refused_with_a_line(
    found: dict[str, Any], key: str, value: object, method: str
) -> None:
    try:
        document = opened(found | {key: value})
        _ = recount(document) if is_published(document) else read_election(document, method)
    except FileError as error:
        problems = error.problems
    else:
        return
    assert all(problem.line for problem in problems)
