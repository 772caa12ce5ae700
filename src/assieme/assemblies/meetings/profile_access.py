"""Who sees the one-page profiles that are shown to a meeting, and who may show theirs to it."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.organisations.access import in_organisation

OVER = _("This meeting is over. Your page was not shown.")


def _there(actor: Actor) -> Q:
    """Meetings of the bodies in which the actor has a seat today. Leading the organisation is not enough."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None)
    return Q(assembly_id__in=seats.values("assembly_id")) & in_organisation(actor)


def is_over(meeting: Meeting, now: datetime) -> bool:
    """Its day has passed, where the organisation is: nobody begins to show a page to it any more."""
    return meeting.held_on < day_of(now, meeting.assembly.organisation.time_zone)


see_profiles = Permission(
    "assemblies.see_meeting_profiles",
    _("See and print the one-page profiles that are shown to a meeting"),
    Meeting,
    who=_there,
)
show_profile = Permission(
    "assemblies.show_profile_to_meeting",
    _("Show one's own one-page profile to a meeting of one's organisation"),
    Meeting,
    who=in_organisation,
)
