"""What a vote lets people choose from, as pages, paper and counts take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format

from assieme.assemblies.votes.models import Option, Vote
from assieme.logic.voting.lots import lot_order
from assieme.people.models import Person


@dataclass(frozen=True)
class Choice:
    """One of several things, or people, to choose from; `position` counts from 0 and is what ballots name."""

    position: int
    name: str
    words: str = ""
    standpoint: str = ""
    cost: Decimal | None = None
    person: Person | None = None

    @property
    def price(self) -> str:
        """The cost as people read it, or nothing where there is none."""
        return "" if self.cost is None else money(self.cost)


def choices_of(vote: Vote) -> tuple[Choice, ...]:
    """The options of a vote in their order; a person by the name that others see. One query."""
    rows = Option.objects.filter(vote=vote).select_related("person__identity").order_by("position")
    return tuple(
        Choice(
            position=row.position,
            name=row.name or str(row.person),
            words=row.words,
            standpoint=row.standpoint,
            cost=row.cost,
            person=row.person,
        )
        for row in rows
    )


def on_ballot(vote: Vote, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The order on ballots, on screen and on paper: drawn by lot from the seed of the opening, the same for everybody.

    Ties are broken by another lot of the same seed, so that who stands first has no better chances.
    """
    if not vote.seed:
        return tuple(choices)
    drawn = lot_order(f"{vote.seed} on the ballot", [f"o{one.position}" for one in choices])
    return tuple(choices[place] for place in drawn)


def money(amount: Decimal) -> str:
    """An amount as it is written in the reader's language, cents only where there are any: `€ 1,200`."""
    whole = amount == amount.to_integral_value()
    return f"€\u00a0{number_format(amount, decimal_pos=0 if whole else 2, force_grouping=True)}"
