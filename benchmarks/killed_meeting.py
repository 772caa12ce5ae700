"""Nothing lost and nothing doubled when server, PostgreSQL and Redis are killed with -9 in mid-meeting and mid-vote.

Everybody in a room looks on, raises a hand, is given the word once and casts a ballot, while one after the other is
killed and started again. Whoever gets no answer sends the same press again. `killed_meeting.py` runs on SQLite and on
PostgreSQL with Redis; `--on ADDRESS` on one migrated, empty database. Exit status 1 when anything was lost or doubled.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks import _postgres, _redis
from benchmarks._crowd import Counts, Crowd, Killing
from benchmarks._machine import machine, scratch
from benchmarks._room import a_room
from benchmarks._server import Place, Server, a_place
from benchmarks._table import remember, show


def check(crowd: Crowd) -> None:
    """Compare what was answered with what is in the tables."""
    from assieme.assemblies.live.models import Participant, Press
    from assieme.assemblies.votes.models import BoxEntry, CastMark, Vote

    counts, wrong = crowd.counts, crowd.counts.violations
    turns = dict(Participant.objects.filter(room=crowd.room).values_list("person__account__username", "turns"))
    wrong += [f"{name} had {number} turns and not 1" for name, number in turns.items() if number != 1]
    kept = {str(key) for key in Press.objects.filter(room=crowd.room).values_list("pk", flat=True)}
    lost = [press for press in crowd.presses if press not in kept]
    wrong += [f"{len(lost)} presses that were answered are lost"] if lost else []
    vote = Vote.objects.get(pk=crowd.vote)
    marks = CastMark.objects.filter(entry__vote=vote).count()
    box = dict(BoxEntry.objects.filter(vote=vote).values_list("receipt", "choice"))
    counts.box = len(box)
    wrong += [
        f"person {number} was shown {receipt} for {crowd.choices[number]}; the box says {box.get(receipt)}"
        for number, receipt in crowd.receipts.items()
        if box.get(receipt) != crowd.choices[number]
    ]
    if not marks == len(box) == counts.people:
        wrong.append(f"{marks} marks and {len(box)} ballots of {counts.people} people")


def hold(
    place: Place, people: int, kills: int, cluster: _postgres.Cluster | None, redis: _redis.Redis | None
) -> Counts:
    """Stage a meeting and a vote, hold them, kill, check. Django is set up for `place` in this process."""
    from django.db import connections
    from django.utils import timezone

    from assieme.assemblies.votes.closing import close_vote
    from assieme.assemblies.votes.models import Vote
    from assieme.people.models import Person
    from benchmarks import _rows as rows

    counts, numbers = Counts(people=people), range(people)
    organisation = rows.an_organisation()
    rows.people(organisation, None, numbers)
    rows.sessions(numbers)
    assembly = rows.an_assembly(organisation, None, numbers)
    room, vote = a_room(assembly, numbers), rows.an_open_vote(assembly, numbers)
    connections.close_all()
    servers = [Server(place)]
    servers[0].wait()

    def again() -> None:
        servers.append(Server(place))
        servers[-1].wait()

    disturb: list[Killing] = [("server", lambda: servers[-1].kill(), again)] * kills
    if cluster is not None:
        disturb.insert(1, ("PostgreSQL", cluster.kill, cluster.start))
    if redis is not None:
        disturb.insert(1, ("Redis", redis.kill, redis.start))
    crowd = Crowd(place, room, vote.pk, counts)
    try:
        asyncio.run(crowd.meet(disturb))
    finally:
        servers[-1].stop()
    close_vote(vote=Vote.objects.get(pk=vote.pk), by=Person.objects.get(pk=rows.person_id(0)), now=timezone.now())
    check(crowd)
    return counts


def on(asked: argparse.Namespace) -> int:
    """One run, in a process of its own since Django knows one database; prints JSON."""
    with scratch() as folder, _redis.controlled(folder) as redis:
        with_postgres = asked.on == "postgres"
        with _postgres.cluster(folder) if with_postgres else nullcontext() as cluster:
            if with_postgres and cluster is None:
                print(json.dumps(None))
                return 0
            url = cluster.create("meeting") if cluster else asked.on.removeprefix("sqlite-of-its-own")
            place = a_place(asked.folder or folder / "place", url, 1)
            place = replace(place, mode=asked.mode, redis=redis.url if redis and with_postgres else "")
            if not url or cluster:
                place.manage("migrate", "--verbosity", "0")
            place.open_django()
            counts = hold(place, asked.people, asked.kills, cluster, redis if with_postgres else None)
    print(json.dumps(asdict(counts)))
    return 1 if counts.violations else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty SQLite database; prints JSON")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--mode", default="production")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--kills", type=int, default=2, help="of the server")
    asked = parser.parse_args()
    if asked.on:
        return on(asked)
    print(f"killed_meeting · {machine()}")
    runs = {
        "SQLite, one process": ("sqlite-of-its-own", "demo"),
        "PostgreSQL and Redis": ("postgres", "production"),
    }
    found = {}
    for name, (database, mode) in runs.items():
        options = [f"--on={database}", f"--mode={mode}", f"--people={asked.people}", f"--kills={asked.kills}"]
        done = subprocess.run([sys.executable, __file__, *options], stdout=subprocess.PIPE, text=True)
        if not done.stdout:
            raise RuntimeError(f"the run on {name} ended with {done.returncode}")
        if (counts := json.loads(done.stdout)) is None:
            print(_postgres.NOT_INSTALLED)
        else:
            found[name] = Counts(**counts)
    return _report(found)


def _report(found: dict[str, Counts]) -> int:
    head = ["", "people", "killed", "unanswered", "errors", "of them without Redis", "back, s", "box", "violations"]
    rows = [
        (
            name,
            one.people,
            ", ".join(one.kills),
            one.unanswered,
            one.errors,
            one.errors_without_redis,
            max(one.back, default=0),
            one.box,
            len(one.violations),
        )
        for name, one in found.items()
    ]
    show("Killed with -9 in mid-meeting and mid-vote", head, rows)
    for name, one in found.items():
        for violation in one.violations:
            print(f"{name}: {violation}")
        remember(f"killed in mid-meeting, {name}: lost or doubled", str(len(one.violations)), "0")
    return 1 if any(one.violations for one in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
