"""Permissions of the pages that gather."""

from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.organisations.access import leading
from assieme.organisations.models import Organisation

read_event_log = Permission(
    "home.read_event_log",
    _("Read an organisation's event log: what happened, when and by whom"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
)
