"""What the printed sheet for the table says."""

from typing import Any

from django.utils.translation import gettext as _

from assieme.assemblies.live.models import Room
from assieme.core.documents.codes import shown
from assieme.core.ui.environment import day

SHEET = "assemblies/live/typst/join.typ"


def sheet(room: Room, address: str) -> dict[str, Any]:
    """How to come in: the code that phones read, the code that people type, and what it is for."""
    return {
        "title": _("Come in with your phone"),
        "lead": f"{room.meeting.assembly.name}, {day(room.meeting.held_on)}",
        "address": address,
        "code": room.code or "",
        "code_label": _("Or go to this page and type the code:"),
        "where": shown(address.rpartition("/")[0]),
        "steps": [
            _("Point the camera of your phone here. Or type the code."),
            _("Say a name. You need no account."),
            _("Then wait. Somebody lets you in."),
        ],
        "can": _("You can raise your hand, ask for a break, and see what we talk about."),
        "kept": _("Your name is erased when the meeting ends."),
    }
