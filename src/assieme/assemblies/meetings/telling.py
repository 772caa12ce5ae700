"""How those who are asked to a meeting are told: a notice, and an e-mail where there is an address."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.assemblies.meetings.notices import CHANGED
from assieme.people.models import Account, Notice
from assieme.people.notices import notify_all


def tell(meeting: Meeting, invites: Iterable[Invite], code: str, now: datetime) -> None:
    """A notice for each person; and, in place of its e-mail, one with the date for a calendar. Two queries."""
    people = {invite.person_id: invite for invite in invites if invite.person_id is not None}
    accounts = Account.objects.filter(person_id__in=people).exclude(email="")
    mailed = set(accounts.values_list("person_id", flat=True)) if settings.ENV.mail else set()
    notify_all(
        [
            Notice(
                person_id=key,
                organisation_id=meeting.organisation_id,
                code=code,
                words=meeting.assembly.name,
                path=reverse("answer_invitation", kwargs={"id": invite.pk}),
                at=now,
                emailed_at=now if key in mailed else None,
            )
            for key, invite in people.items()
        ]
    )
    for key in mailed:
        mail(people[key], code)


def mail(invite: Invite, code: str) -> None:
    """Send the e-mail once the write is done."""
    transaction.on_commit(partial(_enqueue, invite.pk, code))


def tell_change(meeting: Meeting, now: datetime) -> int:
    """Tell all who are asked and did not say no that day, time or place is another; how many they are."""
    asked = Invite.objects.filter(meeting=meeting, withdrawn_at=None).exclude(answer=Invite.Answer.NO)
    invites = list(asked)
    tell(meeting, invites, CHANGED, now)
    for invite in invites:
        if invite.email and settings.ENV.mail:
            mail(invite, CHANGED)
    return len(invites)


def _enqueue(invite_id: UUID, code: str) -> None:
    from assieme.assemblies.meetings.tasks import mail_change, mail_invitation

    (mail_change if code == CHANGED else mail_invitation).enqueue(str(invite_id))
