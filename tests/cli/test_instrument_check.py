"""`assieme instrument check`: exit status, and one JSON document."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assieme.cli.main import app

GROUP = {"linkId": "g", "type": "group", "item": [{"linkId": "a", "type": "string"}, {"linkId": "b", "type": "date"}]}
GOOD = {"resourceType": "Questionnaire", "status": "active", "item": [GROUP]}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["instrument", "check", *arguments])


def file(folder: Path, content: Any) -> str:
    path = folder / "q.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return str(path)


def test_all_items_are_counted_nested_ones_too(tmp_path: Path) -> None:
    name = file(tmp_path, GOOD)
    found = run(name, "--json")
    assert (found.exit_code, found.stderr) == (0, "")
    assert json.loads(found.stdout) == {"ok": True, "items": 3}
    assert run(name).stdout == "3 items, all supported.\n"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert run(file(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode())).exit_code == 0


def test_a_refusal_names_the_item_in_both_forms(tmp_path: Path) -> None:
    expression = {"language": "text/fhirpath", "expression": "1 + 1"}
    url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
    total = {"linkId": "total", "type": "integer", "extension": [{"url": url, "valueExpression": expression}]}
    name = file(tmp_path, GOOD | {"item": [GROUP, total]})
    found = run(name, "--json")
    assert (found.exit_code, found.stderr) == (2, "")
    document = json.loads(found.stdout)
    assert list(document) == ["ok", "problems"]
    assert document["ok"] is False
    (problem,) = document["problems"]
    assert (list(problem), problem["linkId"]) == (["linkId", "message"], "total")
    assert "formula" in problem["message"]
    plain = run(name)
    assert (plain.exit_code, plain.stdout) == (2, "")
    assert plain.stderr == f"Error: total: {problem['message']}\n"


def test_notes_say_what_has_no_effect(tmp_path: Path) -> None:
    style = {"url": "http://hl7.org/fhir/StructureDefinition/rendering-style", "valueString": "color: red"}
    found = run(file(tmp_path, GOOD | {"item": [GROUP | {"extension": [style]}]}))
    assert found.exit_code == 0
    assert "Note: g: only says how it looks" in found.stdout


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff",
        b"{",
        b"[]",
        b"5",
        b'{"resourceType": "Bundle"}',
        b"[" * 100_000,
        b'{"a": NaN}',
        b'{"a":1,"a":2}',
    ],
)
def test_whatever_the_file_holds_there_is_no_traceback(tmp_path: Path, content: bytes) -> None:
    found = run(file(tmp_path, content), "--json")
    assert (found.exit_code, found.stderr) == (2, "")
    document = json.loads(found.stdout)
    assert document["ok"] is False
    assert [problem["linkId"] for problem in document["problems"]] == [""]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = run(str(tmp_path / "none.json"), "--json")
    assert found.exit_code == 2
    assert "can't be read" in json.loads(found.stdout)["problems"][0]["message"]
