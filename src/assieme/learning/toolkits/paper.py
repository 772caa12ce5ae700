"""The pack on paper: the plan with its times, how to lead each part, and a sheet with room to write for each."""

from datetime import time
from typing import Any

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.core.documents.codes import qr, shown
from assieme.learning.toolkits.reads import Planned, Session

TEMPLATE = "learning/toolkits/typst/pack.typ"


def pack(session: Session, site: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the template prints, and its drawings: a code for each tool's own page. `site` is where the site stands."""
    toolkit = session.toolkit
    files: dict[str, bytes] = {}
    data = {
        "title": toolkit.title,
        "place": _("A plan by %(name)s") % {"name": toolkit.author},
        "lead": _lead(session),
        "address": site.rstrip("/") + reverse("toolkit", kwargs={"id": toolkit.pk}),
        "equil": session.equil,
        "head": [_("When"), _("What"), _("What you need")],
        "rows": [[_when(one), one.part.title, one.part.need] for one in session.parts],
        "lead_title": _("How to lead it"),
        "parts": [_part(one) for one in session.parts],
        "need": _("You need:"),
        "sheets": [_sheet(one, site, files) for one in session.parts if one.questions],
        "tool": _("This tool on screen"),
        "code": _("A code for your phone’s camera. It opens this tool on screen."),
        "own_sheet": _("Its own sheet to print:"),
        "name": _("Name, if you like"),
    }
    return data, files


def _lead(session: Session) -> str:
    lasts = minutes(session.minutes)
    if session.toolkit.starts_at is None:
        return lasts
    times = {"start": clock(session.toolkit.starts_at), "end": clock(session.ends), "minutes": lasts}
    return _("%(start)s to %(end)s, %(minutes)s") % times


def minutes(count: int) -> str:
    return ngettext("%(num)s minute", "%(num)s minutes", count) % {"num": count}


def clock(value: time | None) -> str:
    return time_format(value, "H:i") if value else ""


def _when(one: Planned) -> str:
    lasts = minutes(one.part.minutes)
    return f"{clock(one.begins)} · {lasts}" if one.begins else lasts


def _part(one: Planned) -> dict[str, Any]:
    return {
        "title": f"{one.number}. {one.part.title}",
        "when": _when(one),
        "purpose": one.part.purpose,
        "need": one.part.need,
        "steps": one.steps,
    }


def _sheet(one: Planned, site: str, files: dict[str, bytes]) -> dict[str, Any]:
    exercise = one.exercise
    code = ""
    if exercise.screen:
        code = f"{one.part.kind}.svg"
        files[code] = qr(site.rstrip("/") + reverse(exercise.screen))
    paper = site.rstrip("/") + reverse(exercise.paper) if exercise.paper else ""
    return {
        "title": one.part.title,
        "lead": one.part.purpose,
        "questions": one.questions,
        "code": code,
        "paper": paper,
        "paper_shown": shown(paper),
    }
