"""Checking the log: every batch is recomputed from its events and every chain from its first link."""

from dataclasses import dataclass
from uuid import UUID

from assieme.core.events.kinds import KINDS
from assieme.core.events.seal import NOTHING_BEFORE, leaf
from assieme.core.events.triggers import missing
from assieme.core.models import Event, Seal, SealedEvent
from assieme.logic.merkle import chain, root


@dataclass(frozen=True)
class Verdict:
    """What the check found. `problems` is empty when the log is whole; `waiting` counts events not sealed yet."""

    organisations: int
    seals: int
    events: int
    waiting: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(using: str = "default") -> Verdict:
    """Recompute everything. Reads batch by batch: memory is flat in the number of events."""
    problems = [f"the table {table} has lost its triggers" for table in missing(using)]
    organisations = list(
        Seal.objects.using(using).order_by("organisation_id").values_list("organisation_id", flat=True).distinct()
    )
    for organisation in organisations:
        problems += _broken_links(organisation, using)
    unknown = set(Event.objects.using(using).order_by().values_list("kind", flat=True).distinct()) - KINDS.keys()
    problems += [f"events of an undeclared kind: {kind}" for kind in sorted(unknown)]
    return Verdict(
        organisations=len(organisations),
        seals=Seal.objects.using(using).count(),
        events=Event.objects.using(using).count(),
        waiting=Event.objects.using(using).filter(sealed__isnull=True).count(),
        problems=tuple(problems),
    )


def _broken_links(organisation: UUID, using: str) -> list[str]:
    problems: list[str] = []
    previous, expected = NOTHING_BEFORE, 1
    for seal in Seal.objects.using(using).filter(organisation_id=organisation).order_by("number").iterator():
        where = f"organisation {organisation}, seal {seal.number}"
        if seal.number != expected:
            problems.append(f"{where}: seal {expected} is missing")
        sealed = SealedEvent.objects.using(using).filter(seal=seal).order_by("position").select_related("event")
        events = [row.event for row in sealed]
        if len(events) != seal.size:
            problems.append(f"{where}: {seal.size} events were sealed, {len(events)} are there")
        if any(event.organisation_id != organisation for event in events):
            problems.append(f"{where}: holds an event of another organisation")
        if root([leaf(event) for event in events]) != bytes(seal.root):
            problems.append(f"{where}: an event was changed, added or taken away")
        if chain(previous, bytes(seal.root), seal.number) != bytes(seal.chained):
            problems.append(f"{where}: the chain is broken")
        previous, expected = bytes(seal.chained), seal.number + 1
    return problems
