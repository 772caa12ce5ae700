from decimal import Decimal

import pytest

from assieme.logic.questionnaires.jsontext import NotJson, dump, parse
from assieme.logic.questionnaires.read import read_questionnaire


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "a JSON object"),
        (b"null", "a JSON object"),
        (b'"x"', "a JSON object"),
        (b'{"a": NaN}', "no number in JSON"),
        (b'{"a": -Infinity}', "no number in JSON"),
        (b'{"a": 1e999999999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too large"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"x": {"b": 1, "b": 1}}', "twice"),
        (b'{"a": "\\ud800"}', "no text may hold"),
        (b'{"a": "\\u0000"}', "no text may hold"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"a": ' + b"[" * 300 + b"]" * 300 + b"}", "too deeply"),
        (b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "too deeply"),
        (b'{"a": "' + b"x" * 10_000_000 + b'"}', "10 MB"),
        (b'{"resourceType": "Questionnaire"', "not JSON"),
    ],
)
def test_what_is_no_json_object_is_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(NotJson, match=told):
        parse(content)
    reading = read_questionnaire(content)
    assert reading.questionnaire is None
    assert [problem.link_id for problem in reading.problems] == [""]


def test_a_byte_order_mark_is_left_out() -> None:
    assert parse(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    assert parse('\ufeff{"a": 1}') == {"a": 1}


@pytest.mark.parametrize("text", ["1.50", "0.1", "-3.000", "1e-7", "12", "1.23456789012345678901234567890"])
def test_decimals_keep_their_digits(text: str) -> None:
    found = parse(f'{{"a": {text}}}')
    assert parse(dump(found)) == found
    assert dump(found).split(": ")[1].split("\n")[0].lower() == str(Decimal(text)).lower() if "." in text else True


def test_dump_writes_what_it_was_given() -> None:
    document = {"a": [], "b": {}, "c": ["è", None, True, {"d": 1}], 'q"': "line\nbreak"}
    assert parse(dump(document)) == document
