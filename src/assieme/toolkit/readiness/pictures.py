"""The hexagon of a round with its table, ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, Answers, GroupScore, score
from assieme.toolkit.readiness import hexagon
from assieme.toolkit.readiness.hexagon import Label, Point
from assieme.toolkit.readiness.reads import Page
from assieme.toolkit.readiness.results import EVERYONE, Scores
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, GROUPS, PRINCIPLES, Text, answer_word

OWN, TOGETHER = "own", "together"


@dataclass(frozen=True)
class Outline:
    """One group's line: `key` names its style, `shadow` is its line in the round before (empty where not shown)."""

    key: str
    name: Text
    path: str
    points: tuple[Point, ...]
    shadow: str
    people: int


@dataclass(frozen=True)
class Picture:
    """All that the page draws. `rings` are (polygon, word, y of the word) of the four answers, from inside."""

    rings: tuple[tuple[str, Text, float], ...]
    axes: tuple[Point, ...]
    labels: tuple[Label, ...]
    outlines: tuple[Outline, ...]
    mine: Outline | None
    columns: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]


def picture(page: Page) -> Picture:
    """The picture of the latest round, the round before as a shadow."""
    last = page.last.shown if page.last else {}
    outlines = [_outline(key, GROUPS[key], scores, last.get(key)) for key, scores in page.found.shown.items()]
    figures: dict[str, Scores] = dict(page.found.shown)
    if page.found.everyone:
        before = page.last.everyone if page.last else None
        outlines.append(_outline(EVERYONE, _("Everyone together"), page.found.everyone, before))
        figures[EVERYONE] = page.found.everyone
    if page.together:
        figures[TOGETHER] = _one_persons(page.together)
        outlines.append(_outline(TOGETHER, _("What we said together"), figures[TOGETHER], None))
    mine = None
    if page.own.submitted_at:
        figures[OWN] = _one_persons(page.own.answers)
        mine = _outline(OWN, _("You"), figures[OWN], None)
    return _picture(outlines, mine, figures)


def own_picture(answers: Answers, before: Answers | None) -> Picture:
    """The picture of one's own practice, the time before as a shadow."""
    scores = _one_persons(answers)
    outline = _outline(OWN, _("You"), scores, _one_persons(before) if before else None)
    return _picture([outline], None, {OWN: scores})


def empty_picture() -> Picture:
    """A hexagon to draw on with a pen."""
    return _picture([], None, {})


def withheld(page: Page) -> str:
    """Which groups are not drawn, and why; empty where all are."""
    if not page.found.withheld:
        return ""
    names = ", ".join(str(GROUPS[group]) for group in page.found.withheld).lower()
    why = _(
        "Not drawn: %(groups)s. A group is drawn when five of its people have answered, and moves five people at a "
        "time. So nobody can work out what one person said."
    )
    return why % {"groups": names}


def _picture(outlines: Sequence[Outline], mine: Outline | None, figures: Mapping[str, Scores]) -> Picture:
    names = {outline.key: outline.name for outline in (*outlines, *([mine] if mine else []))}
    return Picture(
        rings=tuple((hexagon.ring(value), ANSWERS[value], hexagon.point(0, value).y) for value in sorted(ANSWERS)),
        axes=tuple(hexagon.point(axis, 3) for axis in range(6)),
        labels=tuple(hexagon.label(axis, str(PRINCIPLES[principle].title)) for axis, principle in enumerate(Principle)),
        outlines=tuple(outlines),
        mine=mine,
        columns=(_("Principle"), *names.values()),
        rows=tuple(_row(principle, [figures[key] for key in names]) for principle in Principle),
    )


def _outline(key: str, name: Text, scores: Scores, before: Scores | None) -> Outline:
    points = hexagon.marks(scores)
    return Outline(
        key=key,
        name=name,
        path=hexagon.outline(points),
        points=tuple(one for one in points if one),
        shadow=hexagon.outline(hexagon.marks(before)) if before else "",
        people=max(one.n or 0 for one in scores.values()),
    )


def _one_persons(answers: Answers) -> dict[Principle, GroupScore]:
    return {principle: GroupScore(one.mean, one.n) for principle, one in score(answers).items()}


def _row(principle: Principle, columns: Sequence[Scores]) -> tuple[str, ...]:
    return (str(PRINCIPLES[principle].title), *(cell(scores[principle]) for scores in columns))


def cell(one: GroupScore) -> str:
    """An answer in words, with its mean."""
    if one.mean is None:
        return _("not shown")
    return _("%(word)s (%(mean)s of 3)") % {
        "word": answer_word(float(one.mean)),
        "mean": number_format(round(float(one.mean), 1), 1),
    }


def ids(principle: Principle) -> list[str]:
    """The prompts of a principle, in order."""
    return [prompt.id for prompt in PROMPTS if prompt.principle is principle]


def own_words(answers: Answers, words: Mapping[str, Text]) -> list[tuple[Principle, list[tuple[Text, Text]]]]:
    """Each principle with its questions and what was said; empty text where nothing was said yet."""
    return [(principle, [(words[one], _said(answers, one)) for one in ids(principle)]) for principle in Principle]


def _said(answers: Answers, prompt: str) -> Text:
    if prompt not in answers:
        return ""
    value = answers[prompt]
    return DONT_KNOW if value is None else ANSWERS[value]
