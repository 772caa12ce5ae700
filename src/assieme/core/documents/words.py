"""The words that every printed page carries. `{page}` and `{pages}` are filled in by the page itself."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override


def paper_words(language: str) -> Mapping[str, str]:
    with override(language):
        return {
            "on_screen": _("Do this on screen"),
            "code": _("A code for your phone’s camera. It opens this page on screen."),
            "page": _("Page {page} of {pages}"),
            "chosen": _("Chosen"),
        }


def foot(language: str, *, equil: bool) -> str:
    """What stands at the foot of a page: taking part is free, and whose tool this is."""
    with override(language):
        lines = [_("Taking part is up to you. Your care never depends on it.")]
        if equil:
            lines.append(_("From A Toolkit for Co-production by EQUIL."))
        return " ".join(lines)
