"""What pages ask about profiles. The sets that groups and meetings are shown: `set_reads`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from assieme.core.actors import Actor
from assieme.core.files import bytes_if_there
from assieme.core.ui.environment import day
from assieme.organisations.access import leading
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.people.models import Person
from assieme.toolkit.profiles import access
from assieme.toolkit.profiles.models import Heading, Line, Look, Page, Profile, Share
from assieme.toolkit.profiles.printed import Sheet
from assieme.toolkit.profiles.words import ASKED, PARTS

MOST_LOOKS = 30
MOST_PEOPLE = 500
NO_GROUP = UUID(int=0)


@dataclass(frozen=True)
class Shown:
    """A profile as somebody sees it: only the parts that are shown to them. `headings` are a group's own."""

    id: UUID
    name: str
    age: str
    has_picture: bool
    parts: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...]
    picture: bytes | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.name, self.age, self.picture, (*self.parts, *self.own))


@dataclass(frozen=True)
class ShareLine:
    """To whom one's page is shown, which parts, and until when. `many`: to a group or a meeting."""

    id: UUID
    to: str
    many: str
    parts: tuple[str, ...]
    last_moment: datetime


@dataclass(frozen=True)
class Mine:
    """One's own profile: the page in use, one's draft, drafts that others typed, who sees it and who looked."""

    profile: Profile | None
    page: Shown | None
    draft: Page | None
    typed: tuple[Page, ...]
    shares: tuple[ShareLine, ...]
    looks: tuple[Look, ...]


def mine(organisation: Organisation, person: Actor) -> Mine:
    """All about one's own profile in an organisation. Six queries."""
    profile = (
        Profile.objects.filter(organisation=organisation, person_id=person.pk)
        .select_related("person__identity", "organisation")
        .first()
    )
    if profile is None:
        return Mine(None, None, None, (), (), ())
    pages = list(with_lines(Page.objects.filter(profile=profile).select_related("typed_by__identity")))
    used = next((page for page in pages if not page.is_draft), None)
    drafts = [page for page in pages if page.is_draft]
    looks = Look.objects.filter(profile=profile).select_related("reader__identity").order_by("-day", "-id")
    return Mine(
        profile,
        shown(profile, used, tuple(PARTS), None) if used else None,
        next((page for page in drafts if page.typed_by_owner), None),
        tuple(page for page in drafts if not page.typed_by_owner),
        shares_of(profile),
        tuple(looks[:MOST_LOOKS]),
    )


def shares_of(profile: Profile) -> tuple[ShareLine, ...]:
    """To whom the profile is shown now. One query."""
    rows = (
        Share.objects.filter(profile=profile, stopped_at=None, until__gt=Now())
        .select_related("reader__identity", "initiative")
        .order_by("-id")
    )
    return tuple(ShareLine(row.pk, audience(row), _many(row), tuple(row.parts), row.last_moment) for row in rows)


def audience(share: Share) -> str:
    """To whom it shows the profile, in words."""
    if share.meeting_on is not None:
        return _("%(body)s, meeting of %(day)s") % {"body": share.meeting_of, "day": day(share.meeting_on)}
    return str(share.initiative or share.reader)


def _many(share: Share) -> str:
    if share.meeting_id is not None:
        return _("meeting")
    return _("group") if share.initiative_id is not None else ""


def shown(profile: Profile, page: Page, parts: Iterable[str], group: UUID | None) -> Shown:
    """The page with these parts alone; a group's own headings where `group` is it, all of them where it is None."""
    seen = set(parts)
    own = tuple(
        (line.heading.title, line.words)
        for line in page.lines.all()
        if line.words and (group is None or line.heading.initiative_id == group)
    )
    return Shown(
        id=profile.pk,
        name=page.name,
        age=page.age if "age" in seen else "",
        has_picture="picture" in seen and profile.square_id is not None,
        parts=tuple((part, getattr(page, part)) for part in ASKED if part in seen and getattr(page, part)),
        own=own,
    )


def as_share(share: Share) -> Shown | None:
    """What whoever the share is for sees through it; None while there is no page."""
    page = with_lines(Page.objects.filter(profile_id=share.profile_id, approved_at__isnull=False)).first()
    if page is None:
        return None
    return shown(share.profile, page, share.parts, share.initiative_id or NO_GROUP)


