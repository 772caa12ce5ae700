"""What happened, as plain counts by standpoint, and how small groups stay protected in them. No clock, no database.

Seats and results are what a reader may see anyway and are shown as they are. So is presence, but not of one or two
people: minutes name who was there, and the figure would tell which standpoint they hold. Cards speak for their
authors: a group's figures are withheld below 5 people, others with them so that nothing follows by subtraction, and
the figures move on only after at least 5 more people of each side shown have written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM, suppress

NOT_SAID = ""
MEASURES = ("raised", "answered", "done", "late")
SMALLEST_SIDE = 3
ALWAYS = (Standpoint.SERVICE_USER.value, Standpoint.PROFESSIONAL.value)
ORDER = tuple(one.value for one in Standpoint)


def card_group(standpoint: str) -> str:
    """The group in which a card is counted: managers count with professionals; empty stays `not said`."""
    return Standpoint.PROFESSIONAL.value if standpoint == Standpoint.MANAGER else standpoint


@dataclass(frozen=True)
class Presence:
    """One standpoint in the assembly: seats today, places at the meetings held, and how many of them were filled.

    `present` is None where it is withheld. `chaired` counts meetings whose chair shows this standpoint by name.
    """

    standpoint: str
    seats: int
    called: int = 0
    present: int | None = 0
    chaired: int = 0

    @property
    def filled(self) -> int:
        """Of a hundred places, in tens: beside the seats, the places themselves would tell how many take a break."""
        return 10 * round(10 * (self.present or 0) / self.called) if self.called else 0


@dataclass(frozen=True)
class Meetings:
    """Meetings with minutes. A chair counts for a standpoint only where that person shows theirs beside their name."""

    held: int = 0
    chair_not_said: int = 0
    chair_not_noted: int = 0
    by_standpoint: tuple[Presence, ...] = ()

    @property
    def chair_shown(self) -> bool:
        return any(row.chaired for row in self.by_standpoint)

    @property
    def withheld(self) -> bool:
        return any(row.present is None for row in self.by_standpoint)


def with_small_sides_covered(rows: Iterable[Presence], people: Mapping[str, int]) -> tuple[Presence, ...]:
    """The rows, service users first, with presence withheld where fewer than 3 `people` ever held the seats.

    As much of the others is withheld as it takes: the minutes give the sum.
    """
    cells = suppress(people, SMALLEST_SIDE).cells
    covered = (replace(row, present=None) if cells[row.standpoint] is None else row for row in rows)
    return tuple(sorted(covered, key=lambda row: ORDER.index(row.standpoint)))


@dataclass(frozen=True)
class Votes:
    """Votes that were counted. `stopped` of those not passed had the first majority and lacked the second."""

    passed: int = 0
    not_passed: int = 0
    refused: int = 0
    stopped: int = 0

    @property
    def held(self) -> int:
        return self.passed + self.not_passed + self.refused


@dataclass(frozen=True)
class Counted:
    """Cards of one group in one quarter of a year, and how many people wrote them. It ends before the day `until`."""

    until: date
    group: str
    people: int
    cards: int


@dataclass(frozen=True)
class Column:
    """One measure of cards. `total` counts every card up to today, as any member can on the list.

    `not_said` are those of them whose author is hidden or named no standpoint. `shown` has the groups that may be
    shown, with their cards before the day `until`.
    """

    total: int = 0
    not_said: int = 0
    until: date | None = None
    shown: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Cards:
    """Cards by measure (`MEASURES`), and the groups that wrote any, service users first."""

    groups: tuple[str, ...]
    columns: Mapping[str, Column]

    @property
    def shows_any(self) -> bool:
        return any(column.shown for column in self.columns.values())


@dataclass(frozen=True)
class Practice:
    """What happened. `cards` is None where the assembly belongs to no initiative."""

    meetings: Meetings = field(default_factory=Meetings)
    votes: Votes = field(default_factory=Votes)
    cards: Cards | None = None


def cards_by_group(series: Mapping[str, Iterable[Counted]], today: date) -> Cards:
    """The card table from the counts of each measure. A quarter counts by group once it is over."""
    rows = {measure: tuple(series.get(measure, ())) for measure in MEASURES}
    wrote = {row.group for counted in rows.values() for row in counted if row.group}
    groups = tuple(group for group in ORDER if group in {*ALWAYS, *wrote})
    return Cards(groups, {measure: _column(counted, groups, today) for measure, counted in rows.items()})


def _column(rows: tuple[Counted, ...], groups: tuple[str, ...], today: date) -> Column:
    quarters: dict[date, dict[str, int]] = {}
    for row in rows:
        if row.group and row.until <= today:
            quarters.setdefault(row.until, {})[row.group] = row.people
    settled = settle(quarters, groups)
    total = sum(row.cards for row in rows)
    not_said = sum(row.cards for row in rows if not row.group)
    if settled is None:
        return Column(total, not_said)
    until, visible = settled
    shown = {
        group: sum(row.cards for row in rows if row.group == group and row.until <= until)
        for group in groups
        if group in visible
    }
    return Column(total, not_said, until, shown)


def settle(
    quarters: Mapping[date, Mapping[str, int]], groups: Iterable[str], minimum: int = MINIMUM
) -> tuple[date, frozenset[str]] | None:
    """The last quarter's end at which the figures could move on, and the groups that they may show.

    `quarters` holds how many people of each group wrote, by the day after the quarter. The walk gives the same answer
    on every day, so that two days compared tell no more than one: figures move on when each group that they showed
    before has `minimum` people in a quarter since, and what they withhold is protected there too
    (`assieme.logic.suppression`). A group's people since are those of its fullest quarter, which is never too many.
    None while no group can be shown.
    """
    settled: tuple[date, frozenset[str]] | None = None
    since = dict.fromkeys(groups, 0)
    for until in sorted(quarters):
        since = {group: max(number, quarters[until].get(group, 0)) for group, number in since.items()}
        cells = suppress(since, minimum).cells
        visible = frozenset(group for group, number in cells.items() if number is not None)
        if visible and (settled is None or settled[1] <= visible):
            settled, since = (until, visible), dict.fromkeys(since, 0)
    return settled
