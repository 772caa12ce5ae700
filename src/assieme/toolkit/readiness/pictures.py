"""The hexagon of a round with its table, ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import PROMPTS, GroupScore, score
from assieme.toolkit.readiness import hexagon
from assieme.toolkit.readiness.hexagon import Label, Point
from assieme.toolkit.readiness.reads import Own, Page
from assieme.toolkit.readiness.results import EVERYONE
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, GROUPS, PRINCIPLES, Text, answer_word
from assieme.toolkit.readiness.words import PROMPTS as WORDS

OWN = "own"


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
    if page.found.everyone:
        before = page.last.everyone if page.last else None
        outlines.append(_outline(EVERYONE, _("Everyone together"), page.found.everyone, before))
    mine = _outline(OWN, _("You"), _own_scores(page.own), None) if page.own.submitted_at else None
    columns = {outline.key: outline.name for outline in outlines} | ({OWN: mine.name} if mine else {})
    figures: dict[str, Mapping[Principle, GroupScore]] = dict(page.found.shown)
    if page.found.everyone:
        figures[EVERYONE] = page.found.everyone
    if mine:
        figures[OWN] = _own_scores(page.own)
    return Picture(
        rings=tuple((hexagon.ring(value), ANSWERS[value], hexagon.point(0, value).y) for value in sorted(ANSWERS)),
        axes=tuple(hexagon.point(axis, 3) for axis in range(6)),
        labels=tuple(hexagon.label(axis, str(PRINCIPLES[principle].title)) for axis, principle in enumerate(Principle)),
        outlines=tuple(outlines),
        mine=mine,
        columns=(_("Principle"), *columns.values()),
        rows=tuple(_row(principle, [figures[key] for key in columns]) for principle in Principle),
    )


def _outline(
    key: str, name: Text, scores: Mapping[Principle, GroupScore], before: Mapping[Principle, GroupScore] | None
) -> Outline:
    points = hexagon.marks(scores)
    return Outline(
        key=key,
        name=name,
        path=hexagon.outline(points),
        points=tuple(one for one in points if one),
        shadow=hexagon.outline(hexagon.marks(before)) if before else "",
        people=max(one.n or 0 for one in scores.values()),
    )


def _own_scores(own: Own) -> dict[Principle, GroupScore]:
    return {principle: GroupScore(one.mean, one.n) for principle, one in score(own.answers).items()}


def _row(principle: Principle, columns: Sequence[Mapping[Principle, GroupScore]]) -> tuple[str, ...]:
    return (str(PRINCIPLES[principle].title), *(_cell(scores[principle]) for scores in columns))


def _cell(one: GroupScore) -> str:
    if one.mean is None:
        return _("not shown")
    return _("%(word)s (%(mean).1f of 3)") % {"word": answer_word(float(one.mean)), "mean": float(one.mean)}


def ids(principle: Principle) -> list[str]:
    """The prompts of a principle, in order."""
    return [prompt.id for prompt in PROMPTS if prompt.principle is principle]


def own_words(own: Own) -> list[tuple[Principle, list[tuple[Text, Text]]]]:
    """Each principle with its questions and what the person said; empty text where they said nothing yet."""
    return [(principle, [(WORDS[one], _said(own, one)) for one in ids(principle)]) for principle in Principle]


def _said(own: Own, prompt: str) -> Text:
    if prompt not in own.answers:
        return ""
    value = own.answers[prompt]
    return DONT_KNOW if value is None else ANSWERS[value]
