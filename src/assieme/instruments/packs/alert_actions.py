"""Seeing to a worrying answer."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.instruments import access, events
from assieme.instruments.models import Alert


@action
def handle_alert(*, alert: Alert, by: Actor, now: datetime) -> Alert:
    """The named person says that they have seen to it."""
    alert = lock(alert)
    require(access.handle_alert, by, alert)
    alert.handled_at = now
    alert.save(update_fields=["handled_at"])
    record(events.alert_handled, by=by, now=now, organisation=alert.organisation_id, subject=alert.pk)
    return alert
