"""What the printed pages of a draw say."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from assieme.assemblies.draws.chances import chances_of
from assieme.assemblies.draws.models import Draw
from assieme.assemblies.draws.reads import Asked, Round
from assieme.core.documents.pdf import pdf
from assieme.core.ui.environment import day

POSTER, RECORD = "assemblies/draws/typst/poster.typ", "assemblies/draws/typst/record.typ"


def poster(draw: Draw, asked: Sequence[Asked], address: str) -> bytes:
    """The call for people as one A4 sheet, in the organisation's own language."""
    language = draw.organisation.language
    with override(language):
        data = {
            "title": draw.name,
            "place": draw.organisation.name,
            "address": address,
            "over": _("A panel drawn by lot"),
            "purpose": draw.purpose,
            "sought": _("We look for %(places)s") % {"places": _places(draw)},
            "groups": [f"{line.group}: {line.amount}" for line in asked[0].lines if line.target.most],
            "lot": _("All who say yes are in the draw. The lot decides, where all can see."),
            "until": _("Say yes until %(day)s.") % {"day": day(draw.closes_on)},
            "how": _("Hold your phone’s camera in front of the code. Or go to:"),
            "free": _("Taking part is up to you. Your care never depends on it."),
        }
        return pdf(POSTER, data, language=language)


def record(draw: Draw, asked: Sequence[Asked], rounds: Sequence[Round], address: str) -> dict[str, Any]:
    """All that is public of a draw: the numbers sought, the chances, and each lottery with its seed."""
    chances = chances_of(rounds[0].lottery)
    return {
        "title": draw.name,
        "place": draw.assembly.name,
        "lead": _("How this panel was drawn by lot, and how you can draw it again."),
        "address": address,
        "words": {
            "sought": _("Who sits on it"),
            "places": _("Places"),
            "chances": _("How likely it was for each person"),
            "each": _("Each dot is a person. Names are in no file."),
            "many": _("People"),
            "chance": _("Chance"),
            "rounds": _("The lots"),
            "promise": _("Promise"),
            "seed": _("Seed"),
            "waits": _("not known yet"),
            "panel": _("Drawn"),
            "again": _("Draw it again"),
        },
        "people": ngettext("%(num)s person said yes.", "%(num)s people said yes.", chances.people)
        % {"num": chances.people},
        "features": [{"name": one.name, "rows": [[line.group, line.amount] for line in one.lines]} for one in asked],
        "chances": [{"of": row.in_hundred, "exact": row.exact, "people": row.people} for row in chances.rows],
        "in_hundred": _("{number} in 100"),
        "rounds": [_round(one) for one in rounds],
        "steps": [
            _("Get the file of the lottery from the page behind the code."),
            _("Work out the SHA-256 of the seed’s first word. It must be the promise."),
            _("Type this where Assieme is installed: %(command)s")
            % {"command": "assieme sortition lottery-0.json --seed “…”"},
            _("The same numbers come out. They stand for people. Each person knows their own."),
        ],
    }


def _places(draw: Draw) -> str:
    return ngettext("%(num)s person", "%(num)s people", draw.size) % {"num": draw.size}


def _round(one: Round) -> dict[str, Any]:
    number = one.lottery.number
    name = _("The first draw") if number == 0 else _("Free places, draw %(number)s") % {"number": number}
    return {
        "name": name,
        "at": day(one.drawing.at if one.drawing else one.lottery.at),
        "promise": "" if number else one.lottery.promise,
        "seed": one.drawing.seed if one.drawing else "",
        "panel": ", ".join(one.drawing.panel) if one.drawing else "",
    }
