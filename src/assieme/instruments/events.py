"""What is logged of instruments: that it happened, never what was answered; without an account, not even the time."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

imported = kind("instruments.instrument_imported", _("A questionnaire was imported"), "items")
facts_stated = kind(
    "instruments.facts_stated", _("A questionnaire's source, licence and readers were stated"), "licence", "self_harm"
)
response_named = kind("instruments.response_named", _("Somebody was asked to respond to worrying answers"), "responder")
response_accepted = kind("instruments.response_accepted", _("Somebody agreed to respond to worrying answers"))
switched_on = kind("instruments.instrument_switched_on", _("A questionnaire was switched on"))
switched_off = kind("instruments.instrument_switched_off", _("A questionnaire was switched off"))
removed = kind("instruments.instrument_removed", _("A questionnaire that was never asked was taken away"))
wave_opened = kind("instruments.wave_opened", _("A questionnaire was asked"), "wave")
wave_closed = kind("instruments.wave_closed", _("A questionnaire was closed"), "wave")
sheet_sent = kind("instruments.sheet_sent", _("Somebody sent their answers"), "wave", "way")
tokens_made = kind("instruments.tokens_made", _("Codes to answer without an account were made"), "wave", "number")
paper_typed = kind("instruments.paper_typed", _("A paper sheet was typed in once"), "wave", "paper")
paper_settled = kind(
    "instruments.paper_settled", _("A paper sheet that two people typed was settled"), "wave", "paper", "differences"
)
group_counted = kind("instruments.group_counted", _("A group's answers were counted"), "wave")
alert_raised = kind("instruments.alert_raised", _("A worrying answer went to the person who was named"))
alert_handled = kind("instruments.alert_handled", _("The named person has seen to a worrying answer"))
