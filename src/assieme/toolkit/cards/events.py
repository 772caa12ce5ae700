"""What is logged of cards. What a hidden author does carries no person, and no time of day."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

card_raised = kind("cards.card_raised", _("An idea was raised on a card"), "initiative", "authorship")
card_typed = kind("cards.card_typed", _("The words of a drawn or photographed card were typed in"))
card_received = kind("cards.card_received", _("A card was received, and its author was asked first"))
card_brought = kind("cards.card_brought", _("A card was brought to a meeting"), "assembly", "meeting_on")
owner_given = kind("cards.owner_given", _("A card got an owner and a day"), "owner", "due_on")
card_answered = kind("cards.card_answered", _("A card was answered"), "answer")
author_replied = kind("cards.author_replied", _("A card's author said whether they want to help"), "helps")
author_stepped_forward = kind("cards.author_stepped_forward", _("The hidden author of a card stepped forward"))
receiver_chosen = kind("cards.receiver_chosen", _("An initiative's cards got a receiver"), "receiver")
turns_begun = kind("cards.turns_begun", _("People take turns to receive an initiative's cards"))
turn_taken = kind("cards.turn_taken", _("Somebody said whether they take turns to receive cards"), "agrees")
