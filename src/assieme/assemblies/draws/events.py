"""What is logged of draws. What somebody says of themselves is not; nor who put their name in, or said no to a place.

These events name the draw in place of a person, and their time is the start of the day: those who lead read the log.
"""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

draw_begun = kind("draws.draw_begun", _("A draw was prepared"), "assembly", "size")
feature_added = kind("draws.feature_added", _("A draw asks for one thing more"), "values")
feature_dropped = kind("draws.feature_dropped", _("A draw asks for one thing less"))
targets_set = kind("draws.targets_set", _("The numbers of a draw were set"), "phase")
call_opened = kind("draws.call_opened", _("A draw was opened for all"), "size", "closes")
draw_entered = kind("draws.draw_entered", _("Somebody put their name in a draw, or took it out"))
call_closed = kind(
    "draws.call_closed", _("A draw was closed and its lottery published"), "lottery", "people", "promise"
)
panel_drawn = kind("draws.panel_drawn", _("A panel was drawn"), "lottery", "drawing", "places")
place_answered = kind("draws.place_answered", _("Somebody who was drawn gave an answer"))
places_freed = kind("draws.places_freed", _("Places without an answer became free"), "places")
draw_ended = kind("draws.draw_ended", _("A draw ended, and what people said of themselves was erased"), "phase")
