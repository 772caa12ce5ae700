"""Enums whose values are the written words of files, in English lower case with spaces."""

from enum import StrEnum


class OrderedWord(StrEnum):
    """A word whose order is that of its definition, not of the alphabet.

    Comparing with a word that the scale doesn't have raises ValueError.
    """

    @property
    def number(self) -> int:
        """Place on the scale, counted from 0."""
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.number < type(self)(other).number

    def __le__(self, other: str) -> bool:
        return self.number <= type(self)(other).number

    def __gt__(self, other: str) -> bool:
        return self.number > type(self)(other).number

    def __ge__(self, other: str) -> bool:
        return self.number >= type(self)(other).number


def words(kind: type[StrEnum]) -> tuple[str, ...]:
    """The words of an enum, in its order."""
    return tuple(member.value for member in kind)
