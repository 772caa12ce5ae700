"""What is logged of a year: that it was planned, sent and checked; never who said no."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

year_begun = kind("year.year_begun", _("The plan of a year was begun"), "begins_on", "service")
asking_planned = kind("year.asking_planned", _("It was planned what everybody is asked"), "instrument", "month")
asking_moved = kind("year.asking_moved", _("What everybody is asked was moved to another month"), "month")
asking_removed = kind("year.asking_removed", _("Something that was planned for a year was taken away"), "instrument")
asking_sent = kind("year.asking_sent", _("What was planned for a year was sent"), "wave")
people_reminded = kind("year.people_reminded", _("Those who had not answered were reminded"), "time")
report_kept = kind("year.report_kept", _("The report of a year that is over was kept as it stood"))
words_checked = kind("year.words_checked", _("Somebody said that people have checked the easy words"))
