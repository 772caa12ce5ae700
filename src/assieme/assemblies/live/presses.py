"""One press of a button counts once, also when a phone that lost the network sends it again."""

from datetime import datetime
from uuid import UUID

from assieme.assemblies.live.models import Press, Room
from assieme.core.streams.topics import bump


def is_first(room: Room, press: UUID | None, now: datetime) -> bool:
    """Whether this press was not heard before. Call it inside an action; a press without an id is always new."""
    if press is None:
        return True
    _row, made = Press.objects.get_or_create(pk=press, defaults={"room": room, "at": now})
    return made


def tell(room: Room, now: datetime) -> None:
    """The room's screens show what is new."""
    bump(room.pk, now=now)
