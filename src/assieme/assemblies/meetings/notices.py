"""What people are told about meetings."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

INVITED = declare("assemblies.invited", _("You are asked to a meeting. Can you come?"))
