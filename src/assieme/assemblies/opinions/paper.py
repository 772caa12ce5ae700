"""What the printed pages of a question say: the statements to answer with a pen, and the map."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.opinions.mapping import Apart, MapPage, Said
from assieme.assemblies.opinions.models import Question, Statement
from assieme.core.documents.codes import qr, shown
from assieme.core.ui.environment import day
from assieme.core.ui.words import standpoint_word

BLANK, MAP = "assemblies/opinions/typst/statements.typ", "assemblies/opinions/typst/map.typ"
SLIPS = "assemblies/opinions/typst/slips.typ"
EMPTY_LINES = 3


def blank(question: Question, statements: Iterable[Statement], address: str) -> dict[str, Any]:
    """The statements with three boxes each, to think first and answer on screen later."""
    return {
        "title": question.asked,
        "place": question.assembly.name,
        "lead": _("Take your time. Then answer on screen until %(day)s.") % {"day": day(question.closes_on)},
        "address": address,
        "choices": [_("Agree"), _("Disagree"), _("Pass")],
        "statements": [one.words for one in statements],
        "own": _("What is missing? Write it in one line."),
        "lines": EMPTY_LINES,
        "keep": _("Keep this sheet. Nobody needs to see it."),
    }


def slips(question: Question, codes: Iterable[str], address: str) -> dict[str, Any]:
    """Slips to cut apart, one for each guest: the question, its day, and how to come in."""
    return {
        "title": question.asked,
        "place": question.assembly.name,
        "until": _("Until %(day)s.") % {"day": day(question.closes_on)},
        "how": _("Point your phone’s camera here. Or open this page and type the code:"),
        "where": shown(address),
        "codes": list(codes),
        "free": _("Taking part is up to you. Nobody is told what you say."),
        "keep": _("Keep this slip. It lets you come back, and read what came out."),
    }


def squares(codes: Iterable[str], address: str) -> dict[str, bytes]:
    """The QR code of each slip, by the name that its page uses."""
    return {f"{code}.svg": qr(f"{address}/{code}") for code in codes}


def map_data(question: Question, page: MapPage, address: str) -> dict[str, Any]:
    """The map in the order of its page: what all share, what sets groups apart, what few hold, the picture."""
    return {
        "title": question.asked,
        "place": question.assembly.name,
        "lead": _lead(page),
        "address": address,
        "shared": _shared(page),
        "apart": {
            "title": _("What sets each group apart"),
            "none": "" if page.groups else _without_groups(page),
            "groups": [
                {
                    "name": _group(one.letter, one.people),
                    "parts": [
                        {"name": _("They agree more with"), "lines": _own(one, one.agrees)},
                        {"name": _("They disagree more with"), "lines": _own(one, one.disagrees)},
                    ],
                }
                for one in page.groups
            ],
        },
        "few": {
            "title": _("What fewer people hold"),
            "lines": [{"words": one.said.words, "who": _held(one.letter, agrees=one.agrees)} for one in page.few_more],
        },
        "picture": {
            "title": _("The picture"),
            "says": _("Each circle is a person. Who answers alike stands close."),
        },
        "table": {
            "title": _("All statements"),
            "head": [_("Statement"), _("Agree"), _("Disagree"), _("Pass")],
            "rows": [[one.words, str(one.agree), str(one.disagree), str(one.passed)] for one in page.rows],
        },
        "standpoints": _standpoints(page),
    }


def picture(page: MapPage) -> bytes:
    """The circles with their letters, in black on white."""
    hearts = "".join(
        f"<circle cx='{one.x}' cy='{one.y}' r='{one.reach}' fill='none' stroke='#777' stroke-dasharray='6 5'/>"
        for one in page.hearts
    )
    dots = "".join(
        f"<circle cx='{one.x}' cy='{one.y}' r='{page.radius}' fill='#fff' stroke='#111' stroke-width='2'/>"
        f"<text x='{one.x}' y='{one.y + page.radius // 3}' font-size='{page.radius}' text-anchor='middle' "
        f"font-family='Atkinson Hyperlegible Next'>{one.letter}</text>"
        for one in page.dots
    )
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{page.frame}'>{hearts}{dots}</svg>".encode()


def _lead(page: MapPage) -> str:
    answered = ngettext("%(num)s person answered.", "%(num)s people answered.", page.people) % {"num": page.people}
    guests = _("Guests answered too. Slips made for guests: %(num)s.") % {"num": page.slips}
    return f"{answered} {guests}" if page.with_guests else answered


def _shared(page: MapPage) -> dict[str, Any]:
    return {
        "title": _("What every group agrees on") if page.groups else _("What most people agree on"),
        "none": "" if page.yes or page.no else _("There is no such statement yet."),
        "parts": [
            {"name": "", "lines": [_line(one, _("%(number)s of %(people)s agree"), one.agree) for one in page.yes]},
            {
                "name": _("What every group says no to") if page.groups else _("What most people say no to"),
                "lines": [_line(one, _("%(number)s of %(people)s disagree"), one.disagree) for one in page.no],
            },
        ],
    }


def _line(said: Said, sentence: str, number: int) -> dict[str, str]:
    return {"words": said.words, "who": sentence % {"number": number, "people": said.people}}


def _own(group: Apart, rows: Iterable[Said]) -> list[dict[str, str]]:
    return [{"words": one.words, "who": _("held by fewer people") if one.number in group.few else ""} for one in rows]


def _group(letter: str, people: int) -> str:
    many = ngettext("%(num)s person", "%(num)s people", people) % {"num": people}
    return _("Group %(letter)s") % {"letter": letter} + f" · {many}"


def _held(letter: str, *, agrees: bool) -> str:
    words = (
        _("Group %(letter)s agrees. The others do not.")
        if agrees
        else _("Group %(letter)s says no. The others do not.")
    )
    return words % {"letter": letter}


def _standpoints(page: MapPage) -> dict[str, Any]:
    rows = [
        [str(standpoint_word(one, many=True)) if one else _("No standpoint"), *map(str, counts)]
        for one, counts in page.standpoints
    ]
    return {
        "title": _("Who is in which group"),
        "none": "" if rows else _without_standpoints(page),
        "head": [_("Standpoint"), *(_("Group %(letter)s") % {"letter": one.letter} for one in page.groups)],
        "rows": rows,
    }


def _without_groups(page: MapPage) -> str:
    if page.with_guests:
        return _("No groups are shown. Guests answered too, so each group needs five members.")
    return _("The answers tell no groups apart.")


def _without_standpoints(page: MapPage) -> str:
    if page.with_guests:
        return _("Standpoints are not shown, because guests answered too.")
    return _("Standpoints are not shown. There are too few people of one of them in a group.")
