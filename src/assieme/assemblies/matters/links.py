"""Where a group sends its matters."""

from dataclasses import dataclass

from django.db.models import Q

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.models import Link, Matter


@dataclass(frozen=True)
class End:
    """A group at the other end of a link, the way there, and the days until it answers."""

    assembly: Assembly
    direction: str
    days: int


def ends_of(assembly: Assembly) -> tuple[End, ...]:
    """Where the group can send to: up to areas first, then down to its forums. One query."""
    links = Link.objects.filter(Q(forum=assembly) | Q(area=assembly), ended_at=None).select_related("forum", "area")
    ends = [
        End(link.area, Matter.Direction.UP, link.days)
        if link.forum_id == assembly.pk
        else End(link.forum, Matter.Direction.DOWN, link.days)
        for link in links
    ]
    return tuple(sorted(ends, key=lambda end: (end.direction != Matter.Direction.UP, end.assembly.name.casefold())))
