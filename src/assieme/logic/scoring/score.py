"""Scores from a declaration and the numbers that were answered: exact, and none where too much is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from assieme.logic.scoring.declaration import Declaration, Method, Part, Row, Rule, Score, Words

Numbers = Mapping[str, Fraction]
"""What was answered, by linkId. What is not there was not answered, or not asked."""


class ScoringError(ValueError):
    """A declaration and answers that don't fit together; `item` is the linkId or the score's name."""

    def __init__(self, item: str, message: str) -> None:
        super().__init__(message)
        self.item, self.message = item, message


class AnswersError(ScoringError):
    """The answers are at fault, not the declaration."""


@dataclass(frozen=True)
class Result:
    """A score, or why there is none: `value` is None where more parts are missing than the score allows.

    `answered` of `parts` parts were there; `missing` names the others, in order. `row` is that of the lookup
    table, where the score has one and a value.
    """

    name: str
    title: Words
    value: Fraction | None
    answered: int
    parts: int
    missing: tuple[str, ...]
    at_most: int
    range: tuple[Fraction, Fraction] | None = None
    row: Row | None = None


def scores(declaration: Declaration, numbers: Numbers) -> tuple[Result, ...]:
    """Every declared score, in order. Raises ScoringError for a number out of what was declared."""
    found: dict[str, Result] = {}
    for score in declaration.scores:
        known = {name: one.value for name, one in found.items() if one.value is not None}
        found[score.name] = _score(score, known if score.of_scores else numbers)
    return tuple(found.values())


def _score(score: Score, numbers: Numbers) -> Result:
    missing = tuple(part.name for part in score.parts if part.name not in numbers)
    value = None
    if len(missing) <= score.missing.at_most and len(missing) < len(score.parts):
        value = _rounded(_together(score, numbers), score.places)
    if value is not None and score.range and not score.range[0] <= value <= score.range[1]:
        low, high = map(written, score.range)
        raise AnswersError(score.name, f"is {written(value)}: outside of its declared range, {low} to {high}")
    return Result(
        name=score.name,
        title=score.title,
        value=value,
        answered=len(score.parts) - len(missing),
        parts=len(score.parts),
        missing=missing,
        at_most=score.missing.at_most,
        range=score.range,
        row=None if value is None else _row(score, value),
    )


def _together(score: Score, numbers: Numbers) -> Fraction:
    answered = [part for part in score.parts if part.name in numbers]
    total = sum((counted(part, numbers[part.name]) * part.weight for part in answered), Fraction(0))
    weight = sum((part.weight for part in answered), Fraction(0))
    if score.method is Method.MEAN:
        return total / weight
    if score.missing.then is Rule.PRORATE:
        return total / weight * sum((part.weight for part in score.parts), Fraction(0))
    return total


def counted(part: Part, value: Fraction) -> Fraction:
    """What a part counts before its weight: reversed where that is declared. Twice reversed is as before."""
    if part.reverse is None:
        return value
    low, high = part.reverse
    if not low <= value <= high:
        raise AnswersError(part.name, f"is {written(value)}, and counts in reverse {written(low)} to {written(high)}")
    return low + high - value


def _rounded(value: Fraction, places: int | None) -> Fraction:
    """A half goes up, as on paper: 2.5 becomes 3."""
    return value if places is None else Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


def _row(score: Score, value: Fraction) -> Row | None:
    rows = [row for row in score.lookup if row.start <= value]
    return rows[-1] if rows else None


def written(value: Fraction) -> str:
    """A number for people: whole where it is whole, else with up to six places."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"
