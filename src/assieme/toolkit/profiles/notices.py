"""Messages about profiles to one person."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

DRAFT_TYPED = declare("profiles.draft_typed", _("Somebody types a one-page profile for you. Only you and they see it."))
PROFILE_SHOWN = declare("profiles.profile_shown", _("Somebody shows you their one-page profile."))
