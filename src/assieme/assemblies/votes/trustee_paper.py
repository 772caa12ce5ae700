"""A trustee's sheet on paper: the words of their share, and how to bring them back."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.models import Trustee
from assieme.assemblies.votes.trustee_reads import Trust
from assieme.core.documents.codes import qr, shown

SHEET = "assemblies/votes/typst/share.typ"
CODE = "share.svg"


def with_words(address: str, words: tuple[str, ...]) -> str:
    """The address that the square holds. What stands after the # never leaves the phone."""
    return f"{address}#{'-'.join(words)}"


def files(address: str, words: tuple[str, ...]) -> dict[str, bytes]:
    return {CODE: qr(with_words(address, words))}


def sheet(trustee: Trustee, trust: Trust, words: tuple[str, ...], address: str) -> dict[str, Any]:
    """What the sheet says."""
    return {
        "title": _("My part of the key"),
        "place": trustee.vote.assembly.name,
        "lead": trustee.vote.title,
        "for": str(trustee.person),
        "words": words,
        "code": CODE,
        "screen": shown(address),
        "says": {
            "words": _("These are my words"),
            "code": _("This square holds the words too."),
            "keep": _("Keep this sheet safe. Show it to nobody until the voting is over."),
            "bring": _(
                "When the voting is over, open this page and type the words. Or hold your camera over the square."
            ),
            "lost": lost(trust),
        },
    }


def lost(trust: Trust) -> str:
    """What happens when parts of the key are lost, said beforehand."""
    if not trust.spare:
        return _("No part may be lost. If one is, nobody can open the box. After 7 days the vote may be given up.")
    return ngettext(
        "%(num)s part may be lost. If more are lost, nobody can open the box. After 7 days the vote may be given up.",
        "%(num)s parts may be lost. If more are lost, nobody can open the box. After 7 days the vote may be given up.",
        trust.spare,
    ) % {"num": trust.spare}
