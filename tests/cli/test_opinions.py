"""`assieme opinions`."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assieme.cli.main import app
from assieme.logic.opinions.export import read_votes
from assieme.logic.tomlfile import FileError

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,Mon,0,1,0,0,1,"Open in the evening, please"
1,Mon,1,1,0,0,1,Keep the garden
1,Mon,2,1,0,0,-1,Somebody is named here
"""
PARTICIPANTS = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n" + "".join(
    f"{person},{'' if person == 9 else person % 2},0,3,0,0,{1 - 2 * (person % 2)},1,1\n" for person in range(10)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten people; even and odd differ on statement 0. Person 0 changed her mind, in a line that stands first."""
    lines = [
        "timestamp,datetime,comment-id,voter-id,vote",
        "50,Mon,0,0,1",
        "10,Mon,0,0,-1",
        *(f"20,Mon,0,{person},{1 - 2 * (person % 2)}" for person in range(1, 10)),
        *(f"30,Mon,{statement},{person},1" for statement in (1, 2) for person in range(10)),
    ]
    (tmp_path / "votes.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "comments.csv").write_text(COMMENTS, encoding="utf-8")
    (tmp_path / "participants-votes.csv").write_text(PARTICIPANTS, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["opinions", *map(str, arguments)])


def said(*arguments: str | Path) -> dict[str, Any]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_one_json_document_with_groups_statements_and_consensus(folder: Path) -> None:
    found = said(folder, "--groups", "published")
    assert found["participants"] == 10
    assert [(one["id"], one["members"]) for one in found["groups"]] == [(0, [0, 2, 4, 6, 8]), (1, [1, 3, 5, 7])]
    first = found["groups"][0]["representative"][0]
    assert {key: first[key] for key in ("comment", "kind")} == {"comment": 0, "kind": "agree"}
    assert first["p"] == pytest.approx(6 / 7)
    assert first["repness"] == pytest.approx(6 / 7 / (1 / 6))
    opened = found["statements"][0]
    assert (opened["comment"], opened["agree"], opened["disagree"], opened["pass"]) == (0, 5, 5, 0)
    assert [one["group_informed_consensus"] for one in found["statements"]] == [
        pytest.approx(6 / 7 * 1 / 6, abs=1e-12),
        *[pytest.approx(6 / 7 * 5 / 6, abs=1e-12)] * 2,
    ]


def test_our_own_groups(folder: Path) -> None:
    assert [one["members"] for one in said(folder)["groups"]] == [[0, 2, 4, 6, 8], [1, 3, 5, 7, 9]]


def test_words_come_first_with_what_all_share(folder: Path) -> None:
    told = run(folder).output
    assert told.index("agree with 1: Keep the garden") < told.index("0: Open in the evening, please")
    assert told.index("Open in the evening") < told.index("group-informed consensus")
    assert "Somebody is named" not in told


@pytest.mark.parametrize("gone", [["comments.csv"], ["comments.csv", "participants-votes.csv"], ["votes.csv"]])
def test_files_may_be_missing(folder: Path, gone: list[str]) -> None:
    whole = said(folder)["groups"]
    for name in gone:
        (folder / name).unlink()
    assert [one["members"] for one in said(folder)["groups"]] == [one["members"] for one in whole]


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("60,Mon,0,1,2", "vote", "must be 1 (agree), 0 (pass) or -1 (disagree), not 2"),
        ("60,Mon,0,who,1", "voter-id", "must be a whole number, not 'who'"),
        ("60,Mon,,1,1", "comment-id", "is empty"),
        ("60,Mon,0,1", "vote", "is empty"),
        ("1e400,Mon,0,1,1", "timestamp", "must be a whole number, not '1e400'"),
    ],
)
def test_bad_votes_end_with_file_line_and_field(folder: Path, line: str, place: str, message: str) -> None:
    votes = folder / "votes.csv"
    count = len(votes.read_text(encoding="utf-8").splitlines())
    with votes.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = run(folder)
    assert (done.exit_code, done.stderr) == (2, f"Error: {votes}, line {count + 1}, {place}: {message}\n")
    errors = json.loads(run(folder, "--json").stdout)["errors"]
    assert errors == [{"file": str(votes), "line": count + 1, "field": place, "message": message}]


def test_spreadsheets_may_have_been_at_work(folder: Path) -> None:
    whole = said(folder)
    votes = folder / "votes.csv"
    text = votes.read_text(encoding="utf-8").replace(",1\n", ",1.0\n").replace("\n", "\r\n\r\n")
    votes.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert said(folder) == whole


def test_odd_headings_are_a_mistake_with_its_line() -> None:
    for odd in ("voter-id\rvote\n", "x" * (2**24 + 1)):
        with pytest.raises(FileError) as refused:
            read_votes(odd, "votes.csv")
        assert [problem.line for problem in refused.value.problems] == [1]


def test_an_open_quote_is_a_mistake_and_swallows_no_rows(folder: Path) -> None:
    comments = COMMENTS.replace('please"', "please").replace("Keep the garden", '"Keep the garden"')
    (folder / "comments.csv").write_text(comments, encoding="utf-8")
    done = run(folder)
    assert (done.exit_code, "comments.csv, line 3, row: can't be read" in done.stderr) == (2, True)


def test_ids_beyond_all_numbers_are_a_mistake_with_its_line(folder: Path) -> None:
    (folder / "votes.csv").unlink()
    for digits in ("9" * 20, "9" * 5000):
        head, rest = PARTICIPANTS.split("\n", 1)
        (folder / "participants-votes.csv").write_text(f"{head},{digits}\n{rest}", encoding="utf-8")
        done = run(folder)
        assert (done.exit_code, "participants-votes.csv, line 1, 9999" in done.stderr) == (2, True)


def test_what_is_not_there_is_said(folder: Path) -> None:
    assert run(folder / "nowhere").exit_code == 2
    (folder / "participants-votes.csv").write_text("participant,group-id\n1,\n", encoding="utf-8")
    refused = run(folder, "--groups", "published")
    assert (refused.exit_code, "group-id: is empty for everybody" in refused.stderr) == (2, True)
    (folder / "votes.csv").write_text("timestamp,vote\n", encoding="utf-8")
    assert "line 1, voter-id: is not among the headings" in run(folder).stderr


def test_a_folder_without_votes_has_a_map_without_people(folder: Path) -> None:
    (folder / "votes.csv").write_text("timestamp,datetime,comment-id,voter-id,vote\n", encoding="utf-8")
    found = said(folder)
    assert (found["participants"], found["groups"]) == (0, [])
    assert [one["group_informed_consensus"] for one in found["statements"]] == [None] * 3


def test_a_statement_about_people_moves_nobody(folder: Path) -> None:
    text = (
        COMMENTS.replace("moderated,", "moderated,is-meta,").replace(",0,0,1,", ",0,0,1,false,").replace("-1,", "-1,,")
    )
    (folder / "comments.csv").write_text(text.replace('1,false,"Open', '1,true,"Open'), encoding="utf-8")
    assert [len(one["members"]) for one in said(folder)["groups"]] == [10]
