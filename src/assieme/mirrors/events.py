"""What is logged of mirrors."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

reply_written = kind("mirrors.reply_written", _("Somebody replied to a mirror"), "reply")
reply_taken_back = kind("mirrors.reply_taken_back", _("Somebody took back what they replied to a mirror"), "reply")
