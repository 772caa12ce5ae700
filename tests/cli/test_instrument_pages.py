"""`assieme instrument render` and `blank`, run as a person does: with no settings at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.instruments.showing.everything import everything
from tests.paper import assert_accessible


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "questionnaire.json"
    place.write_bytes(everything())
    return place


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assieme.cli.main", "instrument", *map(str, arguments)]
    return subprocess.run(command, env={}, capture_output=True, text=True, check=False, timeout=120)


def test_a_page_is_written(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = run("render", file, "--out", out, "--lang", "it")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    html = out.read_text(encoding="utf-8")
    assert html.lstrip().startswith("<!doctype html>")
    assert "Tutto insieme" in html


def test_a_form_is_written(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    done = run("blank", file, "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert_accessible(out.read_bytes(), pages=3)


@pytest.mark.parametrize("verb", ["render", "blank"])
def test_what_cannot_be_shown_is_refused_by_its_link_id(verb: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(
        '{"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": "q7", "type": "riddle"}]}'
    )
    out = tmp_path / "out"
    done = run(verb, bad, "--out", out)
    assert done.returncode == 2
    assert "q7" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("verb", ["render", "blank"])
def test_a_place_that_cannot_be_written_is_told(verb: str, file: Path, tmp_path: Path) -> None:
    done = run(verb, file, "--out", tmp_path / "nowhere" / "out")
    assert done.returncode == 2
    assert "can't be written" in done.stderr
