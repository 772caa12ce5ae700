"""Cards on paper: empty ones to write on, and those that came, for a meeting or for one's own folder."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assieme.core.documents.pdf import pdf
from assieme.core.documents.pictures import svg_of
from assieme.core.files import bytes_if_there
from assieme.core.ui.environment import day
from assieme.core.ui.words import standpoint_word
from assieme.organisations.models import Initiative
from assieme.toolkit.cards.models import Authorship, Card, Cost, Time
from assieme.toolkit.cards.reads import CardLine
from assieme.toolkit.cards.story import answer_title

MOST_SHEETS = 30

type Data = dict[str, Any]


def blank_cards(initiative: Initiative, receiver: object, *, address: str, sheets: int, small: bool) -> bytes:
    """Empty cards, one on a page or four; whoever types one in follows the code to `address`."""
    name = "small" if small else "blank"
    data = {
        **_page(initiative, receiver),
        "title": _("Opportunity card"),
        "lead": "" if small else _("Big or small: each idea counts. Write, draw, or both."),
        "address": address,
        "sheets": min(max(sheets, 1), MOST_SHEETS),
        "card": {"blank": True, **_empty(), **_measures("", "")},
    }
    return pdf(f"toolkit/cards/typst/{name}.typ", data, language=str(get_language()))


def filled_cards(initiative: Initiative, cards: Sequence[tuple[Card, CardLine, bool]], *, address: str = "") -> bytes:
    """Cards with their drawings, each from the top of a page. The third of each says whether its photo is for the
    reader. `address` is where a single card stands on screen."""
    files: dict[str, bytes] = {}
    pages = [_filled(number, card, line, photo, files) for number, (card, line, photo) in enumerate(cards)]
    title = _("Opportunity card") if len(pages) == 1 else _("Opportunity cards")
    data = {**_page(initiative, None), "title": title, "address": address, "cards": pages}
    return pdf("toolkit/cards/typst/filled.typ", data, language=str(get_language()), files=files)


def _filled(number: int, card: Card, line: CardLine, photo: bool, files: dict[str, bytes]) -> Data:
    names = {"drawing": "", "photo": ""}
    if card.drawn:
        names["drawing"] = f"drawing{number}.svg"
        files[names["drawing"]] = card.drawing.encode()
    taken = bytes_if_there(card.photo) if photo else None
    if taken and card.photo:
        names["photo"] = f"photo{number}.svg"
        files[names["photo"]] = svg_of(taken, card.photo.width, card.photo.height)
    return {
        **_empty(),
        **names,
        **_measures(card.time, card.cost),
        "blank": False,
        "title": _("Opportunity card"),
        "idea": line.idea,
        "challenge": card.challenge,
        "benefits": card.benefits,
        "barriers": card.barriers,
        "drawing_says": card.drawing_says,
        "drawing_alt": card.drawing_says or _("A drawing. Nobody has said in words what it shows."),
        "measured": bool(card.time or card.cost),
        "by": _by(line),
        "became": "\n".join(text for text in (answer_title(line.answer), line.why) if text) if line.answer else "",
    }


def _by(line: CardLine) -> str:
    known = [line.author, str(standpoint_word(line.standpoint)) if line.standpoint else ""]
    hidden = _("Name hidden") if line.authorship == Authorship.HIDDEN else _("Name known to the receiver")
    who = ", ".join(text for text in known if text) or hidden
    return f"{who} · {day(line.raised_on)}"


def _page(initiative: Initiative, receiver: object) -> Data:
    return {
        "place": f"{initiative.organisation} · {initiative.title}",
        "equil": True,
        "words": {
            "challenge": _("What is hard now?"),
            "idea": _("What is your idea?"),
            "draw": _("Draw your idea"),
            "drawing": _("The drawing"),
            "photo": _("Photo of the paper card"),
            "time": _("How long could it take?"),
            "cost": _("What could it cost?"),
            "benefits": _("What could get better, and for whom?"),
            "barriers": _("What could stand in the way?"),
            "name": _("Your name, only if you wish"),
            "give": (_("Give it to %(name)s.") % {"name": receiver} + " " if receiver else "")
            + _("Every card gets an answer."),
            "became": _("What became of it"),
        },
    }


def _empty() -> Data:
    names = ("challenge", "idea", "drawing", "drawing_says", "photo", "benefits", "barriers")
    return {**dict.fromkeys(names, ""), "measured": False}


def _measures(time: str, cost: str) -> Data:
    return {
        "times": [{"text": one.label, "chosen": one.value == time} for one in Time],
        "costs": [{"text": one.value, "hint": one.label, "chosen": one.value == cost} for one in Cost],
    }
