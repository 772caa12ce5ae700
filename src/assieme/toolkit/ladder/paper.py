"""The ladder on paper: empty to write on, or with what was written."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from assieme.core.ui.environment import day
from assieme.organisations.terms import LADDER, WAYS
from assieme.toolkit.ladder.models import Reflection
from assieme.toolkit.ladder.reads import Looked
from assieme.toolkit.ladder.words import BANDS, Questions

TEMPLATE = "toolkit/ladder/typst/ladder.typ"


def blank(asked: Questions, place: str, address: str) -> dict[str, Any]:
    """The sheet with lines to write on; `place` is whose sheet it is (empty: anybody's)."""
    empty = {way.value: [{"what": "", "step": "", "outcome": "", "better": ""}] for way in WAYS.values()}
    closing = {"tends": "", "words": "", "try": "", "skills": "", "support": "", "went": ""}
    lead = _("Think of your last few weeks. Skip what you like. Please write no names.")
    return _sheet(asked, empty=True, place=place, address=address, lead=lead, examples=empty, closing=closing)


def filled(looked: Looked, asked: Questions, address: str) -> dict[str, Any]:
    """The sheet as it was filled in."""
    one = looked.reflection
    examples = {
        way: [{"what": told.what, "step": told.step, "outcome": told.outcome, "better": told.better} for told in found]
        for way, found in looked.examples.items()
    }
    closing = {
        "tends": one.tends,
        "words": one.tends_words,
        "try": one.will_try,
        "skills": one.skills,
        "support": one.support,
        "went": one.how_it_went,
    }
    return _sheet(
        asked,
        empty=False,
        place=_whose(one),
        address=address,
        lead=day(one.begun_at),
        examples=examples,
        closing=closing,
    )


def _whose(one: Reflection) -> str:
    return str(one.author or one.place)


def _sheet(asked: Questions, **rest: Any) -> dict[str, Any]:
    text: Callable[[object], str] = str
    return {
        "title": _("The ladder: to, for or with?"),
        "equil": True,
        "steps": [
            {"value": step.value, "name": text(step.name), "meaning": text(step.meaning), "way": text(way.name)}
            for way, steps in BANDS
            for step in steps
        ],
        "ours": _(
            "The eight steps are Sherry Arnstein’s, 1969. Which steps count as to, for or with is our own reading."
        ),
        "names": {step.value: text(step.name) for step in LADDER.values()},
        "ways": [
            {
                "value": way.value,
                "name": text(way.name),
                "meaning": text(way.meaning),
                "what": text(asked.what[way.value]),
            }
            for way in WAYS.values()
        ],
        "asked": {
            "step": _("Which step was it?"),
            "outcome": text(asked.outcome),
            "better": text(asked.better),
            "next": _("What is next"),
            "tends": text(asked.tends),
            "words": text(asked.tends_words),
            "try": text(asked.will_try),
            "went": _("How did it go?"),
            "skills": text(asked.skills),
            "support": text(asked.support),
        },
        **rest,
    }
