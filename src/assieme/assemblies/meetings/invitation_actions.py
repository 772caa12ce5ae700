"""Writes of invitations: people and guests are asked, links are made, answers come, calendars are kept."""

from datetime import datetime

from django.conf import settings

from assieme.assemblies.bodies.breaks import resting
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import events
from assieme.assemblies.meetings import invitation_access as access
from assieme.assemblies.meetings.access import prepare_meeting
from assieme.assemblies.meetings.models import Feed, Invite, Meeting
from assieme.assemblies.meetings.notices import INVITED
from assieme.assemblies.meetings.telling import mail, tell
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Membership, Organisation
from assieme.people.codes import hash_of, new_code
from assieme.people.models import Person


@action
def invite_seated(*, meeting: Meeting, by: Actor, now: datetime) -> int:
    """Ask everybody who has a seat, was not asked yet and takes no break on that day; how many that were."""
    meeting = lock(meeting)
    require(prepare_meeting, by, meeting)
    asked = Invite.objects.filter(meeting=meeting, person__isnull=False).values("person_id")
    seats = Seat.objects.filter(assembly_id=meeting.assembly_id, until=None).exclude(person_id__in=asked)
    away = resting(meeting.assembly, meeting.held_on)
    invites = [
        Invite(organisation_id=meeting.organisation_id, meeting=meeting, person_id=seat.person_id, invited_at=now)
        for seat in seats
        if seat.person_id not in away
    ]
    Invite.objects.bulk_create(invites)
    tell(meeting, invites, INVITED, now)
    record(
        events.people_invited,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        people=len(invites),
    )
    return len(invites)


@action
def invite_member(*, meeting: Meeting, person: Person, by: Actor, now: datetime) -> Invite:
    """Ask a member of the organisation who need not have a seat; anew whose invitation was taken back.

    Raises Refused for who was asked already, ValueError for who does not belong here.
    """
    meeting = lock(meeting)
    require(prepare_meeting, by, meeting)
    belongs = Membership.objects.filter(organisation_id=meeting.organisation_id, person=person, left_at=None)
    if not belongs.exists():
        raise ValueError("no member of this organisation")
    if Invite.objects.filter(meeting=meeting, person=person, withdrawn_at=None).exists():
        raise Refused(access.ASKED)
    invite, _new = Invite.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={"organisation_id": meeting.organisation_id, "invited_at": now, "withdrawn_at": None, "answer": ""},
    )
    tell(meeting, [invite], INVITED, now)
    record(events.people_invited, by=by, now=now, organisation=meeting.organisation_id, subject=meeting.pk, people=1)
    return invite


@action
def invite_guest(*, meeting: Meeting, name: str, by: Actor, now: datetime, email: str = "") -> Invite:
    """Ask somebody from outside, by e-mail where there is an address and this server sends mail."""
    meeting = lock(meeting)
    require(prepare_meeting, by, meeting)
    invite = Invite.objects.create(
        organisation_id=meeting.organisation_id, meeting=meeting, name=name, email=email, invited_at=now
    )
    record(
        events.guest_invited,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        invite=invite.pk,
    )
    if email and settings.ENV.mail:
        mail(invite, INVITED)
    return invite


@action
def make_link(*, invite: Invite, by: Actor, now: datetime) -> str:
    """The code of a link that answers without an account. It is told once; an earlier link ends."""
    invite = lock(invite)
    require(access.handle_invite, by, invite)
    code = new_code()
    invite.link_hash = hash_of(code)
    invite.save(update_fields=["link_hash"])
    record(
        events.invite_link_made,
        by=by,
        now=now,
        organisation=invite.organisation_id,
        subject=invite.meeting_id,
        invite=invite.pk,
    )
    return code


@action
def withdraw_invite(*, invite: Invite, by: Actor, now: datetime) -> Invite:
    """Take an invitation back: its link opens nothing any more, and a guest's name and address go."""
    invite = lock(invite)
    require(access.handle_invite, by, invite)
    invite.withdrawn_at, invite.link_hash, invite.email, invite.name = now, None, "", ""
    invite.save(update_fields=["withdrawn_at", "link_hash", "email", "name"])
    record(
        events.invite_withdrawn,
        by=by,
        now=now,
        organisation=invite.organisation_id,
        subject=invite.meeting_id,
        invite=invite.pk,
    )
    return invite


@action
def answer_invite(
    *, invite: Invite, answer: str, by: Actor, now: datetime, as_usual: bool = True, needs: str = ""
) -> Invite:
    """Say whether one comes, and what one needs. One may say it anew until the meeting is over."""
    invite = lock(invite)
    require(access.answer_invite, by, invite)
    if not access.answerable(invite, now):
        raise Refused(access.GONE)
    invite.answer, invite.answered_at = answer, now
    invite.as_usual, invite.needs = as_usual, needs
    invite.save(update_fields=["answer", "answered_at", "as_usual", "needs"])
    record(
        events.invite_answered,
        by=by,
        now=now,
        organisation=invite.organisation_id,
        subject=invite.meeting_id,
        invite=invite.pk,
        answer=answer,
    )
    return invite


@action
def make_feed(*, organisation: Organisation, by: Actor, now: datetime) -> str:
    """The code of the secret address of one's calendar. It is told once; an earlier address ends."""
    organisation = lock(organisation)
    require(access.keep_calendar, by, organisation)
    code = new_code()
    feed, _made = Feed.objects.update_or_create(
        organisation=organisation, person_id=by.pk, defaults={"link_hash": hash_of(code), "made_at": now}
    )
    record(events.feed_made, by=by, now=now, organisation=organisation.pk, subject=by.pk, feed=feed.pk)
    return code


@action
def end_feed(*, organisation: Organisation, by: Actor, now: datetime) -> None:
    """End the secret address: calendars that use it learn nothing more."""
    organisation = lock(organisation)
    require(access.keep_calendar, by, organisation)
    Feed.objects.filter(organisation=organisation, person_id=by.pk).delete()
    record(events.feed_ended, by=by, now=now, organisation=organisation.pk, subject=by.pk)
