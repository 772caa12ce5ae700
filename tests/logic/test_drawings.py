"""Any drawing that a browser can send comes out harmless, and the same drawing comes out the same."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assieme.logic.drawings import (
    COLOURS,
    HIGH,
    MOST_LETTERS,
    MOST_MARKS,
    MOST_POINTS,
    RADII,
    WIDE,
    WIDTHS,
    Dot,
    DrawingError,
    Refusal,
    Stroke,
    harmless,
    read,
)

HEAD = (
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 1000 640" fill="none"'
    r' stroke-linecap="round" stroke-linejoin="round">'
)
STROKE = r'<polyline stroke="#[0-9a-f]{6}" stroke-width="\d{1,2}" points="\d+,\d+(?: \d+,\d+)+"/>'
DOT = r'<circle fill="#[0-9a-f]{6}" cx="\d+" cy="\d+" r="\d{1,2}"/>'
ALLOWED = re.compile(rf"(?:{HEAD}(?:{STROKE}|{DOT})+</svg>)?")

OPEN = '<svg xmlns="http://www.w3.org/2000/svg">'
LINE = '<polyline stroke="#1e2a2f" stroke-width="4" points="1,2 30,40"/>'
BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<svg><text>&c;</text></svg>"
)
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>'
DTD = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://evil.example/svg.dtd"><svg/>'
HOSTILE = (
    "<script>alert(1)</script>",
    "<style>@import url(http://evil.example)</style>",
    '<image href="http://evil.example/x.png"/>',
    '<use href="http://evil.example#a"/>',
    '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"><polyline points="1,1 2,2"/></a>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example"/></foreignObject>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<polyline onload="alert(1)" style="background:url(//evil.example)" points="1,1 2,2" stroke="url(#x)"/>',
    '<polyline points="1,1 2,2" stroke-width="1e99"/>',
    '<polyline points="NaN,1 Infinity,2"/>',
    '<polyline points="1e309,1 2,2"/>',
    f'<polyline points="{"9" * 5000},1 2,2"/>',
    '<circle cx="1" cy="1" r="NaN"/>',
    '<circle cx="javascript:1" cy="1" r="3"/>',
    '<path d="M1 1 L2 2 url(#x)"/>',
    '<evil:polyline xmlns:evil="urn:evil" points="1,1 2,2"/>',
    "<?xml-stylesheet href='http://evil.example/x.xsl'?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!-- --><g><g><g><polyline points='1,1 2,2'/></g></g></g>",
    "<title>&#60;script&#62;</title>",
)

points = st.tuples(st.integers(0, WIDE), st.integers(0, HIGH))
strokes = st.builds(
    Stroke,
    st.sampled_from(COLOURS),
    st.sampled_from(WIDTHS),
    st.lists(points, min_size=2, max_size=40, unique=True).map(tuple),
)
dots = st.builds(Dot, st.sampled_from(COLOURS), st.sampled_from(RADII), points)
marks = st.lists(strokes | dots, min_size=1, max_size=20)
attributes = st.dictionaries(
    st.sampled_from(["points", "d", "cx", "cy", "r", "stroke", "stroke-width", "fill", "href", "onload", "style"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters='<&"'), max_size=30)
    | st.lists(st.floats().map(str), max_size=6).map(" ".join),
    max_size=5,
)
elements = st.tuples(
    st.sampled_from(["polyline", "path", "circle", "script", "g", "image", "style", "animate"]), attributes
).map(lambda it: f"<{it[0]} {' '.join(f'{name}="{value}"' for name, value in it[1].items())}/>")


def outcome(text: str) -> str:
    """What comes out; empty also where the text is refused."""
    try:
        return harmless(text)
    except DrawingError:
        return ""


def svg(inside: str) -> str:
    return f"{OPEN}{inside}</svg>"


@given(marks)
def test_what_the_pad_draws_comes_back_as_it_was(drawn: list[Stroke | Dot]) -> None:
    kept = harmless(svg("".join(mark.written() for mark in drawn)))
    assert list(read(kept)) == drawn
    assert ALLOWED.fullmatch(kept)
    assert harmless(kept) == kept


@given(marks, st.lists(st.sampled_from(HOSTILE) | elements, min_size=1, max_size=4), st.integers(0, 20))
def test_what_hides_between_strokes_is_dropped_and_the_strokes_stay(
    drawn: list[Stroke | Dot], evil: list[str], turn: int
) -> None:
    parts = [mark.written() for mark in drawn]
    parts[turn % len(parts) : 0] = evil
    kept = harmless(svg("".join(parts)))
    assert ALLOWED.fullmatch(kept)
    assert harmless(kept) == kept
    assert set(drawn) <= set(read(kept))


@given(marks, st.data())
def test_a_broken_or_altered_text_is_harmless_or_refused(drawn: list[Stroke | Dot], data: st.DataObject) -> None:
    text = svg("".join(mark.written() for mark in drawn))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    altered = text[:start] + data.draw(st.text(max_size=20) | st.sampled_from(HOSTILE)) + text[end:]
    assert ALLOWED.fullmatch(outcome(altered))


@given(st.text())
@example("<svg/>")
@example("\ud800")
@example('<?xml version="1.0" encoding="utf-7"?><svg/>')
def test_any_text_at_all_is_harmless_or_refused(text: str) -> None:
    assert ALLOWED.fullmatch(outcome(text))


@pytest.mark.parametrize("evil", HOSTILE)
def test_each_known_trick_leaves_the_line_and_nothing_of_itself(evil: str) -> None:
    kept = harmless(svg(evil + LINE))
    assert ALLOWED.fullmatch(kept)
    assert LINE in kept


@pytest.mark.parametrize("text", ["1 2 " * 50_000 + "x", "9" * 200_000, "," * 200_000, "1,1L" * 60_000, "M" * 200_000])
def test_no_row_of_numbers_takes_long_to_refuse(text: str) -> None:
    assert harmless(svg(f'<path d="M{text[:100_000]}x"/><polyline points="{text[:100_000]}x"/>')) == ""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, DTD, "<html/>", "no drawing", "<svg>", "<svg><a></svg></a>", "\x00"])
def test_what_is_no_drawing_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(DrawingError) as refused:
        harmless(text)
    assert refused.value.why is Refusal.NOT_A_DRAWING


@pytest.mark.parametrize(
    "text",
    [
        svg(" " * MOST_LETTERS),
        svg('<circle cx="1" cy="1" r="1"/>' * (MOST_MARKS + 1)),
        svg(f'<polyline points="{" ".join(["1,1 2,2"] * (MOST_POINTS // 2 + 1))}"/>'),
    ],
    ids=["letters", "marks", "points"],
)
def test_more_than_a_hand_draws_is_refused(text: str) -> None:
    with pytest.raises(DrawingError) as refused:
        harmless(text)
    assert refused.value.why is Refusal.TOO_LARGE


def test_the_deepest_text_costs_nothing() -> None:
    deep = MOST_LETTERS // 8
    assert outcome(svg("<g>" * deep + "</g>" * deep)) == ""


def test_nothing_drawn_is_nothing() -> None:
    assert harmless("  ") == harmless(svg("")) == harmless(svg("<script/>")) == ""


def test_paths_become_lines_and_a_line_that_goes_nowhere_a_dot() -> None:
    [line, dot] = read(svg('<path d="M1 2L3.4,5 6 7" stroke="red"/><polyline points="5,5 5,5" stroke-width="8"/>'))
    assert line == Stroke(COLOURS[0], 8, ((1, 2), (3, 5), (6, 7)))
    assert dot == Dot(COLOURS[0], 4, (5, 5))


def test_what_leaves_the_pad_stays_at_its_edge() -> None:
    [line] = read(svg('<polyline points="-5,-5 99999,99999"/>'))
    assert line == Stroke(COLOURS[0], 8, ((0, 0), (WIDE, HIGH)))
