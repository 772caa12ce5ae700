import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assieme import SOURCE
from assieme.cli.main import app

MIXED = """\
override = "reasoned"
agenda = ["all"]
[[seat]]
id = "users"
standpoint = "service user"
count = 3
[[seat]]
id = "carers"
standpoint = "carer"
count = 2
[[seat]]
id = "pros"
standpoint = "professional"
count = 6
[[seat]]
id = "guest"
standpoint = "volunteer"
vote = false
[[condition]]
of = "weight"
among = "all"
share = 0.5
strict = true
[[condition]]
of = "members"
among = ["users", "carers"]
share = "1/2"
strict = true
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "rules.toml"
    place.write_text(MIXED, encoding="utf-8")
    return place


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["power", *arguments])


def described(file: Path) -> dict[str, Any]:
    done = run(str(file), "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_one_json_document(file: Path) -> None:
    found = described(file)
    assert [one["id"] for one in found["members"]] == ["users"] * 3 + ["carers"] * 2 + ["pros"] * 6 + ["guest"]
    assert set(found["members"][0]) == {"id", "standpoint", "banzhaf_measure", "banzhaf_index", "shapley_shubik"}
    assert sum(one["banzhaf_index"] for one in found["members"]) == pytest.approx(1)
    assert sum(one["shapley_shubik"] for one in found["members"]) == pytest.approx(1)
    assert found["members"][-1]["banzhaf_measure"] == 0
    assert found["standpoints"]["service user"] == {
        "seats": 3,
        "banzhaf_index": found["members"][0]["banzhaf_index"],
        "can_pass": False,
        "can_block": True,
        "can_be_outvoted": False,
    }
    assert list(found["standpoints"]) == ["service user", "carer", "volunteer", "professional"]
    assert found["informal"] == {"can_pass": False, "can_block": True, "can_be_outvoted": False}
    assert (found["method"], found["level"]) == ("exact", "collaborate")
    assert 0 < found["coleman_act"] < 0.5


def test_the_same_in_words(file: Path) -> None:
    done = run(str(file))
    assert done.exit_code == 0
    assert "Service user, 3 seats: together they can block any motion, and pass none alone.\n" in done.stdout
    assert "Volunteer, 1 seat: heard, with no vote.\n" in done.stdout
    assert "Service user and carer, joined by the rules: together they can block any motion" in done.stdout
    assert 'Level: collaborate (rule "formal 2")' in done.stdout
    assert "informal" not in done.stdout
    assert done.stdout.endswith("Exact.\n")


def test_numbers_that_were_sampled_say_so(tmp_path: Path) -> None:
    place = tmp_path / "large.toml"
    seats = (
        f'[[seat]]\nid = "{number}"\nstandpoint = "carer"\nweight = {10**9 + number**5}\n' for number in range(1, 80)
    )
    place.write_text("".join(seats) + "[[condition]]\nshare = 0.5\n[[condition]]\nof = 'members'\nshare = 0.6\n")
    found = described(place)
    assert found["method"] == "sampled"
    assert found["sampling"]["coverage"] == 0.95
    low, high = found["intervals"]["coleman_act"]
    assert low <= found["coleman_act"] <= high
    for one in (*found["members"], found["standpoints"]["carer"]):
        low, high = one["intervals"]["banzhaf_index"]
        assert low <= one["banzhaf_index"] <= high
    assert "Sampled: " in run(str(place)).stdout


def test_the_documented_example_comes_out_as_documented(file: Path) -> None:
    page = (SOURCE.parents[1] / "docs" / "reference" / "constitution-file.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    document = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example
    assert document
    file.write_text(example[1], encoding="utf-8")
    found, shown = described(file), json.loads(document[1])
    assert set(shown) == set(found)
    found["members"] = found["members"][:1]
    found["standpoints"] = {"service user": found["standpoints"]["service user"]}
    assert found == shown


def test_mistakes_are_told_with_file_line_and_field(file: Path) -> None:
    file.write_text(MIXED.replace("count = 6", "count = 0").replace("share = 0.5", "share = 50"), encoding="utf-8")
    plain = run(str(file))
    assert (plain.exit_code, plain.stdout) == (2, "")
    assert len(plain.stderr.splitlines()) == 2
    assert f"{file}, line 14, seat[3].count" in plain.stderr
    done = run(str(file), "--json")
    assert (done.exit_code, done.stderr) == (2, "")
    errors = json.loads(done.stdout)["errors"]
    assert [(one["file"], one["line"], one["field"]) for one in errors] == [
        (str(file), 14, "seat[3].count"),
        (str(file), 22, "condition[1].share"),
    ]


@pytest.mark.parametrize("content", [b"", b"\xff", b"[[seat]", b"seat = 3", b"\x00"])
def test_no_file_ends_in_a_traceback(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "rules.toml"
    place.write_bytes(content)
    done = run(str(place), "--json")
    assert done.exit_code == 2
    assert list(json.loads(done.stdout)) == ["errors"]
    assert run(str(tmp_path / "none.toml")).exit_code == 2


def test_the_installed_command_needs_no_django(file: Path) -> None:
    script = f"""
import sys
sys.modules["django"] = None
from assieme.cli.main import app
app(["power", {str(file)!r}])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
