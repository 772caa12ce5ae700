"""Who looked: written for the owners of profiles, by the actions of whichever room showed them."""

from collections.abc import Iterable
from datetime import datetime

from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.toolkit.profiles.models import Look, Profile


def keep_looks(profiles: Iterable[Profile], reader: Actor, now: datetime, *, printed: bool) -> None:
    """One look a day for each reader and way of looking; a look at one's own page is none. Only actions call it."""
    looks = (
        Look(
            profile=profile,
            person_id=profile.person_id,
            reader_id=reader.pk,
            day=day_of(now, profile.organisation.time_zone),
            printed=printed,
        )
        for profile in profiles
        if profile.person_id != reader.pk
    )
    Look.objects.bulk_create(looks, ignore_conflicts=True)
