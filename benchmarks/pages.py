"""Page time and queries at growing numbers of rows: cost must not grow with rows that a page does not show.

Each page is asked for in this process (Django's test client) and from a running `assieme serve`. Cards grow to
100,000 in one initiative, then members to 20,000, each with a seat, on the roll, and in the initiative.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import _postgres
from benchmarks._client import Line, get
from benchmarks._machine import machine, scratch
from benchmarks._server import Place, Server, a_place
from benchmarks._table import median, remember, show

MEMBERS = 30
MANY_MEMBERS = 20_000
SIZES = ((10, MEMBERS), (1_000, MEMBERS), (100_000, MEMBERS), (100_000, MANY_MEMBERS))
MEMBER, LEADER = 1, 0
AIM = 1.5


@dataclass(frozen=True)
class Figure:
    """One page at one size: medians in milliseconds; `best` is the shortest time inside."""

    page: str
    cards: int
    members: int
    queries: int
    inside: float
    best: float
    served: float
    slowest: str = ""


def figures(place: Place, sizes: tuple[tuple[int, int], ...], times: int) -> Iterator[Figure]:
    """Grow the rows from size to size and measure each page. Django is set up for `place` in this process."""
    from django.db import connection, connections

    from benchmarks import _cards, _rows

    organisation = _rows.an_organisation()
    initiative = _rows.an_initiative(organisation, "An evening café")
    for number in range(9):
        _rows.an_initiative(organisation, f"Initiative {number}")
    _rows.people(organisation, initiative, [LEADER], role="facilitator")
    _rows.second_factors([LEADER])
    _rows.people(organisation, initiative, range(1, MEMBERS))
    _rows.sessions(range(MEMBERS))
    assembly = _rows.an_assembly(organisation, initiative, range(MEMBERS))
    vote = _rows.an_open_vote(assembly, range(MEMBERS))
    paths = {
        "the matrix": "/matrix",
        "an initiative": f"/initiatives/{initiative.pk}",
        "its cards": f"/initiatives/{initiative.pk}/cards",
        "a ballot": f"/votes/{vote.pk}/ballot",
        "my day": "/my-day",
    }
    cards, members = 0, MEMBERS
    for wanted_cards, wanted_members in sizes:
        _cards.cards(initiative, range(cards, wanted_cards), MEMBERS, LEADER)
        more = range(members, wanted_members)
        _rows.people(organisation, initiative, more)
        _rows.seats(assembly, more)
        _rows.enrol(vote, more)
        cards, members = wanted_cards, wanted_members
        if connection.vendor == "postgresql":  # its autovacuum does this within a minute
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        connections.close_all()
        yield from _measure(place, paths, cards, members, times)


def _measure(place: Place, paths: dict[str, str], cards: int, members: int, times: int) -> Iterator[Figure]:
    from django.db import connections

    from benchmarks._rows import session_key

    inside = {page: _inside(path, session_key(LEADER), times) for page, path in paths.items()}
    connections.close_all()
    with Server(place):
        served = asyncio.run(_served(place, paths, session_key(LEADER), times))
    for page, (queries, usual, best, slowest) in inside.items():
        asked_from_outside = 1000 * served[page]
        yield Figure(page, cards, members, queries, 1000 * usual, 1000 * best, asked_from_outside, slowest)


def _inside(path: str, session: str, times: int) -> tuple[int, float, float, str]:
    """Queries, median and shortest seconds, and the slowest statement with its milliseconds, in this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.cookies["sessionid"] = session
    for _ in range(2):
        _expect(path, client.get(path).status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    queries = len(captured)  # the next request empties what was captured
    slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - began)
    return queries, median(seconds), min(seconds), f"{1000 * float(slowest['time']):.0f} ms: {slowest['sql']}"


async def _served(place: Place, paths: dict[str, str], session: str, times: int) -> dict[str, float]:
    """Median seconds of each page from the running server, one request at a time over one kept connection."""
    line, medians = Line(place.port), {}
    for page, path in paths.items():
        seconds = []
        for number in range(times + 8):
            began = time.perf_counter()
            answer = await line.send(get(path, session))
            if number >= 8:
                seconds.append(time.perf_counter() - began)
            _expect(path, answer.status)
        medians[page] = median(seconds)
    line.close()
    return medians


def _expect(path: str, status: int) -> None:
    if status != 200:
        raise RuntimeError(f"{path} was answered with {status}")


def report(database: str, found: list[Figure]) -> None:
    """Print each page's figures with the ratio to the smallest size."""
    rows = []
    for page in dict.fromkeys(one.page for one in found):
        sizes = [one for one in found if one.page == page]
        first = sizes[0]
        for one in sizes:
            name = page if one is first else ""
            kinds = ((one.inside, first.inside), (one.best, first.best), (one.served, first.served))
            times = [said for now, then in kinds for said in (f"{now:.1f}", f"{now / then:.2f}")]
            rows.append((name, f"{one.cards:,}", f"{one.members:,}", one.queries, *times))
        last = sizes[-1]
        remember(
            f"{database}, {page}: {last.cards:,} cards, {last.members:,} members / smallest",
            f"{last.best / first.best:.2f}",
            f"≤ {AIM}",
        )
    head = ["page", "cards", "members", "queries", "inside ms", "ratio", "at best ms", "ratio", "served ms", "ratio"]
    show(f"Pages on {database}: medians, ratios to the smallest size", head, rows)
    for one in found:
        if one is not found[0] and one.best > AIM * next(each.best for each in found if each.page == one.page):
            print(f"\n{one.page} grew ({one.cards:,} cards, {one.members:,} members); slowest: {one.slowest[:900]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty database; prints JSON")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--times", type=int, default=30, help="requests for each median")
    parser.add_argument("--most", type=int, default=100_000, help="cards at most")
    asked = parser.parse_args()
    if asked.on:
        place = a_place(asked.folder, asked.on)
        place.open_django()
        sizes = tuple((min(cards, asked.most), members) for cards, members in SIZES)
        print(json.dumps([asdict(one) for one in figures(place, sizes, asked.times)]))
        return 0
    print(f"pages · {machine()}")
    with scratch() as folder, _postgres.cluster(folder) as cluster:
        report("SQLite", _in_its_own_process(folder / "sqlite", "", asked))
        if cluster is None:
            print(_postgres.NOT_INSTALLED)
        else:
            report("PostgreSQL", _in_its_own_process(folder / "postgresql", cluster.create("pages"), asked))
    return 0


def _in_its_own_process(folder: Path, url: str, asked: argparse.Namespace) -> list[Figure]:
    """Django knows one database: each has a process of its own."""
    place = a_place(folder, url)
    place.manage("migrate", "--verbosity", "0")
    options = (f"--times={asked.times}", f"--most={asked.most}")
    command = [sys.executable, __file__, "--on", place.database, "--folder", str(folder), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [Figure(**one) for one in json.loads(done.stdout)]


if __name__ == "__main__":
    sys.exit(main())
