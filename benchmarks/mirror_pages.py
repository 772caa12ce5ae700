"""A mirror over a million rows: opened once its counts are kept, right after a new row, and counted from nothing.

Wrong are counts that differ from those from nothing, or a page that does not know the new row.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import _postgres
from benchmarks._machine import machine, scratch
from benchmarks._server import a_place
from benchmarks._table import median, remember, show

SEATS = 30
AIM = "≤ 1"


def measure(ideas: int, times: int) -> tuple[list[tuple[str, float]], bool]:
    """Seconds of each thing, and whether all was right. Django is set up in this process."""
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from assieme.mirrors import kept, places
    from assieme.mirrors.actions import keep_counts
    from assieme.people.models import Person
    from assieme.people.persons import system_person
    from assieme.toolkit.cards.actions import raise_card
    from assieme.toolkit.cards.models import Authorship
    from assieme.toolkit.cards.written import Written
    from benchmarks import _cards, _rows

    organisation = _rows.an_organisation()
    initiative = _rows.an_initiative(organisation, "An evening café")
    _rows.people(organisation, initiative, [0], role="facilitator")
    _rows.second_factors([0])
    _rows.people(organisation, initiative, range(1, SEATS))
    _rows.sessions([0])
    assembly = _rows.an_assembly(organisation, initiative, range(SEATS))
    _cards.cards(initiative, range(ideas), SEATS, 0)
    here = places.of_assembly(assembly)
    today = timezone.now().astimezone(here.zone).date()
    client = Client()
    client.cookies["sessionid"] = _rows.session_key(0)
    address = reverse("mirror", kwargs={"id": assembly.pk})

    def opened() -> float:
        began = time.perf_counter()
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"the mirror was answered with {answer.status_code}")
        return time.perf_counter() - began

    began = time.perf_counter()
    from_nothing = kept.from_nothing(here)
    nothing = time.perf_counter() - began
    keep_counts(place=here, counts=from_nothing, by=system_person(), now=timezone.now())
    opened()
    warm = median([opened() for _ in range(times)])
    same = kept.counted(here, today) == from_nothing
    author = Person.objects.get(pk=_rows.person_id(0))
    written = Written(challenge="The door is locked.", idea="Open it at eight.")
    raise_card(initiative=initiative, written=written, authorship=Authorship.NAMED, by=author, now=timezone.now())
    fresh = opened()
    follows = kept.counted(here, today) == kept.from_nothing(here) != from_nothing
    return [("counted from nothing", nothing), ("opened", warm), ("opened after a new row", fresh)], same and follows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", default="", help="address of one migrated, empty database")
    parser.add_argument("--folder", type=Path, help="with --on: where keys and logs may lie")
    parser.add_argument("--times", type=int, default=9, help="requests for each median")
    parser.add_argument("--ideas", type=int, default=1_000_000, help="rows that the mirror counts")
    asked = parser.parse_args()
    if asked.on:
        a_place(asked.folder, asked.on).open_django()
        found, right = measure(asked.ideas, asked.times)
        print("right" if right else "wrong", *(f"{name}\t{seconds}" for name, seconds in found), sep="\n")
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
    rows = [(name, f"{float(seconds):.2f}") for name, seconds in (line.split("\t") for line in said[1:])]
    show(f"A mirror over {asked.ideas:,} ideas on {database}, in seconds", ("", "median"), rows)
    for name, seconds in rows[1:]:
        remember(f"{database}, a mirror over {asked.ideas:,} rows, {name}: seconds", seconds, AIM)
    if said[0] != "right":
        print("WRONG: the counts are not those from nothing, or a new row is not in them")
    return said[0] != "right"


def _in_its_own_process(folder: Path, url: str, asked: argparse.Namespace) -> list[str]:
    """Django knows one database: each has a process of its own."""
    place = a_place(folder, url)
    place.manage("migrate", "--verbosity", "0")
    options = (f"--times={asked.times}", f"--ideas={asked.ideas}")
    command = [sys.executable, __file__, "--on", place.database, "--folder", str(folder), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
