"""A reflective session on paper: a sheet to fill in, or what was noted."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from assieme.core.ui.environment import day
from assieme.reflection.models import Session

SESSION = "reflection/typst/session.typ"


def blank(place: str, address: str) -> dict[str, Any]:
    """The sheet with lines for a pen."""
    return {**_page(place, address), "held_on": "", "minutes": "", "people": [], "protected": None, "conflict": ""}


def filled(session: Session, names: Sequence[str], address: str) -> dict[str, Any]:
    """The sheet with what was noted of a session."""
    return {
        **_page(str(session.organisation), address),
        "held_on": day(session.held_on),
        "minutes": str(session.minutes),
        "people": list(names),
        "protected": session.protected,
        "conflict": session.conflict,
    }


def _page(place: str, address: str) -> dict[str, Any]:
    return {
        "title": _("Time to think together"),
        "place": place,
        "lead": _("Only that you met. What was said stays in the room."),
        "address": address,
        "day": _("Day"),
        "lasted": _("How many minutes"),
        "free": _("Was the time kept free of other work?"),
        "free_choices": [[True, _("Yes")], [False, _("No")]],
        "conflict_title": _("Did a conflict come up?"),
        "conflict_choices": [[value, str(name)] for value, name in Session.Conflict.choices],
        "there": _("Who was there?"),
    }
