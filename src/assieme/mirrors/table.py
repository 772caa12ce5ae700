"""Every measure of what happened, by side, with its interval and what it was counted from."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assieme.core.ui.words import STANDPOINTS
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.indicators import NOT_SAID
from assieme.logic.participation.levels import Standpoint
from assieme.mirrors.happened import Happened

SHARE, ROUGHLY, TIMES, DAYS, PEOPLE = "share", "roughly", "times", "days", "people"


@dataclass(frozen=True)
class Measure:
    """A measure: its name, what it asks, how its numbers are written, and the rows behind it."""

    title: Promise
    asks: Promise
    kind: str
    rows: str


MEASURES: dict[str, Measure] = {
    "influence": Measure(
        gettext_lazy("Whose way it went"),
        gettext_lazy("Of the decisions on which this side and the other differed, how many went its way?"),
        SHARE,
        "decisions",
    ),
    "before_vote": Measure(
        gettext_lazy("Changed before the vote"),
        gettext_lazy("Somebody of this side objected. How often were the words changed?"),
        SHARE,
        "decisions",
    ),
    "override": Measure(
        gettext_lazy("Set aside"),
        gettext_lazy("Of all decisions, how many did this side set aside?"),
        SHARE,
        "decisions",
    ),
    "voice": Measure(
        gettext_lazy("Ideas brought"), gettext_lazy("How many for each person at a meeting?"), TIMES, "ideas"
    ),
    "answered": Measure(
        gettext_lazy("Ideas answered"), gettext_lazy("Of those older than 60 days, how many?"), SHARE, "ideas"
    ),
    "acted": Measure(
        gettext_lazy("Ideas that changed something"), gettext_lazy("Done, or done in another way."), SHARE, "ideas"
    ),
    "days_to_answer": Measure(
        gettext_lazy("Days to an answer"), gettext_lazy("After how many days had half of them one?"), DAYS, "ideas"
    ),
    "presence": Measure(
        gettext_lazy("Being there"),
        gettext_lazy("Of the places at meetings, about how many were filled?"),
        ROUGHLY,
        "meetings",
    ),
    "speaking": Measure(gettext_lazy("Speaking"), gettext_lazy("Of all turns to speak, how many?"), SHARE, "meetings"),
    "leadership": Measure(
        gettext_lazy("Leading meetings"),
        gettext_lazy("How often, set beside their seats? 1 is as often."),
        TIMES,
        "meetings",
    ),
    "roles": Measure(
        gettext_lazy("Roles with pay or a say"),
        gettext_lazy("How often, set beside how many they are? 1 is as often."),
        TIMES,
        "seats",
    ),
    "unpaid": Measure(
        gettext_lazy("Work done without pay"),
        gettext_lazy("Tasks for each person who has no pay. It is work, and no power."),
        TIMES,
        "work",
    ),
    "few_present": Measure(
        gettext_lazy("Always the same few?"),
        gettext_lazy("If all came equally often, so many people would fill the places."),
        PEOPLE,
        "meetings",
    ),
    "continuity": Measure(
        gettext_lazy("Staying"), gettext_lazy("How many are still here after a year?"), SHARE, "seats"
    ),
}


@dataclass(frozen=True)
class Cell:
    """One side's number in words, its interval, and how many cases it was counted from: None where it isn't told."""

    standpoint: str
    words: str
    between: str
    n: int | None


@dataclass(frozen=True)
class Row:
    """A measure with its numbers by side, service users first."""

    title: str
    asks: str
    rows: str
    cells: tuple[Cell, ...]


def rows_of(found: Happened) -> tuple[Row, ...]:
    """Each measure of which anything is known."""
    rows = []
    for name, measure in MEASURES.items():
        by_side = found.indicators.get(name, {})
        cells = tuple(_cell(one, by_side[one], measure.kind) for one in (*STANDPOINTS, NOT_SAID) if one in by_side)
        if cells:
            rows.append(Row(str(measure.title), str(measure.asks), measure.rows, cells))
    return tuple(rows)


def _cell(standpoint: str, seen: Estimate, kind: str) -> Cell:
    if kind == ROUGHLY:
        return _roughly(standpoint, seen)
    if seen.value is None:
        return Cell(standpoint, _("not yet"), "", seen.n)
    if kind == PEOPLE:
        return _of_people(standpoint, seen)
    between = ""
    if seen.low is not None:
        low, high = _number(seen.low, kind), _number(seen.high, kind) if seen.high is not None else _("more")
        between = _("%(low)s to %(high)s") % {"low": low, "high": high}
    return Cell(standpoint, _number(seen.value, kind), between, seen.n)


def _roughly(standpoint: str, seen: Estimate) -> Cell:
    """A share in tens, without its number of cases: beside the seats, these would tell how many take a break."""
    low, high = math.floor(10 * (seen.low or 0)), math.ceil(10 * (1 if seen.high is None else seen.high))
    between = _("%(low)s to %(high)s") % {"low": f"{10 * low} %", "high": f"{10 * high} %"}
    return Cell(standpoint, f"{10 * round(10 * (seen.value or 0))} %", between, None)


def _of_people(standpoint: str, seen: Estimate) -> Cell:
    """A share of people in whole people: a finer number could tell who they are."""
    value, low, high = (max(1, round((part or 0) * seen.n)) for part in (seen.value, seen.low, seen.high))
    words = _("%(some)s of %(all)s") % {"some": value, "all": seen.n}
    return Cell(standpoint, words, _("%(low)s to %(high)s") % {"low": low, "high": high}, seen.n)


def _number(value: float, kind: str) -> str:
    if kind == SHARE:
        return f"{round(100 * value)} %"
    if kind == DAYS:
        days = round(value)
        return ngettext("%(num)s day", "%(num)s days", days) % {"num": days}
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


@dataclass(frozen=True)
class Apart:
    """A measure in which the two sides differ."""

    title: str
    users: str
    others: str


def side_by_side(rows: Iterable[Row], most: int) -> list[Apart]:
    """Service users beside professionals, in the measures in which they differ."""
    found = []
    for row in rows:
        words = {cell.standpoint: cell.words for cell in row.cells}
        users, others = words.get(Standpoint.SERVICE_USER), words.get(Standpoint.PROFESSIONAL)
        if users and others and users != others:
            found.append(Apart(row.title, users, others))
    return found[:most]
