"""Pages of one outline are asked about once: so whatever a checker can find fault with must be in the outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.e2e.outline import outline
from tests.e2e.seen import Once

PAGE = '<h1 id="a-1">Cards</h1><label for="one">Name</label><input id="one" aria-describedby="a-1" value="Bea">'


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("Cards", "Carte di 30 persone").replace("Bea", "Ivo"),
        PAGE.replace("a-1", "a-27"),
    ],
)
def test_words_and_numbers_make_no_other_page(other: str) -> None:
    assert outline(other) == outline(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(PAGE.replace("Name", ""), id="a label without words"),
        pytest.param(PAGE.replace('for="one"', 'for="two"'), id="a label of nothing"),
        pytest.param(PAGE.replace('"one"', '"a-1"'), id="the same id twice"),
        pytest.param(PAGE.replace("<input", '<input aria-hidden="true"'), id="hidden from a reader"),
        pytest.param(PAGE.replace("<input", '<input class="faint"'), id="of another colour"),
        pytest.param(PAGE.replace("h1", "h3"), id="a heading too deep"),
        pytest.param(PAGE + PAGE, id="all of it twice"),
        pytest.param(PAGE + '<svg role="img"></svg>', id="a picture"),
    ],
)
def test_another_building_is_another_page(other: str) -> None:
    assert outline(other) != outline(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<svg role="img"><title>A</title></svg>', '<svg role="img"></svg>'),
        (
            '<nav aria-label="a"></nav><nav aria-label="b"></nav>',
            '<nav aria-label="a"></nav><nav aria-label="a"></nav>',
        ),
        ('<a href="#main">Go</a><main id="main"></main>', '<a href="#main">Go</a><main id="mein"></main>'),
        ('<img src="/a.png" alt="">', '<img src="/a.png" alt="A room">'),
        ('<img src="/a.png" alt="A room">', '<img src="/a.png">'),
    ],
)
def test_what_names_a_thing_counts(one: str, other: str) -> None:
    assert outline(one) != outline(other)


def test_processes_that_share_a_folder_see_a_thing_once(tmp_path: Path) -> None:
    one, other = Once(tmp_path), Once(tmp_path)
    assert one.first("page", "360")
    assert not one.first("page", "360")
    assert not other.first("page", "360")
    assert other.first("page", "1280")
    assert Once().first("page", "360"), "without a folder each remembers alone"
