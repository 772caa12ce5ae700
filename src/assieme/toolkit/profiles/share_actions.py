"""Showing a profile to others, and a group's own headings."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse

from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.organisations.access import see_initiative
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.toolkit.profiles import access, events
from assieme.toolkit.profiles.models import Heading, Look, Profile, Share
from assieme.toolkit.profiles.notices import PROFILE_SHOWN

MOST_HEADINGS = 3


@action
def share_profile(
    *, profile: Profile, to: Person | Initiative, parts: Sequence[str], until: datetime, by: Actor, now: datetime
) -> Share:
    """Show parts of one's page to a member, or to those who take part in an initiative, until a moment.

    What was shown to the same before stops: there is one answer to "what do they see".
    """
    profile = lock(profile)
    require(access.share_profile, by, profile)
    if isinstance(to, Initiative):
        require(see_initiative, by, to)
    reader = to if isinstance(to, Person) else None
    initiative = to if isinstance(to, Initiative) else None
    profile.shares.filter(reader=reader, initiative=initiative, stopped_at=None).update(stopped_at=now)
    share = Share.objects.create(
        organisation_id=profile.organisation_id,
        profile=profile,
        person_id=profile.person_id,
        reader=reader,
        initiative=initiative,
        parts=list(parts),
        shared_at=now,
        until=until,
    )
    record(
        events.profile_shared,
        by=by,
        now=now,
        organisation=profile.organisation_id,
        subject=profile.pk,
        share=share.pk,
    )
    if reader is not None:
        path = reverse("profile", kwargs={"id": profile.pk})
        notify(reader, profile.organisation_id, PROFILE_SHOWN, str(profile.person), path, now)
    return share


@action
def stop_sharing(*, share: Share, by: Actor, now: datetime) -> Share:
    """Stop showing it, from this moment on."""
    share = lock(share)
    require(access.stop_sharing, by, share)
    share.stopped_at = now
    share.save(update_fields=["stopped_at"])
    record(
        events.sharing_stopped,
        by=by,
        now=now,
        organisation=share.organisation_id,
        subject=share.profile_id,
        share=share.pk,
    )
    return share


@quiet
def note_looks(*, profiles: Iterable[Profile], printed: bool, by: Actor, now: datetime) -> None:
    """Write down, for the owners, that somebody looked at their profiles on this day. Leaves no event."""
    looks = []
    for profile in profiles:
        require(access.see_profile, by, profile)
        if profile.person_id == by.pk:
            continue
        day = day_of(now, profile.organisation.time_zone)
        looks.append(Look(profile=profile, person_id=profile.person_id, reader_id=by.pk, day=day, printed=printed))
    Look.objects.bulk_create(looks, ignore_conflicts=True)


@action
def set_headings(*, initiative: Initiative, titles: Sequence[str], by: Actor, now: datetime) -> None:
    """Set a group's own headings, three at most; an empty title leaves a place free.

    A title that changes makes a new heading: nobody's words come to stand under another question.
    """
    initiative = lock(initiative)
    require(access.set_headings, by, initiative)
    used = {heading.place: heading for heading in Heading.objects.filter(initiative=initiative, retired_at=None)}
    for place, title in enumerate(titles[:MOST_HEADINGS]):
        before = used.get(place)
        if before is not None and before.title == title:
            continue
        if before is not None:
            before.retired_at = now
            before.save(update_fields=["retired_at"])
        if title:
            Heading.objects.create(
                organisation_id=initiative.organisation_id, initiative=initiative, title=title, place=place
            )
    record(
        events.headings_set,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        headings=sum(1 for title in titles[:MOST_HEADINGS] if title),
    )
