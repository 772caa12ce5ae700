"""What people are told of the road."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

TASK_IS_YOURS = declare("roadmap.task_is_yours", _("You are asked to look after a task of the road."))
