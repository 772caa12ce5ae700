"""Every write of this room."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.models import (
    Declaration,
    Initiative,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    Service,
    StepState,
    TakingPart,
)
from assieme.people.models import Person
from assieme.people.persons import new_person


@action
def found_organisation(*, name: str, by: Person, now: datetime, **details: Any) -> Organisation:
    """A new organisation. Only the system founds one: at the first visit, or from the server's command line."""
    require(access.found_organisation, by, by)
    organisation = Organisation.objects.create(name=name, created_at=now, **details)
    record(events.organisation_founded, by=by, now=now, organisation=organisation.pk, subject=organisation.pk)
    return organisation


@action
def change_organisation(*, organisation: Organisation, by: Actor, now: datetime, **details: Any) -> Organisation:
    """Change name, place, language, colour, crisis help, advocacy, who hears concerns, and the like."""
    organisation = lock(organisation)
    require(access.change_organisation, by, organisation)
    for field, value in details.items():
        setattr(organisation, field, value)
    organisation.save()
    record(events.organisation_changed, by=by, now=now, organisation=organisation.pk, subject=organisation.pk)
    return organisation


@action
def add_service(
    *, organisation: Organisation, kind: str, name: str, clinical: bool, by: Actor, now: datetime, level_of_coproduction: str = ""
) -> Service:
    """Add a service; `level_of_coproduction` is low, high or not said."""
    require(access.lead_organisation, by, organisation)
    service = Service.objects.create(
        organisation=organisation,
        kind=kind,
        name=name,
        clinical=clinical,
        level_of_coproduction=level_of_coproduction,
        created_at=now,
    )
    record(
        events.service_added,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=service.pk,
        kind=kind,
        level_of_coproduction=level_of_coproduction,
    )
    return service


@action
def begin_initiative(
    *, organisation: Organisation, title: str, by: Actor, now: datetime, summary: str = "", service: Service | None = None
) -> Initiative:
    """Begin an initiative. Whoever begins it (unless the system) takes part in it."""
    require(access.lead_organisation, by, organisation)
    initiative = Initiative.objects.create(
        organisation=organisation, service=service, title=title, summary=summary, created_at=now
    )
    if isinstance(by, Person) and not access.is_system(by):
        TakingPart.objects.create(initiative=initiative, person=by, since=now)
    record(
        events.initiative_begun,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=initiative.pk,
        service=service.pk if service else None,
    )
    return initiative


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What a declaration says. `level` is needed; everything else may stay open for now."""

    level: str
    rung: str = ""
    way: str = ""
    type: str = ""
    part: str = ""
    scale: str = ""
    understanding: str = ""
    aims: str = ""
    means: str = ""
    coupled_with: str = ""
    whose_words: str = ""
    replaces_paid_service: bool | None = None
    source: str = ""


@action
def declare(*, initiative: Initiative, declared: Declared, by: Person, now: datetime) -> Declaration:
    """Add a declaration; the ones before it stay."""
    initiative = lock(initiative)
    require(access.lead_initiative, by, initiative)
    declaration = Declaration.objects.create(
        initiative=initiative, declared_by=by, declared_at=now, **asdict(declared)
    )
    record(
        events.declaration_made,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        declaration=declaration.pk,
        level=declared.level,
    )
    return declaration


@action
def finish_step(*, initiative: Initiative, step: str, by: Actor, now: datetime) -> None:
    """Say that a step of the journey is done for now."""
    require(access.lead_initiative, by, lock(initiative))
    StepState.objects.update_or_create(initiative=initiative, step=step, defaults={"done_at": now})
    record(
        events.step_finished, by=by, now=now, organisation=initiative.organisation_id, subject=initiative.pk, step=step
    )


@action
def reopen_step(*, initiative: Initiative, step: str, by: Actor, now: datetime) -> None:
    """Open a step again: the way is no straight line."""
    require(access.lead_initiative, by, lock(initiative))
    StepState.objects.update_or_create(
        initiative=initiative, step=step, defaults={"done_at": None, "reopened_at": now}
    )
    record(
        events.step_reopened, by=by, now=now, organisation=initiative.organisation_id, subject=initiative.pk, step=step
    )


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
def open_invitation(*, initiative: Initiative, words: str, by: Actor, now: datetime) -> Invitation:
    """Publish the initiative's invitation page, or change its words. The address stays the same."""
    initiative = lock(initiative)
    require(access.lead_initiative, by, initiative)
    invitation, _ = Invitation.objects.update_or_create(
        initiative=initiative,
        defaults={"words": words, "is_open": True},
        create_defaults={"words": words, "code": secrets.token_urlsafe(12), "opened_at": now},
    )
    record(
        events.invitation_opened, by=by, now=now, organisation=initiative.organisation_id, subject=initiative.pk
    )
    return invitation


@action
def close_invitation(*, initiative: Initiative, by: Actor, now: datetime) -> None:
    """Withdraw the invitation: its page says so, and nobody can ask through it."""
    require(access.lead_initiative, by, lock(initiative))
    Invitation.objects.filter(initiative=initiative).update(is_open=False)
    record(
        events.invitation_closed, by=by, now=now, organisation=initiative.organisation_id, subject=initiative.pk
    )


@action
def ask_to_join(
    *, invitation: Invitation, name: str, contact: str, words: str, standpoint: str, by: Actor, now: datetime
) -> JoinRequest:
    """Somebody asks to join; `by` is the invitation itself (a guest) or a member."""
    invitation = lock(invitation)
    require(access.ask_to_join, by, invitation)
    request = JoinRequest.objects.create(
        initiative=invitation.initiative, name=name, contact=contact, words=words, standpoint=standpoint, asked_at=now
    )
    record(
        events.joining_asked,
        by=by,
        now=now,
        organisation=invitation.organisation_id,
        subject=invitation.initiative_id,
        request=request.pk,
    )
    return request


@action
def settle_join_request(*, request: JoinRequest, welcome: bool, by: Actor, now: datetime) -> Membership | None:
    """Welcome the person (they become a member who takes part) or say no; returns the membership of a welcome."""
    request = lock(request)
    require(access.settle_join_request, by, request)
    request.state = JoinRequest.State.WELCOMED if welcome else JoinRequest.State.DECLINED
    request.settled_at = now
    request.save()
    organisation = request.initiative.organisation
    membership = None
    if welcome:
        membership = welcome_person(
            organisation=organisation,
            display_name=request.name,
            standpoints=[request.standpoint] if request.standpoint else [],
            language=organisation.language,
            by=by,
            now=now,
        )
        take_part(initiative=request.initiative, person=membership.person, by=by, now=now)
    record(
        events.joining_settled, by=by, now=now, organisation=organisation.pk, subject=request.pk, state=request.state
    )
    return membership


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
        events.standpoint_chosen, by=by, now=now, organisation=membership.organisation_id, subject=membership.pk
    )
    return membership


@action
def publish_case(*, organisation: Organisation, year: int, by: Person, now: datetime) -> Organisation:
    """Mark an organisation as a published case: anyone may read it, and from now on nobody changes it."""
    organisation = lock(organisation)
    require(access.found_organisation, by, by)
    organisation.published_year = year
    organisation.save(update_fields=["published_year"])
    record(events.case_published, by=by, now=now, organisation=organisation.pk, subject=organisation.pk, year=year)
    return organisation
