"""Gratitude on paper: good things, postcards to cut apart, and the journal, empty or filled."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assieme.core.documents.pdf import measure
from assieme.core.ui.environment import day
from assieme.toolkit.gratitude.journal_reads import Page, Said
from assieme.toolkit.gratitude.models import ThreeThings
from assieme.toolkit.gratitude.reads import Card
from assieme.toolkit.gratitude.words import QUARTERS

THINGS = "toolkit/gratitude/typst/things.typ"
CARDS = "toolkit/gratitude/typst/cards.typ"
ONE_CARD = "toolkit/gratitude/typst/card.typ"
JOURNAL = "toolkit/gratitude/typst/journal.typ"
GATHERED = "toolkit/gratitude/typst/gathered.typ"
SHEET = 6
EMPTY = {"words": "", "to": "", "by": "", "day": ""}


def things(written: ThreeThings | None, place: str, address: str) -> dict[str, Any]:
    """Three good things: one person's, or empty lines."""
    return {
        "title": _("Three good things"),
        "lead": day(written.on)
        if written
        else _("What was good since yesterday? Big or small. Keep it, or read it out."),
        "place": place,
        "address": address,
        "equil": True,
        "things": [written.first, written.second, written.third] if written else ["", "", ""],
        "empty": written is None,
    }


def blank_cards(place: str, address: str) -> dict[str, Any]:
    """Six empty postcards."""
    return _cards([], place, address)


def cards(found: Sequence[Card], place: str, address: str) -> dict[str, Any]:
    """Postcards as they were written; what is left of the sheet stays empty, to write on."""
    return _cards([_filled(one) for one in found], place, address)


def _filled(one: Card) -> dict[str, str]:
    unsigned = _("me, without my name") if one.from_me else _("someone in this group")
    return {
        "words": one.words or _("These words were taken back."),
        "to": one.receiver or _("all of us"),
        "by": one.sender or unsigned,
        "day": day(one.sent_on),
    }


def _cards(found: list[dict[str, str]], place: str, address: str) -> dict[str, Any]:
    return {
        "title": _("Postcards"),
        "place": place,
        "address": address,
        "equil": True,
        "cards": found + [EMPTY] * (-len(found) % SHEET if found else SHEET),
        "said": {"thank": _("Thank you, because …"), "to": _("To"), "by": _("From"), "cut": _("Cut along the lines.")},
    }


def journal(pages: Sequence[Page], place: str, address: str) -> dict[str, Any]:
    """One person's four quarters; empty ones get lines."""
    written = {page.quarter: page.words for page in pages}
    return {
        "title": _("Before we part"),
        "lead": _("Four thoughts about what we did. Write one, or all, or none."),
        "place": place,
        "address": address,
        "equil": True,
        "quarters": [
            {"title": str(asked.title), "question": str(asked.question), "words": written.get(quarter, "")}
            for quarter, asked in QUARTERS.items()
        ],
        "share": {
            "ask": _("Who may read it? Tick for each part."),
            "choices": [_("only me"), _("all, with my name"), _("all, without my name")],
        },
        "empty": not written,
    }


def is_too_full(pages: Sequence[Page], place: str, address: str) -> bool:
    """Whether that journal goes on to a second page, even in the smallest type."""
    return not measure(JOURNAL, journal(pages, place, address), language=get_language() or "en").fits


def gathered(out: Mapping[str, Sequence[Said]], place: str, lead: str, address: str) -> dict[str, Any]:
    """What people share, to hang on a wall."""
    return {
        "title": _("What stays with us"),
        "lead": lead,
        "place": place,
        "address": address,
        "equil": True,
        "quarters": [
            {
                "title": str(QUARTERS[quarter].title),
                "question": str(QUARTERS[quarter].question),
                "said": [{"words": one.words, "who": one.who} for one in said],
            }
            for quarter, said in out.items()
        ],
        "nothing": _("Nothing was shared here."),
    }
