"""What an assembly's own page says of decisions, problems and matters between groups."""

from dataclasses import dataclass
from datetime import date

from assieme.assemblies.bodies.models import Assembly, Constitution
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.matters.access import report_problem
from assieme.assemblies.matters.decision_reads import Doing, late_ones
from assieme.assemblies.matters.links import ends_of
from assieme.assemblies.matters.matter_reads import MatterLine, waiting_here
from assieme.assemblies.matters.problem_reads import ProblemLine, open_ones
from assieme.core.actors import Actor
from assieme.toolkit.cards.turns import turns_of


@dataclass(frozen=True)
class OnAssembly:
    """`turns_missing`: the rules say that the card receiver rotates, and nobody has begun it."""

    late: tuple[Doing, ...]
    problems: tuple[ProblemLine, ...]
    to_answer: tuple[MatterLine, ...]
    linked: bool
    may_report: bool
    turns_missing: bool


def on_assembly(assembly: Assembly, actor: Actor, today: date) -> OnAssembly:
    """A constant number of queries."""
    return OnAssembly(
        late=late_ones(today, assembly=assembly.pk)[:3],
        problems=open_ones(assembly, today),
        to_answer=waiting_here(assembly, today)[:3],
        linked=bool(ends_of(assembly)),
        may_report=report_problem.allows(actor, assembly),
        turns_missing=_turns_missing(assembly),
    )


def _turns_missing(assembly: Assembly) -> bool:
    if assembly.initiative is None:
        return False
    adoption = current_rules(assembly)
    rotates = adoption is not None and adoption.constitution.receiver == Constitution.Receiver.ROTATES
    return rotates and turns_of(assembly.initiative) is None
