"""Rules 1 and 11, and what each file of a room may import."""

import re
from pathlib import Path

import pytest
from tests.house.source import TESTS, imported, python_files, relative

from assieme import SOURCE

LONGEST, LONGEST_TEST, DEEPEST = 300, 500, 4
TEXT = ("*.py", "*.jinja", "*.html", "*.scss", "*.js", "*.typ")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    sources = [path for pattern in TEXT for path in SOURCE.rglob(pattern)]
    own = [path for path in sources if not {"migrations", "static"} & set(path.parts)]
    too_long = {relative(path): _lines(path) for path in own if _lines(path) > LONGEST}
    too_long |= {
        str(path.relative_to(TESTS)): _lines(path) for path in TESTS.rglob("*.py") if _lines(path) > LONGEST_TEST
    }
    assert too_long == {}


def test_no_folder_is_too_deep() -> None:
    folders = [path.relative_to(SOURCE) for path in SOURCE.rglob("*") if path.is_dir()]
    own = [folder for folder in folders if not {"__pycache__", "static"} & set(folder.parts)]
    assert [str(folder) for folder in own if len(folder.parts) > DEEPEST] == []


FORBIDDEN = {
    "views": r"\.models($|\.)",
    "urls": r"\.(models|actions|reads|forms)($|\.)",
    "forms": r"\.actions($|\.)",
    "reads": r"\.(actions|views|forms)($|\.)",
    "access": r"\.(actions|views|forms|reads)($|\.)",
    "models": r"\.(actions|views|forms|reads|access)($|\.)",
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_a_file_of_a_room_imports_only_what_its_place_allows(kind: str) -> None:
    files = python_files(f"{kind}.py") + python_files(f"*_{kind}.py")
    wrong = {
        relative(path): sorted(
            name for name in imported(path) if re.search(FORBIDDEN[kind], name) and "assieme" in name
        )
        for path in files
    }
    assert {path: names for path, names in wrong.items() if names} == {}


def test_logic_has_no_clock_no_database_and_no_settings() -> None:
    outside = re.compile(r"^(django|time|assieme\.(?!logic))")
    wrong = {
        relative(path): [name for name in imported(path) if outside.match(name)]
        for path in (SOURCE / "logic").rglob("*.py")
    }
    assert {path: names for path, names in wrong.items() if names} == {}


def test_no_clock_is_read_inside_logic() -> None:
    clock = re.compile(r"\b(now|today|utcnow)\(\)")
    assert [relative(path) for path in (SOURCE / "logic").rglob("*.py") if clock.search(path.read_text())] == []
