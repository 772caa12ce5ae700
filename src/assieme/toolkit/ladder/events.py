"""What is logged of the ladder: only what others are part of. That somebody looks back alone is nobody's business."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

together_begun = kind(
    "ladder.together_begun", _("People began to look at the ladder together"), "initiative", "service"
)
together_deleted = kind(
    "ladder.together_deleted", _("A shared look at the ladder was deleted"), "initiative", "service"
)
reflection_shared = kind("ladder.reflection_shared", _("Somebody shared a look back with an initiative"), "initiative")
reflection_taken_back = kind("ladder.reflection_taken_back", _("Somebody took back what they shared"), "initiative")
