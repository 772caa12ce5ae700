"""Work of meetings that may wait: ids in, one write out."""

import logging
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from assieme.assemblies.meetings import ics
from assieme.assemblies.meetings.invitation_access import answerable
from assieme.assemblies.meetings.invitation_actions import make_link
from assieme.assemblies.meetings.invitation_reads import entry_of
from assieme.assemblies.meetings.models import Invite
from assieme.core.ui.environment import day
from assieme.people.persons import system_person

log = logging.getLogger(__name__)


@task
def mail_invitation(invite_id: str) -> bool:
    """Send an invitation with its link and its date; True when it left.

    The link is made here, at the last moment: it lies in no queue and in no table.
    """
    invite = _open_invite(invite_id)
    if invite is None:
        return False
    code = make_link(invite=invite, by=system_person(), now=timezone.now())
    link = f"{settings.ENV.origin}{reverse('answer_meeting_link', kwargs={'code': code})}"
    with override(_language(invite)):
        body = [
            _("You are asked to a meeting of “%(name)s”.") % {"name": invite.meeting.assembly.name},
            _("Say here whether you can come, and what you need: %(link)s") % {"link": link},
            _("The link is for you alone. You need no account."),
            _("Taking part is up to you. Your care never depends on it."),
        ]
        return _sent(invite, _("Can you come to a meeting?"), body)


@task
def mail_change(invite_id: str) -> bool:
    """Say that the meeting has another day, time or place; the link of the invitation stays good. True when it left."""
    invite = _open_invite(invite_id)
    if invite is None:
        return False
    with override(_language(invite)):
        body = [
            _("The meeting of “%(name)s” has another day, time or place.") % {"name": invite.meeting.assembly.name},
            _("It is on %(day)s. The file brings it to your calendar.") % {"day": day(invite.meeting.held_on)},
            _("Can you still come? If not, say so with the link that you have."),
            _("Taking part is up to you. Your care never depends on it."),
        ]
        return _sent(invite, _("A meeting has changed"), body)


def _open_invite(invite_id: str) -> Invite | None:
    """The invitation, while it has an address and can be answered."""
    rows = Invite.objects.select_related("meeting__assembly__organisation", "person__identity", "person__account")
    invite = rows.filter(pk=UUID(invite_id)).first()
    return invite if invite and _address(invite) and answerable(invite, timezone.now()) else None


def _language(invite: Invite) -> str:
    return str(invite.person.identity.language if invite.person else invite.meeting.assembly.organisation.language)


def _sent(invite: Invite, title: str, body: list[str]) -> bool:
    message = EmailMessage(title, "\n\n".join(body), None, [_address(invite)])
    entry = ics.calendar([entry_of(invite.meeting)], invite.meeting.assembly.name)
    message.attach("meeting.ics", entry.decode(), "text/calendar")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("an e-mail about a meeting could not be sent: %s", type(error).__name__)
        return False
    return True


def _address(invite: Invite) -> str:
    if invite.person is None:
        return str(invite.email)
    account = getattr(invite.person, "account", None)
    return account.email if account and invite.person.erased_at is None else ""
