"""`assieme sortition`."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assieme.cli.main import app

GUIDE = Path(__file__).parents[2] / "docs" / "reference" / "sortition-files.md"
TARGETS = "feature,value,min,max\nstandpoint,service user,2,3\nstandpoint,carer,1,2\nage,young,1,2\nage,old,1,3\n"
POOL = {
    "Ada": "service user,young",
    "Bo": "service user,old",
    "Cleo": "service user,old",
    "Dino": "carer,young",
    "Elsa": "carer,old",
    "Fil": "carer,old",
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A pool of six and targets for a panel of four."""
    people, targets = tmp_path / "people.csv", tmp_path / "targets.csv"
    rows = (f"{name},{values}\n" for name, values in POOL.items())
    people.write_text("person,standpoint,age\n" + "".join(rows), encoding="utf-8")
    targets.write_text(TARGETS, encoding="utf-8")
    return people, targets


def run(*arguments: str | int | Path) -> Result:
    return CliRunner().invoke(app, ["sortition", *map(str, arguments)])


def test_one_json_document_with_all_there_is_to_say(files: tuple[Path, Path]) -> None:
    done = run(*files, "--size", 4, "--seed", "12 May", "--json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert len(said["panel"]) == 4
    assert set(said["panel"]) < set(POOL)
    assert list(said["chances"]) == list(POOL)
    assert sum(said["chances"].values()) == pytest.approx(4, abs=1e-9)
    assert min(said["chances"].values()) == pytest.approx(2 / 3, abs=1e-9)
    for quota in said["quotas"]:
        assert quota["min"] <= quota["selected"] <= quota["max"]
    assert said["quotas"][0] | {"selected": 0} == {
        "feature": "standpoint",
        "value": "service user",
        "min": 2,
        "max": 3,
        "selected": 0,
        "pool": 3,
    }
    told = {key: said[key] for key in ("feasible", "no_chance", "size", "seed", "rule")}
    assert told == {"feasible": True, "no_chance": [], "size": 4, "seed": "12 May", "rule": "leximin"}
    assert said["panels"] >= 1


def test_it_is_the_same_for_the_same_seed_and_another_order(files: tuple[Path, Path]) -> None:
    first = run(*files, "--size", 4, "--seed", "s", "--json")
    assert run(*files, "--size", 4, "--seed", "s", "--json").stdout == first.stdout
    head, *rows = files[0].read_text(encoding="utf-8").splitlines()
    files[0].write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    again = json.loads(run(*files, "--size", 4, "--seed", "s", "--json").stdout)
    assert set(again["panel"]) == set(json.loads(first.stdout)["panel"])
    assert again["chances"] == json.loads(first.stdout)["chances"]


@pytest.mark.parametrize("rule", ["leximin", "nash"])
def test_in_words(files: tuple[Path, Path], rule: str) -> None:
    done = run(*files, "--size", 4, "--seed", "s", "--rule", rule)
    assert done.exit_code == 0
    assert "The panel of 4:\n" in done.stdout
    assert re.search(r"standpoint, service user: [23] \(from 2 to 3; 3 in the pool\)", done.stdout)
    assert f"Chances: from 66.67% to 66.67%, by the rule {rule}." in done.stdout


def test_quotas_that_no_panel_keeps_and_the_nearest(files: tuple[Path, Path]) -> None:
    files[1].write_text(TARGETS.replace("carer,1,2", "carer,4,5").replace("user,2,3", "user,1,3"), encoding="utf-8")
    done = run(*files, "--size", 4, "--seed", "s", "--json")
    assert done.exit_code == 2
    said = json.loads(done.stdout)
    assert said["feasible"] is False
    assert [(one["file"], one["line"], one["field"]) for one in said["errors"]] == [(str(files[1]), 3, "min")]
    assert said["errors"][0]["message"].endswith("lower the minimum of “carer” (standpoint) from 4 to 3")
    assert said["nearest"] == [
        {"feature": "standpoint", "value": "carer", "min": 4, "max": 5, "nearest_min": 3, "nearest_max": 5}
    ]
    spoken = run(*files, "--size", 4, "--seed", "s")
    assert (spoken.exit_code, spoken.stdout) == (2, "")
    assert "line 3, min: lower the minimum of “carer” (standpoint) from 4 to 3" in spoken.stderr


def test_who_is_on_no_panel_is_named(files: tuple[Path, Path]) -> None:
    files[1].write_text(TARGETS.replace("young,1,2", "young,0,0").replace("old,1,3", "old,1,4"), encoding="utf-8")
    done = run(*files, "--size", 4, "--seed", "s", "--json")
    assert json.loads(done.stdout)["no_chance"] == ["Ada", "Dino"]
    assert "On no panel that keeps the quotas: Ada, Dino." in run(*files, "--size", 4, "--seed", "s").stdout


def test_replacements(files: tuple[Path, Path]) -> None:
    said = json.loads(run(*files, "--size", 4, "--seed", "s", "--stay", "Ada", "--gone", "Bo", "--json").stdout)
    assert said["chances"]["Ada"] == 1
    assert "Ada" in said["panel"]
    assert "Bo" not in said["chances"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--stay", "Zoe"], "--stay: nobody has the id “Zoe”"),
        (["--gone", "Zoe"], "--gone: nobody has the id “Zoe”"),
        (["--stay", "Ada", "--gone", "Ada"], "“Ada” can't stay and be gone"),
        (["--size", "0"], "--size: must be more than the number of people who stay, and at least 1"),
        (["--size", "7"], "has 6 people in the pool for a panel of 7"),
    ],
)
def test_what_can_not_be_drawn(files: tuple[Path, Path], more: list[str], message: str) -> None:
    done = run(*files, "--size", 4, "--seed", "s", *more)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_wrong_files_are_named_with_their_lines(files: tuple[Path, Path]) -> None:
    files[0].write_text("person,standpoint,age\nAda,nurse,old\n", encoding="utf-8")
    done = run(*files, "--size", 4, "--seed", "s", "--json")
    assert done.exit_code == 2
    (error,) = json.loads(done.stdout)["errors"]
    assert (error["file"], error["line"], error["field"]) == (str(files[0]), 2, "standpoint")


