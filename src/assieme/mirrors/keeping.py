"""When counts are kept: once a day, by whoever looks first, or by the server before anybody does."""

from datetime import datetime

from assieme.mirrors import actions, card_counts, kept, places
from assieme.mirrors.kept import Place
from assieme.mirrors.models import Kept
from assieme.organisations.models import Organisation
from assieme.people.persons import system_person


def keep(place: Place, now: datetime) -> None:
    """Keep what was not kept yet today."""
    today = now.astimezone(place.zone).date()
    if kept.is_behind(place, today):
        counts, cards = kept.counted(place, today), card_counts.counted(place, today)
        actions.keep_counts(place=place, counts=counts, cards=cards, by=system_person(), now=now)


def keep_all(now: datetime) -> None:
    """The same for each organisation in which somebody ever looked."""
    for organisation in Organisation.objects.filter(pk__in=Kept.objects.values("organisation")):
        keep(places.of_organisation(organisation), now)
