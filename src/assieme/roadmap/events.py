"""What is logged of the road, its evidence and its registers."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

roadmap_begun = kind("roadmap.roadmap_begun", _("A road of two years was begun"), "begun_on")
task_added = kind("roadmap.task_added", _("A task was added to the road"), "action", "task")
task_planned = kind("roadmap.task_planned", _("A task of the road got a month, and perhaps an owner"), "owner", "month")
task_given_back = kind("roadmap.task_given_back", _("Somebody said that they can’t do a task of the road"))
task_left_out = kind("roadmap.task_left_out", _("A task of the road was left out, with a reason"))
task_taken_in = kind("roadmap.task_taken_in", _("A task of the road was taken in again"))
evidence_added = kind("roadmap.evidence_added", _("Evidence was added to the road"), "action", "task", "on", "file")
evidence_taken_back = kind("roadmap.evidence_taken_back", _("Evidence was taken back"), "action")
entered = kind("roadmap.entered", _("Something was entered into a register"), "register", "on")
corrected = kind("roadmap.corrected", _("An entry of a register was corrected"), "register", "replaces")
looked_first = kind("roadmap.looked_first", _("Somebody looked if something is ready to start"), "look", "ready")
