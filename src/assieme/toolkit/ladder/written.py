"""A reflection as text that anyone can open, and as data; the data use the words of files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from assieme.core.ui.environment import day
from assieme.organisations.terms import LADDER, WAYS
from assieme.toolkit.ladder.reads import Looked, Seen
from assieme.toolkit.ladder.words import Questions


def text(looked: Looked, asked: Questions) -> str:
    """Questions and answers, in the reader's language; what was left out is left out."""
    reflection = looked.reflection
    parts = [_("Looking back on the ladder, %(day)s") % {"day": day(reflection.begun_at)}]
    for way, told in looked.examples.items():
        for one in told:
            parts += [f"— {WAYS[way].name} —", *_example(one, asked, way)]
    tends = str(WAYS[reflection.tends].name) if reflection.tends else ""
    closing = [
        (asked.tends, "\n".join(filter(None, [tends, reflection.tends_words]))),
        (asked.will_try, reflection.will_try),
        (_("How did it go?"), reflection.how_it_went),
        (asked.skills, reflection.skills),
        (asked.support, reflection.support),
    ]
    parts += [f"{question}\n{answer}" for question, answer in closing if answer]
    parts.append(_("From A Toolkit for Co-production by EQUIL."))
    return "\n\n".join(parts) + "\n"


def _example(one: Seen, asked: Questions, way: str) -> Iterator[str]:
    step = str(LADDER[one.step].name) if one.step else ""
    answers = (
        (asked.what[way], one.what),
        (_("Which step was it?"), step),
        (asked.outcome, one.outcome),
        (asked.better, one.better),
    )
    yield from (f"{question}\n{answer}" for question, answer in answers if answer)


def data(looked: Looked) -> dict[str, Any]:
    """The same as plain values."""
    reflection = looked.reflection
    return {
        "begun_at": reflection.begun_at.isoformat(),
        "made": "together" if reflection.is_together else "alone",
        "examples": [
            {"way": one.way, "what": one.what, "step": one.step, "outcome": one.outcome, "better": one.better}
            for one in looked.all
        ],
        "tends": reflection.tends,
        "tends_words": reflection.tends_words,
        "will_try": reflection.will_try,
        "tried": reflection.tried,
        "how_it_went": reflection.how_it_went,
        "skills": reflection.skills,
        "support": reflection.support,
    }
