"""A server that is killed with -9 in mid-meeting and mid-vote loses no press and doubles none; screens come back."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
PEOPLE = 8


def test_a_meeting_outlives_its_server(empty_database: Path, tmp_path: Path) -> None:
    shutil.copyfile(empty_database, tmp_path / "rows.sqlite3")
    (tmp_path / "rows.sqlite3").chmod(0o600)
    place = (f"--on=sqlite:///{tmp_path / 'rows.sqlite3'}", f"--folder={tmp_path}", "--mode=demo")
    paths = (path for path in (os.environ.get("PYTHONPATH"), ".") if path)
    run = subprocess.run(
        [sys.executable, "benchmarks/killed_meeting.py", *place, f"--people={PEOPLE}", "--kills=1"],
        cwd=HERE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert run.stdout, run.stderr
    counts = json.loads(run.stdout)
    assert counts["violations"] == []
    assert counts["kills"] == ["server"]
    assert counts["unanswered"] > 0, "nobody was in the middle of anything"
    assert len(counts["back"]) == 1, "no screen was cut off"
    assert counts["box"] == PEOPLE
    assert run.returncode == 0
