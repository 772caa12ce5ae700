"""The scoring file: what it says, and how its mistakes are named."""

import json
from fractions import Fraction
from typing import Any

import pytest
from tests.logic.scoring.sheets import scoring

from assieme.logic.scoring.declaration import Method, Missing, Part, Row, Rule
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.tomlfile import FileError


def test_everything_that_a_file_can_say() -> None:
    text = scoring(
        {
            "name": "worry",
            "title": {"en": "Worry", "it": "Preoccupazione"},
            "method": "sum",
            "items": ["a", "b"],
            "weights": {"a": 0.5},
            "reverse": {"b": [0, 4]},
            "missing": {"at_least_answered": 1, "then": "prorate"},
            "round": 1,
            "range": [0, 8],
            "lookup": [{"from": 0, "band": "low"}, {"from": 4.5, "value": 61, "meaning": {"it": "Molto."}}],
        },
        {"name": "mean", "method": "mean", "scores": ["worry"]},
        questionnaire="http://example.org/q",
        values=[{"items": ["a", "b"], "codes": {"never": 0, "http://s|often": 2}}],
    )
    found = read_scoring(text, "x.json")
    worry, mean = found.scores
    assert worry.title == {"en": "Worry", "it": "Preoccupazione"}
    assert worry.parts == (Part("a", Fraction(1, 2)), Part("b", Fraction(1), (Fraction(0), Fraction(4))))
    assert (worry.missing, worry.places) == (Missing(1, Rule.PRORATE), 1)
    assert worry.range == (Fraction(0), Fraction(8))
    assert worry.lookup == (
        Row(Fraction(0), None, {"en": "low"}, {}),
        Row(Fraction(9, 2), Fraction(61), {}, {"it": "Molto."}),
    )
    assert (mean.method, mean.of_scores, mean.parts) == (Method.MEAN, True, (Part("worry"),))
    assert found.questionnaire == "http://example.org/q"
    assert found.codes["b"] == {"never": 0, "http://s|often": 2}
    assert found.items == {"a", "b"}


def test_numbers_are_exactly_what_is_written() -> None:
    found = read_scoring(scoring({"name": "t", "items": ["a"], "method": "sum", "weights": {"a": 0.1}}), "x")
    assert found.scores[0].parts[0].weight == Fraction(1, 10)


GOOD: dict[str, Any] = {"name": "t", "method": "sum", "items": ["a", "b"]}


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"name": None}, "scores[1].name", "is missing"),
        ({"name": "two words"}, "scores[1].name", "letters, digits and hyphens"),
        ({"title": None}, "scores[1].title", "by language"),
        ({"method": "median"}, "scores[1].method", "sum, mean"),
        ({"items": None}, "scores[1].items", "counts items, or scores"),
        ({"scores": ["b"]}, "scores[1].scores", "no score declared before"),
        ({"items": ["a", "a"]}, "scores[1].items", "says one twice"),
        ({"items": "a"}, "scores[1].items", "a list of texts"),
        ({"weights": {"z": 1}}, "scores[1].weights", "does not count"),
        ({"weights": {"a": 0}}, "scores[1].weights", "above 0"),
        ({"weights": {"a": True}}, "scores[1].weights", "an object of numbers"),
        ({"reverse": {"z": [0, 1]}}, "scores[1].reverse", "does not count"),
        ({"reverse": {"a": [1, 1]}}, "scores[1].reverse.a", "the lower one first"),
        ({"missing": {}}, "scores[1].missing.at_most", "one of the two"),
        ({"missing": {"at_most": 2}}, "scores[1].missing.at_most", "from 0 to 1"),
        ({"missing": {"at_most": 1, "then": "guess"}}, "scores[1].missing.then", "answered, prorate"),
        (
            {"method": "mean", "missing": {"at_most": 1, "then": "prorate"}},
            "scores[1].missing.then",
            "is for sums",
        ),
        ({"range": [3]}, "scores[1].range", "two numbers"),
        ({"round": 0.5}, "scores[1].round", "whole number"),
        ({"lookup": [{"band": "low"}]}, "scores[1].lookup[1].from", "is missing"),
        ({"lookup": [{"from": 2}, {"from": 1}]}, "scores[1].lookup[2].from", "higher than"),
        ({"colour": "red"}, "scores[1].colour", "is no key"),
    ],
)
def test_a_mistake_is_named_by_its_place(change: dict[str, Any], field: str, message: str) -> None:
    said = {key: value for key, value in ({"title": "T"} | GOOD | change).items() if value is not None}
    text = json.dumps({"format": "assieme scoring 1", "scores": [said]})
    with pytest.raises(FileError) as refused:
        read_scoring(text, "t.scoring.json")
    assert (field, True) in [(one.field, message in one.message) for one in refused.value.problems]
    assert {one.file for one in refused.value.problems} == {"t.scoring.json"}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "JSON"),
        ("[]", "JSON"),
        ('{"format": NaN}', "JSON"),
        ('{"format": "a", "format": "b"}', "JSON"),
        ("{}", "format"),
        ('{"format": "assieme scoring 2", "scores": []}', "format"),
        ('{"format": "assieme scoring 1"}', "scores"),
        ('{"format": "assieme scoring 1", "scores": []}', "scores"),
        (scoring(GOOD, GOOD), "scores[2].name"),
        (scoring(GOOD, values=[{"items": ["a"]}]), "values[1].codes"),
        (scoring(GOOD, values=[{"items": ["a"], "codes": {"x": 1}}, {"items": ["a"], "codes": {}}]), "values[2].items"),
    ],
)
def test_what_is_no_scoring_file_is_refused(text: str, field: str) -> None:
    with pytest.raises(FileError) as refused:
        read_scoring(text, "t.scoring.json")
    assert field in [one.field for one in refused.value.problems]
