"""Words on paper: read back as they were spelt, and a mistake is found and named."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.keyshares.lists import ENGLISH, ITALIAN
from assieme.logic.keyshares.words import WordsError, read, spell

secrets = st.binary(min_size=16, max_size=16)
languages = st.sampled_from(["en", "it"])


@given(secrets, languages)
def test_words_are_read_back(secret: bytes, language: str) -> None:
    words = spell(secret, language)
    assert len(words) == 18
    assert read(" ".join(words), 16) == secret


def test_capitals_accents_numbers_and_lines_do_not_matter() -> None:
    words = spell(bytes(range(16)), "it")
    typed = "\n".join(f"{number}. {word.title()}," for number, word in enumerate(words, 1))
    assert read(typed.replace("a", "à"), 16) == bytes(range(16))


def test_another_language_gets_english_words() -> None:
    assert spell(b"x" * 16, "de") == spell(b"x" * 16, "en")


@given(secrets, languages, st.integers(0, 17), st.integers(1, 255))
def test_one_wrong_word_is_named_with_the_right_one(secret: bytes, language: str, place: int, by: int) -> None:
    words = list(spell(secret, language))
    everything = ENGLISH if language == "en" else ITALIAN
    right = words[place]
    words[place] = everything[everything.index(right) ^ by]
    with pytest.raises(WordsError) as mistake:
        read(" ".join(words), 16)
    assert (mistake.value.reason, mistake.value.at, mistake.value.perhaps) == ("wrong", place + 1, right)


@given(secrets, languages, st.integers(0, 17), st.integers(0, 17))
def test_words_that_changed_places_are_noticed(secret: bytes, language: str, one: int, other: int) -> None:
    words = list(spell(secret, language))
    if words[one] == words[other]:
        return
    words[one], words[other] = words[other], words[one]
    with pytest.raises(WordsError) as mistake:
        read(" ".join(words), 16)
    assert mistake.value.reason == "several"


def test_a_word_of_no_list_is_named_with_one_like_it() -> None:
    words = ["acorn"] * 18
    words[4] = "acrn"
    with pytest.raises(WordsError) as mistake:
        read(" ".join(words), 16)
    assert (mistake.value.reason, mistake.value.at, mistake.value.typed) == ("unknown", 5, "acrn")
    assert mistake.value.perhaps == "acorn"


@pytest.mark.parametrize("number", [0, 17, 19])
def test_too_few_words_or_too_many_are_noticed(number: int) -> None:
    with pytest.raises(WordsError) as mistake:
        read(" ".join(["acorn"] * number), 16)
    assert (mistake.value.reason, mistake.value.at) == ("number", number)


@pytest.mark.parametrize("words", [ENGLISH, ITALIAN])
def test_words_of_a_list_are_hard_to_confuse(words: tuple[str, ...]) -> None:
    assert len(words) == len(set(words)) == 256
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 8 for word in words)
    assert len({word[:4] for word in words}) == 256
    near = [(one, other) for one, other in combinations(words, 2) if abs(len(one) - len(other)) < 2]
    assert not [pair for pair in near if one_letter_apart(*pair)]


def test_no_word_is_in_both_lists() -> None:
    assert not set(ENGLISH) & set(ITALIAN)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter changed, put in or left out makes one word of the other."""
    short, long = sorted((one, other), key=len)
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
