"""Who belongs to an organisation, and who takes part in what."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.models import Initiative, Membership, Organisation, TakingPart
from assieme.people.models import Person
from assieme.people.persons import new_person


@action
def welcome_person(
    *,
    organisation: Organisation,
    display_name: str,
    standpoints: list[str],
    by: Actor,
    now: datetime,
    role: str = Membership.Role.MEMBER,
    paid_role: str = "",
    language: str = "en",
    is_pseudonym: bool = False,
) -> Membership:
    """Make a person and their membership. They speak from the first standpoint until they choose another."""
    require(access.lead_organisation, by, organisation)
    if role != Membership.Role.MEMBER:
        require(access.change_organisation, by, organisation)
    person = new_person(display_name=display_name, now=now, language=language, is_pseudonym=is_pseudonym)
    membership = Membership.objects.create(
        organisation=organisation,
        person=person,
        role=role,
        paid_role=paid_role,
        standpoints=standpoints,
        speaking_as=standpoints[0] if standpoints else "",
        joined_at=now,
    )
    record(
        events.member_welcomed,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=membership.pk,
        person=person.pk,
        role=role,
    )
    return membership


@action
def take_part(*, initiative: Initiative, person: Person, by: Actor, now: datetime) -> None:
    """A member joins an initiative: by themselves, or welcomed by who leads it."""
    require(access.take_part, person, initiative)
    require(access.take_part if by.pk == person.pk else access.lead_initiative, by, initiative)
    TakingPart.objects.update_or_create(
        initiative=initiative, person=person, defaults={"until": None}, create_defaults={"since": now}
    )
    record(
        events.took_part,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        person=person.pk,
    )


@action
def choose_standpoint(*, membership: Membership, standpoint: str, by: Actor, now: datetime) -> Membership:
    """Speak from another standpoint that one holds here. Raises ValueError for one that one does not hold."""
    membership = lock(membership)
    require(access.change_own_membership, by, membership)
    if standpoint not in membership.standpoints:
        raise ValueError(f"not a standpoint of this person here: {standpoint}")
    membership.speaking_as = standpoint
    membership.save(update_fields=["speaking_as"])
    record(
        events.standpoint_chosen,
        by=by,
        now=now,
        organisation=membership.organisation_id,
        subject=membership.pk,
    )
    return membership


@action
def stop_taking_part(*, initiative: Initiative, by: Person, now: datetime) -> None:
    """A person stops taking part. They need no reason, and may come back at any time."""
    require(access.see_initiative, by, initiative)
    TakingPart.objects.filter(initiative=initiative, person=by, until=None).update(until=now)
    record(
        events.stopped_taking_part,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        person=by.pk,
    )
