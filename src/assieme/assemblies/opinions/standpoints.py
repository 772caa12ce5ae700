"""The standpoint that a person brings to a question, and what is counted together."""

from collections.abc import Iterable
from uuid import UUID

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.opinions.models import Question
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


def standpoints_of_all(question: Question) -> set[str]:
    """The standpoints of all who can answer. One query."""
    if question.audience == Question.Audience.SEATS:
        seats = Seat.objects.filter(assembly_id=question.assembly_id, until=None)
        return {counted(one) for one in seats.values_list("standpoint", flat=True).distinct()}
    members = Membership.objects.filter(organisation_id=question.organisation_id, left_at=None).exclude(speaking_as="")
    return {counted(one) for one in members.values_list("speaking_as", flat=True).distinct()}
