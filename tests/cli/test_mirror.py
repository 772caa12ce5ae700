import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assieme import SOURCE
from assieme.cli.main import app

RULES = """\
declared = "collaborate"
[[seat]]
id = "users"
standpoint = "service user"
count = 5
[[seat]]
id = "pros"
standpoint = "professional"
count = 5
[[condition]]
share = 0.5
[[condition]]
among = "service user"
share = 0.5
"""
USERS, PROS = [f"u{one}" for one in range(5)], [f"p{one}" for one in range(5)]
DECISIONS = range(12)
VOTES = [f"{one},{who},{'for' if who in USERS else 'against'}" for one in DECISIONS for who in (*USERS, *PROS)]
PLAIN = {
    "members": ["person,standpoint,from,to", *(f"{one},service user,2026-01-01," for one in USERS)]
    + [f"{one},{'manager' if one == 'p4' else 'professional'},2026-01-01," for one in PROS],
    "meetings": ["meeting,date,chair", *(f"{one},2026-0{one + 1}-10,p0" for one in range(6))],
    "attendance": ["meeting,person,present,turns", *(f"{one},{who},1,2" for one in range(6) for who in USERS + PROS)],
    "items": ["item,kind,raised_by,raised_on,owner,answered_on,answer,done_on"]
    + [f"{one},card,u{one % 5},2026-01-12,p1,2026-02-{one + 10},not done," for one in range(15)]
    + [f"{one},agenda,p1,2026-01-12,p1,,," for one in range(15, 30)],
    "decisions": ["decision,date,item,adopted,overridden_on,overridden_by"]
    + [f"{one},2026-0{one // 2 + 1}-10,,0,," for one in DECISIONS],
    "votes": ["decision,person,choice", *VOTES],
    "pulses": ["meeting,standpoint,heard,counted,next", "0,carer,9,9,9"]
    + [f"{one},service user,2,1,3" for one in range(6)],
}
Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Writes the folder; files can be given otherwise, or left out with None."""

    def folder(declaration: str | None = RULES, **files: list[str] | None) -> Path:
        if declaration is not None:
            (tmp_path / "declaration.toml").write_text(declaration, encoding="utf-8")
        for name, lines in {**PLAIN, **files}.items():
            if lines is not None:
                (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["mirror", *arguments])


def described(folder: Path) -> dict[str, Any]:
    done = run(str(folder), "--json")
    assert (done.exit_code, done.stderr) == (0, ""), done.stdout
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refused(folder: Path) -> list[tuple[str, int | None, str]]:
    done = run(str(folder), "--json")
    assert done.exit_code == 2
    document = json.loads(done.stdout)
    assert list(document) == ["errors"]
    return [(Path(one["file"]).name, one["line"], one["field"]) for one in document["errors"]]


def test_one_json_document_with_all_four(write: Writer) -> None:
    found = described(write())
    assert found["declared"] == "collaborate"
    assert (found["formal"]["level"], found["formal"]["rule_version"]) == ("collaborate", "formal 2")
    enacted = found["enacted"]
    assert list(enacted["posterior"]) == ["inform", "consult", "involve", "collaborate", "empower"]
    assert sum(enacted["posterior"].values()) == pytest.approx(1)
    assert (enacted["level"], enacted["enough"], enacted["missing"]) == ("consult", True, [])
    assert enacted["rule_version"] == "enacted 1"
    assert enacted["telling"] == {"decisions": 12, "users_way": 0, "against": "professional"}
    assert found["promise"] == {"formal": "kept", "enacted": "less"}


def test_every_indicator_stands_by_standpoint_with_its_interval(write: Writer) -> None:
    rows = described(write())["enacted"]["indicators"]
    names = ["presence", "voice", "speaking", "influence", "answered", "acted", "done", "days_to_answer"]
    names += ["before_vote", "leadership", "roles", "unpaid", "override", "continuity"]
    assert list(rows) == [*names, "few_present", "few_raised", "few_speaking"]
    known = {name: row for name, row in rows.items() if row}
    assert rows.keys() - known.keys() == {"before_vote", "roles", "unpaid"}
    for row in known.values():
        assert list(row) == ["service user", "professional"], "managers count with professionals"
        assert all(set(one) == {"value", "ci_low", "ci_high", "n"} for one in row.values())
    users = {name: (row["service user"]["value"], row["service user"]["n"]) for name, row in known.items()}
    assert users == {
        "presence": (1.0, 30),
        "voice": (0.5, 30),
        "speaking": (0.5, 120),
        "influence": (0.0, 12),
        "answered": (1.0, 15),
        "acted": (0.0, 15),
        "done": (0.0, 15),
        "days_to_answer": (36.0, 15),
        "leadership": (0.0, 6),
        "override": (0.0, 12),
        "continuity": (None, 5),
        "few_present": (1.0, 5),
        "few_raised": (None, 5),
        "few_speaking": (1.0, 5),
    }
    assert rows["leadership"]["professional"]["value"] == 2
    assert rows["answered"]["professional"]["value"] == 0


def test_breaks_roles_work_and_changes_are_read_where_they_are_written_down(write: Writer) -> None:
    members = ["person,standpoint,from,to,paid,authority", "a,service user,,,0,0", "b,service user,,,,1"]
    folder = write(
        members=[*members, "c,professional,,,1,"],
        pauses=["person,from,to", "a,2026-01-01,2026-02-01"],
        meetings=["meeting,date,chair", "1,2026-01-31,", "2,2026-02-01,"],
        attendance=["meeting,person,present,turns", *(f"{m},{who},{who == 'c':d}," for m in "12" for who in "abc")],
        items=["raised_by,owner", "c,a", "c,c"],
        changes=["decision,asked_by,taken_up", "1,a,1", "2,b,0", "2,service user,0"],
    )
    rows = described(folder)["enacted"]["indicators"]
    users = {name: rows[name]["service user"] for name in ("presence", "roles", "unpaid", "before_vote")}
    assert {name: (one["value"], one["n"]) for name, one in users.items()} == {
        "presence": (0.0, 3),
        "roles": (0.75, 2),
        "unpaid": (0.5, 2),
        "before_vote": (0.5, 2),
    }
    assert "service user" not in rows["speaking"], "nobody counted their turns"
    assert refused(write(changes=["decision,asked_by", "1,a"])) == [("changes.csv", 1, "taken_up")]


def test_what_few_felt_is_hidden(write: Writer) -> None:
    felt = described(write())["felt"]
    assert felt["carer"] == "hidden"
    assert felt["service user"] == {
        "heard": 2.0,
        "counted": 1.0,
        "next": 3.0,
        "n": 6,
        "ranges": {"heard": [2.0, 2.0], "counted": [1.0, 1.0], "next": [3.0, 3.0]},
    }
    assert "professional" not in felt


def test_the_same_in_words(write: Writer) -> None:
    done = run(str(write()))
    assert done.exit_code == 0
    assert "Rules:    collaborate (against the promise: kept)" in done.stdout
    assert "Practice: consult (" in done.stdout
    assert "Of 12 decisions that tell service users' way from that of professionals, 0 went" in done.stdout
    assert "Felt, carer: hidden" in done.stdout
    assert "tokenism" not in done.stdout


SIDES = (("service user", "for"), ("professional", "against"))


def test_ballots_may_be_counted_by_standpoint(write: Writer) -> None:
    heaps = [f"{one},{who},{choice},5" for one in DECISIONS for who, choice in SIDES]
    plain = described(write())
    found = described(write(votes=["decision,standpoint,choice,count", *heaps]))
    assert found["enacted"]["posterior"] == plain["enacted"]["posterior"]
    rows = [row.split(",") for row in VOTES]
    one_by_one = [f"{one},{'service user' if who in USERS else 'manager'},{choice}" for one, who, choice in rows]
    found = described(write(votes=["decision,standpoint,choice", *one_by_one]))
    assert found["enacted"]["telling"] == plain["enacted"]["telling"]


@pytest.mark.parametrize("gone", [*PLAIN, "declaration", "all"])
def test_a_file_may_be_missing(write: Writer, gone: str) -> None:
    without = dict.fromkeys(PLAIN, None) if gone == "all" else {gone: None} if gone in PLAIN else {}
    found = described(write(None if gone in ("declaration", "all") else RULES, **without))
    assert sum(found["enacted"]["posterior"].values()) == pytest.approx(1)
    assert found["enacted"]["enough"] is (gone not in ("members", "decisions", "votes", "all"))
    assert (found["declared"] is None) is (gone in ("declaration", "all"))
    if gone in ("members", "attendance", "items", "decisions"):
        assert f"no {gone}" in found["enacted"]["missing"]


def test_files_as_spreadsheets_write_them(write: Writer) -> None:
    folder = write()
    plain = described(folder)
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n").replace("person;", "Person ;")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("service user", "Service_User").encode())
    assert described(folder) == plain


def test_a_file_without_rows_is_as_good_as_none(write: Writer) -> None:
    found = described(write(items=[""], pulses=PLAIN["pulses"][:1]))
    assert (found["felt"], found["enacted"]["missing"]) == ({}, ["no items"])


def test_gaps_strangers_and_rows_of_nothing_are_no_mistakes(write: Writer) -> None:
    folder = write()
    plain = described(folder)
    for name, row in {
        "members": ",service user,,",
        "attendance": "1.0,stranger,,NaN",
        "items": "99,,nobody,,,,,",
        "decisions": "99.0,,,,,",
        "votes": "77,u1,for",
        "pulses": "1,,4,4,4",
    }.items():
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(row + "\n\n,,\n")
    found = described(folder)
    assert found["enacted"]["posterior"] == plain["enacted"]["posterior"]
    assert found["enacted"]["missing"] == ["rows with gaps"]


@pytest.mark.parametrize(
    ("name", "line", "column"),
    [
        ("members", "u9,wizard,,", "standpoint"),
        ("meetings", "9,10/03/2026,", "date"),
        ("attendance", "1,u1,2,", "present"),
        ("attendance", "1,u1,1,-3", "turns"),
        ("items", "1,card,u1,2026-02-30,,,,", "raised_on"),
        ("items", "1,card,u1,,,,perhaps,", "answer"),
        ("decisions", "9,,,yes,,", "adopted"),
        ("votes", "1,u1,maybe", "choice"),
        ("votes", "1,u1,for,extra", "file"),
        ("pulses", "1,carer,11,1,1", "heard"),
        ("pulses", '1,"carer', "file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_and_line(write: Writer, name: str, line: str, column: str) -> None:
    lines = PLAIN[name]
    assert refused(write(**{name: [*lines, line]})) == [(f"{name}.csv", len(lines) + 1, column)]


def test_all_mistakes_of_all_files_are_told_at_once(write: Writer) -> None:
    folder = write(RULES.replace("collaborate", "friends"), meetings=["day"], votes=["who"])
    (folder / "pulses.csv").write_bytes(b"standpoint\ncarer\n\xff\n")
    assert refused(folder) == [
        ("declaration.toml", 1, "declared"),
        ("meetings.csv", 1, "meeting"),
        ("votes.csv", 1, "decision"),
        ("votes.csv", 1, "choice"),
        ("pulses.csv", 3, "file"),
    ]
    plain = run(str(folder))
    assert (plain.exit_code, plain.stdout) == (2, "")
    assert "line 3" in plain.stderr
    assert refused(folder / "nowhere") == [("nowhere", None, "FOLDER")]


@pytest.mark.parametrize(
    ("declaration", "declared", "formal"),
    [
        ('declared = "consult"\n', "consult", None),
        (RULES.replace('declared = "collaborate"\n', ""), None, "collaborate"),
        (
            'declared = "involve"\n[constitution]\noverride = "free"\nseat = [{id = "u", standpoint = "service user"}]',
            "involve",
            "involve",
        ),
    ],
)
def test_the_declaration_may_hold_either_or_the_rules_in_a_table(
    write: Writer, declaration: str, declared: str | None, formal: str | None
) -> None:
    found = described(write(declaration))
    assert found["declared"] == declared
    assert (found["formal"] and found["formal"]["level"]) == formal


def test_the_documented_example_comes_out_as_documented(tmp_path: Path) -> None:
    page = (SOURCE.parents[1] / "docs" / "reference" / "mirror-folder.md").read_text(encoding="utf-8")
    for name, _language, content in re.findall(
        r"`([a-z]+\.(?:csv|toml))`:\n\n```(csv|toml)\n(.*?)```", page, re.DOTALL
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    document = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert document
    assert len(list(tmp_path.iterdir())) == 8
    found = described(tmp_path)
    shown = json.loads(document[1])
    assert found["formal"]["level"] == shown.pop("formal")["level"]
    assert json.loads(json.dumps(found["enacted"]["telling"])) == shown["enacted"]["telling"]
    assert (found["declared"], found["felt"], found["promise"]) == (shown["declared"], shown["felt"], shown["promise"])
    for part in ("level", "enough", "missing", "rule_version"):
        assert found["enacted"][part] == shown["enacted"][part]


def test_the_command_needs_no_django(write: Writer) -> None:
    script = f"""
import sys
sys.modules["django"] = None
from assieme.cli.main import app
app(["mirror", {str(write())!r}])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
