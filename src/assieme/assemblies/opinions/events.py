"""What is logged of opinion maps: never an answer, nor who wrote a statement.

A statement's event names the question in place of a person, and its time is the start of the day.
"""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

question_opened = kind(
    "opinions.question_opened", _("A question for short statements was opened"), "assembly", "closes", "audience"
)
statement_written = kind("opinions.statement_written", _("Somebody wrote a statement"))
statement_looked_at = kind(
    "opinions.statement_looked_at", _("Somebody looked at a statement before it is shown"), "state"
)
day_moved = kind("opinions.day_moved", _("A question got another last day"), "closes")
codes_made = kind("opinions.codes_made", _("Slips with codes for guests were made"), "number")
codes_withdrawn = kind("opinions.codes_withdrawn", _("Slips for guests that nobody had used were withdrawn"))
answers_taken_back = kind("opinions.answers_taken_back", _("Somebody took their answers back"))
question_ended = kind(
    "opinions.question_ended", _("A question ended, and who answered what was erased"), "people", "drawn"
)
