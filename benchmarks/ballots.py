"""Ballots per second that the running server accepts, against `pgbench` running the same statements.

The server is `assieme serve` with production's settings on PostgreSQL; voters post real forms over kept connections,
one ballot each. pgbench sends the statements that such a ballot causes, captured from a real one, over as many
connections. Rounds are interleaved; figures are medians. Server, database, voters and pgbench share this machine.
"""

import argparse
import asyncio
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from benchmarks import _postgres
from benchmarks._client import Line, get, post
from benchmarks._machine import machine, scratch
from benchmarks._server import Place, Server, a_place
from benchmarks._table import median, remember, show

FIRST = 100_000_000_000  # twelve digits, so that pgbench can write a voter's number into their key
KEY = re.compile(r"'([0-9a-f]{32})'")
TPS = re.compile(r"tps = ([0-9.]+)")
AIM = 0.5


@dataclass
class Rounds:
    """What each round gave, per second; `waits` are the seconds that each voter waited."""

    server: list[float] = field(default_factory=list)
    same: list[float] = field(default_factory=list)
    same_few: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    missing: int = 0


def statements(vote: UUID, voter: int) -> list[str]:
    """The SQL that one cast ballot sends, in order, with BEGIN and COMMIT, taken from a real one in this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks._rows import session_key

    client = Client()
    for number in (voter, voter + 1):  # the first fills what is cached
        client.cookies["sessionid"] = session_key(number)
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(f"/votes/{vote}/ballot", {"choice": "for"})
        if answer.status_code != 200:
            raise RuntimeError(f"the ballot was answered with {answer.status_code}")
    return [query["sql"] for query in captured.captured_queries]


def for_pgbench(sql: Sequence[str], voter: int, each: int, known: Iterable[UUID]) -> str:
    """The statements with the voter's number as a variable: each client works through `each` voters of its own.

    New rows get a fresh key from the database, since the captured ones are taken: each key in an INSERT but `known`.
    """
    kept = {one.hex for one in known}

    def fresh(key: re.Match[str]) -> str:
        return key[0] if key[1] in kept or str(voter) in key[1] else "gen_random_uuid()"

    lines = [f"\\set n {FIRST} + :client_id * {each} + :i", "\\set i :i + 1"]
    for statement in sql:
        line = " ".join(statement.split())
        line = KEY.sub(fresh, line) if line.startswith("INSERT") else line
        lines.append(line.replace(str(voter), ":n") + ";")
    return "\n".join(lines) + "\n"


async def _vote(place: Place, vote: UUID, voters: int, people: int, rounds: Rounds) -> float:
    """Everybody on the roll casts a ballot, `people` at a time; returns ballots per second."""
    from benchmarks._rows import session_key

    path, waiting = f"/votes/{vote}/ballot", list(range(FIRST, FIRST + voters))
    lines = [Line(place.port) for _ in range(people)]
    await asyncio.gather(*(line.send(get(path, session_key(FIRST + one))) for one, line in enumerate(lines)))

    async def one_after_another(line: Line) -> None:
        while waiting:
            request = post(path, session_key(waiting.pop()), choice="for")
            began = time.perf_counter()
            answer = await line.send(request)
            rounds.waits.append(time.perf_counter() - began)
            rounds.refused += answer.status != 200 or b"ticket__code" not in answer.body

    began = time.perf_counter()
    await asyncio.gather(*(one_after_another(line) for line in lines))
    speed = voters / (time.perf_counter() - began)
    for line in lines:
        line.close()
    return speed


def _pgbench(cluster: _postgres.Cluster, script: str, folder: Path, clients: int, each: int) -> float:
    """Transactions per second."""
    file = folder / "pgbench.sql"
    file.write_text(script, encoding="utf-8")
    said = cluster.run(
        *("pgbench", "--no-vacuum", "--protocol=simple", "--define=i=0", f"--client={clients}", "--jobs=2"),
        *(f"--transactions={each}", f"--file={file}", "ballots"),
    )
    return float(TPS.findall(said)[-1])


def measure(cluster: _postgres.Cluster, folder: Path, asked: argparse.Namespace) -> tuple[Rounds, list[str]]:
    """Stage, then interleave the rounds. Sets Django up in this process."""
    place = a_place(folder / "place", cluster.create("ballots"), asked.workers)
    place.manage("migrate", "--verbosity", "0")
    place.open_django()
    from django.db import connection, connections

    from assieme.assemblies.votes.models import Envelope
    from benchmarks import _rows as rows

    numbers = range(FIRST, FIRST + asked.voters)
    organisation = rows.an_organisation()
    rows.people(organisation, None, numbers)
    rows.sessions(numbers)
    assembly = rows.an_assembly(organisation, None, numbers)
    votes = [rows.an_open_vote(assembly, numbers, title=f"Question {one}") for one in range(3 * asked.rounds + 1)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    sql = statements(votes[-1].pk, FIRST)
    if asked.statements:
        print("\n".join(sql))
    connections.close_all()
    insert = [line for line in sql if "core_event" in line and line.startswith("INSERT")]
    known, few = (votes[-1].pk, organisation.pk), 8 * asked.workers
    rounds = Rounds()
    with Server(place) as server:
        for turn in range(asked.rounds):
            here, there, and_there = votes[3 * turn : 3 * turn + 3]
            rounds.server.append(asyncio.run(_vote(place, here.pk, asked.voters, asked.people, rounds)))
            rounds.missing += asked.voters - Envelope.objects.filter(vote=here).count()
            connections.close_all()
            server.pause()
            for vote, into, clients in (
                (there, rounds.same, asked.people),
                (and_there, rounds.same_few, few),
            ):
                each = asked.voters // clients
                script = for_pgbench(sql, FIRST + 1, each, known).replace(votes[-1].pk.hex, vote.pk.hex)
                into.append(_pgbench(cluster, script, folder, clients, each))
            each = asked.voters // asked.people
            plain = for_pgbench(insert, FIRST + 1, each, known)
            rounds.plain.append(_pgbench(cluster, plain, folder, asked.people, each))
            server.resume()
    return rounds, sql


def report(rounds: Rounds, sql: list[str], asked: argparse.Namespace) -> int:
    server, same, few, plain = (median(one) for one in (rounds.server, rounds.same, rounds.same_few, rounds.plain))
    spread = sorted(rounds.waits)
    show(
        f"Ballots per second: {asked.people} voters at once, {asked.voters} ballots a round, {asked.rounds} rounds, "
        f"{asked.workers} processes of 8 threads; {len(sql)} statements a ballot, BEGIN and COMMIT among them",
        ["", "per second", "server's share", "rounds"],
        [
            _row("the server accepts", rounds.server, server),
            _row(f"pgbench, the same statements, {asked.people} connections", rounds.same, server),
            _row(f"pgbench, the same statements, {8 * asked.workers} connections", rounds.same_few, server),
            _row(f"pgbench, the plain insert of an event, {asked.people} connections", rounds.plain, server),
        ],
    )
    waits = " · ".join(
        f"{said} {1000 * spread[int(len(spread) * part)]:.0f} ms"
        for said, part in (("half", 0.5), ("95 %", 0.95), ("99 %", 0.99))
    )
    print(f"A voter waits for the receipt at most: {waits}")
    remember(
        f"ballots: server {server:.0f}/s of pgbench {same:.0f}/s, {asked.people} connections",
        f"{server / same:.2f}",
        f"≥ {AIM}",
    )
    remember(
        f"ballots: server {server:.0f}/s of pgbench {few:.0f}/s, {8 * asked.workers} connections",
        f"{server / few:.2f}",
        "",
    )
    remember(f"ballots: server {server:.0f}/s of plain inserts {plain:.0f}/s", f"{server / plain:.2f}", "")
    if rounds.refused or rounds.missing:
        print(f"WRONG: {rounds.refused} ballots were refused, {rounds.missing} are missing")
        return 1
    return 0


def _row(name: str, values: list[float], server: float) -> tuple[str, str, str, str]:
    return name, f"{median(values):.0f}", f"{server / median(values):.2f}", " ".join(f"{one:.0f}" for one in values)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voters", type=int, default=1000)
    parser.add_argument("--people", type=int, default=200, help="voters at the same time")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--statements", action="store_true", help="print what pgbench runs")
    asked = parser.parse_args()
    print(f"ballots · {machine()}")
    with scratch() as folder, _postgres.cluster(folder) as cluster:
        if cluster is None:
            print(_postgres.NOT_INSTALLED)
            return 0
        rounds, sql = measure(cluster, folder, asked)
    return report(rounds, sql, asked)


if __name__ == "__main__":
    sys.exit(main())
