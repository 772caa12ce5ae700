"""Readiness on paper: the questions to fill in, what somebody said, and the picture with the action plan."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assieme.core.documents.pdf import pdf
from assieme.core.ui.environment import day
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import Answers
from assieme.toolkit.readiness.pictures import Picture, ids
from assieme.toolkit.readiness.plan_reads import Line
from assieme.toolkit.readiness.words import ANSWERS, DONT_KNOW, PRINCIPLES, Text

QUESTIONS, RESULTS = "toolkit/readiness/typst/questions.typ", "toolkit/readiness/typst/results.typ"
UNSAID = object()


def questions(
    *, title: str, place: str, address: str, words: Mapping[str, Text], answers: Answers, empty: Picture | None
) -> bytes:
    """The nineteen questions with boxes: blank where `answers` is empty. `empty` is a hexagon to draw on."""
    data = {
        "title": title,
        "place": place,
        "lead": _("Mark one circle for each question, or leave it open. There are no right answers."),
        "address": address,
        "equil": True,
        "head": [_("Question"), *(str(text) for text in ANSWERS.values()), str(DONT_KNOW)],
        "parts": [_part(principle, words, answers) for principle in Principle],
        "draw": _(
            "Mark each corner where you see yourselves, from the middle (not yet) outwards (yes). Join the marks."
        )
        if empty
        else "",
        "alt": _("An empty hexagon to draw on"),
        "untested": untested() if empty else "",
    }
    return _pdf(QUESTIONS, data, {"hexagon.svg": _svg(empty)} if empty else {})


def results(
    *,
    place: str,
    address: str,
    title: str,
    picture: Picture | None,
    withheld: str,
    plan: Mapping[Principle, list[Line]],
) -> bytes:
    """The hexagon with its table, and the action plan; with room to write where there is nothing yet."""
    data = {
        "title": _("What we see, and what we will do"),
        "place": place,
        "lead": title,
        "address": address,
        "equil": True,
        "alt": _("Six principles, and how each group sees them. The table says the same."),
        "head": [str(name) for name in picture.columns] if picture else [],
        "rows": [list(row) for row in picture.rows] if picture else [],
        "key": [{"name": str(one.name), "file": f"line-{n}.svg"} for n, one in enumerate(_drawn(picture))],
        "withheld": withheld,
        "untested": untested(),
        "plan": _("What we will do"),
        "plan_head": [_("Principle"), _("What"), _("Who"), _("By when"), _("How we will know"), _("What became of it")],
        "plan_rows": [_plan_row(principle, line) for principle, lines in plan.items() for line in lines]
        or [[str(PRINCIPLES[principle].title), *[""] * 5] for principle in Principle],
    }
    files = {f"line-{n}.svg": _key(one.key) for n, one in enumerate(_drawn(picture))}
    return _pdf(RESULTS, data, files | ({"hexagon.svg": _svg(picture)} if picture and picture.outlines else {}))


def untested() -> str:
    """What every result says of itself."""
    return _("This is a picture to talk about. It is not a test, and nobody has checked it as a measure.")


def _pdf(template: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    drawn = {**data, "drawn": "hexagon.svg" in files}
    return pdf(template, drawn, language=get_language() or "en", files=files)


def _part(principle: Principle, words: Mapping[str, Text], answers: Answers) -> dict[str, Any]:
    choices = [*ANSWERS, None]
    return {
        "title": str(PRINCIPLES[principle].title),
        "about": str(PRINCIPLES[principle].about),
        "questions": [
            {
                "text": str(words[prompt]),
                "chosen": choices.index(answers[prompt]) if prompt in answers else -1,
            }
            for prompt in ids(principle)
        ],
    }


def _plan_row(principle: Principle, line: Line) -> Sequence[str]:
    goal = line.goal
    became = " ".join(part for part in (goal.get_outcome_display() if goal.outcome else "", goal.why) if part)
    who = ", ".join(part for part in (line.owner, goal.who) if part)
    return [str(PRINCIPLES[principle].title), goal.what, who, day(goal.by_when), goal.how_we_know, became]


def _drawn(picture: Picture | None) -> Iterable[Any]:
    return picture.outlines if picture else ()


def _svg(picture: Picture) -> bytes:
    return render_to_string("readiness/_paper_hexagon.jinja", {"picture": picture}).encode()


def _key(key: str) -> bytes:
    return render_to_string("readiness/_paper_key.jinja", {"key": key}).encode()
