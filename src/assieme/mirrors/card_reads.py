"""Cards of one initiative: raised, answered, done and late, by quarter and group."""

from dataclasses import replace
from datetime import date

from assieme.mirrors import card_counts, places
from assieme.mirrors.practice import Cards, cards_by_group
from assieme.organisations.models import Initiative
from assieme.toolkit.cards.models import Card


def cards(initiative: Initiative, today: date) -> Cards:
    """Cards raised, answered, done and late, by group. `late`: there was no answer on the day that was named.

    By group it counts the answers that came late. A card that still waits is late in the total only: it moves by one
    when its day is put off, and would tell its author's side.
    """
    place = places.of_cards(initiative)
    found = cards_by_group(card_counts.as_counted(card_counts.counted(place, today)[initiative.pk]), today)
    late = found.columns["late"]
    waiting = Card.objects.filter(initiative=initiative, state=Card.State.OWNED, due_on__lt=today).count()
    return replace(found, columns={**found.columns, "late": replace(late, total=late.total + waiting)})