def seen_by(profile: Profile, actor: Actor) -> Shown | None:
    """The profile as the actor sees it: all of one's own, else what all shares to them show together."""
    page = with_lines(Page.objects.filter(profile=profile, approved_at__isnull=False)).first()
    if page is None:
        return None
    if profile.person_id == actor.pk:
        return shown(profile, page, PARTS, None)
    shares = list(Share.objects.filter(access.running(actor), profile=profile))
    return _together(profile, page, shares)


def _together(profile: Profile, page: Page, shares: Sequence[Share]) -> Shown:
    parts = {part for share in shares for part in share.parts}
    groups = {share.initiative_id for share in shares}
    whole = shown(profile, page, parts, NO_GROUP)
    own = tuple(
        (line.heading.title, line.words)
        for line in page.lines.all()
        if line.words and line.heading.initiative_id in groups
    )
    return Shown(whole.id, whole.name, whole.age, whole.has_picture, whole.parts, own)


def with_pictures(profiles: Iterable[Shown]) -> list[Sheet]:
    """Their sheets, each with its picture where it is shown. One query."""
    rows = list(profiles)
    squares = {
        profile.pk: profile.square
        for profile in Profile.objects.filter(pk__in=[one.id for one in rows if one.has_picture]).select_related(
            "square"
        )
    }
    return [
        Sheet(
            one.name,
            one.age,
            bytes_if_there(squares.get(one.id)),
            (*one.parts, *one.own),
        )
        for one in rows
    ]


def headings_of(initiative: Initiative) -> list[Heading]:
    """A group's own headings, in their order. One query."""
    return list(Heading.objects.filter(initiative=initiative, retired_at=None).order_by("place"))


def headings_for(organisation_id: UUID, person_id: UUID) -> list[Heading]:
    """The own headings of every group of an organisation in which the person takes part. One query."""
    rows = Heading.objects.filter(
        organisation_id=organisation_id,
        retired_at=None,
        initiative__closed_at=None,
        initiative__people__person_id=person_id,
        initiative__people__until=None,
    )
    return list(rows.select_related("initiative").order_by("initiative_id", "place"))


def readers_for(organisation_id: UUID, person_id: UUID) -> list[tuple[UUID, str]]:
    """Other members by name, to choose somebody from. Two queries at most."""
    rows = (
        Membership.objects.filter(organisation_id=organisation_id, left_at=None, person__identity__isnull=False)
        .exclude(person_id=person_id)
        .order_by("person__identity__display_name")
    )
    return list(rows.values_list("person_id", "person__identity__display_name")[:MOST_PEOPLE])


def groups_for(organisation_id: UUID, person_id: UUID) -> list[Initiative]:
    """Open initiatives in which the person takes part. One query."""
    return list(
        Initiative.objects.filter(
            organisation_id=organisation_id, closed_at=None, people__person_id=person_id, people__until=None
        ).order_by("title")
    )


def typable(initiative: Initiative, actor: Actor) -> list[tuple[UUID, str]]:
    """Members whom one may type for: key of the membership, and name; who takes part comes first. One query."""
    refusing = Profile.objects.filter(organisation_id=initiative.organisation_id, help_welcome=False)
    rows = (
        access.type_for.rows(actor)
        .filter(organisation_id=initiative.organisation_id, person__identity__isnull=False)
        .exclude(person_id__in=refusing.values("person_id"))
        .order_by("person__identity__display_name")
    )
    return list(rows.values_list("pk", "person__identity__display_name")[:MOST_PEOPLE])


def names_here(initiative: Initiative, actor: Actor) -> list[str]:
    """Names of those who take part, for blank pages that carry a name; only for who does so, or leads. Two queries."""
    among = Q(people__person_id=actor.pk, people__until=None)
    if not Initiative.objects.filter(leading(actor) | among, pk=initiative.pk).exists():
        return []
    rows = Person.objects.filter(initiatives__initiative=initiative, initiatives__until=None, identity__isnull=False)
    return list(rows.order_by("identity__display_name").values_list("identity__display_name", flat=True))


def target(kind: str, key: UUID) -> Person | Initiative:
    """The member or the group to whom a page is to be shown. Raises DoesNotExist."""
    return Initiative.objects.get(pk=key) if kind == "group" else Person.objects.get(pk=key)


def membership(key: str) -> Membership:
    return Membership.objects.select_related("person__identity").get(pk=key)


def with_lines(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages with what they say under groups' own headings, in their order."""
    lines = Line.objects.select_related("heading").order_by("heading__initiative_id", "heading__place")
    return pages.prefetch_related(Prefetch("lines", queryset=lines))
