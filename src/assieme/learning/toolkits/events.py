"""What is logged of toolkits: only what others are part of. What somebody prepares alone is nobody's business."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

toolkit_shared = kind("toolkits.toolkit_shared", _("Somebody shared a toolkit of their own"))
toolkit_taken_back = kind("toolkits.toolkit_taken_back", _("Somebody stopped sharing a toolkit of their own"))
