"""The circle of support on paper: the board empty and filled, the contact plan, the letter to somebody who is named."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from assieme.circles.layout import WIDE
from assieme.circles.pictures import draw
from assieme.circles.words import CIRCLES
from assieme.core.documents.pdf import pdf
from assieme.core.ui.environment import day
from assieme.core.ui.words import standpoint_word
from assieme.logic.participation.practice import Circle

if TYPE_CHECKING:
    from assieme.circles.models import Board, PlacedPerson
    from assieme.organisations.models import Initiative

BOARD = "circles/typst/circle.typ"
CONTACTS = "circles/typst/contacts.typ"
LETTER = "circles/typst/letter.typ"

type Rings = Mapping[Circle, Sequence["PlacedPerson"]]


def blank(initiative: "Initiative", address: str) -> dict[str, Any]:
    """Four empty circles, and a list to write on for each."""
    return {
        **_sheet(initiative, {}, address),
        "lead": _("Think of people, not of jobs. Write a name in the circle that suits them now. Ask them first."),
        "lines": 5,
    }


def filled(initiative: "Initiative", board: "Board | None", rings: Rings, address: str) -> dict[str, Any]:
    """The board with its marks, and the lists that say the same."""
    return {
        **_sheet(initiative, rings, address),
        "lead": str(board) if board else "",
        "lines": 1,
    }


def _sheet(initiative: "Initiative", rings: Rings, address: str) -> dict[str, Any]:
    drawing = draw({circle: list(people) for circle, people in rings.items()}, WIDE)
    people = len(drawing.marks)
    return {
        "title": _("Circle of support"),
        "place": f"{initiative.organisation} · {initiative}",
        "address": address,
        "equil": True,
        "alt": _("Four circles, one around the other. The lists below say who is in which.")
        + (" " + ngettext("%(num)s person is on it.", "%(num)s people are on it.", people) % {"num": people}),
        "reach": drawing.reach,
        "rings": [
            {"radius": ring.radius, "words": str(ring.words), "word_radius": ring.word_radius} for ring in drawing.rings
        ],
        "named": drawing.named,
        "marks": [
            {"number": mark.number, "x": mark.place.x, "y": mark.place.y, "size": mark.place.size, "text": mark.text}
            for mark in drawing.marks
        ],
        "circles": [
            {
                "name": str(words.name).capitalize(),
                "about": str(words.about),
                "people": [_line(mark.number, mark.placed) for mark in drawing.marks if mark.circle is circle],
            }
            for circle, words in CIRCLES.items()
        ],
        "best": _("No circle is better than another. The right one is the one that suits the person now."),
    }


def _line(number: int, placed: "PlacedPerson") -> dict[str, str]:
    said = str(standpoint_word(placed.standpoint)) if placed.standpoint else ""
    return {"number": str(number), "name": placed.name, "said": said}


def contacts(initiative: "Initiative", rings: Rings, address: str) -> dict[str, Any]:
    """A row for each person, from the inner circle outwards, and empty ones."""
    people = [placed for circle in rings for placed in rings[circle]]
    return {
        "title": _("Who keeps in touch with whom?"),
        "place": f"{initiative.organisation} · {initiative}",
        "lead": _("These are names of people. Keep the sheet where only the group can read it."),
        "address": address,
        "equil": True,
        "head": [_("Name"), _("How"), _("How often"), _("By whom"), _("Last time"), _("Next time")],
        "rows": [_contact(placed) for placed in people],
        "blank": max(2, 9 - len(people)),
    }


def _contact(placed: "PlacedPerson") -> list[str]:
    return [
        placed.name,
        placed.contact_how,
        str(placed.get_how_often_display()),
        str(placed.keeper or ""),
        day(placed.last_contact) if placed.last_contact else "",
        day(placed.next_contact) if placed.next_contact else "",
    ]


def letter(placed: "PlacedPerson", address: str) -> bytes:
    """A letter that says what stands there and how to answer, in the organisation's language."""
    initiative = placed.initiative
    with override(initiative.organisation.language):
        here = CIRCLES[placed.place] if placed.place else None
        data = {
            "title": _("Your name stands on our circle of support"),
            "place": f"{initiative.organisation} · {initiative}",
            "address": address,
            "equil": True,
            "dear": _("Dear %(name)s,") % {"name": placed.name},
            "what": _("We work together on “%(title)s”. We drew four circles and wrote down who is with us, and how.")
            % {"title": initiative.title},
            "where": _("You stand in the %(circle)s. %(about)s") % {"circle": here.name, "about": here.to_you}
            if here
            else "",
            "best": _("No circle is better than another. The right one is the one that suits the person now."),
            "read": _("The people of %(organisation)s can read it. Nobody else can.")
            % {"organisation": initiative.organisation},
            "ask": _("Is that fine with you?"),
            "how": _("Hold your phone’s camera in front of the code. Or type the address below it."),
            "answer": _("There you see all that we wrote about you. You can say that it is fine. Or you can object."),
            "object": _("If you object, your name is erased at once. You don’t have to say why."),
            "on_paper": _("No phone? Tick a box, and give this sheet to one of us."),
            "choices": [_("It is fine."), _("I don’t want to be named. Erase my name.")],
        }
        return pdf(LETTER, data, language=initiative.organisation.language)
