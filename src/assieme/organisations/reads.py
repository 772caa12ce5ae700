"""What pages ask about places."""

from dataclasses import dataclass, replace

from assieme.core.actors import Actor
from assieme.organisations.models import Membership, Organisation


@dataclass(frozen=True)
class Here:
    """Where a person is: their organisation and the standpoint they speak from there."""

    organisation_id: str = ""
    organisation_name: str = ""
    crisis_words: str = ""
    crisis_phone: str = ""
    crisis_hours: str = ""
    speaking_as: str = ""
    role: str = ""
    made_up: bool = False
    colour: str = ""
    time_zone: str = "UTC"


def here(actor: Actor) -> Here:
    """The organisation in which the person acts: the one they joined last."""
    membership = (
        Membership.objects.filter(person_id=actor.pk, left_at=None)
        .select_related("organisation")
        .order_by("-joined_at")
        .first()
    )
    if membership is None:
        return Here()
    return replace(at(membership.organisation), speaking_as=membership.speaking_as, role=membership.role)


def at(organisation: Organisation) -> Here:
    """An organisation's own surroundings, for a page of it that anybody may open."""
    return Here(
        organisation_id=str(organisation.pk),
        organisation_name=organisation.name,
        crisis_words=organisation.crisis_words,
        crisis_phone=organisation.crisis_phone,
        crisis_hours=organisation.crisis_hours,
        made_up=organisation.made_up,
        colour=organisation.colour,
        time_zone=organisation.time_zone,
    )
