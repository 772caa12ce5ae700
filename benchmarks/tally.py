"""Counting of ranked votes: ours beside pyrankvote and pref_voting, on the same ballots in the same run.

The wards are made here, by a seed: voters of three leanings rank some candidates, most of their own first, as in
council elections. The peers are no part of the project: without them only our own times are shown. Both begin with the
same BLT file in memory, which for the peers is taken apart in the quickest way, without a look at whether it is right.
Runs of both alternate, so that whatever else the machine does disturbs them alike. Wrong is a count in which a peer of
the same rule elects another candidate.
"""

import importlib.util
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assieme.logic.voting import irv, schulze, stv
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.result import Election, Result
from benchmarks._machine import machine
from benchmarks._table import median, remember, show

WARDS = ((8, 4, 6_000), (14, 4, 14_000), (30, 7, 60_000))
"""Candidates, seats and ballots; the second is as large as Scotland's largest wards."""

ROUNDS = 3
AIM = "faster"


@dataclass(frozen=True)
class Peer:
    """Somebody else's count of a BLT file. Beyond `most` candidates it would take minutes, and is left out."""

    package: str
    count: Callable[[bytes], Sequence[int]]
    same_rule: bool
    most: int = 1_000


def ward(candidates: int, seats: int, ballots: int, seed: int) -> bytes:
    """A BLT file with one ballot on each line."""
    dice = random.Random(seed)  # noqa: S311 - made-up voters, not secrets
    liked = [
        [dice.gammavariate(1.2, 1) * (4 if one % 3 == leaning else 1) for one in range(candidates)]
        for leaning in range(3)
    ]
    lines = [f"{candidates} {seats}"]
    for _ in range(ballots):
        weights = dice.choice(liked)
        order = sorted(range(candidates), key=lambda one, weights=weights: -(dice.random() ** (1 / weights[one])))
        length = min(candidates, 1 + int(dice.expovariate(1 / 3)))
        lines.append(" ".join(["1", *(str(one + 1) for one in order[:length]), "0"]))
    return "\n".join([*lines, "0", *(f'"Candidate {one}"' for one in range(candidates)), '"A ward"', ""]).encode()


def _taken_apart(content: bytes) -> tuple[int, int, Counter[tuple[int, ...]]]:
    """Candidates, seats, and how often each ranking is there."""
    first, *lines = content.decode().splitlines()
    candidates, seats = map(int, first.split())
    rankings = Counter(tuple(map(int, line.split()))[1:-1] for line in lines[: lines.index("0")])
    return candidates, seats, rankings


def _for_pyrankvote(content: bytes) -> tuple[Any, Any, int]:
    from pyrankvote import Ballot, Candidate  # type: ignore[import-not-found]

    number, seats, rankings = _taken_apart(content)
    candidates = [Candidate(str(one)) for one in range(number)]
    ballots = [Ballot(ranked_candidates=[candidates[one - 1] for one in order]) for order in rankings.elements()]
    return candidates, ballots, seats


def _pyrankvote_stv(content: bytes) -> Sequence[int]:
    import pyrankvote

    candidates, ballots, seats = _for_pyrankvote(content)
    done = pyrankvote.single_transferable_vote(candidates, ballots, number_of_seats=seats)
    return [int(one.name) for one in done.get_winners()]


def _pyrankvote_irv(content: bytes) -> Sequence[int]:
    import pyrankvote

    candidates, ballots, _ = _for_pyrankvote(content)
    return [int(one.name) for one in pyrankvote.instant_runoff_voting(candidates, ballots).get_winners()]


def _pref_voting_schulze(content: bytes) -> Sequence[int]:
    from pref_voting.margin_based_methods import beat_path  # type: ignore[import-not-found]
    from pref_voting.profiles_with_ties import ProfileWithTies  # type: ignore[import-not-found]

    _, _, rankings = _taken_apart(content)
    ranks = [{one - 1: place for place, one in enumerate(order)} for order in rankings]
    profile = ProfileWithTies(ranks, list(rankings.values()))
    profile.use_extended_strict_preference()

    def winning(one: int, other: int) -> int:
        return int(profile.support(one, other)) if profile.margin(one, other) > 0 else 0

    return list(beat_path(profile, strength_function=winning))


COUNTS: tuple[tuple[str, Callable[[Election], Result], Peer], ...] = (
    ("stv", stv.count, Peer("pyrankvote", _pyrankvote_stv, same_rule=False)),
    ("irv", irv.count, Peer("pyrankvote", _pyrankvote_irv, same_rule=True)),
    ("schulze", schulze.count, Peer("pref_voting", _pref_voting_schulze, same_rule=True, most=20)),
)


def seconds[Found](run: Callable[[], Found]) -> tuple[float, Found]:
    start = time.perf_counter()
    found = run()
    return time.perf_counter() - start, found


def compare(count: Callable[[Election], Result], peer: Peer, content: bytes) -> tuple[float, float | None, bool]:
    """Median seconds of ours and of the peer (None without it), and whether they agree where they should."""
    there = importlib.util.find_spec(peer.package) is not None and int(content.split()[0]) <= peer.most
    ours, theirs, agree = [], [], True
    for _ in range(ROUNDS):
        spent, done = seconds(lambda: count(read_election(open_file(content, "ward.blt"), "stv")))
        ours.append(spent)
        if there:
            spent, elected = seconds(lambda: peer.count(content))
            theirs.append(spent)
            agree = agree and (not peer.same_rule or done.winners[0] in elected)
    return median(ours), median(theirs) if theirs else None, agree


def main() -> int:
    print(machine())
    rows = []
    wrong = False
    for candidates, seats, ballots in WARDS:
        content = ward(candidates, seats, ballots, seed=candidates)
        for method, count, peer in COUNTS:
            ours, theirs, agree = compare(count, peer, content)
            wrong = wrong or not agree
            ratio = "-" if theirs is None else f"{theirs / ours:.1f}"
            name = f"{method}, {candidates} candidates, {ballots:,} ballots"
            other = "-" if theirs is None else f"{theirs * 1000:.0f}"
            rows.append((name, f"{ours * 1000:.0f}", peer.package, other, ratio))
            if theirs is not None:
                remember(f"{name}, times as fast as {peer.package}", ratio, AIM)
    show("Ranked votes, from file to winners, in ms", ("", "ours", "peer", "peer's", "ratio"), rows)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
