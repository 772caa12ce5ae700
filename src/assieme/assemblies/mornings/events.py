"""What is logged of mornings. What somebody wishes is not."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

usual_task_added = kind("mornings.usual_task_added", _("A usual task was added"), "assembly", "places", "needed")
usual_task_dropped = kind("mornings.usual_task_dropped", _("A usual task was taken off"), "assembly")
morning_begun = kind("mornings.morning_begun", _("A day was begun"), "assembly", "day")
task_added = kind("mornings.task_added", _("A task was added to a day"), "task", "places", "needed")
task_taken_off = kind("mornings.task_taken_off", _("A task was taken off a day"), "task")
wishes_said = kind("mornings.wishes_said", _("Somebody said their wishes, or another person for them"), "person")
tasks_shared_out = kind(
    "mornings.tasks_shared_out", _("The tasks of a day were shared out by people's wishes"), "people", "settled", "open"
)
task_declined = kind("mornings.task_declined", _("Somebody said no to a task"), "person")
stepped_out = kind("mornings.stepped_out", _("Somebody does without a task for a day"), "person")
