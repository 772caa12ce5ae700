"""Mirrors over a million rows of five years: opened for the first time, once counts are kept, and after new rows.

Cards, presence, rolls, ballots, turns, answers after meetings and things brought, in twenty groups of one
organisation. Wrong are counts that differ from those made from nothing, and a mirror that does not know a new row.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import _postgres
from benchmarks._machine import machine, scratch
from benchmarks._server import a_place
from benchmarks._table import median, remember, show

ROWS, GROUPS, TIMES = 1_000_000, 20, 7
AIM = 1.0


@dataclass
class Figures:
    """Seconds and queries of each thing, as they are found; and whether all was right."""

    lines: list[tuple[str, float, int]] = field(default_factory=list)
    right: bool = True


class Opened:
    """Opens pages as the facilitator of the organisation does."""

    def __init__(self, times: int) -> None:
        from django.test import Client

        from benchmarks import _rows

        self.client, self.times = Client(), times
        self.client.cookies["sessionid"] = _rows.session_key(0)

    def once(self, address: str) -> float:
        began = time.perf_counter()
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} was answered with {answer.status_code}")
        return time.perf_counter() - began

    def often(self, address: str) -> float:
        return median([self.once(address) for _ in range(self.times)])

    def queries(self, address: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            self.once(address)
        return len(found)


def measure(staged: Any, times: int) -> Figures:
    """Django is set up in this process, and the rows are there."""
    from django.urls import reverse

    found, opened = Figures(), Opened(times)
    addresses = {
        "the organisation's mirror": reverse("mirror_of_organisation", kwargs={"id": staged.organisation.pk}),
        "a service's": reverse("mirror_of_service", kwargs={"id": staged.service.pk}),
        "a group's": reverse("mirror", kwargs={"id": staged.assembly.pk}),
    }
    whole, group = addresses["the organisation's mirror"], addresses["a group's"]
    found.lines.append(("the organisation's mirror, the first time ever", opened.once(whole), 0))
    for name, address in addresses.items():
        opened.once(address)
        found.lines.append((name, opened.often(address), opened.queries(address)))
    for what in ("decisions", "ideas", "meetings"):
        address = reverse("mirror_rows", kwargs={"id": staged.assembly.pk, "what": what})
        found.lines.append((f"the {what} behind it", opened.often(address), opened.queries(address)))
    for name, happen in _new_rows(staged).items():
        before = _counts(staged)
        happen()
        found.lines.append((f"a group's, after {name}", opened.once(group), opened.queries(group)))
        found.lines.append((f"the organisation's, after {name}", opened.once(whole), opened.queries(whole)))
        found.right &= _counts(staged) != before and _same(staged)
    return found


def _place(staged: Any) -> tuple[Any, Any]:
    from django.utils import timezone

    from assieme.mirrors import places

    place = places.of_organisation(staged.organisation)
    return place, timezone.now().astimezone(place.zone).date()


def _counts(staged: Any) -> Any:
    from assieme.mirrors import kept

    return kept.counted(*_place(staged))


def _same(staged: Any) -> bool:
    from assieme.mirrors import kept

    place, today = _place(staged)
    return bool(kept.counted(place, today) == kept.from_nothing(place))


def _new_rows(staged: Any) -> dict[str, Callable[[], object]]:
    from django.utils import timezone

    from assieme.assemblies.meetings import actions as meetings
    from assieme.people.models import Person
    from assieme.toolkit.cards import actions as cards
    from assieme.toolkit.cards.models import Authorship, Card
    from assieme.toolkit.cards.written import Written
    from benchmarks import _rows

    by, assembly = Person.objects.get(pk=_rows.person_id(0)), staged.assembly

    def raise_idea() -> None:
        written = Written(challenge="The door is locked.", idea="Open it at eight.")
        cards.raise_card(
            initiative=assembly.initiative, written=written, authorship=Authorship.NAMED, by=by, now=timezone.now()
        )

    def answer_oldest() -> None:
        waiting = Card.objects.filter(initiative=assembly.initiative, state=Card.State.OWNED, owner=by)
        card = waiting.order_by("raised_on").first()
        if card is None:
            raise RuntimeError("no idea waits")
        cards.answer_card(card=card, answer="done", why="It is open.", by=by, now=timezone.now())

    def write_minutes() -> None:
        now, here = timezone.now(), assembly.seats.all()
        meeting = meetings.plan_meeting(assembly=assembly, held_on=now.date(), by=by, now=now)
        meetings.write_minutes(meeting=meeting, words="We met.", present=here, by=by, now=now)

    return {"a new idea": raise_idea, "the answer to the oldest idea": answer_oldest, "a meeting": write_minutes}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty database")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--times", type=int, default=TIMES, help="requests for each median")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows that the mirror counts")
    parser.add_argument("--groups", type=int, default=GROUPS, help="groups of the organisation")
    asked = parser.parse_args()
    if asked.on:
        a_place(asked.folder, asked.on).open_django()
        from benchmarks import _happened

        found = measure(_happened.an_organisation(asked.rows, asked.groups), asked.times)
        print("right" if found.right else "wrong", *(f"{a}\t{b}\t{c}" for a, b, c in found.lines), sep="\n")
        return 0
    print(f"mirror_pages · {machine()}")
    wrong = False
    with scratch() as folder, _postgres.cluster(folder) as cluster:
        databases = {"SQLite": "", "PostgreSQL": cluster.create("mirror") if cluster else None}
        for name, url in databases.items():
            if url is None:
                print(_postgres.NOT_INSTALLED)
                continue
            wrong = report(name, asked, _in_its_own_process(folder / name.lower(), url, asked)) or wrong
    return int(wrong)


def report(database: str, asked: argparse.Namespace, said: list[str]) -> bool:
    """Print what one database gave. Returns whether something was wrong."""
    first, *lines = (line.split("\t") for line in said[1:])
    rows = [(name, f"{float(seconds):.2f}", queries) for name, seconds, queries in (first, *lines)]
    show(f"A mirror over {asked.rows:,} rows on {database}", ("", "seconds", "queries"), rows)
    slowest = max(lines, key=lambda line: float(line[1]))
    what = f"{database}, mirrors over {asked.rows:,} rows"
    remember(f"{what}: seconds of the slowest page ({slowest[0]})", f"{float(slowest[1]):.2f}", f"≤ {AIM:.0f}")
    remember(f"{what}: equal to counting from nothing", said[0], "right")
    if said[0] != "right":
        print("WRONG: the counts are not those from nothing, or a new row is not in them")
    return said[0] != "right"


def _in_its_own_process(folder: Path, url: str, asked: argparse.Namespace) -> list[str]:
    """Django knows one database: each has a process of its own."""
    place = a_place(folder, url)
    place.manage("migrate", "--verbosity", "0")
    options = (f"--times={asked.times}", f"--rows={asked.rows}", f"--groups={asked.groups}")
    command = [sys.executable, __file__, "--on", place.database, "--folder", str(folder), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