def test_the_published_lottery_can_be_drawn_again_without_this_program(files: tuple[Path, Path]) -> None:
    """By the few lines that the guide gives."""
    (script,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    place = files[0].with_name("lottery.json")
    for seed in ("one", "two", "tre più"):
        drawn = json.loads(run(*files, "--size", 4, "--seed", seed, "--lottery", place, "--json").stdout)
        names: dict[str, object] = {"FILE": str(place), "SEED": seed, "sha256": sha256}
        exec(script, names)  # noqa: S102 - what our own guide says
        assert names["panel"] == sorted(drawn["panel"])


def test_a_lottery_that_can_not_be_written(files: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(*files, "--size", 4, "--seed", "s", "--lottery", tmp_path)
    assert done.exit_code == 2
    assert "--lottery: can't be written" in done.stderr


def test_a_published_lottery_and_its_seed_draw_the_same_panel_again(files: tuple[Path, Path], tmp_path: Path) -> None:
    lottery = tmp_path / "lottery.json"
    first = run(*files, "--size", 4, "--seed", "a1 3 5", "--lottery", lottery, "--json")
    again = run(lottery, "--seed", "a1 3 5", "--json")
    assert again.exit_code == 0, again.output
    assert sorted(json.loads(first.stdout)["panel"]) == json.loads(again.stdout)["panel"]
    assert "The panel of 4:" in run(lottery, "--seed", "a1 3 5").output
    assert json.loads(run(files[0], "--seed", "x", "--json").stdout)["errors"][0]["file"] == str(files[0])


def test_the_size_is_asked_for_where_there_are_targets(files: tuple[Path, Path]) -> None:
    done = run(*files, "--seed", "x")
    assert (done.exit_code, "--size: is missing" in done.output) == (2, True)
