"""An initiative's invitation and those who ask to join."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import segno

from assieme.organisations.models import Initiative, Invitation, JoinRequest

SHOWN = 50


@dataclass(frozen=True)
class Asking:
    """Somebody who asks to join, or was welcomed and whose words are still kept."""

    id: UUID
    name: str
    contact: str
    words: str
    standpoint: str
    asked: datetime
    membership_id: UUID | None


@dataclass(frozen=True)
class Market:
    """What the invitation page shows; `invitation` is None before the first one."""

    invitation: Invitation | None
    waiting: tuple[Asking, ...]
    welcomed: tuple[Asking, ...]


def market(initiative: Initiative) -> Market:
    """Three queries, whatever the number of rows; at most 50 requests of each kind, oldest first."""
    invitation = Invitation.objects.filter(initiative=initiative).first()
    asked = JoinRequest.objects.filter(initiative=initiative).order_by("asked_at", "id")
    waiting = asked.filter(state=JoinRequest.State.WAITING)[:SHOWN]
    welcomed = asked.filter(state=JoinRequest.State.WELCOMED).exclude(contact="")[:SHOWN]
    return Market(invitation, tuple(map(_asking, waiting)), tuple(map(_asking, welcomed)))


def invitation_at(code: str) -> Invitation | None:
    """The invitation with this address, also a closed one."""
    return (
        Invitation.objects.select_related("initiative__organisation", "initiative__service").filter(code=code).first()
    )


def qr_code(address: str) -> str:
    """The address as a QR code: an SVG without size, black on white, for the page's own frame."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True))


def _asking(row: JoinRequest) -> Asking:
    return Asking(
        id=row.pk,
        name=row.name,
        contact=row.contact,
        words=row.words,
        standpoint=row.standpoint,
        asked=row.asked_at,
        membership_id=row.membership_id,
    )
