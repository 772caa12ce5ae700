"""Every write about a person's place in an organisation, beyond their welcome."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.member_actions import welcome_person
from assieme.organisations.membership_access import give_role, look_after_member
from assieme.organisations.models import JoinRequest, Membership, Organisation, TakingPart
from assieme.organisations.place_actions import found_organisation
from assieme.people import access as people_access
from assieme.people import events as people_events
from assieme.people.codes import hash_of, new_code
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Account, Person, SignInCard
from assieme.people.notices import notify

CODE_LASTS = timedelta(days=14)
Role = Membership.Role


@action
def issue_code(*, membership: Membership, purpose: str, by: Person, now: datetime) -> tuple[SignInCard, str]:
    """A one-time code for a member, and its row. The code is told once, here; codes made before and unused are void.

    Raises Refused for a sign-in card where the organisation does not offer them.
    """
    membership = lock(membership)
    require(look_after_member, by, membership)
    if purpose == SignInCard.Purpose.SIGN_IN and not membership.organisation.sign_in_cards:
        raise Refused(_("Your organisation does not use sign-in cards."))
    SignInCard.objects.filter(person=membership.person, used_at=None).delete()
    code = new_code()
    card = SignInCard.objects.create(
        organisation_id=membership.organisation_id,
        person=membership.person,
        purpose=purpose,
        code_hash=hash_of(code),
        issued_by=by,
        issued_at=now,
        expires_at=now + CODE_LASTS,
    )
    notify(membership.person, membership.organisation_id, "people.code_made", "", "/me", now)
    record(
        people_events.code_issued,
        by=by,
        now=now,
        organisation=membership.organisation_id,
        subject=card.pk,
        person=membership.person_id,
        purpose=purpose,
    )
    return card, code


@action
def change_membership(
    *, membership: Membership, standpoints: Sequence[str], role: str, paid_role: str, by: Actor, now: datetime
) -> Membership:
    """Change what a member holds here: standpoints, role, and the paid role apart from both.

    A role is given by an administrator alone. Raises Refused when the last administrator would be gone.
    """
    membership = lock(membership)
    require(look_after_member, by, membership)
    if role != membership.role:
        require(give_role, by, membership)
        _keep_an_administrator(membership)
    membership.standpoints = list(standpoints)
    if membership.speaking_as not in membership.standpoints:
        membership.speaking_as = membership.standpoints[0] if membership.standpoints else ""
    membership.role, membership.paid_role = role, paid_role
    membership.save(update_fields=["standpoints", "speaking_as", "role", "paid_role"])
    record(
        events.membership_changed,
        by=by,
        now=now,
        organisation=membership.organisation_id,
        subject=membership.pk,
        person=membership.person_id,
        role=role,
    )
    return membership


def _keep_an_administrator(membership: Membership) -> None:
    others = Membership.objects.filter(
        organisation_id=membership.organisation_id, role=Role.ADMINISTRATOR, left_at=None
    ).exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.exists():
        raise Refused(_("Someone must look after the organisation. Make another person administrator first."))


@quiet
def show_standpoint(
    *,
    membership: Membership,
    show: bool,
    by: Actor,
    now: datetime,  # noqa: ARG001 - every write says when
) -> Membership:
    """Show the standpoint beside one's name, or stop. It is health data: nobody else decides, and no log says it."""
    membership = lock(membership)
    require(access.change_own_membership, by, membership)
    membership.show_standpoint = show
    membership.save(update_fields=["show_standpoint"])
    return membership


@action
def pause_membership(*, membership: Membership, by: Actor, now: datetime) -> Membership:
    """Take a pause. No role and no history is lost."""
    membership = lock(membership)
    require(access.change_own_membership, by, membership)
    membership.paused_at = now
    membership.save(update_fields=["paused_at"])
    record(events.membership_paused, by=by, now=now, organisation=membership.organisation_id, subject=membership.pk)
    return membership


@action
def resume_membership(*, membership: Membership, by: Actor, now: datetime) -> Membership:
    """Come back from a pause."""
    membership = lock(membership)
    require(access.change_own_membership, by, membership)
    membership.paused_at = None
    membership.save(update_fields=["paused_at"])
    record(events.membership_resumed, by=by, now=now, organisation=membership.organisation_id, subject=membership.pk)
    return membership


@action
def leave_organisation(*, membership: Membership, by: Actor, now: datetime) -> None:
    """Leave, and stop taking part in its initiatives. Raises Refused for the last administrator."""
    membership = lock(membership)
    require(access.change_own_membership, by, membership)
    _keep_an_administrator(membership)
    _leave(membership, now)
    record(events.membership_left, by=by, now=now, organisation=membership.organisation_id, subject=membership.pk)


def _leave(membership: Membership, now: datetime) -> None:
    membership.left_at = now
    membership.save(update_fields=["left_at"])
    TakingPart.objects.filter(
        person_id=membership.person_id, initiative__organisation_id=membership.organisation_id, until=None
    ).update(until=now)


@action
def erase_identity(*, person: Person, by: Actor, now: datetime) -> None:
    """Erase who a person is: name, account, access needs, notices, own words. Their rows and the log stay, nameless.

    Nobody can be kept from it, not even the last administrator.
    """
    person = lock(person)
    require(people_access.change_self, by, person)
    for membership in Membership.objects.filter(person=person, left_at=None):
        _leave(membership, now)
        organisation = membership.organisation_id
        record(events.membership_left, by=by, now=now, organisation=organisation, subject=membership.pk)
        record(people_events.identity_erased, by=by, now=now, organisation=organisation, subject=person.pk)
    JoinRequest.objects.filter(membership__person=person).update(name="", contact="", words="", standpoint="")
    Organisation.objects.filter(concern_receiver=person).update(
        concern_receiver=None, concern_receiver_name="", concern_receiver_contact=""
    )
    Membership.objects.filter(person=person).update(standpoints=[], speaking_as="", show_standpoint=False, paid_role="")
    erase_identity_of(person, now)


@action
def open_house(
    *, name: str, details: dict[str, str], display_name: str, username: str, password: str, by: Person, now: datetime
) -> Account:
    """The first visit: the organisation, its first administrator and their account, all or nothing.

    `by` is the system. Raises Refused when an organisation is there already.
    """
    lock(by)
    require(access.found_organisation, by, by)
    if Organisation.objects.filter(published_year=None, made_up=False).exists():
        raise Refused(_("This place is set up already. Sign in, or ask who set it up."))
    organisation = found_organisation(name=name, by=by, now=now, **details)
    membership = welcome_person(
        organisation=organisation,
        display_name=display_name,
        standpoints=[],
        role=Role.ADMINISTRATOR,
        language=organisation.language,
        by=by,
        now=now,
    )
    account = Account(person=membership.person, username=username)
    account.set_password(password)
    account.save()
    record(events.first_visit_made, by=by, now=now, organisation=organisation.pk, subject=membership.pk)
    return account
