"""What people replied to a mirror."""

from dataclasses import dataclass
from datetime import datetime

from assieme.assemblies.bodies.models import Assembly
from assieme.core.actors import Actor
from assieme.mirrors.models import Reply


@dataclass(frozen=True)
class Said:
    """Words with the name of whoever said them."""

    who: str
    words: str
    at: datetime


def replies_to(assembly: Assembly) -> tuple[Said, ...]:
    """All replies, the latest first. One query."""
    rows = Reply.objects.filter(assembly=assembly).exclude(words="").select_related("person__identity")
    return tuple(Said(str(row.person), row.words, row.said_at) for row in rows.order_by("-said_at"))


def own_reply(assembly: Assembly, actor: Actor) -> str:
    """What the actor said; empty where nothing. One query."""
    row = Reply.objects.filter(assembly=assembly, person_id=actor.pk).first()
    return row.words if row else ""
