"""What the printed page of a barrier says, and an empty one to raise a barrier on."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from assieme.core.ui.environment import day
from assieme.evidence.barriers.models import Barrier, Entry
from assieme.evidence.barriers.reads import STEPS, Line, Told
from assieme.organisations.models import Organisation

SHEET = "evidence/barriers/typst/barrier.typ"

type Data = dict[str, Any]


def blank(organisation: Organisation, address: str) -> Data:
    """Lines for who raises it, boxes for the steps, lines for who takes it on."""
    asked = ((_("What stands in the way?"), 3), (_("Where did you see it?"), 3))
    more = ((_("Who takes it on?"), 1), (_("What will be done about it?"), 3), (_("What became of it?"), 3))
    return {
        "title": _("Something stands in the way"),
        "lead": _("Say it in your own words. You need not write your name."),
        "place": organisation.name,
        "address": address,
        "boxes": {"name": _("When does it get in the way?"), "values": [str(step.label) for step in STEPS]},
        "parts": [_lines(name, lines) for name, lines in asked],
        "after": [_lines(name, lines) for name, lines in more],
    }


def filled(row: Barrier, line: Line, history: Iterable[Told], address: str) -> Data:
    """The barrier with all that was said of it, and room for a pen."""
    about = [line.text, line.source and _("Source: %(source)s") % {"source": line.source}]
    parts = [{"name": _("What it is"), "value": "\n".join(one for one in about if one), "lines": 0}]
    parts += [{"name": _head(told), "value": told.words, "lines": 0} for told in history if told.words]
    ends = [_lines(_("What we add by hand"), 3)]
    return {
        "title": line.title,
        "lead": _("Touches: %(steps)s") % {"steps": ", ".join(line.steps)} if line.steps else "",
        "place": row.organisation.name,
        "address": address,
        "boxes": None,
        "parts": parts if parts[0]["value"] else parts[1:],
        "after": ends,
    }


def _head(told: Told) -> str:
    if told.kind == "raised":
        name = _("Where it was seen")
    else:
        name = str(Barrier.Became(told.became).label if told.became else Entry.Kind(told.kind).label)
    return f"{name}, {day(told.at)}" + (f", {told.by}" if told.by else "")


def _lines(name: str, lines: int) -> Data:
    return {"name": name, "value": "", "lines": lines}
