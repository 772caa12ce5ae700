"""What the printed road says: the report for a board, or, before there is a road, the nine with room to plan."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.core.ui.environment import day
from assieme.organisations.models import Initiative, Organisation
from assieme.roadmap.forms import LookForm
from assieme.roadmap.gates import Gate
from assieme.roadmap.months import months_between
from assieme.roadmap.nine import MONTHS, nine_actions
from assieme.roadmap.picture import spread
from assieme.roadmap.reads import STATUS_WORDS, CountLine, Milestone, Road, TaskLine, month_word
from assieme.roadmap.register_reads import Page
from assieme.roadmap.registers import Register

SHEET, REGISTER, GATE = "roadmap/typst/road.typ", "roadmap/typst/register.typ", "roadmap/typst/gate.typ"
SOURCE = "Norton (2018), Mental Health Practice, doi 10.7748/mhp.2019.e1304"
APART = 9.0
"""Stones on the printed line, in hundredths of it, so that none hides another."""

type Data = dict[str, Any]


def report(road: Road, today: date, address: str) -> Data:
    """The road on a line, the nine in a table, then a part for each."""
    roadmap = road.roadmap
    length = (roadmap.ends_on - roadmap.begun_on).days
    gone = min(max((today - roadmap.begun_on).days, 0), length)
    return _page(
        roadmap.organisation.name,
        address,
        lead=_("From %(from)s to %(until)s. As it stands on %(today)s.")
        % {
            "from": month_word(roadmap.begun_on),
            "until": month_word(roadmap.ends_on),
            "today": day(today),
        },
        line={
            "gone": 100 * gone / length,
            "begins": month_word(roadmap.begun_on),
            "ends": month_word(roadmap.ends_on),
            "today": _("today"),
            "stones": _stones(road),
            "key": [{"word": str(word), "look": status.value} for status, word in STATUS_WORDS.items()],
        },
        rows=[_row(stone) for stone in road.milestones],
        parts=[_part(stone) for stone in road.milestones],
        waiting=[f"{task.owner}: {task.words} ({month_word(task.month)})" for _stone, task in road.waiting],
    )


def blank(organisation: Organisation, address: str) -> Data:
    """The nine with their tasks, and lines for who, when, and what shows it."""
    parts = [
        {
            "number": one.number,
            "title": one.title,
            "status": "",
            "measure": one.measure,
            "counts": [],
            "tasks": [{"words": task.text, "more": "", "done": False} for task in one.tasks],
            "lines": 3,
        }
        for one in nine_actions()
    ]
    lead = _("Nine things to work on. Who does what, and by when?")
    return _page(organisation.name, address, lead=lead, line=None, rows=[], parts=parts, waiting=[])


def register(kept: Register, organisation: Organisation, page: Page, address: str) -> Data:
    """The newest entries, with empty rows for a pen."""
    return {
        "title": str(kept.title),
        "lead": str(kept.lead),
        "place": organisation.name,
        "address": address,
        "head": [_("What"), *(str(column.name) for column in kept.columns)],
        "rows": [[line.title, *line.cells] for line in page.lines],
    }


def gate(initiative: Initiative, found: Gate, address: str) -> Data:
    """What people said to the four questions, and the questions with lines for the next who looks."""
    asked = LookForm().visible_fields()
    questions = [bound for bound in asked if bound.name != "ready"]
    return {
        "title": _("Before we start"),
        "lead": _("Is it fair and safe for all? Two people from two sides look at it."),
        "place": initiative.title,
        "address": address,
        "looks": [
            {
                "name": str(look.person),
                "state": f"{_('Yes, it can start') if look.ready else _('Not yet')}, {day(look.at)}",
                "said": [(str(bound.label), getattr(look, bound.name) or "–") for bound in questions],
            }
            for look in found.looks
        ],
        "asked": [{"name": str(bound.label), "hint": str(bound.help_text)} for bound in questions],
        "ready": [{"text": _("Yes, it can start")}, {"text": _("Not yet")}],
        "who": _("Your name"),
    }


def _page(place: str, address: str, **more: Any) -> Data:
    words = {
        "what": _("What"),
        "stands": _("Where it stands"),
        "shown": _("What shows it"),
        "waits": _("Who is waited for"),
        "measure": _("How we know"),
        "tasks": _("Tasks"),
        "source": _("The nine are after %(source)s, in our own words.") % {"source": SOURCE},
        "derived": _("Where each stands follows from its evidence. Nobody ticks it off."),
    }
    return {"title": _("Our road of two years"), "place": place, "address": address, "words": words, **more}


def _stones(road: Road) -> list[Data]:
    kept = sorted((one for one in road.milestones if not one.left_out), key=lambda one: (one.month, one.action.number))
    months = [months_between(road.roadmap.begun_on, one.month) + 0.5 for one in kept]
    places = spread([100 * month / MONTHS for month in months], APART, 98)
    return [
        {"number": one.action.number, "at": at, "look": one.status.value} for one, at in zip(kept, places, strict=True)
    ]


def _row(stone: Milestone) -> list[str]:
    shown = [_counted(one) for one in stone.counts if one.tells and one.count]
    if stone.added:
        shown.append(
            ngettext("%(num)s piece that people added", "%(num)s pieces that people added", stone.added)
            % {"num": stone.added}
        )
    title = f"{stone.action.number}. {stone.action.title}"
    return [
        title,
        _left_out() if stone.left_out else stone.status_word,
        "; ".join(shown) or "–",
        ", ".join(stone.waits_for) or "–",
    ]


def _left_out() -> str:
    return _("left out here")


def _counted(line: CountLine) -> str:
    return f"{line.words}: {line.said}"


def _part(stone: Milestone) -> Data:
    return {
        "number": stone.action.number,
        "title": stone.action.title,
        "status": _left_out() if stone.left_out else stone.status_word,
        "measure": stone.action.measure,
        "counts": [_counted(one) for one in stone.counts],
        "tasks": [_task(task) for task in stone.tasks],
        "lines": 0,
    }


def _task(task: TaskLine) -> Data:
    if task.left_out:
        more = f"{_('left out')}: {task.why_left}" if task.why_left else _("left out")
    else:
        more = ", ".join(one for one in (task.owner or _("nobody yet"), month_word(task.month)) if one)
    return {"words": task.words, "more": more, "done": task.evidence > 0}
