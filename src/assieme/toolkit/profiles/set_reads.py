"""The set of pages that a group, or a meeting, is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from assieme.core.actors import Actor
from assieme.core.models import StoredFile
from assieme.organisations.models import Initiative
from assieme.toolkit.profiles import access
from assieme.toolkit.profiles.models import Page, Profile, Share
from assieme.toolkit.profiles.reads import NO_GROUP, Shown, shown, with_lines


@dataclass(frozen=True)
class OwnHere:
    """How one stands with a group or a meeting: one's profile, which has a page in use, and the share with them."""

    profile: Profile
    share_id: UUID | None


def own_in_group(initiative: Initiative, actor: Actor) -> OwnHere | None:
    """None while one has no page in use. Two queries."""
    return _own_here(initiative.organisation_id, actor, Q(initiative=initiative))


def own_at_meeting(meeting_id: UUID, organisation_id: UUID, actor: Actor) -> OwnHere | None:
    """None while one has no page in use. Two queries."""
    return _own_here(organisation_id, actor, Q(meeting_id=meeting_id))


def _own_here(organisation_id: UUID, actor: Actor, with_them: Q) -> OwnHere | None:
    profile = Profile.objects.filter(
        organisation_id=organisation_id, person_id=actor.pk, pages__approved_at__isnull=False
    ).first()
    if profile is None:
        return None
    share = Share.objects.filter(with_them, profile=profile, stopped_at=None, until__gt=Now()).first()
    return OwnHere(profile, share.pk if share else None)


def group_profiles(initiative: Initiative, actor: Actor) -> tuple[Shown, ...]:
    """Profiles shown to this group that the actor may see, and one's own, by name. Four queries."""
    shares = Share.objects.filter(
        access.running(actor) | Q(person_id=actor.pk, stopped_at=None, until__gt=Now()), initiative=initiative
    )
    return _by_name(shares, initiative.pk)


def shared_with_meeting(meeting_id: UUID, actor: Actor) -> tuple[Shown, ...]:
    """Profiles that are shown to a meeting, one's own among them, by name. Three queries.

    Only for an actor who was found to be there: this floor can't know it.
    """
    return _by_name(Share.objects.filter(access.shown_to_meeting(meeting_id, actor)), NO_GROUP)


def _by_name(shares: QuerySet[Share], group: UUID) -> tuple[Shown, ...]:
    by_profile = {share.profile_id: share for share in shares.order_by("id")}
    pages = with_lines(
        Page.objects.filter(profile_id__in=by_profile, approved_at__isnull=False).select_related("profile")
    )
    found = (shown(page.profile, page, by_profile[page.profile_id].parts, group) for page in pages)
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def profiles_of(shown_ones: Iterable[Shown]) -> list[Profile]:
    return list(Profile.objects.filter(pk__in=[one.id for one in shown_ones]).select_related("organisation"))


def number_at_meeting(meeting_id: UUID, actor: Actor) -> int:
    """How many profiles `shared_with_meeting` gives. One query."""
    return Share.objects.filter(access.shown_to_meeting(meeting_id, actor)).values("profile_id").distinct().count()


def picture_at_meeting(meeting_id: UUID, profile_id: UUID, actor: Actor) -> StoredFile | None:
    """The square picture of a profile, if it is shown to a meeting with its picture. For an actor who is there."""
    if not any(one.id == profile_id and one.has_picture for one in shared_with_meeting(meeting_id, actor)):
        return None
    return Profile.objects.select_related("square").get(pk=profile_id).square
