"""Nothing lost and nobody counted twice, when the server is killed with -9 in mid-vote and while it closes.

`killed.py` runs on SQLite and on PostgreSQL; `killed.py --on ADDRESS` on one migrated, empty database.
Exit status 1 when something was lost or counted twice.
"""

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

from benchmarks import _postgres
from benchmarks._box import Counts, Voter, check
from benchmarks._client import Answer, Line, UnansweredError, post
from benchmarks._machine import machine, scratch
from benchmarks._server import Place, Server, a_place
from benchmarks._table import remember, show

CHANCE = random.SystemRandom()
CHOICES = ("for", "against", "abstain")
RECEIPT = re.compile(rb"<span>([A-Z2-9]{4})</span>")
SECONDS_TO_FINISH = 90


class Crowd:
    """Voters who go on trying until they have seen a receipt."""

    def __init__(self, place: Place, path: str, voters: list[Voter], at_once: int, counts: Counts) -> None:
        self.place, self.path, self.counts, self.at_once = place, path, counts, at_once
        self.waiting = list(reversed(voters))
        self.answered = 0
        self.stopped = False

    async def vote(self, *, until: int) -> None:
        """Cast ballots until `until` voters have been answered, then let what is on its way be."""
        self.stopped = False
        crowd = [asyncio.create_task(self._one_after_another(until)) for _ in range(self.at_once)]
        await asyncio.gather(*crowd)

    async def _one_after_another(self, until: int) -> None:
        from benchmarks._rows import session_key

        line = Line(self.place.port)
        while self.waiting and self.answered < until and not self.stopped:
            voter = self.waiting.pop()
            voter.tries += 1
            self.counts.tries += 1
            try:
                self._read(voter, await line.send(post(self.path, session_key(voter.number), choice=voter.choice)))
                self.answered += 1
            except UnansweredError:
                # Nobody knows whether it arrived. Some change their mind before they try again.
                self.counts.unanswered += 1
                voter.choice = CHANCE.choice(CHOICES)
                self.waiting.insert(0, voter)
                self.stopped = True
        line.close()

    def _read(self, voter: Voter, answer: Answer) -> None:
        groups = RECEIPT.findall(answer.body)
        if answer.status != 200 or len(groups) != 4:
            raise RuntimeError(f"the ballot was answered with {answer.status}: {answer.body[:600]!r}")
        voter.shown.append((b"-".join(groups).decode(), voter.choice))


async def _vote_and_kill(crowd: Crowd, server: Server, until: int) -> None:
    """Kill the server once `until` voters have been answered, while others are in the middle of it."""
    voting = asyncio.create_task(crowd.vote(until=10**9))
    while crowd.answered < until and not voting.done():
        await asyncio.sleep(0.002)
    server.kill()
    await voting


