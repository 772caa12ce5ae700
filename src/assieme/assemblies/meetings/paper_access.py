"""Who brings papers to a meeting, reads them and takes them off."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.meetings.access import OVER
from assieme.assemblies.meetings.models import Meeting as Meeting
from assieme.assemblies.meetings.models import Paper as Paper
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation

MOST_PAPERS = 12
FULL = _("This meeting has all the papers that it can have. Take one off first.")
GONE = _("This paper was taken back by who brought it.")


def _own_or_preparing(actor: Actor) -> Q:
    mine = Q(brought_by_id=actor.pk) & in_organisation(actor)
    return mine | leads_or("chair", "organisation_id", "meeting__assembly_id")(actor)


bring_paper = Permission(
    "assemblies.bring_paper",
    _("Bring a paper to a meeting"),
    Meeting,
    who=leads_or("agenda", "organisation_id", "assembly_id"),
    when=lambda meeting: not meeting.is_over,
    refusal=OVER,
)
see_paper = Permission(
    "assemblies.see_paper",
    _("Read a paper of a meeting"),
    Paper,
    who=belonging,
    when=lambda paper: paper.file_id is not None,
    refusal=GONE,
)
take_off_paper = Permission(
    "assemblies.take_off_paper",
    _("Take a paper off a meeting, as who brought it or who prepares"),
    Paper,
    who=_own_or_preparing,
    when=lambda paper: not paper.meeting.is_over,
    refusal=OVER,
)
