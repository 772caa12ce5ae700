"""What is logged of assemblies, their seats and rules."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

assembly_founded = kind("assemblies.assembly_founded", _("An assembly was set up"), "initiative")
rules_written = kind("assemblies.rules_written", _("Rules were written down"), "constitution", "version")
rules_adopted = kind("assemblies.rules_adopted", _("Rules were adopted"), "constitution", "version", "vote")
seat_given = kind("assemblies.seat_given", _("A person was given a seat"), "seat", "person")
seat_left = kind("assemblies.seat_left", _("A person left their seat"), "seat", "person")
term_ended = kind("assemblies.term_ended", _("The term of a seat ended"), "seat", "person")
break_begun = kind("assemblies.break_begun", _("A person takes a break from their seat"), "seat")
break_ended = kind("assemblies.break_ended", _("A person is back from a break"), "seat")
