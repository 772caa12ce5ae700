"""What is logged of mirrors."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

reply_written = kind("mirrors.reply_written", _("Somebody replied to a mirror"), "reply")
reply_taken_back = kind("mirrors.reply_taken_back", _("Somebody took back what they replied to a mirror"), "reply")
outside_asked = kind(
    "mirrors.outside_asked",
    _("Somebody asked to show a mirror to anyone; it was frozen, and those whose practice it shows were told"),
    "assembly",
    "frozen",
    "first",
    "last",
    "told",
)
outside_shown = kind("mirrors.outside_shown", _("A mirror was shown to anyone, after the days for replies"), "frozen")
outside_ended = kind("mirrors.outside_ended", _("A mirror is no longer shown to anyone, or will not be"), "frozen")
outside_reply_written = kind(
    "mirrors.outside_reply_written", _("Somebody replied to a mirror where anyone can read it"), "reply"
)
outside_reply_taken_back = kind(
    "mirrors.outside_reply_taken_back", _("Somebody took back a reply that anyone could read"), "reply"
)
