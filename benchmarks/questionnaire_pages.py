"""A page of a questionnaire: opening it, saving it, and scoring for each page, with 10 and with 300 items.

The cost must be that of the page, whatever the questionnaire's length. Half of the questions are answered already.
Judged by the processor's time, since a busy machine interrupts what takes long more often than what is short.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from benchmarks._machine import machine, scratch
from benchmarks._server import a_place
from benchmarks._table import median, remember, show

SIZES = (10, 300)
TOGETHER = 5
AIM = 1.1
LEADER, MEMBER = 0, 1
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def document(items: int) -> dict[str, Any]:
    """Questions with the same five answers, in parts of ten, on pages of five. Every tenth depends on the first."""
    options = [
        {
            "valueCoding": {"code": f"c{number}", "display": f"Answer {number}"},
            "extension": [{"url": ORDINAL, "valueDecimal": number}],
        }
        for number in range(5)
    ]
    when = [{"question": "1", "operator": "!=", "answerCoding": {"code": "c4"}}]
    asks = [
        {
            "linkId": str(number),
            "type": "choice",
            "text": f"How true is line {number}?",
            "answerOption": options,
            **({"enableWhen": when} if number % 10 == 0 else {}),
        }
        for number in range(1, items + 1)
    ]
    parts = [
        {"linkId": f"part {start}", "type": "group", "text": f"Part {start}", "item": asks[start : start + 10]}
        for start in range(0, items, 10)
    ]
    return {
        "resourceType": "Questionnaire",
        "url": f"https://example.org/{items}",
        "version": "1",
        "title": f"{items} items",
        "status": "active",
        "item": parts,
    }


@dataclass(frozen=True)
class Figure:
    """One thing done with one questionnaire: milliseconds of the processor and by the clock, each the median."""

    what: str
    items: int
    worked: float
    passed: float
    queries: int


@dataclass(frozen=True)
class Doing:
    """Something to be timed; `share` is by how many pages one doing is divided."""

    what: str
    items: int
    do: Callable[[], object]
    share: int = 1


def timed(doings: Sequence[Doing], times: int) -> list[Figure]:
    """Times each in turn, again and again, so that what else the machine does falls on all of them."""
    queries = [_queries(doing) for doing in doings]
    worked: list[list[float]] = [[] for _ in doings]
    passed: list[list[float]] = [[] for _ in doings]
    for _ in range(times):
        for number, doing in enumerate(doings):
            work, clock = time.process_time(), time.perf_counter()
            doing.do()
            worked[number].append(1000 * (time.process_time() - work) / doing.share)
            passed[number].append(1000 * (time.perf_counter() - clock) / doing.share)
    return [
        Figure(doing.what, doing.items, median(worked[number]), median(passed[number]), queries[number])
        for number, doing in enumerate(doings)
    ]


def _queries(doing: Doing) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    doing.do()
    with CaptureQueriesContext(connection) as captured:
        doing.do()
    return len(captured)


def _sheet(items: int, organisation: Any) -> Any:
    """A sheet of a questionnaire with that many items, begun by the member."""
    from assieme.instruments.answers import actions as answer_actions
    from assieme.instruments.packs import actions as pack_actions
    from assieme.instruments.waves import actions as wave_actions
    from assieme.people.models import Person
    from benchmarks._rows import person_id

    now = datetime.now().astimezone()
    leader, member = (Person.objects.get(pk=person_id(number)) for number in (LEADER, MEMBER))
    instrument = pack_actions.import_instrument(
        organisation=organisation, content=json.dumps(document(items)).encode(), by=leader, now=now
    )
    facts = pack_actions.Facts("Made up", "Nobody's", "free", "everyone", "as they come", asks_self_harm=False)
    pack_actions.state_facts(instrument=instrument, facts=facts, by=leader, now=now)
    pack_actions.switch_on(instrument=instrument, by=leader, now=now)
    wave = wave_actions.open_wave(
        instrument=instrument,
        title="Spring",
        ways=["alone"],
        opens_on=now.date(),
        closes_on=date(2099, 12, 31),
        by=leader,
        now=now,
    )
    return answer_actions.begin_sheet(wave=wave, by=member, now=now)


def doings(items: int, organisation: Any) -> list[Doing]:
    """What is timed of a questionnaire with that many items."""
    from django.test import Client
    from django.urls import reverse

    from assieme.instruments.answers import actions as answer_actions
    from assieme.instruments.answers.answering import pages_of
    from assieme.instruments.answers.kept import answers_of
    from assieme.instruments.content.parsing import questionnaire_of
    from assieme.logic.questionnaires.model import Place
    from assieme.logic.scoring.outcome import declared, worked_out
    from benchmarks._rows import session_key

    sheet = _sheet(items, organisation)
    questionnaire = questionnaire_of(sheet.wave.instrument)
    pages = pages_of(sheet.wave.instrument)
    asks = [item for item in questionnaire.walk() if item.options]
    half = {Place(item.link_id, (0, 0)): item.options[1].value for item in asks[::2]}
    answer_actions.save_page(sheet=sheet, answers=half, page=2, by=sheet.person, now=datetime.now().astimezone())
    client = Client()
    client.cookies["sessionid"] = session_key(MEMBER)
    address = reverse("answer_page", kwargs={"id": sheet.pk, "number": 2})
    sent = {f"0.0:{link_id}": "2" for link_id in pages[1].link_ids}

    def get() -> None:
        _expect(client.get(address).status_code, 200)

    def post() -> None:
        _expect(client.post(address, sent).status_code, 302)

    sheet.refresh_from_db()
    source, declaration = declared(questionnaire, document(items))
    full = {**answers_of(sheet)} | {Place(item.link_id, (0, 0)): item.options[2].value for item in asks}
    return [
        Doing("a page opens", items, get),
        Doing("a page is saved", items, post),
        Doing(
            "scoring, for each page",
            items,
            lambda: worked_out(questionnaire, full, source, declaration),
            share=len(pages),
        ),
    ]


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise RuntimeError(f"answered with {found}, not {wanted}")


def report(found: list[Figure]) -> None:
    """Print each with the ratio to the small questionnaire."""
    small = {one.what: one for one in found if one.items == SIZES[0]}
    rows = []
    for one in sorted(found, key=lambda figure: (list(small).index(figure.what), figure.items)):
        first = small[one.what]
        ratios = (f"{one.worked / first.worked:.2f}", f"{one.passed / first.passed:.2f}")
        rows.append((one.what, one.items, one.queries, f"{one.worked:.2f}", ratios[0], f"{one.passed:.2f}", ratios[1]))
        if one.items == SIZES[-1]:
            remember(f"questionnaires, {one.what}: {SIZES[-1]} items / {SIZES[0]}", ratios[0], f"≤ {AIM}")
    show("Questionnaires", ["what", "items", "queries", "processor ms", "ratio", "clock ms", "ratio"], rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=60, help="doings for each median")
    asked = parser.parse_args()
    print(f"questionnaire pages · {machine()}")
    with scratch() as folder:
        place = a_place(folder)
        place.manage("migrate", "--verbosity", "0")
        place.open_django()
        from benchmarks import _rows

        organisation = _rows.an_organisation()
        _rows.people(organisation, None, [LEADER], role="facilitator")
        _rows.second_factors([LEADER])
        _rows.people(organisation, None, [MEMBER])
        _rows.sessions([LEADER, MEMBER])
        report(timed([one for items in SIZES for one in doings(items, organisation)], asked.times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
