"""Showing a profile to others, and a group's own headings."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.access import see_initiative
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.toolkit.profiles import access, events
from assieme.toolkit.profiles.audience import AtMeeting, Audience
from assieme.toolkit.profiles.looks import keep_looks
from assieme.toolkit.profiles.models import Heading, Profile, Share
from assieme.toolkit.profiles.notices import PROFILE_SHOWN

MOST_HEADINGS = 3


@action
def share_profile(
    *, profile: Profile, to: Audience, parts: Sequence[str], until: datetime, by: Actor, now: datetime
) -> Share:
    """Show parts of one's page to a member, to those who take part in an initiative, or to a meeting, until a moment.

    What was shown to the same before stops: there is one answer to "what do they see". That one may see the meeting,
    the floor of meetings has asked before.
    """
    profile = lock(profile)
    require(access.share_profile, by, profile)
    if isinstance(to, Initiative):
        require(see_initiative, by, to)
    if isinstance(to, AtMeeting) and to.organisation_id != profile.organisation_id:
        raise Http404("a meeting of another organisation")
    share = Share(
        organisation_id=profile.organisation_id,
        profile=profile,
        person_id=profile.person_id,
        parts=list(parts),
        shared_at=now,
        until=until,
        **_audience(to),
    )
    same = {name: getattr(share, name) for name in ("reader_id", "initiative_id", "meeting_id")}
    profile.shares.filter(stopped_at=None, **same).update(stopped_at=now)
    share.save(force_insert=True)
    record(
        events.profile_shared,
        by=by,
        now=now,
        organisation=profile.organisation_id,
        subject=profile.pk,
        share=share.pk,
    )
    if isinstance(to, Person):
        path = reverse("profile", kwargs={"id": profile.pk})
        notify(to, profile.organisation_id, PROFILE_SHOWN, str(profile.person), path, now)
    return share


def _audience(to: Audience) -> dict[str, Any]:
    """The fields by which a share is for a person, a group or a meeting."""
    if isinstance(to, AtMeeting):
        return {"meeting_id": to.id, "meeting_of": to.of, "meeting_on": to.on}
    return {"initiative": to} if isinstance(to, Initiative) else {"reader": to}


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
    seen = list(profiles)
    for profile in seen:
        require(access.see_profile, by, profile)
    keep_looks(seen, by, now, printed=printed)


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
