"""Bytes as words that people can write, read out and type, with two words more by which a mistake is found.

Every byte is one word of a list of 256. The two more make all words together fulfil two equations (a Reed–Solomon code
over the field of 256 elements): one wrong word is always noticed, and it is known which.
"""

import re
import unicodedata
from difflib import get_close_matches
from functools import reduce

from assieme.logic.keyshares.field import log, over, power, times
from assieme.logic.keyshares.lists import ENGLISH, ITALIAN

LISTS = {"en": ENGLISH, "it": ITALIAN}
VALUES = {word: value for words in LISTS.values() for value, word in enumerate(words)}
CHECKS = 2


class WordsError(ValueError):
    """The words do not fit. `at` is the wrong one, from 1, where it is known; `perhaps` what may have been meant."""

    def __init__(self, reason: str, at: int = 0, typed: str = "", perhaps: str = "") -> None:
        super().__init__(reason)
        self.reason, self.at, self.typed, self.perhaps = reason, at, typed, perhaps


def spell(secret: bytes, language: str) -> tuple[str, ...]:
    """The secret (at most 253 bytes) in words of the language (English where there is no list), two more at its end."""
    plain, weighed = _sums(secret)
    # c + d = plain and c·g^n + d·g^(n+1) = weighed, where n is the place of c.
    place = len(secret)
    last = over(weighed ^ times(plain, power(place)), power(place) ^ power(place + 1))
    words = LISTS.get(language, ENGLISH)
    return tuple(words[value] for value in (*secret, plain ^ last, last))


def read(text: str, length: int) -> bytes:
    """The secret of `length` bytes that `text` spells; capitals, accents and what stands between words don't matter.

    Raises WordsError with the reason `number` (too few words or too many), `unknown` (a word that is in no list),
    `wrong` (one that is in a list and does not fit) or `several` (more than one, or two that changed places).
    """
    typed = _tidy(text)
    for at, word in enumerate(typed, 1):
        if word not in VALUES:
            raise WordsError("unknown", at, word, *get_close_matches(word, VALUES, n=1, cutoff=0.6))
    if len(typed) != length + CHECKS:
        raise WordsError("number", len(typed))
    values = [VALUES[word] for word in typed]
    plain, weighed = _sums(bytes(values))
    if plain or weighed:
        raise _mistake(typed, plain, weighed)
    return bytes(values[:length])


def _mistake(typed: list[str], plain: int, weighed: int) -> WordsError:
    """One word that is off by `plain` at place n makes `plain · g^n` of the weighed sum: that tells n."""
    place = log(weighed) - log(plain) if plain and weighed else -1
    if not 0 <= place % 255 < len(typed) or not (plain and weighed):
        return WordsError("several")
    word = typed[place % 255]
    words = ENGLISH if word in ENGLISH else ITALIAN
    return WordsError("wrong", place % 255 + 1, word, words[VALUES[word] ^ plain])


def _sums(values: bytes) -> tuple[int, int]:
    """The sum of the values, and their sum when each is weighed by its place."""
    weighed = (times(value, power(place)) for place, value in enumerate(values))
    return reduce(int.__xor__, values, 0), reduce(int.__xor__, weighed, 0)


def _tidy(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.lower())
    return re.findall("[a-z]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))
