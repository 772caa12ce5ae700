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
from assieme.people.persons import system_person

log = logging.getLogger(__name__)


@task
def mail_invitation(invite_id: str) -> bool:
    """Send an invitation with its link and its date; True when it left.

    The link is made here, at the last moment: it lies in no queue and in no table.
    """
    rows = Invite.objects.select_related("meeting__assembly__organisation", "person__identity", "person__account")
    invite = rows.filter(pk=UUID(invite_id)).first()
    now = timezone.now()
    address = _address(invite) if invite else ""
    if invite is None or not address or not answerable(invite, now):
        return False
    code = make_link(invite=invite, by=system_person(), now=now)
    link = f"{settings.ENV.origin}{reverse('answer_meeting_link', kwargs={'code': code})}"
    meeting = invite.meeting
    language = invite.person.identity.language if invite.person else meeting.assembly.organisation.language
    with override(language):
        body = [
            _("You are asked to a meeting of “%(name)s”.") % {"name": meeting.assembly.name},
            _("Say here whether you can come, and what you need: %(link)s") % {"link": link},
            _("The link is for you alone. You need no account."),
            _("Taking part is up to you. Your care never depends on it."),
        ]
        message = EmailMessage(_("Can you come to a meeting?"), "\n\n".join(body), None, [address])
    message.attach("meeting.ics", ics.calendar([entry_of(meeting)], meeting.assembly.name).decode(), "text/calendar")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("an invitation could not be sent by e-mail: %s", type(error).__name__)
        return False
    return True


def _address(invite: Invite) -> str:
    if invite.person is None:
        return str(invite.email)
    account = getattr(invite.person, "account", None)
    return account.email if account and invite.person.erased_at is None else ""
