"""Who sees meetings and who writes their minutes."""

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or

# The row that permissions are about: views, which import no models, name it through here.
from assieme.assemblies.meetings.models import Meeting as Meeting
from assieme.core.access import Permission
from assieme.organisations.access import belonging

see_meeting = Permission(
    "assemblies.see_meeting",
    _("See a meeting and its minutes"),
    Meeting,
    who=lambda actor: belonging(actor),
)
write_minutes = Permission(
    "assemblies.write_minutes",
    _("Write the minutes of a meeting"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
)
