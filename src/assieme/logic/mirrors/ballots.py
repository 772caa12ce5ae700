"""Decisions counted: on which of them two sides differed, and whose way each went.

A side's majority is of its ballots for and against; a tie has none. Keys, where S and T are sides (T may be `others`:
all but service users): `decisions` · `voted` (those with ballots and an outcome) · `voted/T` (T cast a ballot) ·
`ballots/T` · `differed/S/T`, `won/S/T`: majorities differed, and it went S's way · `alone/T`, `alone won/T`: service
users voted and T did not · `without/T`, `without won/T`: T voted and service users did not · `set aside/S`
(or `set aside/`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assieme.logic.mirrors.records import SIDES, Ballots, Choice, Decision, Records
from assieme.logic.mirrors.who import Who
from assieme.logic.participation.levels import Standpoint

OTHERS = "others"
USERS, PROFESSIONALS = Standpoint.SERVICE_USER, Standpoint.PROFESSIONAL
PAIRS = (
    *((one, PROFESSIONALS.value) for one in SIDES if one is not PROFESSIONALS),
    (PROFESSIONALS, USERS.value),
    (USERS, OTHERS),
)
"""Whose way is asked, and against whom."""

SIGN = {Choice.FOR: 1, Choice.AGAINST: -1, Choice.ABSTAIN: 0}


@dataclass
class _Cast:
    """The ballots of one decision by side: for less against, and how many. `unknown` are of nobody known."""

    lean: Counter[str] = field(default_factory=Counter)
    number: Counter[str] = field(default_factory=Counter)
    unknown: int = 0


def count_decisions(records: Records, who: Who, numbers: Counter[str]) -> None:
    """Add what the decisions and their ballots say. A person's last ballot on a decision counts."""
    decisions = {decision.decision: decision for decision in records.decisions}
    boxes: dict[str, dict[str, Ballots]] = {name: {} for name in decisions}
    heaps: dict[str, list[Ballots]] = {name: [] for name in decisions}
    for row in records.ballots:
        if row.decision not in boxes:
            numbers["gap/ballots without a decision"] += 1
        elif not row.number:
            continue
        elif row.counted:
            heaps[row.decision].append(row)
        else:
            boxes[row.decision][row.who] = row
    for name, decision in decisions.items():
        cast = _cast((*boxes[name].values(), *heaps[name]), decision, who)
        _count_decision(decision, cast, who.side(decision.set_aside_by, decision.day), numbers)


def _cast(rows: Iterable[Ballots], decision: Decision, who: Who) -> _Cast:
    piles: dict[tuple[Standpoint | None, Choice], int] = {}
    for _decision, name, choice, number, _counted in rows:
        pile = who.side(name, decision.day), choice
        piles[pile] = piles.get(pile, 0) + number
    cast = _Cast()
    for (standpoint, choice), number in piles.items():
        if standpoint is None:
            cast.unknown += number
            continue
        for one in (standpoint.value,) if standpoint is USERS else (standpoint.value, OTHERS):
            cast.lean[one] += SIGN[choice] * number
            cast.number[one] += number
    return cast


def _count_decision(decision: Decision, cast: _Cast, aside: Standpoint | None, numbers: Counter[str]) -> None:
    numbers["decisions"] += 1
    numbers["gap/ballots of nobody known"] += cast.unknown
    if decision.set_aside:
        numbers[f"set aside/{aside or ''}"] += 1
    if not cast.number or decision.adopted is None:
        numbers["gap/decisions without ballots" if decision.adopted is not None else "gap/outcomes"] += 1
        return
    numbers["voted"] += 1
    for one, number in cast.number.items():
        numbers[f"voted/{one}"] += 1
        numbers[f"ballots/{one}"] += number
    for one, other in PAIRS:
        if cast.lean[one] * cast.lean[other] < 0:
            numbers[f"differed/{one}/{other}"] += 1
            numbers[f"won/{one}/{other}"] += _went(decision, cast.lean, aside, one)
    _count_alone(decision, cast, aside, numbers)


def _count_alone(decision: Decision, cast: _Cast, aside: Standpoint | None, numbers: Counter[str]) -> None:
    """Decisions in which only one of the two sides is known to have cast a ballot."""
    for other in (PROFESSIONALS.value, OTHERS):
        kind = {(True, False): "alone", (False, True): "without"}.get((USERS in cast.number, other in cast.number))
        lean = cast.lean[USERS] or cast.lean[other]
        if kind and lean:
            numbers[f"{kind}/{other}"] += 1
            numbers[f"{kind} won/{other}"] += _went(decision, cast.lean, aside, USERS)


def _went(decision: Decision, lean: Mapping[str, int], aside: Standpoint | None, one: Standpoint) -> bool:
    """Whether it went one side's way: what its majority wanted was decided and stood, or it set it aside itself."""
    if decision.set_aside:
        return aside is one
    return lean[one] > 0 if decision.adopted else lean[one] < 0
