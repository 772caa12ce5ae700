"""What groups say: each standpoint apart, nobody's own answer to be worked out, and when it may be read."""

import csv
import io
from dataclasses import replace

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import NOW, a_member, signed_in
from tests.instruments.conftest import FACTS, Place, asked, factors, imported
from tests.instruments.packs.test_packs import OTHER

from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.models import Wave
from assieme.instruments.my_day import waiting_for
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.results.reads import results, table
from assieme.instruments.waves import actions as wave_actions
from assieme.people.models import Person

MANY = ("mostly",) * 10 + ("half",) * 3 + ("fully",) * 2
SCALE = ("not-at-all", "a-little", "half", "mostly", "fully")


def answer(wave: Wave, person: Person, code: str) -> None:
    sheet = answer_actions.begin_sheet(wave=wave, by=person, now=NOW)
    answer_actions.save_page(sheet=sheet, answers=factors(code), page=1, by=person, now=NOW)
    answer_actions.send_sheet(sheet=sheet, by=person, now=NOW)


def some(place: Place, wave: Wave, standpoint: str, *codes: str) -> None:
    for code in codes:
        answer(wave, a_member(place.organisation, standpoint), code)


def test_a_group_is_shown_from_five_people_and_moves_by_five(place: Place, wave: Wave) -> None:
    some(place, wave, "service user", *SCALE[:4])
    assert not results(wave).is_shown
    some(place, wave, "service user", "fully")
    (first, *_others) = results(wave).scores
    assert first.name == "power"
    seen = first.spreads["service user"]
    some(place, wave, "service user", "fully", "fully", "fully", "fully")
    assert results(wave).scores[0].spreads["service user"] == seen
    some(place, wave, "service user", "fully")
    assert results(wave).scores[0].spreads["service user"].n == 10


def test_managers_count_with_professionals_and_a_small_group_is_not_told_from_an_empty_one(
    place: Place, wave: Wave
) -> None:
    some(place, wave, "professional", "mostly", "mostly", "half", "fully")
    some(place, wave, "manager", "mostly")
    some(place, wave, "carer", "a-little")
    found = results(wave)
    assert set(found.scores[0].spreads) == {"professional"}
    assert found.withheld == ("service user", "carer", "volunteer", "community member")


def test_a_reversed_line_counts_the_other_way(place: Place, wave: Wave) -> None:
    """Four lines at 4, and "settled before we hear of them" at 4, which counts 0: the mean is 3.2."""
    some(place, wave, "carer", *["fully"] * 5)
    power, valuing, _leadership = results(wave).scores
    assert (float(power.spreads["carer"].middle), float(valuing.spreads["carer"].middle)) == (3.2, 4.0)


def test_counts_below_five_are_kept_back_and_so_is_what_would_tell_them(place: Place, wave: Wave) -> None:
    some(place, wave, "carer", *MANY)
    (line,) = results(wave).questions[0].lines
    assert (line.people, line.counts["mostly"], line.counts["half"], line.counts["fully"]) == (15, 10, None, None)
    some(place, wave, "service user", *["mostly"] * 5)
    lines = {line.group: line for line in results(wave).questions[0].lines}
    assert set(lines["service user"].counts.values()) == {None}, "of five all are kept back"


def test_the_table_says_no_more_than_the_page(place: Place, wave: Wave) -> None:
    some(place, wave, "carer", *MANY)
    client = signed_in(Client(), place.robin)
    answer = client.get(reverse("wave_results_csv", kwargs={"id": wave.pk}))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == len(table(results(wave)))
    assert {row["count"] for row in rows if row["kind"] == "answer"} == {"10"}
    assert {row["standpoint"] for row in rows} == {"carer"}
    html = client.get(reverse("wave_results", kwargs={"id": wave.pk})).content.decode()
    assert "not enough people to say" in html
    assert "Not shown: service users" in html


def test_reliability_takes_thirty_people(place: Place, wave: Wave) -> None:
    some(place, wave, "carer", *(SCALE * 6)[:25])
    scale = results(wave).scores[0].reliability
    assert scale is not None
    assert (scale.alpha, scale.n) == (None, 25)


def test_results_wait_for_the_last_day_and_for_their_readers(place: Place) -> None:
    instrument = imported(place, OTHER)
    facts = replace(FACTS, asks_self_harm=False, readers="leaders", read_from="at the end")
    pack_actions.state_facts(instrument=instrument, facts=facts, by=place.kim, now=NOW)
    instrument = pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    wave = asked(instrument, place.kim)
    address = reverse("wave_results", kwargs={"id": wave.pk})
    assert signed_in(Client(), place.robin).get(address).status_code == 404
    kim = signed_in(Client(), place.kim)
    assert "can be read after the last day" in kim.get(address).content.decode()
    wave_actions.close_wave(wave=wave, by=place.kim, now=NOW)
    assert "Not enough answers yet" in kim.get(address).content.decode()


def test_lists_cost_the_same_at_one_row_and_at_thirty(place: Place, wave: Wave) -> None:
    client = signed_in(Client(), place.robin)
    pages = [reverse("instruments"), reverse("instrument", kwargs={"id": wave.instrument_id})]

    def cost() -> list[int]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            found.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            waiting_for(place.robin, NOW.date())
        return [*found, len(queries)]

    cost()
    before = cost()
    for number in range(29):
        asked(wave.instrument, place.kim, title=f"Wave {number}")
    assert cost() == before
    assert before[2] == 4


def test_results_cost_the_same_with_one_sheet_and_with_thirty(place: Place, wave: Wave) -> None:
    results(wave)
    with CaptureQueriesContext(connection) as empty:
        results(wave)
    some(place, wave, "carer", *["mostly"] * 6)
    with CaptureQueriesContext(connection) as full:
        results(wave)
    assert len(empty) == len(full) == 2


def test_who_does_not_lead_runs_no_wave(place: Place, wave: Wave) -> None:
    for person in (place.robin, place.lou):
        with pytest.raises(Http404):
            wave_actions.close_wave(wave=wave, by=person, now=NOW)
        with pytest.raises(Http404):
            wave_actions.make_tokens(wave=wave, number=1, by=person, now=NOW)
        client = signed_in(Client(), person)
        for name in ("wave_codes", "wave_group", "wave_papers"):
            assert client.get(reverse(name, kwargs={"id": wave.pk})).status_code == 404
