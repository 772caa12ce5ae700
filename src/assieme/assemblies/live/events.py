"""What is logged of meeting rooms. Who joined, asked for a break or objected is not."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

room_opened = kind("live.room_opened", _("The room of a meeting was opened"), "meeting")
somebody_joined = kind("live.somebody_joined", _("Somebody came into the room of a meeting"), "guest")
somebody_let_in = kind("live.somebody_let_in", _("Somebody at the door of a meeting was let in"))
somebody_sent_away = kind("live.somebody_sent_away", _("Somebody at the door of a meeting was not let in"))
break_asked = kind("live.break_asked", _("Somebody asked for a break"))
question_shown = kind("live.question_shown", _("A question for short statements was shown in a meeting"), "question")
question_hidden = kind(
    "live.question_hidden", _("A question for short statements was taken off the screens of a meeting"), "question"
)
round_begun = kind("live.round_begun", _("A round of gratitude began"), "people")
round_ended = kind("live.round_ended", _("A round of gratitude ended"))
room_closed = kind("live.room_closed", _("The room of a meeting was closed, and what it held was erased"), "people")
pulse_given = kind("live.pulse_given", _("Somebody said how a meeting was"))
