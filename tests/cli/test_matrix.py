import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assieme.cli.main import app

CASES = [str(files("assieme").joinpath("demo", "cases", f"case{number}.toml")) for number in (1, 2, 3, 4)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["matrix", *arguments])


def refused(*arguments: str) -> list[dict[str, Any]]:
    """The errors of a refused call, after checking that it behaves as a script expects."""
    plain = run(*arguments)
    assert (plain.exit_code, plain.stdout) == (2, "")
    found = run(*arguments, "--json")
    assert (found.exit_code, found.stderr) == (2, "")
    document = json.loads(found.stdout)
    assert list(document) == ["errors"]
    errors: list[dict[str, Any]] = document["errors"]
    assert len(plain.stderr.splitlines()) == len(errors)
    for error, line in zip(errors, plain.stderr.splitlines(), strict=True):
        assert list(error) == ["file", "line", "field", "message"]
        assert error["file"] in line
        assert error["field"] in line
    return errors


def test_the_four_published_cases_as_one_json_document() -> None:
    done = run(*CASES, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    found = json.loads(done.stdout)["organisations"]
    assert [one["name"] for one in found] == ["Case 1", "Case 2", "Case 3", "Case 4"]
    assert [list(one["counts"].values()) for one in found] == [
        [1, 1, 0, 1, 0],
        [5, 1, 0, 3, 0],
        [0, 1, 1, 2, 0],
        [6, 3, 2, 3, 2],
    ]
    assert [one["share_clinical_high"] for one in found] == [0, 0, 0, 1]
    assert [one["involvement"] for one in found] == ["medium-low", "medium-high", "medium-low", "high"]
    assert [one["level_of_coproduction"] for one in found] == ["low", "low", "low", "high"]
    assert [one["approach"] for one in found] == ["add-on", "trade-off", "add-on", "essential part"]
    assert [one["file"] for one in found] == CASES


def test_the_table_says_the_same_to_people() -> None:
    done = run(*CASES)
    rows = done.stdout.splitlines()
    assert done.exit_code == 0
    assert rows[0].split()[:4] == ["Organisation", "inform", "consult", "involve"]
    assert " ".join(rows[5].split()) == "Case 4 6 3 2 3 2 3 of 3 high high essential part"


def test_nothing_known_is_null_and_not_a_guess(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text('[organisation]\nname = "Nuova Città"\n', "utf-8")
    (found,) = json.loads(run(str(file), "--json").stdout)["organisations"]
    assert found["name"] == "Nuova Città"
    assert found["involvement"] == "none"
    assert (found["share_clinical_high"], found["level_of_coproduction"], found["approach"]) == (None,) * 3
    assert "not enough yet" in run(str(file)).stdout


def test_every_mistake_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text('[organisation]\nname = "A"\n[[initiative]]\ntitle = "B"\nlevel = "decide"\n')
    other.write_text('[organisation]\nname = "A\n')
    errors = refused(str(one), CASES[0], str(other))
    assert [(error["file"], error["line"], error["field"]) for error in errors] == [
        (str(one), 5, "initiative[1].level"),
        (str(other), 2, "name"),
    ]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b'[organisation]\nname = "\xe0"\n', 2, "is not UTF-8 text"),
        (b"\xff\xfea\x00", 1, "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    file = tmp_path / "case.toml"
    file.write_bytes(content)
    (error,) = refused(str(file))
    assert (error["line"], error["field"], error["message"]) == (line, "file", message)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    missing, folder = refused(str(tmp_path / "none.toml"), str(tmp_path))
    assert missing["message"] == "can't be read: No such file or directory"
    assert folder["message"] == "can't be read: Is a directory"
    assert missing["line"] is None


def test_no_file_at_all_is_refused() -> None:
    (error,) = refused()
    assert error["field"] == "FILE.toml"


def test_the_installed_command_ends_with_status_2_and_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assieme.cli.main", "matrix", str(tmp_path / "none.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "none.toml" in done.stderr
