"""What pages ask about members, and a member about themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from assieme.core.actors import Actor
from assieme.organisations.access import lead_organisation
from assieme.organisations.market_reads import qr_code
from assieme.organisations.membership_access import look_after_member
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person
from assieme.people.reads import SECOND_FACTORS

PAGE = 50
Role = Membership.Role


def lacks_second_factor(person: Actor) -> bool:
    """True for who leads an organisation and has no second step at sign-in yet. One query."""
    have = Authenticator.objects.filter(type__in=SECOND_FACTORS, user__person_id=person.pk)
    leads = Membership.objects.filter(
        person_id=person.pk, left_at=None, role__in=(Role.FACILITATOR, Role.ADMINISTRATOR)
    )
    return leads.exclude(person__in=have.values("user__person")).exists()


def own_memberships(person: Actor) -> list[Membership]:
    """The person's places, newest first. One query."""
    return list(
        Membership.objects.filter(person_id=person.pk, left_at=None)
        .select_related("organisation", "person")
        .order_by("-joined_at")
    )


@dataclass(frozen=True)
class MemberLine:
    """A member as the list shows them. `standpoints` is empty unless they show it, or the reader looks after them."""

    id: UUID
    name: str
    role: str
    paid_role: str
    standpoints: tuple[str, ...]
    paused: bool
    can_open: bool


@dataclass(frozen=True)
class MembersPage:
    """One page of members by name; `after` is the key of the next page, empty on the last."""

    members: tuple[MemberLine, ...]
    after: str
    leads: bool


def members_page(organisation: Organisation, actor: Actor, *, name: str = "", after: str = "") -> MembersPage:
    """Members whose name contains `name`, 50 a page, from the key `after` on. Three queries."""
    leads = lead_organisation.allows(actor, organisation)
    rows = Membership.objects.filter(organisation=organisation, left_at=None).select_related("person__identity")
    if name:
        rows = rows.filter(person__identity__display_name__icontains=name)
    found = list(_from_key(rows, after).order_by("person__identity__display_name", "id")[: PAGE + 1])
    mine = set(look_after_member.rows(actor).filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    lines = tuple(_line(row, row.pk in mine) for row in found[:PAGE])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return MembersPage(lines, f"{last.pk}.{last.person}" if last else "", leads)


def _from_key(rows: QuerySet[Membership], after: str) -> QuerySet[Membership]:
    key, dot, name = after.partition(".")
    if not dot:
        return rows
    try:
        last = UUID(key)
    except ValueError:
        return rows
    return rows.filter(Q(person__identity__display_name__gt=name) | Q(person__identity__display_name=name, id__gt=last))


def _line(row: Membership, looked_after: bool) -> MemberLine:
    shown: tuple[str, ...] = tuple(row.standpoints) if looked_after else ()
    if not shown and row.show_standpoint and row.speaking_as:
        shown = (row.speaking_as,)
    return MemberLine(
        id=row.pk,
        name=str(row.person),
        role="" if row.role == Role.MEMBER else str(row.get_role_display()),
        paid_role=str(row.get_paid_role_display()) if row.paid_role and looked_after else "",
        standpoints=shown,
        paused=row.paused_at is not None,
        can_open=looked_after,
    )


def is_only_administrator(person: Person) -> bool:
    """True when an organisation would have no administrator without this person."""
    places = Membership.objects.filter(person=person, role=Role.ADMINISTRATOR, left_at=None).values("organisation_id")
    others = Membership.objects.filter(organisation_id__in=places, role=Role.ADMINISTRATOR, left_at=None).exclude(
        person=person
    )
    mine = set(places.values_list("organisation_id", flat=True))
    return bool(mine - set(others.values_list("organisation_id", flat=True)))


def has_any_organisation() -> bool:
    """Whether somebody has set this place up: published and made-up organisations don't count."""
    return Organisation.objects.filter(published_year=None, made_up=False).exists()


@dataclass(frozen=True)
class IssuedCard:
    """What the printed card says; the code is shown once."""

    name: str
    organisation: str
    code: str
    link: str
    address: str
    expires_at: datetime
    crisis_phone: str

    @property
    def picture(self) -> str:
        """The link as a QR code, an SVG without size."""
        return qr_code(self.link)
