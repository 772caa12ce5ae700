"""What a wave's answers say, group by group: so that nobody's own answers follow from it.

A figure is shown from five people of a standpoint up, and moves only by five at a time (the first 5, 10, 15 … who
answered), so that two looks never differ by one person. Counts below five are withheld, and what else would give one
away (`logic.suppression`). Managers count with professionals. There is no figure of everybody together.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.instruments.answers.kept import answers_of
from assieme.instruments.content.parsing import key_of, questionnaire_of
from assieme.instruments.content.questions import countable, number_of
from assieme.instruments.content.scoring import Scoring, scoring_of
from assieme.instruments.models import GroupCount, Sheet, Wave
from assieme.logic.psychometrics.reliability import Reliability, reliability
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.model import Answers, Place, Words
from assieme.logic.scoring.declaration import Score
from assieme.logic.scoring.declaration import Words as Titles
from assieme.logic.scoring.score import counted
from assieme.logic.scoring.spread import Spread, spread
from assieme.logic.suppression import MINIMUM, suppress

GROUPS = ("service user", "carer", "volunteer", "community member", "professional", "")
WITH = {"manager": "professional"}


@dataclass(frozen=True)
class Half:
    """Between which of the answers that can be given the middle half of a group's lies.

    Where counts are withheld, quartiles would give them away: of five people they are three people's own answers.
    """

    low: Fraction
    high: Fraction
    n: int
    middle: None = None


@dataclass(frozen=True)
class Line:
    """One group's answers to one question: how many gave each (None: withheld), and their middle half in numbers.

    The quartiles where every count stands, the answers around them where none does, and nothing in between.
    """

    group: str
    people: int
    counts: Mapping[str, int | None]
    spread: Spread | Half | None = None


@dataclass(frozen=True)
class QuestionResult:
    """`answers` are the possible ones, in order; `low` and `high` the ends of their numbers, where they have any."""

    link_id: str
    text: Words
    answers: Mapping[str, Words]
    lines: tuple[Line, ...]
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class ScoreResult:
    """One score by group. `reliability` is of all who answered, in whole fives."""

    name: str
    title: Titles
    low: Fraction | None
    high: Fraction | None
    spreads: Mapping[str, Spread]
    reliability: Reliability | None


@dataclass(frozen=True)
class Results:
    """`withheld`: groups of which fewer than five have answered, or nobody: the page doesn't say which."""

    people: int
    scores: tuple[ScoreResult, ...]
    questions: tuple[QuestionResult, ...]
    withheld: tuple[str, ...]

    @property
    def is_shown(self) -> bool:
        return any(score.spreads for score in self.scores) or any(question.lines for question in self.questions)


type Sheets = Mapping[str, Sequence[Answers]]


def results(wave: Wave) -> Results:
    """All figures of a wave that may be shown. Two queries."""
    rows = list(Sheet.objects.filter(wave=wave, sent_on__isnull=False).order_by("place").only("standpoint", "answers"))
    by_group: dict[str, list[Answers]] = defaultdict(list)
    for row in rows:
        by_group[WITH.get(row.standpoint, row.standpoint)].append(answers_of(row))
    questions = _questions(wave, by_group)
    scoring = scoring_of(wave.instrument)
    scores = _scores(scoring, by_group, questions) if scoring else ()
    shown = {line.group for one in questions for line in one.lines} | {group for one in scores for group in one.spreads}
    return Results(
        people=len(rows),
        scores=scores,
        questions=questions,
        withheld=tuple(group for group in GROUPS if group and group not in shown),
    )


def _questions(wave: Wave, by_group: Sheets) -> tuple[QuestionResult, ...]:
    questionnaire = questionnaire_of(wave.instrument)
    possible = countable(questionnaire)
    said: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for group, sheets in by_group.items():
        for answers in sheets:
            asked = frozenset(Enabling(questionnaire, answers).places)
            for link_id, keys in _keys(answers, asked).items():
                said[link_id][group].append(keys)
    aloud = _aloud(GroupCount.objects.filter(wave=wave))
    found = []
    for link_id, offered in possible.items():
        item = questionnaire.by_link_id[link_id]
        weights = {key: Fraction(number) for key in offered if (number := number_of(item, key)) is not None}
        lines = _lines(said[link_id], aloud.get(link_id, {}), list(offered), weights)
        low, high = min(weights.values(), default=None), max(weights.values(), default=None)
        found.append(QuestionResult(link_id, item.text, offered, lines, low, high))
    return tuple(found)


