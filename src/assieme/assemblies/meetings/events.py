"""What is logged of meetings."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

meeting_planned = kind("assemblies.meeting_planned", _("A meeting was put in the diary"), "assembly", "held_on")
minutes_written = kind("assemblies.minutes_written", _("The minutes of a meeting were written"), "assembly", "present")
