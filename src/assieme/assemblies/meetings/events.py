"""What is logged of meetings."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

meeting_planned = kind("assemblies.meeting_planned", _("A meeting was put in the diary"), "assembly", "held_on")
meeting_changed = kind("assemblies.meeting_changed", _("A meeting has another day, time or place"), "edition", "told")
item_brought = kind(
    "assemblies.item_brought", _("Something was brought to a meeting"), "item", "card", "vote", "matter", "minutes"
)
item_moved = kind("assemblies.item_moved", _("The order of a meeting was changed"), "item", "position")
item_taken_off = kind("assemblies.item_taken_off", _("Something was taken off a meeting's list"), "item")
minutes_written = kind("assemblies.minutes_written", _("The minutes of a meeting were written"), "assembly", "present")
people_invited = kind("assemblies.people_invited", _("People with a seat were asked to a meeting"), "people")
guest_invited = kind("assemblies.guest_invited", _("A guest was asked to a meeting"), "invite")
invite_link_made = kind("assemblies.invite_link_made", _("A link to answer without an account was made"), "invite")
invite_withdrawn = kind("assemblies.invite_withdrawn", _("An invitation was taken back"), "invite")
invite_answered = kind("assemblies.invite_answered", _("Somebody answered an invitation"), "invite", "answer")
feed_made = kind("assemblies.feed_made", _("Somebody made a secret address for their calendar"), "feed")
feed_ended = kind("assemblies.feed_ended", _("Somebody ended the secret address of their calendar"))
meeting_begun = kind("assemblies.meeting_begun", _("A meeting began"), "present")
presence_noted = kind("assemblies.presence_noted", _("It was noted who is at a meeting"), "present")
item_taken = kind("assemblies.item_taken", _("A meeting turned to something on its list"), "item")
item_done = kind(
    "assemblies.item_done", _("A meeting finished something on its list"), "item", "outcome", "vote", "owner"
)
pause_begun = kind("assemblies.pause_begun", _("A meeting takes a break"))
pause_ended = kind("assemblies.pause_ended", _("A meeting goes on after a break"))
meeting_ended = kind("assemblies.meeting_ended", _("A meeting ended"), "items")
correction_made = kind("assemblies.correction_made", _("Somebody asked to correct minutes"), "correction")
correction_settled = kind(
    "assemblies.correction_settled", _("A correction of minutes was answered"), "correction", "accepted"
)
minutes_approved = kind("assemblies.minutes_approved", _("Minutes were approved"), "approved_in", "published_for")
name_shown = kind("assemblies.name_shown", _("Somebody agreed to be named in public minutes"))
name_hidden = kind("assemblies.name_hidden", _("Somebody is no longer named in public minutes"))
paper_brought = kind("assemblies.paper_brought", _("A paper was brought to a meeting"), "paper")
paper_taken_off = kind("assemblies.paper_taken_off", _("A paper was taken off a meeting"), "paper")
