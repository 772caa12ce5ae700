"""A participatory budget as the JSON document of `assieme budget`, and in words and a table."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assieme.logic.budget.completion import Completion
from assieme.logic.budget.election import Election, Satisfaction
from assieme.logic.budget.outcome import Outcome, Round, Step
from assieme.logic.budget.pabulib import PabulibFile

TITLES = {"mes": "method of equal shares", "greedy": "greedy rule"}
WIDEST = 40
"""Letters of a project in the table."""


@dataclass(frozen=True)
class Asked:
    """What the command was asked for."""

    rule: str
    completion: Completion
    satisfaction: Satisfaction
    ballots: str
    seed: str | None

    @property
    def ties(self) -> str:
        """The rule for projects that are tied."""
        return "id" if self.seed is None else "lower cost, more people, lot"


def described(asked: Asked, found: PabulibFile, outcome: Outcome) -> dict[str, Any]:
    """The whole count."""
    election = found.election
    return {
        "title": found.description,
        "rule": asked.rule,
        "completion": asked.completion.value,
        "satisfaction": asked.satisfaction.value,
        "ballots": asked.ballots,
        "vote_type": found.vote_type.value,
        "seed": asked.seed,
        "winners": _ids(election, outcome.winners),
        "cost": _number(outcome.cost),
        "budget": _number(election.budget),
        "projects": len(election.projects),
        "voters": election.voters,
        "share": None if outcome.share is None else _number(outcome.share),
        "raises": outcome.raises,
        "rounds": [_round(election, number, one) for number, one in enumerate(outcome.rounds, start=1)],
        "ties": [
            {
                "round": tie.round,
                "projects": _ids(election, tie.projects),
                "chosen": election.projects[tie.chosen].id,
                "by": asked.ties,
            }
            for tie in outcome.ties
        ],
    }


def _round(election: Election, number: int, one: Round) -> dict[str, Any]:
    project = election.projects[one.project]
    return {
        "round": number,
        "project": project.id,
        "by": one.step.value,
        "cost": _number(project.cost),
        "payment": None if one.payment is None else _number(one.payment),
        "effective_votes": _number(one.effective),
        "paid_in_full": one.in_full,
        "gave_all_left": one.all_left,
        "spent": _number(one.spent),
    }


def _ids(election: Election, places: tuple[int, ...]) -> list[str]:
    return [election.projects[place].id for place in places]


def _number(found: Fraction) -> int | float:
    """A whole number exactly, any other as near as a JSON reader comes."""
    return int(found) if found.denominator == 1 else float(found)


def told(asked: Asked, found: PabulibFile, outcome: Outcome) -> str:
    """What is funded, in which order, and what it costs."""
    election = found.election
    parts = [" · ".join(part for part in (found.description, _rule(asked)) if part)]
    parts.append("\n".join(_table(election, outcome)) if outcome.winners else "Nothing is funded.")
    parts.append(f"Funded: {_money(outcome.cost)} of {_money(election.budget)}, {_projects(outcome)}.")
    if outcome.share is not None:
        raised = f", after {outcome.raises} raises by 1" if outcome.raises else ""
        parts.append(f"Each of {election.voters} voters began with {_money(outcome.share)}{raised}.")
    for tie in outcome.ties:
        others = ", ".join(_ids(election, tie.projects))
        parts.append(
            f"Round {tie.round}: {others} were tied; {election.projects[tie.chosen].id} came first ({asked.ties})."
        )
    return "\n\n".join(parts)


def _projects(outcome: Outcome) -> str:
    return "1 project" if len(outcome.winners) == 1 else f"{len(outcome.winners)} projects"


def _rule(asked: Asked) -> str:
    return TITLES[asked.rule] + (f", {asked.completion}" if asked.rule == "mes" else "")


def _table(election: Election, outcome: Outcome) -> list[str]:
    width = min(WIDEST, max(len(election.projects[place].id) for place in outcome.winners))
    lines = [f"{'':4}{'project'.ljust(width)}  {'cost':>14}  {'spent':>14}  each supporter paid"]
    for number, one in enumerate(outcome.rounds, start=1):
        project = election.projects[one.project]
        paid = "(greedy)" if one.step is Step.GREEDY or one.payment is None else f"at most {_money(one.payment)}"
        name = project.id[:width].ljust(width)
        lines.append(f"{number:3} {name}  {_money(project.cost):>14}  {_money(one.spent):>14}  {paid}")
    return lines


def _money(found: Fraction) -> str:
    return str(int(found)) if found.denominator == 1 else f"{float(found):.2f}"
