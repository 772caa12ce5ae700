import json
from pathlib import Path
from typing import Any

import pytest
from tests.logic.voting.test_own_file import BOX, QUESTION
from typer.testing import CliRunner, Result

from assieme.cli.main import app
from assieme.logic.voting.methods import METHODS

WARD = """4 2
12 1 2 0
6 2 3 0
4 3 4 0
2 4 0
0
"Ann"
"Ben"
"Caz"
"Dee"
"A ward"
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["tally", *arguments])


@pytest.fixture
def ward(tmp_path: Path) -> str:
    return _file(tmp_path, "ward.blt", WARD)


def _file(folder: Path, name: str, text: str) -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return str(place)


def counted(*arguments: str) -> dict[str, Any]:
    done = run(*arguments, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def refused(*arguments: str) -> dict[str, Any]:
    """The one error of a refused call, after checking that it behaves as a script expects."""
    plain = run(*arguments)
    assert (plain.exit_code, plain.stdout) == (2, "")
    done = run(*arguments, "--json")
    assert (done.exit_code, done.stderr) == (2, "")
    (error,) = json.loads(done.stdout)["errors"]
    assert plain.stderr.count("\n") == 1
    assert error["message"] in plain.stderr
    return dict(error)


def test_stv_as_one_json_document(ward: str) -> None:
    found = counted(ward, "--method", "stv")
    assert found["winners"] == ["Ann", "Ben"]
    assert (found["quota"], found["seats"], found["ballots"], found["ties"]) == (9, 2, 24, [])
    assert [one["votes"] for one in found["rounds"]] == [
        {"Ann": 12, "Ben": 6, "Caz": 4, "Dee": 2},
        {"Ann": 9, "Ben": 9, "Caz": 4, "Dee": 2},
    ]
    assert found["rounds"][1]["transfers"] == [{"from": "Ann", "to": "Ben", "votes": 3}]
    assert [one["elected"] for one in found["rounds"]] == [["Ann"], ["Ben"]]
    assert found["rounds"][1]["exhausted"] == 0


def test_votes_have_at_most_five_decimals(ward: str) -> None:
    found = counted(ward, "--method", "stv", "--seats", "3")
    assert found["winners"] == ["Ann", "Ben", "Caz"]
    assert found["rounds"][1]["votes"] == {"Ann": 7, "Ben": 10.99992, "Caz": 4, "Dee": 2}
    assert found["rounds"][1]["lost_to_rounding"] == 0.00008


@pytest.mark.parametrize(("method", "winners"), [("irv", ["Ann"]), ("schulze", ["Ann"])])
def test_methods_for_one_take_no_number_of_seats_from_a_ballot_file(ward: str, method: str, winners: list[str]) -> None:
    assert counted(ward, "--method", method)["winners"] == winners


def test_schulze_ranks_all_and_shows_its_comparisons(ward: str) -> None:
    found = counted(ward, "--method", "schulze", "--seats", "2")
    assert found["winners"] == ["Ben", "Ann"] or found["winners"] == ["Ann", "Ben"]
    assert sorted(name for rank in found["ranking"] for name in rank) == ["Ann", "Ben", "Caz", "Dee"]
    assert {"above": "Ben", "below": "Caz", "votes": 18} in found["duels"]


def test_the_same_in_words(ward: str) -> None:
    done = run(ward, "--method", "stv")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0].startswith("A ward")
    assert "Elected, in this order. The quota is 9." in lines
    assert lines[lines.index("Round 2: surplus of Ann") + 2] == "Ben 9 elected"


def test_every_tie_is_told_with_its_lot_and_another_seed_draws_another(tmp_path: Path) -> None:
    even = _file(tmp_path, "even.blt", "2 1\n1 1 0\n1 2 0\n0\nAnn\nBen\n")
    found = {seed: counted(even, "--method", "stv", "--seed", seed) for seed in "abcdef"}
    assert {tuple(one["winners"]) for one in found.values()} == {("Ann",), ("Ben",)}
    for seed, one in found.items():
        (tie,) = one["ties"]
        assert (one["seed"], tie["by"], tie["candidates"], tie["occasion"]) == (seed, "lot", ["Ann", "Ben"], "exclude")
    assert "by lot" in run(even, "--method", "stv").stdout


def test_our_own_file_names_its_method(tmp_path: Path) -> None:
    found = counted(_file(tmp_path, "box.json", json.dumps(BOX)))
    assert (found["method"], found["winners"], found["withdrawn"]) == ("stv", ["Bruno", "Anna"], ["c"])


def test_a_question_is_counted_again(tmp_path: Path) -> None:
    file = _file(tmp_path, "box.json", json.dumps(QUESTION))
    found = counted(file, "--method", "majority")
    assert (found["decided"], found["winners"], found["refused"]) == (False, [], False)
    assert found["rounds"][0]["votes"] == {"for": 8, "against": 3, "abstain": 0}
    assert [check["holds"] for check in found["checks"]] == [True, True, True, False]
    assert run(file).stdout.startswith("Not passed.")
    assert refused(file, "--method", "stv")["field"] == "method"


def test_what_can_not_be_counted_is_refused(tmp_path: Path, ward: str) -> None:
    assert refused(ward)["field"] == "method"
    assert refused(ward, "--method", "guess")["field"] == "method"
    assert refused(ward, "--method", "irv", "--seats", "2")["message"] == "irv chooses one, not 2"
    assert refused(str(tmp_path / "none.blt"), "--method", "stv")["field"] == "file"
    broken = _file(tmp_path, "broken.blt", WARD.replace("4 3 4 0", "4 3 9 0"))
    error = refused(broken, "--method", "stv")
    assert (error["file"], error["line"]) == (broken, 4)
    few = BOX | {"quotas": {"carer": {"at_least": 2}}}
    message = refused(_file(tmp_path, "few.json", json.dumps(few)))["message"]
    assert message == "2 of “carer” are to be elected, and 1 stand"
    assert (
        "quotas" in refused(_file(tmp_path, "box.json", json.dumps(BOX | {"seats": 1})), "--method", "irv")["message"]
    )
    assert run(ward, "--method", "stv", "--seats", "0").exit_code == 2


def test_each_method_of_the_issue_is_there() -> None:
    assert set(METHODS) == {"majority", "approval", "score", "irv", "schulze", "stv", "pav", "consent"}
