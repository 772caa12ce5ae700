"""The invitation as a poster, in the language in which the organisation speaks to the public."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from assieme.core.documents.pdf import pdf

if TYPE_CHECKING:
    from assieme.organisations.models import Invitation


def poster(invitation: "Invitation", address: str) -> bytes:
    """One A4 sheet with the words, the code for a phone and the address to type."""
    initiative = invitation.initiative
    language = initiative.organisation.language
    with override(language):
        data = {
            "title": initiative.title,
            "place": initiative.organisation.name,
            "address": address,
            "invitation": invitation.words,
            "call": _("Would you like to join in?"),
            "how": _("Hold your phone’s camera in front of the code. Or go to:"),
            "free": _("Taking part is up to you. Your care never depends on it."),
        }
    return pdf("organisations/typst/poster.typ", data, language=language)
