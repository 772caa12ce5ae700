"""The standpoint that a person brings to a question, and what is counted together."""

from collections.abc import Iterable
from uuid import UUID

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.opinions.access import NOBODY_LOOKS
from assieme.assemblies.opinions.models import Question
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.organisations.models import Membership, Standpoint


def counted(standpoint: str) -> str:
    """Managers count with professionals, since they are few everywhere."""
    return Standpoint.PROFESSIONAL.value if standpoint == Standpoint.MANAGER else standpoint


def standpoints_in(question: Question, people: Iterable[UUID]) -> dict[UUID, str]:
    """What each of these people counts as: by their seat, else as they speak here. Two queries."""
    wanted = list(people)
    members = Membership.objects.filter(
        organisation_id=question.organisation_id, person_id__in=wanted, left_at=None
    ).exclude(speaking_as="")
    seats = Seat.objects.filter(assembly_id=question.assembly_id, person_id__in=wanted, until=None)
    found = dict(members.values_list("person_id", "speaking_as")) | dict(seats.values_list("person_id", "standpoint"))
    return {key: counted(standpoint) for key, standpoint in found.items()}


def require_lookers(question: Question, author: Actor) -> None:
    """Raises Refused unless two standpoints can look at what this person writes: nobody looks at their own."""
    others = Membership.objects.filter(organisation_id=question.organisation_id, left_at=None)
    others = others.exclude(person_id=author.pk)
    if question.audience == Question.Audience.SEATS:
        seats = Seat.objects.filter(assembly_id=question.assembly_id, until=None)
        others = others.filter(person_id__in=seats.values("person_id"))
    found = standpoints_in(question, others.values_list("person_id", flat=True))
    if len(set(found.values())) < 2:
        raise Refused(NOBODY_LOOKS)