def run(place: Place, voters: int, kills: int, closings: int, at_once: int, finishing: bool) -> Counts:
    """Stage a vote, disturb it, close it, check it. Django is set up for `place` in this process."""
    from django.db import connections

    from assieme.assemblies.votes.models import Vote
    from benchmarks import _rows as rows

    counts = Counts(place.database.partition(":")[0], voters=voters)
    numbers = range(voters)
    organisation = rows.an_organisation()
    rows.people(organisation, None, numbers)
    rows.sessions(numbers)
    assembly = rows.an_assembly(organisation, None, numbers)
    for round_ in range(closings):
        vote = rows.an_open_vote(assembly, numbers, title=f"Question {round_ + 1}")
        connections.close_all()
        people = [Voter(number, CHANCE.choice(CHOICES)) for number in numbers]
        crowd = Crowd(place, f"/votes/{vote.pk}/ballot", people, at_once, counts)
        for kill in range(kills):
            server = Server(place)
            server.wait()
            asyncio.run(_vote_and_kill(crowd, server, voters * (kill + 1) // (kills + 1)))
            counts.kills_in_vote += 1
        server = Server(place)
        server.wait()
        asyncio.run(crowd.vote(until=10**9))
        _kill_in_closing(place, server, str(vote.pk), rows.session_key(0), counts)
        if finishing:
            _kill_in_finishing(place, counts)
        with Server(place):
            _wait_until_closed(vote.pk)
        check(Vote.objects.get(pk=vote.pk), people, counts)
        connections.close_all()
    return counts


def _kill_in_closing(place: Place, server: Server, vote: str, session: str, counts: Counts) -> None:
    """Ask for the close, and kill the server at a moment between its beginning and its end."""

    async def close() -> None:
        line = Line(place.port)
        asking = asyncio.create_task(line.send(post(f"/votes/{vote}/close", session)))
        await asyncio.sleep(CHANCE.uniform(0.005, 0.4))
        counts.kills_in_closing += not asking.done()
        server.kill()
        await asyncio.gather(asking, return_exceptions=True)
        line.close()

    asyncio.run(close())


def _kill_in_finishing(place: Place, counts: Counts) -> None:
    """Start the server, whose sealer goes on with the closing, and kill it at a moment while it does or just before."""
    server = Server(place)
    time.sleep(CHANCE.uniform(0.5, 4))
    counts.kills_in_finishing += 1
    server.kill()


def _wait_until_closed(vote: UUID) -> None:
    """The sealer finishes closings that were cut short; where nothing of one was on disk, close again as the chair."""
    from django.utils import timezone

    from assieme.assemblies.votes.closing import close_vote
    from assieme.assemblies.votes.models import Vote
    from assieme.people.models import Person
    from benchmarks._rows import person_id

    deadline = time.monotonic() + SECONDS_TO_FINISH
    while time.monotonic() < deadline:
        row = Vote.objects.get(pk=vote)
        if row.phase == Vote.Phase.CLOSED:
            return
        if row.phase == Vote.Phase.OPEN:
            close_vote(vote=row, by=Person.objects.get(pk=person_id(0)), now=timezone.now())
        time.sleep(0.3)
    raise RuntimeError("the closing was not finished")


def main() -> int:
    asked = _asked()
    if asked.on:
        return _on(asked)
    print(f"killed · {machine()}")
    with scratch() as folder:
        folders = {"SQLite": "", "PostgreSQL": ""}
        with _postgres.cluster(folder) as cluster:
            if cluster is None:
                print(_postgres.NOT_INSTALLED)
                del folders["PostgreSQL"]
            else:
                folders["PostgreSQL"] = cluster.create("killed")
            found = {name: _in_its_own_process(folder / name, url, asked) for name, url in folders.items()}
    return _report(found)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty database; prints JSON")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--voters", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=30, help="voters on the line at the same time")
    parser.add_argument("--kills", type=int, default=2, help="in each vote")
    parser.add_argument("--closings", type=int, default=2, help="votes, each killed while it closes")
    parser.add_argument(
        "--quick", action="store_true", help="do not kill the restarted server while it finishes the closing"
    )
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _on(asked: argparse.Namespace) -> int:
    place = a_place(asked.folder, asked.on, asked.workers)
    place.open_django()
    counts = run(place, asked.voters, asked.kills, asked.closings, asked.at_once, not asked.quick)
    print(json.dumps(counts.__dict__))
    return 1 if counts.violations else 0


def _in_its_own_process(folder: Path, url: str, asked: argparse.Namespace) -> Counts:
    """Django knows one database: each has a process of its own."""
    place = a_place(folder, url)
    place.manage("migrate", "--verbosity", "0")
    numbers = {name: getattr(asked, name) for name in ("voters", "at_once", "kills", "closings", "workers")}
    options = [f"--{name.replace('_', '-')}={number}" for name, number in numbers.items()]
    command = [sys.executable, __file__, "--on", place.database, "--folder", str(folder), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if not done.stdout:
        raise RuntimeError(f"the run on {place.database.partition(':')[0]} ended with {done.returncode}")
    return Counts(**json.loads(done.stdout))


def _report(found: dict[str, Counts]) -> int:
    head = [
        "",
        "voters",
        "tries",
        "unanswered",
        "killed voting",
        "closing",
        "finishing",
        "receipts shown",
        "in the box",
        "violations",
    ]
    show(
        "Killed with -9 in mid-vote and in mid-closing",
        head,
        [
            (
                name,
                one.voters,
                one.tries,
                one.unanswered,
                one.kills_in_vote,
                one.kills_in_closing,
                one.kills_in_finishing,
                one.receipts,
                one.box,
                len(one.violations),
            )
            for name, one in found.items()
        ],
    )
    for name, one in found.items():
        for violation in one.violations:
            print(f"{name}: {violation}")
        remember(f"killed -9, {name}: ballots in the box / receipts shown", f"{one.box}/{one.receipts}", "equal")
    return 1 if any(one.violations for one in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
