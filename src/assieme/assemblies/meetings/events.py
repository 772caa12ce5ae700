"""What is logged of meetings."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

meeting_planned = kind("assemblies.meeting_planned", _("A meeting was put in the diary"), "assembly", "held_on")
meeting_changed = kind("assemblies.meeting_changed", _("A meeting has another day, time or place"), "edition")
item_brought = kind(
    "assemblies.item_brought", _("Something was brought to a meeting"), "item", "card", "vote", "matter", "minutes"
)
item_moved = kind("assemblies.item_moved", _("The order of a meeting was changed"), "item", "position")
item_taken_off = kind("assemblies.item_taken_off", _("Something was taken off a meeting's list"), "item")
minutes_written = kind("assemblies.minutes_written", _("The minutes of a meeting were written"), "assembly", "present")
