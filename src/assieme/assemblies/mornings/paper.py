"""What the printed page of a morning says."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.mornings.models import Morning, UsualTask
from assieme.assemblies.mornings.reads import Plan
from assieme.core.ui.environment import day

TODAY = "assemblies/mornings/typst/today.typ"


def blank(place: str, tasks: Iterable[UsualTask], address: str) -> dict[str, Any]:
    """The usual tasks with a line for each place, and an empty task."""
    named = [{"name": task.name, "people": [], "lines": task.places, "note": ""} for task in tasks]
    empty = [{"name": "", "people": [], "lines": 2, "note": ""}]
    return _page(place, _("Who does what today"), _("Write your name where you like to be."), named + empty, address)


def filled(morning: Morning, plan: Plan, address: str) -> dict[str, Any]:
    """The day as it was shared out; a line for each place that is still open."""
    tasks = [
        {
            "name": one.name,
            "people": list(one.people),
            "lines": one.open,
            "note": _("We still need someone here.") if one.open else "",
        }
        for one in plan.doing
    ]
    if plan.free:
        tasks.append({"name": _("No task today"), "people": list(plan.free), "lines": 0, "note": ""})
    return _page(morning.assembly.name, _("Who does what"), day(morning.day), tasks, address)


def _page(place: str, title: str, lead: str, tasks: list[dict[str, Any]], address: str) -> dict[str, Any]:
    return {
        "title": title,
        "lead": lead,
        "place": place,
        "address": address,
        "tasks": tasks,
        "no": _("You can say no at any time. You need no reason."),
    }
