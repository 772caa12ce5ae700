"""What is logged of the circle of support: ids and circles, never a name."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

person_placed = kind("circles.person_placed", _("A person was named on a circle of support"), "placed", "circle")
person_moved = kind(
    "circles.person_moved", _("A person was moved to another circle"), "placed", "from_circle", "to_circle"
)
contact_planned = kind("circles.contact_planned", _("A contact plan was changed"), "placed", "how_often")
person_removed = kind("circles.person_removed", _("A person was taken out of a circle of support"), "placed", "reason")
