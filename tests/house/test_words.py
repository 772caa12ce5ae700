"""Words that a tired person can read, page by page: English up to grade 6 (Flesch–Kincaid), Italian from 80 (Gulpease).

Sources: Kincaid et al. (1975), Derivation of new readability formulas; Lucisano and Piemontese (1988), GULPEASE.
Sentences of the interface alone count: labels and headings of fewer than four words are no sentences.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from assieme import SOURCE

HARDEST_ENGLISH, HARDEST_ITALIAN, FEWEST_WORDS = 6.0, 80.0, 40
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzhg])es$")
MARKUP = re.compile(r"%\([a-z_]+\)[sd]|<[^>]+>|%%")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE = re.compile(r"[.!?:…]+(?:\s|$)|\n")


def _pages() -> dict[str, list[tuple[str, str]]]:
    with (SOURCE / "locale" / "it" / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file)
    pages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for message in catalog:
        english = str(message.id[0] if isinstance(message.id, tuple) else message.id)
        italian = message.string[0] if isinstance(message.string, tuple) else message.string
        if len(WORD.findall(english)) >= 4:
            for path, _line in message.locations:
                if path.endswith((".jinja", ".html")):
                    pages[path].append((MARKUP.sub("x", english), MARKUP.sub("x", str(italian))))
    return pages


PAGES = {
    path: said
    for path, said in _pages().items()
    if sum(len(WORD.findall(english)) for english, _ in said) >= FEWEST_WORDS
}


def _sentences(texts: list[str]) -> int:
    return sum(max(1, len([part for part in SENTENCE.split(text) if WORD.search(part)])) for text in texts)


def syllables(word: str) -> int:
    """Groups of vowels in an English word, a silent ending left out; never fewer than one."""
    return max(1, len(VOWELS.findall(SILENT.sub("", word.lower()))))


def grade(texts: list[str]) -> float:
    """Flesch–Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59."""
    words = [word for text in texts for word in WORD.findall(text)]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / _sentences(texts) + 11.8 * spoken / len(words) - 15.59


def gulpease(texts: list[str]) -> float:
    """Gulpease index: 89 + (300 × sentences − 10 × letters) / words; 100 is easiest."""
    words = [word for text in texts for word in WORD.findall(text)]
    return 89 + (300 * _sentences(texts) - 10 * sum(len(word.replace("'", "")) for word in words)) / len(words)


@pytest.mark.parametrize(
    ("word", "number"),
    [("service", 2), ("table", 2), ("asked", 1), ("named", 1), ("ended", 2), ("readiness", 3), ("you", 1)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_measures_give_known_values() -> None:
    """Two short sentences counted by hand."""
    assert grade(["The cat sat on the mat. It was warm."]) == pytest.approx(0.39 * 9 / 2 + 11.8 * 9 / 9 - 15.59)
    assert gulpease(["Il gatto dorme. Ha sonno."]) == pytest.approx(89 + (300 * 2 - 10 * 19) / 5)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_easy_to_read_in_both_languages(path: str) -> None:
    english = grade([one for one, _ in PAGES[path]])
    italian = gulpease([two for _, two in PAGES[path]])
    assert (english <= HARDEST_ENGLISH, italian >= HARDEST_ITALIAN) == (True, True), f"{english:.1f}, {italian:.0f}"


def test_there_are_pages() -> None:
    assert len(PAGES) > 40
    assert all((Path(SOURCE).parents[1] / path).exists() for path in PAGES)
