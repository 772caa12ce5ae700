"""Minutes on paper, with the seal of the log."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assieme.assemblies.meetings.minutes_reads import minutes_of
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.meetings.reads import last_seal
from assieme.core.documents.pdf import pdf
from assieme.core.ui.environment import day
from assieme.core.ui.words import standpoint_word


def minutes_on_paper(meeting: Meeting, address: str) -> bytes:
    """Tagged A4 pages: who was there, what came of what, and the number of the last seal."""
    minutes, seal = minutes_of(meeting), last_seal(meeting.organisation_id)
    there = [f"{number} {standpoint_word(one, many=number != 1)}" for one, number in minutes.standpoints]
    data = {
        "title": _("Minutes: %(day)s") % {"day": day(meeting.held_on)},
        "place": meeting.assembly.name,
        "lead": meeting.place,
        "address": address,
        "there": ", ".join(there),
        "names": ", ".join(minutes.names),
        "chair": minutes.chair,
        "points": [
            {
                "title": point.title,
                "outcome": point.outcome,
                "notes": point.notes,
                "next": _next(point.follow_up, point.owner, day(point.due_on) if point.due_on else ""),
            }
            for point in minutes.points
        ],
        "decisions": [
            {"title": one.title, "said": f"{one.result} {_('Rules, version %(number)s.') % {'number': one.version}}"}
            for one in minutes.decisions
        ],
        "said": minutes.words,
        "corrected": list(minutes.corrected),
        "state": _("Approved on %(day)s.") % {"day": day(meeting.approved_at)} if meeting.approved_at else _("Draft"),
        "seal": seal.chained if seal else "",
        "words": {
            "there": _("Who was there"),
            "chair": _("In the chair"),
            "points": _("What we talked about"),
            "decisions": _("Decided that day"),
            "said": _("What was said and agreed"),
            "corrected": _("Put right by those who were there"),
            "seal": _("The seal of our log"),
        },
    }
    return pdf("assemblies/meetings/typst/minutes.typ", data, language=str(get_language()))


def _next(follow_up: str, owner: str, due: str) -> str:
    return " · ".join(text for text in (follow_up, owner, due) if text)
