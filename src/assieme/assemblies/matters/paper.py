"""What the printed pages say: decisions, a problem, a matter, and an empty sheet to report a problem on."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.decision_reads import Decision, Page
from assieme.assemblies.matters.matter_reads import Way
from assieme.assemblies.matters.models import Answer, Attempt, Matter, Problem
from assieme.assemblies.matters.picture import WIDTH, Bar, picture_of
from assieme.assemblies.matters.problem_reads import Life, Step, Team
from assieme.core.ui.environment import day

SHEET = "assemblies/matters/typst/way.typ"

type Data = dict[str, Any]


def blank(assembly: Assembly, address: str) -> Data:
    """Lines for whoever reports, and for whoever works on it."""
    asked = ((_("What does not work?"), 4), (_("What is behind it?"), 3), (_("What will we try?"), 2))
    more = ((_("What happened?"), 3), (_("What solved it? Or why does it stay?"), 3))
    return {
        "title": _("Something does not work"),
        "lead": _("Say it in your own words. You need not write your name."),
        "place": assembly.name,
        "address": address,
        "steps": [],
        "parts": [{"name": name, "value": "", "lines": lines} for name, lines in (*asked, *more)],
    }


def problem(row: Problem, life: Life, team: Team, address: str) -> Data:
    """A problem with its steps and their days."""
    parts = [{"name": _("What is behind it"), "value": row.behind}] if row.behind else []
    parts += [{"name": step.title, "value": _tried(step)} for step in life.steps if step.kind == "tried"]
    if row.closed_at:
        parts.append({"name": _("The end: %(state)s") % {"state": row.get_state_display()}, "value": row.why})
    if team.names:
        parts.append({"name": _("Who looks after it"), "value": ", ".join(team.names)})
    return {
        "title": row.words or _("These words were taken back."),
        "lead": ngettext("%(num)s day so far", "%(num)s days so far", life.days) % {"num": life.days}
        if not row.closed_at
        else ngettext("%(num)s day in all", "%(num)s days in all", life.days) % {"num": life.days},
        "place": row.assembly.name,
        "address": address,
        "steps": [_bar(bar) for bar in picture_of(life).bars],
        "parts": [{"lines": 0, **part} for part in parts],
    }


def matter(row: Matter, way: Way, address: str) -> Data:
    """A matter with its way; lines for the answer while there is none."""
    parts: list[Data] = [{"name": _("What it is about"), "value": way.said, "lines": 0}]
    more = [leg for leg in way.legs if leg.words and leg.words != way.said]
    parts += [{"name": leg.sender.name, "value": leg.words, "lines": 0} for leg in more]
    parts.append({"name": _("The answer"), "value": way.reply, "lines": 0 if way.answer else 6})
    return {
        "title": row.title or _("These words were taken back."),
        "lead": "",
        "place": row.sender.name,
        "address": address,
        "steps": [{"name": stop.title, "value": f"{stop.text} {stop.tag}".strip()} for stop in way.stops],
        "parts": parts,
    }


def _tried(step: Step) -> str:
    helped = str(Attempt.Helped(step.helped).label) if step.helped else _("This is being tried now.")
    return "\n".join(one for one in (step.words, f"{helped}. {step.happened}" if step.happened else helped) if one)


def _bar(bar: Bar) -> Data:
    return {
        "name": bar.step.title,
        "value": f"{day(bar.step.since)}, {_days(bar.step.days)}",
        "left": 100 * bar.left / WIDTH,
        "width": 100 * bar.width / WIDTH,
        "filled": bar.step.helped == Attempt.Helped.YES,
    }


def decisions(assembly: Assembly, page: Page, address: str) -> Data:
    """What a group decided and what became of it; lines for a pen where nobody has said yet who does what."""
    return {
        "title": _("What we decided"),
        "lead": _("And what became of it."),
        "place": assembly.name,
        "address": address,
        "steps": [],
        "parts": [
            {
                "name": f"{one.title}, {day(one.at)}" if one.at else one.title,
                "value": "\n\n".join(_followed(one)),
                "lines": 2,
            }
            for one in page.decisions
        ],
    }


def _followed(decision: Decision) -> Iterator[str]:
    """A paragraph for a decision that was set aside, and one for each thing that somebody does."""
    if decision.aside:
        yield f"{_('Management set this decision aside')}: {decision.aside.by}, {day(decision.aside.at)}"
        yield decision.aside.reason
    for line in decision.doing:
        due = _("it was due by %(day)s") if line.late else _("by %(day)s")
        answer = str(Answer(line.answer).label) if line.answer else due % {"day": day(line.due_on)}
        yield "\n".join(one for one in (line.what, f"{line.owner or _('nobody yet')}, {answer}", line.why) if one)


def _days(number: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", number) % {"num": number}
