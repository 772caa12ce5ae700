"""A count in words and a table, as `assieme tally` prints it for people."""

from collections.abc import Sequence
from fractions import Fraction

from assieme.logic.voting.majority import Outcome
from assieme.logic.voting.result import Election, Result, Round, Tie

WIDEST = 40
"""Letters of a name in the table."""


def told(title: str, election: Election, result: Result) -> str:
    """The count: who is elected, each round, each tie."""
    names = election.names
    parts = [
        " · ".join(part for part in (election.title, title) if part),
        _outcome(names, result),
        "\n".join(_rounds(election, result)),
        *(_tie(names, tie) for tie in result.ties),
    ]
    return "\n\n".join(part for part in parts if part)


def told_outcome(outcome: Outcome) -> str:
    """A vote on a question, counted again."""
    counts = outcome.counts
    verdict = (
        "Nothing is decided: too few voted." if outcome.refused else "Passed." if outcome.passed else "Not passed."
    )
    return "\n".join(
        [
            verdict,
            f"For {counts.for_}, against {counts.against}, abstained {counts.abstain}.",
            *(f"{check.kind.value}: {'holds' if check.holds else 'does not hold'}" for check in outcome.checks),
        ]
    )


def _outcome(names: Sequence[str], result: Result) -> str:
    if not result.winners:
        return "Nobody is elected."
    lines = [f"{place}. {names[one]}" for place, one in enumerate(result.winners, start=1)]
    quota = "" if result.quota is None else f" The quota is {_written(result.quota)}."
    return "\n".join([f"Elected, in this order.{quota}", *lines])


def _rounds(election: Election, result: Result) -> list[str]:
    width = min(WIDEST, max(len(name) for name in election.names))
    lines = []
    for number, one in enumerate(result.rounds, start=1):
        lines.append(f"Round {number}{_done(election.names, one)}")
        lines += [
            f"  {election.names[candidate][:width].ljust(width)}  {_written(votes):>14}{_mark(candidate, one)}"
            for candidate, votes in sorted(one.votes.items(), key=lambda item: (-item[1], item[0]))
        ]
        if one.exhausted:
            lines.append(f"  {'with nobody'.ljust(width)}  {_written(one.exhausted):>14}")
    return lines


def _done(names: Sequence[str], one: Round) -> str:
    if one.excluded:
        return ": " + ", ".join(names[candidate] for candidate in one.excluded) + " left"
    sources = sorted({transfer.source for transfer in one.transfers})
    return ": surplus of " + ", ".join(names[source] for source in sources) if sources else ""


def _mark(candidate: int, one: Round) -> str:
    return "  elected" if candidate in one.elected else ""


def _tie(names: Sequence[str], tie: Tie) -> str:
    tied = ", ".join(names[one] for one in tie.candidates)
    return f"Tie in round {tie.round} ({tie.occasion}): {tied}. Chosen: {names[tie.chosen]}, by {tie.by}."


def _written(votes: Fraction) -> str:
    return str(votes.numerator) if votes.denominator == 1 else f"{float(votes):.5f}"
