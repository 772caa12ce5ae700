"""Every write about one's own page and about pages that one types for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.core.files import Crop, Picture, crop_square, erase, keep_picture, read_bytes
from assieme.organisations.models import Membership, Organisation
from assieme.people.notices import notify
from assieme.toolkit.profiles import access, events
from assieme.toolkit.profiles.models import Heading, Line, Page, Profile
from assieme.toolkit.profiles.notices import DRAFT_TYPED

WORDS = ("name", "age", "appreciated", "important", "support")


@dataclass(frozen=True)
class Written:
    """What stands on a page; `own` by a group's heading. `fill` says how full it is (`printed.fill_of`)."""

    name: str
    age: str = ""
    appreciated: str = ""
    important: str = ""
    support: str = ""
    own: Mapping[UUID, str] = field(default_factory=dict)
    fill: float = 0


@quiet
def begin_draft(*, organisation: Organisation, by: Actor, now: datetime) -> Page:
    """One's own draft: the one that is there, or a new one that begins with the words of the page in use."""
    require(access.begin_profile, by, organisation)
    profile, _ = Profile.objects.get_or_create(organisation=organisation, person_id=by.pk)
    draft = profile.pages.filter(approved_at=None, typed_by_id=by.pk).first()
    if draft is not None:
        return draft
    draft = Page(profile=profile, person=profile.person, typed_by=profile.person, saved_at=now)
    draft.name = str(profile.person)
    used = profile.pages.filter(approved_at__isnull=False).first()
    if used is not None:
        _copy_words(used, draft)
    draft.save(force_insert=True)
    if used is not None:
        Line.objects.bulk_create(
            Line(page=draft, heading_id=line.heading_id, person_id=line.person_id, words=line.words)
            for line in used.lines.all()
        )
    return draft


@action
def type_draft(*, membership: Membership, by: Actor, now: datetime) -> Page:
    """Begin a draft for a member who wants help with typing. They are told, and alone can put it to use."""
    require(access.type_for, by, membership)
    profile, _ = Profile.objects.get_or_create(
        organisation_id=membership.organisation_id, person_id=membership.person_id
    )
    draft = profile.pages.filter(approved_at=None, typed_by_id=by.pk).first()
    if draft is not None:
        return draft
    person = membership.person
    draft = Page.objects.create(profile=profile, person=person, typed_by_id=by.pk, name=str(person), saved_at=now)
    record(
        events.draft_begun,
        by=by,
        now=now,
        organisation=membership.organisation_id,
        subject=profile.pk,
        page=draft.pk,
    )
    path = reverse("profile_draft", kwargs={"id": draft.pk})
    notify(person, membership.organisation_id, DRAFT_TYPED, "", path, now)
    return draft


@quiet
def save_draft(*, page: Page, written: Written, by: Actor, now: datetime) -> Page:
    """Keep what is written so far, however long it is. Leaves no event. Unknown headings are not kept."""
    page = lock(page)
    require(access.write_page, by, page)
    for name in WORDS:
        setattr(page, name, getattr(written, name))
    page.fill, page.saved_at = written.fill, now
    page.save()
    headings = Heading.objects.filter(organisation_id=page.organisation_id, pk__in=written.own, retired_at=None)
    for heading in headings:
        Line.objects.update_or_create(
            page=page, heading=heading, defaults={"words": written.own[heading.pk], "person_id": page.person_id}
        )
    return page


@action
def approve_page(*, page: Page, by: Actor, now: datetime) -> Page:
    """Say that a draft is one's page. It takes the place of the one before, and the photo of the paper goes."""
    page = lock(page)
    require(access.approve_page, by, page)
    page.profile.pages.filter(approved_at__isnull=False).delete()
    if page.paper is not None:
        erase(page.paper)
        page.paper = None
    page.approved_at = now
    page.save(update_fields=["approved_at", "paper"])
    record(
        events.page_approved,
        by=by,
        now=now,
        organisation=page.organisation_id,
        subject=page.profile_id,
        page=page.pk,
    )
    return page


