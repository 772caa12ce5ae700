"""Is the enacted level as sure as it says? Made-up assemblies of 5 to 500 people under thirteen regimes.

python -m benchmarks.mirror_calibration [bodies of each regime, 40]

Of each body the true level is known (`_regimes.py`). It is asked of complete records, and of the same records with a
tenth of the rows of every file lost. "Claimed" is the probability of the likeliest level. A "set" is the smallest one
of levels that reaches what is claimed, its last level in or out by lot, so that it claims just that. The Brier score
runs from 0 (sure and right) to 2 (sure and wrong). Ends with an error where counts of parts don't add up to the whole.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assieme.logic.mirrors.counts import Counts, count
from assieme.logic.mirrors.enacted import SURE, Enacted, enacted
from assieme.logic.mirrors.records import Records
from assieme.logic.mirrors.roster import roster
from assieme.logic.participation.levels import Level
from benchmarks._regimes import REGIMES, Body, Dice, draw, held, records, true_level, with_gaps
from benchmarks._table import remember, show

BODIES, SEED, LOST = 40, 20261122, 0.1
CLAIMS = (0.5, 0.6, 0.7, 0.8, 0.9)
MEETINGS = (3, 6, 9, 12, 18, 24, 36)
RUNS = 40
LEVELS = tuple(Level)
PLAIN = {
    "inform": Body(8, 8, 0, 2, says=(0.03, 0.03), raises=(0.1, 0.3), answered=0.1, acted=0.2),
    "consult": Body(8, 8, 0, 2, says=(0.05, 0.05), answered=0.8, acted=0.15),
    "involve": Body(8, 8, 0, 2, says=(0.1, 0.1), answered=0.9, acted=0.85),
    "collaborate": Body(8, 8, 0, 2, says=(0.6, 0.6)),
    "empower": Body(8, 8, 0, 2, says=(0.97, 0.97)),
}
"""One plain body of each level, to ask how many meetings it takes."""


@dataclass(frozen=True)
class Trial:
    """A body's true level, and what was said of it."""

    regime: str
    truth: Level
    found: Enacted

    @property
    def claim(self) -> float:
        return max(self.found.posterior.values())

    @property
    def hit(self) -> bool:
        return self.found.posterior[self.truth] == self.claim

    @property
    def brier(self) -> float:
        return sum((share - (level is self.truth)) ** 2 for level, share in self.found.posterior.items())

    def in_set(self, claimed: float, dice: Dice) -> bool:
        """Whether the true level lies in the smallest set that reaches `claimed`."""
        reached = 0.0
        for level, share in sorted(self.found.posterior.items(), key=lambda one: -one[1]):
            if reached + share >= claimed:
                return level is self.truth and dice.random() * share < claimed - reached
            if level is self.truth:
                return True
            reached += share
        return False


def judged(some: Records) -> Enacted:
    last_day = some.last_day()
    return enacted(count(some), roster(some.members, last_day), last_day)


def trials(bodies: int) -> tuple[list[Trial], list[Trial], int]:
    """Trials on complete records and on those with rows lost, and how often parts didn't add up to the whole."""
    complete, lossy, wrong = [], [], 0
    for number, regime in enumerate(REGIMES):
        dice = np.random.default_rng([SEED, number])
        for _body in range(bodies):
            body = draw(regime, dice)
            truth = true_level(body, dice)
            whole = records(body, held(body, body.meetings, dice), dice)
            complete.append(Trial(regime, truth, judged(whole)))
            lossy.append(Trial(regime, truth, judged(with_gaps(whole, LOST, dice))))
            wrong += by_month(whole) != count(whole)
    return complete, lossy, wrong


def by_month(whole: Records) -> Counts:
    """The counts of each month, added up as the web does."""
    days = {meeting.meeting: meeting.day for meeting in whole.meetings}
    dated = {decision.decision: decision.day for decision in whole.decisions}
    found = Counts()
    for month in sorted({(day.year, day.month) for day in days.values() if day}):
        here = {one for one, day in days.items() if day and (day.year, day.month) == month}
        decided = {one for one, day in dated.items() if day and (day.year, day.month) == month}
        part = Records(
            members=whole.members,
            meetings=tuple(row for row in whole.meetings if row.meeting in here),
            attendance=tuple(row for row in whole.attendance if row.meeting in here),
            items=tuple(
                row for row in whole.items if row.raised_on and (row.raised_on.year, row.raised_on.month) == month
            ),
            decisions=tuple(row for row in whole.decisions if row.decision in decided),
            ballots=tuple(row for row in whole.ballots if row.decision in decided),
        )
        found += count(part)
    return found


