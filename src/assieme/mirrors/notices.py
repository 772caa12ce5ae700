"""What people are told of the mirrors of their groups."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

MAY_BE_SHOWN = declare(
    "mirrors.may_be_shown", _("What your group promised and did may be shown to anyone. Read it first.")
)
IS_SHOWN = declare("mirrors.is_shown", _("What your group promised and did can be read by anyone now."))