@action
def take_over_draft(*, page: Page, by: Actor, now: datetime) -> Page:
    """Make a draft that somebody typed one's own, to go on with; it takes the place of one's own draft."""
    page = lock(page)
    require(access.read_draft, by, page)
    page.profile.pages.filter(approved_at=None, typed_by_id=by.pk).delete()
    page.typed_by_id, page.saved_at = by.pk, now
    page.save(update_fields=["typed_by", "saved_at"])
    record(
        events.draft_taken_over,
        by=by,
        now=now,
        organisation=page.organisation_id,
        subject=page.profile_id,
        page=page.pk,
    )
    return page


@action
def throw_draft_away(*, page: Page, by: Actor, now: datetime) -> None:
    """Erase a draft with its photo: one's own, one that one typed, or one that was typed for oneself."""
    page = lock(page)
    require(access.write_page if page.typed_by_id == by.pk else access.read_draft, by, page)
    if page.paper is not None:
        erase(page.paper)
    record(
        events.draft_thrown_away,
        by=by,
        now=now,
        organisation=page.organisation_id,
        subject=page.profile_id,
        page=page.pk,
    )
    page.delete()


@action
def keep_paper(*, page: Page, picture: Picture, by: Actor, now: datetime) -> Page:
    """Keep a photo of the form on paper beside the draft, until the page is approved or thrown away."""
    page = lock(page)
    require(access.write_page, by, page)
    if page.paper is not None:
        erase(page.paper)
    page.paper = keep_picture(picture, owner=page.person_id, organisation=page.organisation_id)
    page.save(update_fields=["paper"])
    record(events.paper_kept, by=by, now=now, organisation=page.organisation_id, subject=page.profile_id, page=page.pk)
    return page


@action
def set_picture(*, profile: Profile, picture: Picture | None, crop: Crop, by: Actor, now: datetime) -> Profile:
    """Keep a new picture, or (None) cut the one that is there anew. Raises Refused where there is none to cut."""
    profile = lock(profile)
    require(access.look_after_profile, by, profile)
    if picture is None and profile.picture is None:
        raise Refused(access.NO_PICTURE)
    if picture is not None:
        _erase_picture(profile)
        profile.picture = keep_picture(picture, owner=profile.person_id, organisation=profile.organisation_id)
    elif profile.square is not None:
        erase(profile.square)
    content = picture.jpeg if picture else read_bytes(profile.picture)  # type: ignore[arg-type]  # judged above
    square = crop_square(content, crop)
    profile.square = keep_picture(square, owner=profile.person_id, organisation=profile.organisation_id)
    profile.crop_x, profile.crop_y, profile.crop_side = crop.x, crop.y, crop.side
    profile.save()
    record(events.picture_set, by=by, now=now, organisation=profile.organisation_id, subject=profile.pk)
    return profile


@action
def remove_picture(*, profile: Profile, by: Actor, now: datetime) -> Profile:
    """Erase the picture."""
    profile = lock(profile)
    require(access.look_after_profile, by, profile)
    _erase_picture(profile)
    profile.picture = profile.square = None
    profile.save()
    record(events.picture_set, by=by, now=now, organisation=profile.organisation_id, subject=profile.pk)
    return profile


@action
def welcome_help(*, profile: Profile, welcome: bool, by: Actor, now: datetime) -> Profile:
    """Say whether others may begin a draft for oneself."""
    profile = lock(profile)
    require(access.look_after_profile, by, profile)
    profile.help_welcome = welcome
    profile.save(update_fields=["help_welcome"])
    record(
        events.help_set,
        by=by,
        now=now,
        organisation=profile.organisation_id,
        subject=profile.pk,
        welcome=welcome,
    )
    return profile


def _copy_words(source: Page, target: Page) -> None:
    for name in (*WORDS, "fill"):
        setattr(target, name, getattr(source, name))


def _erase_picture(profile: Profile) -> None:
    for stored in (profile.picture, profile.square):
        if stored is not None:
            erase(stored)
