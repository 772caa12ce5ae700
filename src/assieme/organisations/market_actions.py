"""The public invitation of an initiative, and those who ask to join."""

import secrets
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.member_actions import take_part, welcome_person
from assieme.organisations.models import Initiative, Invitation, JoinRequest, Membership

MOST_WAITING = 100
"""So many unanswered requests an initiative keeps: its public page cannot be flooded."""
EASY = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another, for an address that people type from a poster."""


def _new_code() -> str:
    """Twelve of them in groups of four: about 59 bits."""
    return "-".join("".join(secrets.choice(EASY) for _ in range(4)) for _ in range(3))


@action
def open_invitation(*, initiative: Initiative, words: str, by: Actor, now: datetime) -> Invitation:
    """Publish the initiative's invitation page, or change its words. The address stays the same."""
    initiative = lock(initiative)
    require(access.lead_initiative, by, initiative)
    invitation, _created = Invitation.objects.update_or_create(
        initiative=initiative,
        defaults={"words": words, "is_open": True},
        create_defaults={"words": words, "code": _new_code(), "opened_at": now},
    )
    record(
        events.invitation_opened,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
    )
    return invitation


@action
def close_invitation(*, initiative: Initiative, by: Actor, now: datetime) -> None:
    """Withdraw the invitation: its page says so, and nobody can ask through it."""
    require(access.lead_initiative, by, lock(initiative))
    Invitation.objects.filter(initiative=initiative).update(is_open=False)
    record(
        events.invitation_closed,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
    )


@action
def ask_to_join(
    *, invitation: Invitation, name: str, contact: str, words: str, standpoint: str, by: Actor, now: datetime
) -> JoinRequest:
    """Somebody asks to join; `by` is the invitation itself (a guest) or a member."""
    invitation = lock(invitation)
    require(access.ask_to_join, by, invitation)
    waiting = JoinRequest.objects.filter(initiative=invitation.initiative, state=JoinRequest.State.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise Refused(_("Many people have asked and wait for an answer. Please ask at the place itself."))
    request = JoinRequest.objects.create(
        initiative=invitation.initiative,
        name=name,
        contact=contact,
        words=words,
        standpoint=standpoint,
        asked_at=now,
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
    """Welcome the person, who becomes a member and takes part, or say no, which erases what they wrote.

    Returns the membership of a welcome, None otherwise.
    """
    request = lock(request)
    require(access.settle_join_request, by, request)
    request.state = JoinRequest.State.WELCOMED if welcome else JoinRequest.State.DECLINED
    request.settled_at = now
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
        request.membership = membership
    else:
        request.name = request.contact = request.words = request.standpoint = ""
    request.save()
    record(
        events.joining_settled,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=request.pk,
        state=request.state,
    )
    return membership


@action
def forget_join_request(*, request: JoinRequest, by: Actor, now: datetime) -> None:
    """Erase what a welcomed person wrote on the public page, once they have a way in."""
    request = lock(request)
    require(access.forget_join_request, by, request)
    request.name = request.contact = request.words = request.standpoint = ""
    request.save(update_fields=["name", "contact", "words", "standpoint"])
    organisation = request.initiative.organisation_id
    record(events.join_request_forgotten, by=by, now=now, organisation=organisation, subject=request.pk)
