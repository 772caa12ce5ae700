"""Work that may wait: ids in, one write out."""

import logging
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from assieme.people.models import Notice
from assieme.people.notices import sentence

log = logging.getLogger(__name__)


@task
def email_notice(notice_id: str) -> bool:
    """Send a notice to its person, in their language; True when it left. It stays on their day in any case.

    People's own words are not sent: an inbox is read by others more often than one thinks.
    """
    notice = (
        Notice.objects.select_related("person__identity", "person__account")
        .filter(pk=UUID(notice_id), emailed_at=None, person__erased_at=None)
        .exclude(person__account__email="")
        .filter(person__account__isnull=False)
        .first()
    )
    if notice is None:
        return False
    with override(notice.person.identity.language):
        body = "\n\n".join(
            [
                sentence(notice.code),
                _("Read more here: %(link)s") % {"link": f"{settings.ENV.origin}{notice.path}"},
                _("Taking part is up to you. Your care never depends on it."),
            ]
        )
        subject = _("There is news for you")
    try:
        send_mail(subject, body, None, [notice.person.account.email])
    except (SMTPException, OSError) as error:
        log.warning("a notice could not be sent by e-mail: %s", type(error).__name__)
        return False
    Notice.objects.filter(pk=notice.pk).update(emailed_at=timezone.now())
    return True
