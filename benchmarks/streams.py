"""From a press to all screens: 500 connected phones in a meeting's room, beside a bare server sending the same bytes.

On SQLite in one process, as the demonstration runs; on PostgreSQL with Redis across two servers, as beyond one machine,
where half of the phones are at each and the press is sent to one. `--phones 100 --changes 5` for a quick look.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from benchmarks import _postgres, _redis
from benchmarks._machine import free_port, machine, scratch
from benchmarks._room import Screen, a_room, give_word, look_on, until
from benchmarks._server import Place, Server, a_place
from benchmarks._table import median, remember, show

SECONDS_BETWEEN_CHANGES = 0.4
AIM = 1000  # milliseconds, from the press to the last screen
BARE = """
import asyncio, sys
crowd = []
async def come(reader, writer):
    head = await reader.readuntil(b"\\r\\n\\r\\n")
    if head.startswith(b"GET /listen"):
        crowd.append(writer)
        writer.write(b"HTTP/1.1 200 OK\\r\\n\\r\\nid: 0\\n\\n")
        return
    message = b"id: 1\\n" + b"x" * int(head.split(b"/")[1].split()[0]) + b"\\n\\n"
    for one in crowd:
        one.write(message)
    writer.close()
async def main():
    async with await asyncio.start_server(come, "127.0.0.1", int(sys.argv[1]), backlog=4096) as server:
        await server.serve_forever()
asyncio.run(main())
"""


async def measure(places: Sequence[Place], room: UUID, phones: int, changes: int) -> dict[str, float]:
    """Milliseconds from each press to each screen, and to the last screen of each change."""
    screens = [Screen() for _ in range(phones)]
    for number, screen in enumerate(screens):
        place = places[number % len(places)]
        await look_on(place.live_port, f"/live/room-phone/{room}", number, screen)
    await until(lambda: all(screen.came for screen in screens), 120)

    async def change(number: int) -> tuple[float, float]:
        return await give_word(places[0].port, room, number % phones)

    return await _rounds(screens, changes, change) | {"bytes": len(screens[0].newest)}


async def _rounds(
    screens: Sequence[Screen], changes: int, change: Callable[[int], Awaitable[tuple[float, float]]]
) -> dict[str, float]:
    all_of_them: list[float] = []
    last: list[float] = []
    waited: list[float] = []
    for number in range(changes + 1):
        await asyncio.sleep(SECONDS_BETWEEN_CHANGES)
        heard = [len(screen.came) for screen in screens]
        pressed, answered = await change(number + 1)
        await until(lambda: all(len(s.came) > n for s, n in zip(screens, heard, strict=True)))  # noqa: B023 (awaited)
        took = [1000 * (screen.came[-1] - pressed) for screen in screens]
        if number:  # the first warms up
            all_of_them += took
            last.append(max(took))
            waited.append(1000 * (answered - pressed))
    all_of_them.sort()
    return {
        "median": median(all_of_them),
        "p99": all_of_them[int(len(all_of_them) * 0.99)],
        "last": median(last),
        "worst": max(last),
        "answered": median(waited),
    }


async def measure_bare(phones: int, changes: int, size: int) -> dict[str, float]:
    """The same client, and a server that does nothing but write these bytes to each socket."""
    async with _bare() as port:
        screens = [await look_on(port, "/listen", -1, Screen()) for _ in range(phones)]
        await until(lambda: all(screen.came for screen in screens))

        async def change(_: int) -> tuple[float, float]:
            pressed = time.perf_counter()
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"POST /{size} HTTP/1.1\r\n\r\n".encode())
            return pressed, pressed

        return await _rounds(screens, changes, change)


@asynccontextmanager
async def _bare() -> AsyncIterator[int]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, str(port))
    try:
        await asyncio.sleep(1)
        yield port
    finally:
        process.kill()
        await process.wait()


def on(asked: argparse.Namespace) -> int:
    """Stage a room in one migrated, empty database, serve it, measure; prints JSON."""
    one = a_place(asked.folder, asked.on, 1)
    one = replace(one, mode=asked.mode, redis=asked.redis)
    one.open_django()
    from django.db import connections

    from benchmarks import _rows as rows

    numbers = range(asked.phones)
    organisation = rows.an_organisation()
    rows.people(organisation, None, numbers)
    rows.sessions(numbers)
    room = a_room(rows.an_assembly(organisation, None, numbers), numbers)
    connections.close_all()
    places = [one]
    if asked.servers == 2:
        places.append(replace(one, port=free_port(), streams_port=free_port()))
    with ExitStack() as servers:
        for place in places:
            servers.enter_context(Server(place))
        found = asyncio.run(measure(places, room, asked.phones, asked.changes))
    found |= {
        f"bare {name}": n
        for name, n in asyncio.run(measure_bare(asked.phones, asked.changes, int(found["bytes"]))).items()
    }
    print(json.dumps(found))
    return 0


def _in_its_own_process(folder: Path, url: str, asked: argparse.Namespace, *more: str) -> dict[str, float]:
    """Django knows one database: each has a process of its own."""
    place = a_place(folder, url)
    place.manage("migrate", "--verbosity", "0")
    options = [
        "--on",
        place.database,
        "--folder",
        str(folder),
        f"--phones={asked.phones}",
        f"--changes={asked.changes}",
    ]
    done = subprocess.run([sys.executable, __file__, *options, *more], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise RuntimeError(f"the run in {folder.name} ended with {done.returncode}")
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty database; prints JSON")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--mode", default="production")
    parser.add_argument("--redis", default="")
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--only", default="", help="sqlite or postgres")
    return parser.parse_args()


def main() -> int:
    asked = _asked()
    if asked.on:
        return on(asked)
    print(f"streams · {machine()}")
    found: dict[str, dict[str, float]] = {}
    with scratch() as folder:
        if asked.only != "postgres":
            found["SQLite, one process"] = _in_its_own_process(folder / "one", "", asked, "--mode=demo")
        with _postgres.cluster(folder) as cluster, _redis.running(folder) as redis:
            if asked.only != "sqlite" and cluster is None:
                print(_postgres.NOT_INSTALLED)
            elif asked.only != "sqlite" and cluster is not None:
                more = ("--servers=2", f"--redis={redis}")
                name = f"PostgreSQL{' and Redis' if redis else ''}, two servers"
                found[name] = _in_its_own_process(folder / "two", cluster.create("streams"), asked, *more)
    _report(found, asked.phones)
    return 0


def _report(found: dict[str, dict[str, float]], phones: int) -> None:
    head = [
        "from the press, ms",
        "median",
        "p99",
        "last screen",
        "worst",
        "press answered",
        "bare median",
        "bare last",
        "bytes each",
    ]
    names = ("median", "p99", "last", "worst", "answered", "bare median", "bare last", "bytes")
    rows = [(where, *(round(one[name]) for name in names)) for where, one in found.items()]
    show(f"A change on {phones} screens", head, rows)
    for where, one in found.items():
        remember(f"streams, {where}: worst of {phones} screens, ms", f"{one['worst']:.0f}", f"under {AIM}")
        remember(f"streams, {where}: last screen / bare", f"{one['last'] / one['bare last']:.1f}", "")


if __name__ == "__main__":
    sys.exit(main())
