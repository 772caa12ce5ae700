"""All ways of counting, by the word that files and the command use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assieme.logic.voting import approval, consent, irv, pav, plurality, schulze, score, stv
from assieme.logic.voting.result import Election, Result


@dataclass(frozen=True)
class Method:
    """A way of counting.

    `one` methods are for choosing one: the seats that a ballot file names for another method are not theirs. Of these
    `only_one` can't choose more. `quotas` says whether it keeps quotas by group.
    """

    count: Callable[[Election], Result]
    title: str
    one: bool = False
    only_one: bool = False
    quotas: bool = False


METHODS: Mapping[str, Method] = {
    "majority": Method(plurality.count, "Majority", one=True, only_one=True),
    "approval": Method(approval.count, "Approval"),
    "score": Method(score.count, "Score"),
    "irv": Method(irv.count, "Instant runoff", one=True, only_one=True),
    "schulze": Method(schulze.count, "Schulze", one=True),
    "stv": Method(stv.count, "Single transferable vote, Scottish rules", quotas=True),
    "pav": Method(pav.count, "Proportional approval, seat by seat"),
    "consent": Method(consent.count, "Consent", one=True),
}


class NotCountedError(ValueError):
    """An election that a method can't count."""


def count(method: str, election: Election) -> Result:
    """Count an election by a method. Raises NotCountedError with the reason where that can't be done."""
    chosen = METHODS[method]
    if election.quotas and not chosen.quotas:
        raise NotCountedError(f"{method} keeps no quotas; stv does")
    if election.seats > 1 and chosen.only_one:
        raise NotCountedError(f"{method} chooses one, not {election.seats}")
    try:
        return chosen.count(election)
    except ValueError as error:
        raise NotCountedError(str(error)) from error
