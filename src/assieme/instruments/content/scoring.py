"""Scoring an instrument's answers by what is declared for it."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from assieme.instruments.content.parsing import file_with, parsed, questionnaire_in
from assieme.instruments.models import Instrument
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.findings import Problem
from assieme.logic.questionnaires.jsontext import dump, parse
from assieme.logic.questionnaires.model import Answers, Questionnaire
from assieme.logic.scoring.declaration import Declaration
from assieme.logic.scoring.numbers import numbers, refuse_misfits
from assieme.logic.scoring.outcome import Source, declared, worked_out
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.scoring.score import Result, ScoringError
from assieme.logic.scoring.sdc import with_scoring
from assieme.logic.tomlfile import FileError

FILE = "scoring.json"


@dataclass(frozen=True)
class Scoring:
    """How one questionnaire is scored."""

    questionnaire: Questionnaire
    source: Source
    declaration: Declaration

    def numbers(self, answers: Answers) -> dict[str, Fraction]:
        """What each answered item counts, by linkId; what is not asked is left out."""
        asked = frozenset(Enabling(self.questionnaire, answers).places)
        said = {place: value for place, value in answers.items() if place in asked}
        return numbers(self.questionnaire, said, self.declaration.codes)

    def results(self, answers: Answers) -> tuple[Result, ...]:
        """One person's scores; none where the answers don't fit the scoring."""
        try:
            return worked_out(self.questionnaire, answers, self.source, self.declaration)
        except ScoringError:
            return ()


def scoring_of(instrument: Instrument) -> Scoring | None:
    """None where there is nothing to score by."""
    return _scoring(instrument.hash, instrument.scoring)


def with_scores(instrument: Instrument) -> str:
    """The questionnaire's JSON with its scores as SDC's calculated expressions, where a scoring is declared."""
    original = bytes(instrument.original)
    return dump(with_scoring(parse(original), parsed(original), instrument.scoring))


@lru_cache(maxsize=32)
def _scoring(digest: str, declaration: str) -> Scoring | None:
    questionnaire = questionnaire_in(digest)
    beside = read_scoring(declaration, FILE) if declaration else None
    try:
        return Scoring(questionnaire, *declared(questionnaire, parse(file_with(digest)), beside))
    except ScoringError:
        return None


def scoring_problems(questionnaire: Questionnaire | None, declaration: str) -> list[Problem]:
    """What is wrong with a scoring file, or doesn't fit its questionnaire."""
    if not declaration or questionnaire is None:
        return []
    try:
        refuse_misfits(read_scoring(declaration, FILE), questionnaire)
    except FileError as error:
        return [Problem(one.field, f"{FILE}: {one.message}") for one in error.problems]
    except ScoringError as error:
        return [Problem(error.item, f"{FILE}: {error.message}")]
    return []
