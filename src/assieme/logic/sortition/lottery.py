"""A lottery over panels in whole numbers: what is published is exactly what is drawn."""

from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from assieme.logic.sortition.pool import Pool, Seats
from assieme.logic.voting.lots import lot_order

TICKETS = 10**12
"""The number of tickets that all panels of a lottery have together."""


@dataclass(frozen=True)
class Panel:
    """How many seats each group has, and on how many tickets this stands."""

    seats: Seats
    tickets: int


@dataclass(frozen=True)
class Lottery:
    """Panels with tickets; within a group everybody has the same chance.

    `stay` are those who have a seat already, `never` those whom no panel can seat.
    """

    groups: tuple[tuple[str, ...], ...]
    stay: tuple[str, ...]
    never: tuple[str, ...]
    panels: tuple[Panel, ...]

    def chances(self) -> dict[str, Fraction]:
        """Everybody's chance of a seat, exactly as the lottery is drawn."""
        found = dict.fromkeys(self.stay, Fraction(1)) | dict.fromkeys(self.never, Fraction(0))
        for number, group in enumerate(self.groups):
            tickets = sum(panel.tickets * panel.seats[number] for panel in self.panels)
            found |= dict.fromkeys(group, Fraction(tickets, TICKETS * len(group)))
        return found

    def draw(self, seed: str) -> tuple[str, ...]:
        """The people on the panel, by id.

        The ticket is the SHA-256 of the seed, a line feed and `panel`, as a number, modulo the number of tickets
        (2²⁵⁶ is so much larger that no ticket gains from it). Within a group those sit who come first by lot: see
        `lot_order`.
        """
        ticket = int.from_bytes(sha256(f"{seed}\npanel".encode("utf-8", "surrogatepass")).digest()) % TICKETS
        for panel in self.panels:
            if ticket < panel.tickets:
                return tuple(sorted([*self.stay, *self._people(panel, seed)]))
            ticket -= panel.tickets
        raise AssertionError("the tickets of a lottery are numbered through")

    def _people(self, panel: Panel, seed: str) -> list[str]:
        return [
            group[place]
            for group, taken in zip(self.groups, panel.seats, strict=True)
            for place in lot_order(f"{seed}\nseat", group)[:taken]
        ]


def lottery(pool: Pool, panels: list[Seats], weights: list[float]) -> Lottery:
    """The lottery with these weights, in tickets: rounded down, and what is over to the largest remainders."""
    merged: dict[Seats, float] = {}
    for seats, weight in zip(panels, weights, strict=True):
        merged[seats] = merged.get(seats, 0.0) + weight
    total = sum(merged.values())
    exact = {seats: Fraction(weight) * TICKETS / Fraction(total) for seats, weight in merged.items()}
    tickets = {seats: int(share) for seats, share in exact.items()}
    over = TICKETS - sum(tickets.values())
    for seats in sorted(exact, key=lambda one: (tickets[one] - exact[one], one))[:over]:
        tickets[seats] += 1
    found = tuple(Panel(seats, number) for seats, number in sorted(tickets.items(), reverse=True) if number)
    return Lottery(pool.groups, pool.stay, pool.never, found)
