"""What a rule says of each organisation, beside what a study printed about it."""

from dataclasses import dataclass
from uuid import UUID

from assieme.core.actors import Actor
from assieme.logic.participation import cases
from assieme.logic.participation.classify import Classification, at_least, classify
from assieme.logic.participation.levels import CoproductionLevel, Level, ServiceKind
from assieme.organisations.matrix_reads import Choice, Column, ServiceLine, columns
from assieme.organisations.models import PrintedFindings


@dataclass(frozen=True)
class Line:
    """One measure: the rule's word and the printed word, in file words; empty where there is none."""

    measure: str
    derived: str
    printed: str

    @property
    def same(self) -> bool | None:
        """None where only one of the two is there."""
        return self.derived == self.printed if self.derived and self.printed else None


@dataclass(frozen=True)
class Compared:
    """One organisation with the numbers that the rule read, what it says, and what was printed."""

    column: Column
    classification: Classification
    printed: PrintedFindings | None

    @property
    def shared(self) -> int:
        """Initiatives in which people share the decision, or decide alone."""
        return at_least(self.classification.counts, Level.COLLABORATE)

    @property
    def alone(self) -> int:
        return self.classification.counts[Level.EMPOWER]

    @property
    def taking_part(self) -> int:
        return at_least(self.classification.counts, Level.INVOLVE)

    @property
    def lines(self) -> tuple[Line, ...]:
        ours, theirs = self.classification, self.printed
        return tuple(
            Line(name, str(getattr(ours, name) or ""), getattr(theirs, name, "") if theirs else "")
            for name in ("involvement", "level_of_coproduction", "approach")
        )

    def decides(self, kind: str) -> tuple[ServiceLine, ...]:
        """The organisation's services of a kind."""
        return tuple(service for service in self.column.services if service.kind == kind)


def compared(actor: Actor) -> list[Compared]:
    """The published cases and the reader's own organisations. Four queries, however many rows."""
    found = columns(actor, Choice())
    printed: dict[UUID, PrintedFindings] = {
        row.organisation_id: row
        for row in PrintedFindings.objects.filter(organisation_id__in=[column.id for column in found])
    }
    return [Compared(column, classify(_case(column)), printed.get(column.id)) for column in found]


@dataclass(frozen=True)
class Kind:
    """A kind of service; `clinical` is None where each service of the kind says so itself."""

    value: str
    name: str
    clinical: bool | None


def kinds_of(compared: list[Compared]) -> list[Kind]:
    """The kinds of service that any of them has, in the order of seed 000's Table 2."""
    there = {service.kind: service.kind_name for one in compared for service in one.column.services}
    return [Kind(kind.value, there[kind], kind.clinical) for kind in ServiceKind if kind.value in there]


def _case(column: Column) -> cases.Case:
    """What the rule reads: services whose level is known, and initiatives with their level."""
    services = tuple(
        cases.Service(
            kind=ServiceKind(service.kind),
            level_of_coproduction=CoproductionLevel(service.level),
            clinical=service.clinical,
        )
        for service in column.services
        if service.level
    )
    initiatives = tuple(cases.Initiative(one.title, Level(one.level)) for one in column.activities)
    return cases.Case(cases.Organisation(column.name), services, initiatives)
