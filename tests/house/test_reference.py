"""Rule 13: the reference pages say what the registries say (`make reference` writes them)."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITER = runpy.run_path(str(ROOT / "bin" / "reference.py"))


@pytest.mark.parametrize("page", WRITER["PAGES"])
def test_the_reference_page_is_current(page: str) -> None:
    WRITER["load"]()
    written = (ROOT / "docs" / "reference" / f"{page}.md").read_text(encoding="utf-8")
    assert written == WRITER["PAGES"][page](), "run: make reference"
