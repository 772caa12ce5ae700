"""Who sees a morning, who says their wishes, and who shares out."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import CASE, leads_or

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.mornings.models import Given as Given
from assieme.assemblies.mornings.models import Here as Here
from assieme.assemblies.mornings.models import Morning as Morning
from assieme.assemblies.mornings.models import Task as Task
from assieme.assemblies.mornings.models import UsualTask as UsualTask
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation

HAS_TASK = _("You have a task already. You can say no to it on the page of the day. Nothing was changed.")
NOBODY = _("Nobody said yet that they are here, or there is no task. Nothing was changed.")
TOO_MANY = _("There are too many people or places for one day. Nothing was changed.")
NOT_TODAY = _("This day is over. Nothing was changed.")
SHARED = _("The tasks of this day are shared out. Nothing was changed.")
leads_assembly = leads_or("chair", "organisation_id", "assembly_id")
leads_day = leads_or("chair", "organisation_id", "morning__assembly_id")


def _own_or_leading(actor: Actor) -> Q:
    mine = Q(person_id=actor.pk) & in_organisation(actor)
    return mine | leads_day(actor)


see_mornings = Permission(
    "mornings.see_mornings",
    _("See the days of an assembly"),
    Assembly,
    who=belonging,
)
begin_morning = Permission(
    "mornings.begin_morning",
    _("Begin a day, and say which tasks are usual"),
    Assembly,
    who=leads_or("chair", "organisation_id", "pk"),
    when=lambda assembly: not assembly.organisation.is_published_case,
    refusal=CASE,
)
drop_usual_task = Permission(
    "mornings.drop_usual_task",
    _("Take a task off the usual ones"),
    UsualTask,
    who=leads_assembly,
    when=lambda task: task.dropped_at is None,
    refusal=_("This task is off the list already."),
)
see_morning = Permission(
    "mornings.see_morning",
    _("See who does what today"),
    Morning,
    who=belonging,
)
say_wishes = Permission(
    "mornings.say_wishes",
    _("Say what one would like to do today"),
    Morning,
    who=belonging,
)
lead_morning = Permission(
    "mornings.lead_morning",
    _("Write down others' wishes for them, and share out the tasks of a day"),
    Morning,
    who=leads_assembly,
)
change_tasks = Permission(
    "mornings.change_tasks",
    _("Add a task to a day, until the tasks are shared out"),
    Morning,
    who=leads_assembly,
    when=lambda morning: morning.shared_at is None,
    refusal=SHARED,
)
take_off_task = Permission(
    "mornings.take_off_task",
    _("Take a task off a day, until the tasks are shared out"),
    Task,
    who=leads_day,
    when=lambda task: task.morning.shared_at is None,
    refusal=SHARED,
)
decline_task = Permission(
    "mornings.decline_task",
    _("Say no to one's task of the day, without a reason"),
    Given,
    who=_own_or_leading,
    when=lambda given: given.task_id is not None,
    refusal=_("There is no task to say no to."),
)
step_out = Permission(
    "mornings.step_out",
    _("Do without a task for a day, without a reason"),
    Here,
    who=_own_or_leading,
    when=lambda here: here.out_at is None,
    refusal=_("This person has no task today already."),
)
