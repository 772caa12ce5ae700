"""Whose turn it is to receive the cards: a rule that everybody can read and work out for themselves.

People are counted in the order in which they agreed. Each month is the turn of the next; somebody who agrees during a
month is counted from the next one on, and where the one whose turn it is has stopped, the next in the order steps in.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from assieme.core.days import start_of
from assieme.organisations.models import Initiative, Membership
from assieme.people.models import Person
from assieme.toolkit.cards.models import Turn, Turns


@dataclass(frozen=True)
class OnTurn:
    """Who receives cards this month and next, and all who take turns, in their order."""

    now: Person | None
    then: Person | None
    people: tuple[Person, ...]


def turns_of(initiative: Initiative) -> Turns | None:
    """The turns of an initiative; None where one person was chosen, or nobody."""
    return Turns.objects.filter(initiative=initiative).first()


def on_turn(initiative: Initiative, today: date) -> OnTurn | None:
    """Whose turn it is; None where people don't take turns. Two queries, one where they don't."""
    if (found := turns_of(initiative)) is None:
        return None
    here = Membership.objects.filter(organisation_id=initiative.organisation_id, left_at=None)
    rows = found.people.filter(person__in=here.values("person"))
    turns = list(rows.select_related("person__identity").order_by("agreed_at", "id"))
    first = today.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    people = tuple(turn.person for turn in turns if turn.stopped_at is None)
    return OnTurn(_whose(turns, first), _whose(turns, following), people)


def _whose(turns: list[Turn], month: date) -> Person | None:
    """Whose month it is; before anybody's first whole month, that of whoever agreed first."""
    begins = start_of(month)
    counted = [turn for turn in turns if turn.agreed_at < begins and (not turn.stopped_at or turn.stopped_at >= begins)]
    order = counted or turns
    place = (month.year * 12 + month.month) % len(order) if order else 0
    willing = [turn for turn in order[place:] + order[:place] if turn.stopped_at is None]
    return willing[0].person if willing else None
