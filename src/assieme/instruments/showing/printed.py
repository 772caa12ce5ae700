"""A questionnaire on paper: blank for a pen, or filled with somebody's answers. Typst makes tagged A4 pages of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from assieme.core.documents.pdf import pdf
from assieme.instruments.showing.building import shown_filled, shown_whole
from assieme.instruments.showing.shown import Choice, Field, Shown, Slide
from assieme.instruments.showing.wording import Reader
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.model import Answers, Questionnaire

TEMPLATE = "instruments/typst/questionnaire.typ"
TURNS = 3
"""Places for answers where several may be given."""
TIMES = 2
"""How often a repeating group is printed."""
WIDEST = 44
"""Ems on one line."""
MOST_MARKS = 12
MOST_PRINTED = 150
"""Options that are printed; where there are more, the answer is written."""


def blank_pdf(
    questionnaire: Questionnaire,
    reader: Reader,
    *,
    address: str = "",
    place: str = "",
    standpoints: Sequence[str] = (),
) -> bytes:
    """The form to fill in by hand. `address` is where it can be filled in on screen.

    `standpoints` may be ticked on a sheet that is typed in later; with them comes a box for the sheet's number.
    """
    fixed = {
        where: value
        for where, value in initial_answers(questionnaire).items()
        if questionnaire.read_only(where.link_id)
    }
    asks = shown_whole(questionnaire, fixed, reader).asks
    return _printed(questionnaire, asks, reader, filled=False, address=address, place=place, standpoints=standpoints)


def filled_pdf(questionnaire: Questionnaire, answers: Answers, reader: Reader, *, place: str = "") -> bytes:
    """What was answered, and what was left open. What wasn't asked is not on it."""
    asks = shown_filled(questionnaire, answers, reader).asks
    return _printed(questionnaire, asks, reader, filled=True, place=place)


def _printed(
    questionnaire: Questionnaire,
    asks: Sequence[Shown],
    reader: Reader,
    *,
    filled: bool,
    address: str = "",
    place: str = "",
    standpoints: Sequence[str] = (),
) -> bytes:
    _ = reader.speak
    paper = _Paper(reader, filled=filled)
    data = {
        "title": reader.into(questionnaire.title) or _("Questions"),
        "place": place,
        "address": address,
        "about": reader.into(questionnaire.description),
        "lead": "" if filled else _("Leave open what you do not want to answer."),
        "not_answered": _("Left open"),
        "standpoints": [{"text": one} for one in standpoints],
        "number": _("Number of this sheet"),
        "number_how": _("Who hands it out writes it. It does not say who you are."),
        "you_answer_as": _("You answer as"),
        "tick_one": _("Tick one, if you like."),
        "copyright": reader.into(questionnaire.copyright),
        "asks": paper.all(asks),
    }
    return pdf(TEMPLATE, data, language=reader.language)


class _Paper:
    """Turns what a page shows into what paper shows."""

    def __init__(self, reader: Reader, *, filled: bool) -> None:
        self.reader = reader
        self.filled = filled

    def all(self, asks: Sequence[Shown]) -> list[dict[str, Any]]:
        return [self.one(it) for it in asks if it.kind != "unseen"]

    def one(self, it: Shown) -> dict[str, Any]:
        _ = self.reader.speak
        told = {
            "kind": it.kind,
            "text": it.text,
            "prefix": it.prefix,
            "only_if": "" if self.filled else it.only_if,
            "hints": [] if self.filled else [note.text for note in (*it.hints, *it.help)],
        }
        if it.kind == "display":
            return told
        if it.kind == "group":
            times = [self.all(one.nested) for one in it.fields]
            if it.repeats and not self.filled:
                times *= TIMES
            again = "" if self.filled else _("There is more? Take another sheet.")
            return told | {"times": times, "framed": it.repeats, "again": again}
        return told | self.question(it)

    def question(self, it: Shown) -> dict[str, Any]:
        """With questions nested in it each answer has a frame of its own, else all answers stand below one another."""
        _ = self.reader.speak
        one = it.fields[0]
        listed = bool(one.options) and len(one.options) <= MOST_PRINTED
        framed = it.several and any(field.nested for field in it.fields)
        times = [self.answers([field]) for field in it.fields] if framed else [self.answers(it.fields)]
        return self.place(it) | {
            "given": it.given,
            "needed": _("(needed)") if it.required and not self.filled and not it.given else "",
            "open": self.filled,
            "listed": listed and not it.given,
            "many": it.control == "checkboxes",
            "widths": _widths(one.options) if it.across else [],
            "columns": _columns(one.options, across=it.across),
            "other": it.other if it.open and listed else "",
            "turns": TURNS if it.several and not framed else 1,
            "framed": framed,
            "times": times * TIMES if framed and not self.filled else times,
            "again": _("There is more? Take another sheet.") if framed and not self.filled else "",
        }

    def answers(self, fields: Sequence[Field]) -> dict[str, Any]:
        """One place for answers, and what is asked because of them."""
        return {
            "options": _options(fields[0].options),
            "free": fields[0].parts.get("free", ""),
            "values": [field.words for field in fields if field.words],
            "nested": self.all([inner for field in fields for inner in field.nested]),
        }

    def place(self, it: Shown) -> dict[str, Any]:
        """Where a pen writes, and what stands beside it."""
        _ = self.reader.speak
        day = [_("Day"), _("Month"), _("Year")]
        parts = {
            "date": day,
            "moment": [*day, _("Time")],
            "quantity": [_("Number"), _("Unit") if it.unit_open or not it.fields[0].units else _unit_names(it)],
        }
        kinds = {"date": "date", "moment": "date", "quantity": "quantity", "area": "area", "slider": "slider"}
        number = "number" if it.narrow else "line"
        return {
            "place": "file" if it.control == "file" else kinds.get(it.control, number),
            "parts": parts.get(it.control, []),
            "unit": it.unit.text if it.unit else "",
            "low": it.slide.low_words.text if it.slide else "",
            "high": it.slide.high_words.text if it.slide else "",
            "marks": _marks(it.slide) if it.slide else [],
            "note": _("Put a copy with this sheet."),
        }


def _unit_names(it: Shown) -> str:
    return " / ".join(unit.text for unit in it.fields[0].units)


def _options(options: Sequence[Choice]) -> list[dict[str, Any]]:
    return [{"text": f"{one.prefix} {one.text}".strip(), "chosen": one.chosen} for one in options]


def _marks(slide: Slide) -> list[str]:
    """The numbers on a line for a pen, where they are few; else eleven marks without a number."""
    low, high, step = Decimal(slide.low), Decimal(slide.high), Decimal(slide.step)
    steps = (high - low) / step if step > 0 else Decimal(0)
    if steps != int(steps) or not 1 <= steps <= MOST_MARKS:
        return [""] * 11
    return [f"{(low + number * step).normalize():f}" for number in range(int(steps) + 1)]


def _widths(options: Sequence[Choice]) -> list[float]:
    """The widths, in ems, of short answers that stand side by side; none where they need more than one line."""
    found = [round(0.56 * max(len(f"{one.prefix} {one.text}".strip()), 4) + 1.7, 1) for one in options]
    return found if sum(found) + 1.2 * len(found) <= WIDEST else []


def _columns(options: Sequence[Choice], *, across: bool) -> int:
    """Long lists, and short answers that should stand side by side, are in two or three columns."""
    longest = max((len(one.text) for one in options), default=0)
    if across and longest <= 22:
        return 3
    if len(options) > 30 and longest <= 28:
        return 3
    return 2 if len(options) > 12 and longest <= 42 else 1
