"""What people are told about meetings."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

INVITED = declare("assemblies.invited", _("You are asked to a meeting. Can you come?"))
CHANGED = declare("assemblies.meeting_changed", _("A meeting has another day, time or place. Can you still come?"))
