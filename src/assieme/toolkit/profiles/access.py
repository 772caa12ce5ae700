"""Who may see, write and show a profile."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading
from assieme.organisations.models import Initiative, Membership, Organisation, TakingPart
from assieme.toolkit.profiles.models import Page, Profile, Share

STILL_HERE = Exists(
    Membership.objects.filter(
        person_id=OuterRef("person_id"), organisation_id=OuterRef("organisation_id"), left_at=None
    )
)
NO_PICTURE = _("There is no picture yet. Choose one first.")
TOO_FULL = _("The page is too full to be used. Your words are kept. Make them a little shorter first.")


def _mine(actor: Actor) -> Q:
    return Q(person_id=actor.pk)


def _live(actor: Actor) -> Q:
    """Shares in organisations of the actor's that have not come to their end, of people who are still there."""
    return belonging(actor) & Q(stopped_at=None, until__gt=Now()) & Q(STILL_HERE)


def running(actor: Actor) -> Q:
    """Shares that show something to the actor now: to them, or to a group in which they take part."""
    groups = TakingPart.objects.filter(person_id=actor.pk, until=None).values("initiative_id")
    return (Q(reader_id=actor.pk) | Q(initiative_id__in=groups)) & _live(actor)


def shown_to_meeting(meeting_id: UUID, actor: Actor) -> Q:
    """Shares with a meeting, of the actor's organisations. Whether the actor is there, the floor of meetings has asked
    before: no permission of this room opens a profile through them.
    """
    return Q(meeting_id=meeting_id) & _live(actor)


def _shown(actor: Actor) -> Q:
    return Q(pk__in=Share.objects.filter(running(actor)).values("profile_id"))


begin_profile = Permission(
    "profiles.begin_profile",
    _("Begin one's own one-page profile"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
see_profile = Permission(
    "profiles.see_profile",
    _("See one's own one-page profile, and those that others show"),
    Profile,
    who=lambda actor: _mine(actor) | _shown(actor),
)
look_after_profile = Permission(
    "profiles.look_after_profile",
    _("Set the picture of one's own profile, and say whether others may type for oneself"),
    Profile,
    who=_mine,
)
write_page = Permission(
    "profiles.write_page",
    _("Write a draft of a profile: one's own, or one that one types for somebody"),
    Page,
    who=lambda actor: Q(typed_by_id=actor.pk),
    when=lambda page: page.is_draft,
    refusal=_("This page is in use. Begin a new draft to change it."),
)
read_draft = Permission(
    "profiles.read_draft",
    _("Read a draft of one's own profile that somebody typed, take it over or throw it away"),
    Page,
    who=lambda actor: _mine(actor) & ~Q(typed_by_id=F("person_id")) & Q(approved_at=None),
)
see_paper = Permission(
    "profiles.see_paper",
    _("See the photo of a profile on paper that was handed in"),
    Page,
    who=lambda actor: (_mine(actor) | Q(typed_by_id=actor.pk)) & Q(approved_at=None),
)
approve_page = Permission(
    "profiles.approve_page",
    _("Say that a draft is one's page: only then can it be shown to others"),
    Page,
    who=_mine,
    when=lambda page: page.is_draft and page.says_something and page.fill <= 1,
    refusal=TOO_FULL,
)
share_profile = Permission(
    "profiles.share_profile",
    _("Show one's own profile to a person, a group or a meeting, for a time"),
    Profile,
    who=_mine,
    when=lambda profile: profile.pages.filter(approved_at__isnull=False).exists(),
    refusal=_("Write your page first, and say that it is yours. Then you can show it."),
)
see_share = Permission(
    "profiles.see_share",
    _("See one's own profile as somebody else sees it"),
    Share,
    who=_mine,
)
stop_sharing = Permission(
    "profiles.stop_sharing",
    _("Stop showing one's own profile"),
    Share,
    who=_mine,
    when=lambda share: share.stopped_at is None,
    refusal=_("This has stopped already."),
)
type_for = Permission(
    "profiles.type_for",
    _("Type a draft of a profile for a member who asks for it"),
    Membership,
    who=lambda actor: belonging(actor) & Q(left_at=None) & ~Q(person_id=actor.pk),
    when=lambda membership: (
        not Profile.objects.filter(
            organisation_id=membership.organisation_id, person_id=membership.person_id, help_welcome=False
        ).exists()
    ),
    refusal=_("This person wishes to type for themselves. Nothing was begun."),
)
see_group = Permission(
    "profiles.see_group",
    _("See the profiles that people show to a group, and print blank ones"),
    Initiative,
    who=belonging,
)
set_headings = Permission(
    "profiles.set_headings",
    _("Set up to three headings of a group's own"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open,
    refusal=_("This initiative is closed. Nothing was changed."),
)
