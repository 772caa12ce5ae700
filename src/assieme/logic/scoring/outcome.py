"""The scores of a questionnaire's answers, by what is declared for it: beside it, in it, or by its options' weights."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Questionnaire
from assieme.logic.scoring.calculated import totals
from assieme.logic.scoring.declaration import Declaration, Method, Part, Score
from assieme.logic.scoring.numbers import numbers, refuse_misfits, weighted
from assieme.logic.scoring.score import Result, ScoringError, scores
from assieme.logic.scoring.sdc import embedded


class Source(StrEnum):
    """Where the way of scoring comes from."""

    DECLARED = "declared"
    """A scoring file beside the questionnaire, or in it as we export it."""
    CALCULATED = "calculated expressions"
    """Sums that the questionnaire declares itself, as calculated expressions."""
    WEIGHTS = "sum of weights"
    """Nothing is declared: what the chosen options weigh, the convention of Structured Data Capture."""


@dataclass(frozen=True)
class Outcome:
    """One person's scores, and by what they were worked out."""

    source: Source
    results: tuple[Result, ...]


def outcome(
    questionnaire: Questionnaire, document: Mapping[str, Any], answers: Answers, beside: Declaration | None = None
) -> Outcome:
    """All scores of one person's answers, as `declared` and `worked_out` say together."""
    source, declaration = declared(questionnaire, document, beside)
    return Outcome(source, worked_out(questionnaire, answers, source, declaration))


def worked_out(
    questionnaire: Questionnaire, answers: Answers, source: Source, declaration: Declaration
) -> tuple[Result, ...]:
    """The scores by what `declared` found: for many people's answers it is asked once.

    What is not asked doesn't count: for a declared scoring it is missing, for the others it is no part. Of
    their parts none may be missing, since nothing says how many may. Raises ScoringError where answers and
    scoring don't fit.
    """
    asked = frozenset(Enabling(questionnaire, answers).places)
    counted = {place: value for place, value in answers.items() if place in asked}
    if source is not Source.DECLARED:
        declaration = _of_asked(declaration, {place.link_id for place in asked})
    return scores(declaration, numbers(questionnaire, counted, declaration.codes))


def declared(
    questionnaire: Questionnaire, document: Mapping[str, Any], beside: Declaration | None = None
) -> tuple[Source, Declaration]:
    """By what it is scored: `document` is the questionnaire's JSON, `beside` its scoring file.

    Raises ScoringError where there is nothing to score by, and where the file does not fit.
    """
    said = beside or embedded(document, questionnaire)
    if said is not None:
        refuse_misfits(said, questionnaire)
        return Source.DECLARED, said
    calculated = totals(questionnaire, document).declaration
    if calculated.scores:
        return Source.CALCULATED, calculated
    parts = tuple(Part(item.link_id) for item in questionnaire.walk() if weighted(item))
    if not parts:
        raise ScoringError("scoring", "is declared nowhere, and no option has a weight: there is nothing to score by")
    return Source.WEIGHTS, Declaration((Score("total", {"en": "Sum of the weights"}, Method.SUM, parts),))


def _of_asked(declaration: Declaration, asked: Collection[str]) -> Declaration:
    return replace(
        declaration,
        scores=tuple(
            replace(score, parts=tuple(part for part in score.parts if score.of_scores or part.name in asked))
            for score in declaration.scores
        ),
    )
