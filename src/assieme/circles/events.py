"""What is logged of the circle of support: ids and circles, never a name."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

board_begun = kind("circles.board_begun", _("A new board was begun"), "board", "carried_on")
person_placed = kind("circles.person_placed", _("A person was named on a circle of support"), "placed", "circle")
person_moved = kind(
    "circles.person_moved", _("A person was moved to another circle"), "placed", "from_circle", "to_circle"
)
services_said = kind(
    "circles.services_said", _("It was said which services a named person is part of"), "placed", "services"
)
contact_planned = kind("circles.contact_planned", _("A contact plan was changed"), "placed", "how_often")
contact_made = kind("circles.contact_made", _("Somebody was in touch with a named person"), "placed", "last", "next")
person_told = kind("circles.person_told", _("A person was told that they are named on a circle"), "placed", "how")
person_agreed = kind("circles.person_agreed", _("A person agreed to be named on a circle"), "placed")
person_objected = kind("circles.person_objected", _("A person objected, and their name was erased"), "placed")
person_removed = kind("circles.person_removed", _("A person was taken out of a circle of support"), "placed", "reason")
