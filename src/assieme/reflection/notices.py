"""The one message of this room: who works here kept a time free, and has it back."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from assieme.core.ui.environment import day
from assieme.people.models import Notice, Person
from assieme.people.notices import declare
from assieme.reflection.models import Planned

CALLED_OFF = declare("reflection.called_off", _("A time to think together is called off."))


def called_off(planned: Planned, person: Person, now: datetime) -> Notice:
    """With the day, in the person's language."""
    with override(person.identity.language):
        words = day(planned.on)
    return Notice(
        person=person,
        organisation_id=planned.organisation_id,
        code=CALLED_OFF,
        words=words,
        path=reverse("team_reflection", kwargs={"id": planned.organisation_id}),
        at=now,
    )
