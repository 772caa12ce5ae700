"""Participatory budgets: ours beside pabutools, on the same `.pb` file in the same run.

The files are made here, by a seed: people of several districts choose up to ten projects, most of them of their own
district and of a few that everybody likes. pabutools is no part of the project: without it only our own times are
shown. It gets the file in memory and its quickest form, ballots that are alike taken together. Times are those of the
processor, so that other work on the machine disturbs them less. Wrong is a count in which the two fund different
projects, or the same in another order.

python -m benchmarks.budget [FILE.pb …]   (other files instead of those made here)
"""

import importlib.util
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assieme.logic.budget.completion import Completion, equal_shares
from assieme.logic.budget.greedy import greedy
from assieme.logic.budget.pabulib import read_pabulib
from assieme.logic.voting.files.source import open_source
from benchmarks._machine import machine
from benchmarks._table import remember, show

CITIES = ((400, 30, 20_000), (10_000, 100, 1_500_000), (60_000, 150, 9_000_000))
"""Voters, projects, and the budget; the last is as large as the largest that are published."""

COUNTS = ("greedy", "none", "add1")
PATIENCE = 100_000
"""Voters times projects up to which `add1`, which counts again and again, is asked of the peer."""

AIM = "faster"


def city(voters: int, projects: int, budget: int) -> bytes:
    """A file with approvals."""
    dice = random.Random(voters)  # noqa: S311 - made-up voters, not secrets
    districts = max(4, projects // 12)
    liked = [dice.gammavariate(0.7, 1) for _ in range(projects)]
    costs = [round(budget * 0.08 * dice.betavariate(1, 3)) // 100 * 100 + 500 for _ in range(projects)]
    lines = ["META", "key;value", f"budget;{budget}", "vote_type;approval", f"num_votes;{voters}"]
    lines += ["PROJECTS", "project_id;cost", *(f"{one};{cost}" for one, cost in enumerate(costs))]
    lines += ["VOTES", "voter_id;vote"]
    for voter in range(voters):
        home = dice.randrange(districts)
        weights = [one * (8 if place % districts == home else 1) for place, one in enumerate(liked)]
        chosen = dict.fromkeys(dice.choices(range(projects), weights, k=1 + min(9, int(dice.expovariate(1 / 4)))))
        lines.append(f"{voter};{','.join(map(str, chosen))}")
    return "\n".join([*lines, ""]).encode()


def ours(content: bytes, how: str) -> list[str]:
    election = read_pabulib(open_source(content, "city.pb")).election
    done = greedy(election) if how == "greedy" else equal_shares(election, completion=Completion(how))
    return [election.projects[place].id for place in done.winners]


def theirs(content: bytes, how: str) -> list[str]:
    from pabutools.election import Cost_Sat  # type: ignore[import-not-found]
    from pabutools.election.pabulib import parse_pabulib_from_string  # type: ignore[import-not-found]
    from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares  # type: ignore[import-not-found]

    instance, profile = parse_pabulib_from_string(content.decode("utf-8-sig"))
    alike = profile.as_multiprofile()
    if how == "greedy":
        done = greedy_utilitarian_welfare(instance, alike, sat_class=Cost_Sat)
    else:
        step = {"none": None, "add1": 1}[how]
        done = method_of_equal_shares(instance, alike, sat_class=Cost_Sat, voter_budget_increment=step)
    return [project.name for project in done]


def seconds(count: Callable[[bytes, str], list[str]], content: bytes, how: str) -> tuple[float, list[str]]:
    start = time.process_time()
    found = count(content, how)
    return time.process_time() - start, found


def main() -> int:
    print(machine())
    there = importlib.util.find_spec("pabutools") is not None
    sys.setrecursionlimit(100_000)  # the peer recurs once for each project that it funds
    files = {
        f"{voters:,} voters, {projects} projects": city(voters, projects, money) for voters, projects, money in CITIES
    }
    if len(sys.argv) > 1:
        files = {Path(place).stem: Path(place).read_bytes() for place in sys.argv[1:]}
    rows, wrong = [], False
    for name, content in files.items():
        small = content.count(b"\n") * content.count(b"\n", 0, content.index(b"VOTES")) <= PATIENCE
        for how in COUNTS:
            mine, funded = seconds(ours, content, how)
            row = (f"{name}, {how}", len(funded), f"{mine:.2f}")
            if there and (small or how != "add1"):
                other, others = seconds(theirs, content, how)
                wrong = wrong or funded != others
                rows.append((*row, f"{other:.2f}", f"{other / mine:.1f}", "yes" if funded == others else "NO"))
                remember(f"budget, {name}, {how}: times as fast as pabutools", f"{other / mine:.1f}", AIM)
            else:
                rows.append((*row, "-", "-", "-"))
    show(
        "From file to funded projects, in seconds of the processor",
        ("", "funded", "ours", "pabutools", "ratio", "same"),
        rows,
    )
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