def _keys(answers: Answers, asked: frozenset[Place]) -> dict[str, list[str]]:
    """A person's answers by question; more than one where several could be chosen."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, value in answers.items():
        if place in asked:
            found[place.link_id].append(key_of(value))
    return found


def _aloud(rows: Iterable[GroupCount]) -> dict[str, dict[str, Counter[str]]]:
    """What groups said aloud, by question and standpoint."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        found[row.link_id][WITH.get(row.standpoint, row.standpoint)][row.answer] += row.people
    return found


def _lines(
    said: Mapping[str, Sequence[Sequence[str]]],
    aloud: Mapping[str, Counter[str]],
    answers: Sequence[str],
    weights: Mapping[str, Fraction],
) -> tuple[Line, ...]:
    found = []
    for group in GROUPS:
        people = list(said.get(group, ()))
        people = people[: len(people) - len(people) % MINIMUM]
        room = aloud.get(group, Counter())
        together = [*people, *([key] for key in room.elements())] if room.total() >= MINIMUM else people
        if not together:
            continue
        numbers = [weights[keys[0]] for keys in together if len(keys) == 1 and keys[0] in weights]
        tally = Counter(key for keys in together for key in set(keys))
        cells = suppress({key: tally[key] for key in answers}).cells
        found.append(Line(group, len(together), cells, _told(spread(numbers), cells.values(), weights.values())))
    return tuple(found)


def _told(found: Spread | None, counts: Iterable[int | None], steps: Iterable[Fraction]) -> Spread | Half | None:
    """As much of a spread as can be told beside such counts, so that no withheld one follows from it."""
    withheld = {count is None for count in counts}
    if found is None or withheld == {False}:
        return found
    if withheld == {True, False}:
        return None
    steps = list(steps)
    low, high = max(one for one in steps if one <= found.low), min(one for one in steps if one >= found.high)
    return Half(low, high, found.n)


def _scores(scoring: Scoring, by_group: Sheets, questions: Iterable[QuestionResult]) -> tuple[ScoreResult, ...]:
    told = {one.link_id: {line.group for line in one.lines if isinstance(line.spread, Spread)} for one in questions}
    values: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    for group, sheets in by_group.items():
        for answers in sheets:
            for result in scoring.results(answers):
                if result.value is not None:
                    values[result.name][group].append(result.value)
    fives = (answers for sheets in by_group.values() for answers in sheets[: len(sheets) - len(sheets) % MINIMUM])
    everybody = [scoring.numbers(answers) for answers in fives]
    found = []
    for score in scoring.declaration.scores:
        groups = _telling(score, told)
        spreads = {group: one for group in groups if (one := spread(values[score.name][group]))}
        low, high = score.range or (None, None)
        rows = [
            [float(counted(part, person[part.name])) if part.name in person else None for part in score.parts]
            for person in everybody
        ]
        scale = reliability(rows) if not score.of_scores and len(score.parts) > 1 else None
        found.append(ScoreResult(score.name, score.title, low, high, spreads, scale))
    return tuple(found)


def _telling(score: Score, told: Mapping[str, Collection[str]]) -> Iterable[str]:
    """The groups of which a score may be told: of a single line it is that line again, and says no more than it."""
    single = len(score.parts) == 1 and not score.of_scores
    return [one for one in GROUPS if not single or one in told.get(score.parts[0].name, GROUPS)]


def table(found: Results) -> list[tuple[object, ...]]:
    """The figures as rows: kind, item, standpoint, people, answer, count, low, middle, high; withheld ones left out."""
    rows: list[tuple[object, ...]] = []
    for score in found.scores:
        for group, one in score.spreads.items():
            rows.append(("score", score.name, group, one.n, "", "", *_ends(one)))
    for question in found.questions:
        for line in question.lines:
            middle = _ends(line.spread) if line.spread else ("", "", "")
            rows.append(("question", question.link_id, line.group, line.people, "", "", *middle))
            counts = ((key, count) for key, count in line.counts.items() if count is not None)
            rows.extend(
                ("answer", question.link_id, line.group, line.people, key, count, "", "", "") for key, count in counts
            )
    return rows


def _ends(one: Spread | Half) -> tuple[str, str, str]:
    middle = "" if one.middle is None else f"{float(one.middle):g}"
    return (f"{float(one.low):g}", middle, f"{float(one.high):g}")
