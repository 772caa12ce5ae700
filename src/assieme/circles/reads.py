"""What the pages of the circle ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from assieme.circles.access import NAMED
from assieme.circles.models import Board, PlacedPerson, Telling
from assieme.core.actors import Actor
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Membership, Organisation, Service, Standpoint, TakingPart
from assieme.people.codes import hash_of, tidy
from assieme.people.models import Person

MOST = 200
LEADERS = (Membership.Role.FACILITATOR, Membership.Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Summary:
    """For the path: people by circle, standpoints that nobody is said to have, and overdue contacts."""

    by_circle: Mapping[Circle, int]
    missing: tuple[str, ...]
    standpoint_not_said: int
    overdue: int

    @property
    def people(self) -> int:
        return sum(self.by_circle.values())


def placed_people(initiative: Initiative) -> QuerySet[PlacedPerson]:
    """The people on the board in use, in the order in which they were named."""
    named = PlacedPerson.objects.filter(NAMED, initiative=initiative).exclude(circle="")
    return named.order_by("placed_at", "id")


def beside_the_board(initiative: Initiative) -> QuerySet[PlacedPerson]:
    """People of earlier boards who were not put on the one in use (yet)."""
    return PlacedPerson.objects.filter(NAMED, initiative=initiative, circle="").order_by("placed_at", "id")


def by_circle(people: QuerySet[PlacedPerson]) -> dict[Circle, list[PlacedPerson]]:
    """The people in their circles, from the inside. One query."""
    rings: dict[Circle, list[PlacedPerson]] = {circle: [] for circle in Circle}
    for placed in people:
        rings[Circle(placed.circle)].append(placed)
    return rings


def summary(people: Mapping[Circle, list[PlacedPerson]], today: date) -> Summary:
    """Counts from people that are loaded already. What stands by a name needs no suppression."""
    everyone = [placed for ring in people.values() for placed in ring]
    said = {placed.standpoint for placed in everyone}
    return Summary(
        by_circle={circle: len(ring) for circle, ring in people.items()},
        missing=tuple(value for value in Standpoint.values if value not in said),
        standpoint_not_said=sum(1 for placed in everyone if not placed.standpoint),
        overdue=sum(1 for placed in everyone if placed.next_contact and placed.next_contact < today),
    )


def board_in_use(initiative: Initiative) -> Board | None:
    """The latest board; None while nobody was named. One query."""
    return initiative.boards.order_by("-id").first()


def services_of(organisation: Organisation) -> list[Service]:
    """The organisation's services. One query."""
    return list(Service.objects.filter(organisation=organisation).order_by("name", "kind", "id"))


def services_nobody_is_part_of(initiative: Initiative) -> list[Service]:
    """Services of the organisation that no one on the board in use is part of. One query."""
    here = placed_people(initiative).values("services")
    missing = Service.objects.filter(organisation=initiative.organisation_id).exclude(
        pk__in=here.filter(services__isnull=False)
    )
    return list(missing.order_by("name", "kind", "id"))


def members_to_tell(placed: PlacedPerson) -> list[tuple[str, str]]:
    """Members by name who may be the person named; those whom the same circle names already are left out. One query."""
    named = PlacedPerson.objects.filter(initiative_id=placed.initiative_id, member__isnull=False).exclude(pk=placed.pk)
    members = _members(placed.organisation_id).exclude(person__in=named.values("member"))
    return _names(members)


def keepers(initiative: Initiative) -> list[tuple[str, str]]:
    """Members by name who can keep in touch: those who take part, and those who lead. One query."""
    part = TakingPart.objects.filter(initiative=initiative, until=None).values("person")
    return _names(_members(initiative.organisation_id).filter(Q(person__in=part) | Q(role__in=LEADERS)))


def member_called(organisation_id: UUID, key: str) -> Person:
    """The member with this key. Raises Person.DoesNotExist."""
    here = Membership.objects.filter(organisation_id=organisation_id, left_at=None).values("person")
    return Person.objects.get(pk=key, pk__in=here)


def telling_with(code: str) -> Telling | None:
    """The letter that this code opens, while it opens one."""
    typed = tidy(code)
    if not typed:
        return None
    tellings = Telling.objects.select_related("placed__initiative__organisation", "placed__keeper__identity")
    return tellings.filter(code_hash=hash_of(typed)).first()


def due_contacts(keeper: Actor, today: date) -> QuerySet[PlacedPerson]:
    """People on a board in use with whom this member agreed to be in touch by today, longest ago first. One query."""
    mine = Membership.objects.filter(person_id=keeper.pk, left_at=None).values("organisation_id")
    due = PlacedPerson.objects.filter(NAMED, keeper_id=keeper.pk, next_contact__lte=today, organisation__in=mine)
    return due.exclude(circle="").filter(initiative__closed_at=None).order_by("next_contact", "id")[:10]


def _members(organisation_id: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation_id=organisation_id, left_at=None, person__identity__isnull=False)


def _names(members: QuerySet[Membership]) -> list[tuple[str, str]]:
    rows = members.order_by("person__identity__display_name", "id")
    return [(str(key), name) for key, name in rows.values_list("person_id", "person__identity__display_name")[:MOST]]
