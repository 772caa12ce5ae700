"""How those who are asked to a meeting are told: a notice, and an e-mail where there is an address."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.assemblies.meetings.notices import CHANGED
from assieme.people.models import Account, Notice
from assieme.people.notices import notify


def tell(invite: Invite, code: str, now: datetime) -> None:
    """A notice for a person; and, in place of its e-mail, one with the date for a calendar."""
    if invite.person is None:
        return
    path = reverse("answer_invitation", kwargs={"id": invite.pk})
    notice = notify(invite.person, invite.organisation_id, code, invite.meeting.assembly.name, path, now)
    if settings.ENV.mail and Account.objects.filter(person=invite.person).exclude(email="").exists():
        Notice.objects.filter(pk=notice.pk).update(emailed_at=now)
        mail(invite, code)


def mail(invite: Invite, code: str) -> None:
    """Send the e-mail once the write is done."""
    transaction.on_commit(partial(_enqueue, invite.pk, code))


def tell_change(meeting: Meeting, now: datetime) -> int:
    """Tell all who are asked and did not say no that day, time or place is another; how many they are."""
    asked = Invite.objects.filter(meeting=meeting, withdrawn_at=None).exclude(answer=Invite.Answer.NO)
    invites = list(asked.select_related("person", "meeting__assembly"))
    for invite in invites:
        if invite.person is not None:
            tell(invite, CHANGED, now)
        elif invite.email and settings.ENV.mail:
            mail(invite, CHANGED)
    return len(invites)


def _enqueue(invite_id: UUID, code: str) -> None:
    from assieme.assemblies.meetings.tasks import mail_change, mail_invitation

    (mail_change if code == CHANGED else mail_invitation).enqueue(str(invite_id))
