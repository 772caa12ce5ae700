"""What those are told who raised a barrier or saw it too."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

BARRIER_ANSWERED = declare("barriers.barrier_answered", _("Somebody answered what you said stands in the way."))
BARRIER_BECAME = declare("barriers.barrier_became", _("This is what became of something that stood in the way."))