def share_of(some: Sequence[bool]) -> str:
    return f"{sum(some) / len(some):.0%}" if some else "–"


def calibration(title: str, some: list[Trial]) -> None:
    rows = []
    dice = np.random.default_rng(SEED)
    for claimed in CLAIMS:
        near = [one for one in some if abs(one.claim - claimed) < 0.05]
        mean = sum(one.claim for one in near) / len(near) if near else 0.0
        covered = [one.in_set(claimed, dice) for one in some]
        rows.append((f"{claimed:.0%}", len(near), f"{mean:.0%}", share_of([x.hit for x in near]), share_of(covered)))
        if claimed == SURE:
            remember(f"mirror, {title}: right where 80 % is claimed, and sets", " ".join(rows[-1][3:]), "75–85 %")
    show(
        f"{title}: {len(some)} bodies", ("claimed", "bodies", "mean claim", "right", "in a set that claims this"), rows
    )
    named = [one for one in some if one.found.level]
    mean = sum(one.claim for one in named) / len(named)
    print(f"A level is named for {len(named) / len(some):.0%}, claims {mean:.0%}, and is right in ", end="")
    print(share_of([one.found.level is one.truth for one in named]))
    commonest = Counter(one.truth for one in some).most_common(1)[0][0]
    ours, naming = sum(one.brier for one in some), sum(2.0 * (one.truth is not commonest) for one in some)
    print(f"Brier score: {ours / len(some):.2f}; always naming {commonest}: {naming / len(some):.2f}")
    remember(f"mirror, {title}: Brier score ÷ that of naming the commonest level", f"{ours / naming:.2f}", "below 1")


def by_regime(complete: list[Trial], lossy: list[Trial]) -> None:
    rows = []
    for regime in REGIMES:
        some, lost = ([one for one in each if one.regime == regime] for each in (complete, lossy))
        truths = Counter(one.truth for one in some)
        told = ", ".join(f"{level} {truths[level]}" for level in LEVELS if truths[level])
        wrong = [sum(one.found.level not in (None, one.truth) for one in each) for each in (some, lost)]
        named = [sum(one.found.level is not None for one in each) for each in (some, lost)]
        rows.append((regime, told, *(f"{one} ({bad})" for one, bad in zip(named, wrong, strict=True))))
    show("By regime: true levels, and how many are named (of these wrongly)", ("", "truth", "complete", "lossy"), rows)


def meetings_needed() -> None:
    rows = []
    for number, (name, body) in enumerate(PLAIN.items()):
        dice = np.random.default_rng([SEED, 99, number])
        right = [[_right(body, meetings, Level(name), dice) for _run in range(RUNS)] for meetings in MEETINGS]
        needed = (meetings for meetings, runs in zip(MEETINGS, right, strict=True) if sum(runs) >= SURE * RUNS)
        rows.append((name, *(share_of(runs) for runs in right), next(needed, f"over {MEETINGS[-1]}")))
    head = ("16 people, 2 decisions a meeting", *map(str, MEETINGS), "meetings needed")
    show("How often the true level is named after so many meetings, four weeks apart", head, rows)
    remember("mirror: meetings until a plain level is named in 80 %", ", ".join(f"{one[-1]}" for one in rows), "")


def _right(body: Body, meetings: int, truth: Level, dice: Dice) -> bool:
    whole = records(body, held(replace(body, meetings=meetings), meetings, dice), dice)
    return judged(whole).level is truth


def main() -> int:
    bodies = int(sys.argv[1]) if len(sys.argv) > 1 else BODIES
    complete, lossy, wrong = trials(bodies)
    calibration("complete records", complete)
    calibration("a tenth of the rows lost", lossy)
    by_regime(complete, lossy)
    meetings_needed()
    print(f"\nCounts of months that don't add up to those of the whole: {wrong} of {len(complete)}")
    remember("mirror: counts by month that differ from counting all at once", str(wrong), "0")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
