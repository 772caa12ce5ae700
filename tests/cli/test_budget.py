import json
from pathlib import Path
from typing import Any

import pytest
from tests.logic.budget.test_pabulib import TIDY
from typer.testing import CliRunner, Result

from assieme.cli.main import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["budget", *arguments])


@pytest.fixture
def ballots(tmp_path: Path) -> str:
    place = tmp_path / "ballots.pb"
    place.write_text(TIDY, encoding="utf-8")
    return str(place)


def counted(*arguments: str) -> dict[str, Any]:
    done = run(*arguments, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def refused(*arguments: str) -> dict[str, Any]:
    """The first error of a refused call, after checking that it behaves as a script expects."""
    plain = run(*arguments)
    assert (plain.exit_code, plain.stdout) == (2, "")
    done = run(*arguments, "--json")
    assert (done.exit_code, done.stderr) == (2, "")
    errors = json.loads(done.stdout)["errors"]
    assert plain.stderr.count("\n") == len(errors)
    return dict(errors[0])


def test_equal_shares_as_one_json_document(ballots: str) -> None:
    found = counted(ballots, "--rule", "mes", "--completion", "none")
    assert found["winners"] == ["p2"]
    assert (found["rule"], found["completion"], found["satisfaction"]) == ("mes", "none", "cost")
    assert (found["cost"], found["budget"], found["voters"], found["share"]) == (30.5, 100, 4, 25)
    assert found["rounds"] == [
        {
            "round": 1,
            "project": "p2",
            "by": "equal shares",
            "cost": 30.5,
            "payment": 30.5 / 3,
            "effective_votes": 3,
            "paid_in_full": 3,
            "gave_all_left": 0,
            "spent": 30.5,
        }
    ]
    assert found["ties"] == []


def test_without_options_it_is_equal_shares_with_add1u(ballots: str) -> None:
    assert counted(ballots) == counted(ballots, "--rule", "equal-shares", "--completion", "add1u")
    assert (counted(ballots)["completion"], counted(ballots)["winners"]) == ("add1u", ["p2", "p1"])


def test_greedy_completes_itself(ballots: str) -> None:
    found = counted(ballots, "--rule", "greedy")
    assert (found["rule"], found["completion"], found["share"]) == ("greedy", "none", None)
    assert found["winners"] == ["p2", "p1"]
    assert refused(ballots, "--rule", "greedy", "--completion", "add1")["field"] == "--completion"


def test_people_read_the_same(ballots: str) -> None:
    done = run(ballots)
    assert done.exit_code == 0
    assert "A budget · method of equal shares, add1u" in done.stdout
    assert "Funded: 80.50 of 100, 2 projects." in done.stdout
    assert "Each of 4 voters began with 36, after 11 raises by 1." in done.stdout


@pytest.mark.parametrize("option", ["--rule", "--completion", "--satisfaction", "--ballots"])
def test_a_word_that_is_not_known_is_refused(ballots: str, option: str) -> None:
    found = refused(ballots, option, "other")
    assert found["field"] == option
    assert found["message"].startswith("must be one of")


def test_the_rule_for_ties_is_said(tmp_path: Path) -> None:
    place = tmp_path / "tied.pb"
    place.write_text(
        "META\nbudget;4\nvote_type;approval\nPROJECTS\nproject_id;cost\nx;4\ny;3\nVOTES\nvoter_id;vote\n1;x,y\n2;x,y",
        encoding="utf-8",
    )
    by_id, by_lot = counted(str(place)), counted(str(place), "--seed", "7")
    assert (by_id["winners"], by_lot["winners"]) == (["x"], ["y"])
    assert [tie["by"] for tie in (*by_id["ties"], *by_lot["ties"])] == ["id", "lower cost, more people, lot"]
    assert (
        "Round 1: x, y were tied; y came first (lower cost, more people, lot)." in run(str(place), "--seed", "7").stdout
    )


def test_no_partial_result_of_a_file_that_is_unclear(tmp_path: Path, ballots: str) -> None:
    place = tmp_path / "wrong.pb"
    place.write_text(TIDY.replace("v2;40;p2", "v2;40;p9"), encoding="utf-8")
    assert refused(str(place)) == {
        "file": str(place),
        "line": 16,
        "field": "vote",
        "message": "names 'p9', which is no project of this file",
    }
    assert refused(str(tmp_path / "nowhere.pb"))["field"] == "file"


def test_points_that_can_not_be_counted_exactly_are_refused(tmp_path: Path) -> None:
    place = tmp_path / "digits.pb"
    points = "900000000000000000"
    place.write_text(
        f"META\nbudget;4\nvote_type;scoring\nPROJECTS\nproject_id;cost\nx;4\nVOTES\nvoter_id;vote;points\n1;x;{points}\n",
        encoding="utf-8",
    )
    assert "more digits" in refused(str(place))["message"]
