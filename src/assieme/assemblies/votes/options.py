"""What a vote lets people choose from, as pages, paper and counts take it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format

from assieme.assemblies.votes.models import Option, Vote
from assieme.logic.voting.lots import lot_order


@dataclass(frozen=True)
class Choice:
    """One of several things, or people, to choose from; `position` counts from 0 and is what ballots name."""

    position: int
    name: str
    words: str = ""
    standpoint: str = ""
    cost: Decimal | None = None

    @property
    def price(self) -> str:
        """The cost as people read it, or nothing where there is none."""
        return "" if self.cost is None else money(self.cost)


def choices_of(options: Iterable[Option]) -> tuple[Choice, ...]:
    """Options, read with `person__identity`, as pages show them: a person by the name that others see."""
    return tuple(
        Choice(
            position=one.position,
            name=one.name or str(one.person),
            words=one.words,
            standpoint=one.standpoint,
            cost=one.cost,
        )
        for one in options
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
