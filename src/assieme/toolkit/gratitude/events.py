"""What is logged: what a group decides and what leaders do. Not who thanked whom, and not who wrote or did not."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

gratitude_switched = kind("gratitude.gratitude_switched", _("Gratitude was switched on or off in an initiative"), "on")
report_made = kind("gratitude.report_made", _("Somebody said that a postcard is not kind"), "report")
report_settled = kind("gratitude.report_settled", _("A report about a postcard was settled"), "report", "outcome")
journal_opened = kind("gratitude.journal_opened", _("A closing journal was opened"), "initiative")
journal_closed = kind("gratitude.journal_closed", _("A closing journal was closed"), "initiative")
