"""Mirrors that are shown to anyone, or may be: what pages ask of them."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.mirrors.models import Frozen, Outside, OutsideReply
from assieme.mirrors.months import Period
from assieme.mirrors.outside_figures import Told, thaw
from assieme.mirrors.reads import declared
from assieme.people.models import Person

MOST = 20
CODE = re.compile(r"[A-Za-z0-9_-]{8,32}")
"""What a public address can hold: a database may refuse to be asked for anything else."""

IS_SHOWN = _("These months are shown already.")
OVERLAP = _(
    "Another page shows some of these months already: of this group, or of one with the same ideas. From the two, "
    "people could work out what is hidden. Choose other months."
)


def shown_before(assembly: Assembly, period: Period) -> Frozen | None:
    """What was shown of the same months and taken back. Raises Refused where other months of the same rows were.

    Groups of one initiative have its ideas in common: from two pages of them somebody could subtract, too. What was
    shown once counts for good, since anybody may have kept it. Mirrors of an initiative, a service or an organisation
    are never shown to anyone: they are sums of their groups.
    """
    same = Q(assembly=assembly)
    if assembly.initiative_id:
        same |= Q(assembly__initiative=assembly.initiative_id)
    kept = Outside.objects.filter(same, frozen__first__lte=period.last, frozen__last__gte=period.first)
    kept = kept.exclude(shown_at=None, ended_at__isnull=False).select_related("frozen")
    found: Frozen | None = None
    for one in kept:
        frozen = one.frozen
        if (one.assembly_id, frozen.first, frozen.last) != (assembly.pk, period.first, period.last):
            raise Refused(OVERLAP)
        if one.ended_at is None:
            raise Refused(IS_SHOWN)
        found = frozen
    return found


def whose_practice(outside: Outside) -> QuerySet[Person]:
    """Everybody who has or had a seat and still belongs here. One query."""
    return Person.objects.filter(
        pk__in=outside.assembly.seats.values("person_id"),
        memberships__organisation=outside.organisation_id,
        memberships__left_at=None,
    ).distinct()


def of_assembly(assembly: Assembly) -> tuple[Outside, ...]:
    """Those that wait or are shown, the newest first. One query."""
    rows = Outside.objects.filter(assembly=assembly, ended_at=None).select_related("frozen")
    return tuple(rows.order_by("-id")[:MOST])


def by_code(code: str) -> Outside | None:
    """The mirror behind a public address, while it is shown. One query."""
    if not CODE.fullmatch(code):
        return None
    rows = Outside.objects.filter(code=code, shown_at__isnull=False, ended_at=None)
    return rows.select_related("frozen", "assembly__initiative", "organisation").first()


def period_of(frozen: Frozen) -> Period:
    return Period(frozen.first, frozen.last)


def told(outside: Outside) -> Told:
    """What it says, from what was frozen. One query, for the name of the initiative."""
    initiative = outside.assembly.initiative_id
    names = declared([initiative]) if initiative else ()
    return thaw(outside.frozen.figures, period_of(outside.frozen), names)


@dataclass(frozen=True)
class Said:
    """A reply; `who` only for those who belong here."""

    who: str
    words: str
    at: datetime


def replies_to(outside: Outside) -> tuple[Said, ...]:
    """All replies with the names of who said them, the latest first. One query."""
    rows = OutsideReply.objects.filter(outside=outside).exclude(words="").select_related("person__identity")
    return tuple(Said(str(row.person), row.words, row.said_at) for row in rows.order_by("-said_at"))


def own_reply(outside: Outside, actor: Actor) -> str:
    """What the actor said; empty where nothing. One query."""
    row = OutsideReply.objects.filter(outside=outside, person_id=actor.pk).first()
    return row.words if row else ""
