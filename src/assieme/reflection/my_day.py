"""What of the team's time to think waits for a person today."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.core.ui.environment import day
from assieme.people.models import Person
from assieme.reflection.reads import kept_free_for

AHEAD = timedelta(days=14)
KEPT_FREE = _("Time to think together. It is kept free of other work for you.")


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """Sessions of the next two weeks, for who works there. One query."""
    return tuple(
        Waiting(
            words=gettext("%(day)s, at %(hour)s") % {"day": day(planned.on), "hour": f"{planned.begins:%H:%M}"},
            sentence=KEPT_FREE,
            path=reverse("team_reflection", kwargs={"id": planned.organisation_id}),
        )
        for planned in kept_free_for(person, today, today + AHEAD)
    )
