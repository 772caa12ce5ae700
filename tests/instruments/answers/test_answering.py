"""Answering alone and with a code: page by page, on any device, sent once, and what is kept of it."""

import re

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.instruments.conftest import Place, asked, factors, ours

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.answers.kept import answers_of
from assieme.instruments.models import Sheet, Token, Wave
from assieme.instruments.waves import actions as wave_actions
from assieme.people import erasure
from assieme.people.export import everything_about


def post_page(client: Client, address: str, **more: str) -> str:
    """Choose the first option of each question on a page, and send it; where it leads."""
    html = client.get(address).content.decode()
    data: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]+>", html):
        said = dict(re.findall(r' ([a-z]+)="([^"]*)"', tag))
        if said.get("type") in ("hidden", "radio") and said["name"] != "csrfmiddlewaretoken":
            data.setdefault(said["name"], said["value"])
    answer = client.post(address, data | more)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer["Location"])


def test_a_person_answers_in_pages_stops_goes_on_elsewhere_and_sends(place: Place, wave: Wave) -> None:
    phone, computer = signed_in(Client(), place.robin), signed_in(Client(), place.robin)
    start = phone.get(reverse("wave", kwargs={"id": wave.pk})).content.decode()
    assert "Only you read your own answers" in start
    first = phone.post(reverse("begin_answers", kwargs={"id": wave.pk}))["Location"]
    assert post_page(phone, first, do="later") == reverse("wave", kwargs={"id": wave.pk})
    html = computer.get(reverse("wave", kwargs={"id": wave.pk})).content.decode()
    second = re.search(r'href="(/answers/[^"]+/2)"', html)
    assert second is not None
    third = post_page(computer, second[1])
    check = post_page(computer, third)
    assert check.endswith("/check")
    page = computer.get(check).content.decode()
    assert page.count("Not at all") == 15
    sent = computer.post(check)["Location"]
    assert "They are in, and stay as they are" in computer.get(sent).content.decode()
    sheet = Sheet.objects.get()
    assert (sheet.standpoint, len(answers_of(sheet)), sheet.place) == ("service user", 15, 1)
    assert computer.get(first).status_code == 302
    with pytest.raises(Refused):
        answer_actions.save_page(sheet=sheet, answers={}, page=1, by=place.robin, now=NOW)


def test_only_its_own_person_reads_a_sheet(place: Place, wave: Wave) -> None:
    sheet = answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)
    for person in (place.kim, place.lou):
        client = signed_in(Client(), person)
        for name in ("own_answers", "check_answers", "own_answers_fhir", "own_answers_pdf"):
            assert client.get(reverse(name, kwargs={"id": sheet.pk})).status_code == 404
        with pytest.raises(Http404):
            answer_actions.save_page(sheet=sheet, answers={}, page=1, by=person, now=NOW)


def test_a_wave_of_an_initiative_asks_who_takes_part_and_nobody_from_elsewhere(place: Place) -> None:
    wave = asked(ours(place), place.kim, initiative=place.initiative)
    answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)
    for person in (place.lou, a_member(an_organisation())):
        with pytest.raises(Http404):
            answer_actions.begin_sheet(wave=wave, by=person, now=NOW)


def test_own_answers_are_exported_and_go_whole_with_their_person(place: Place, wave: Wave) -> None:
    sheet = answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)
    answer_actions.save_page(sheet=sheet, answers=factors(), page=2, by=place.robin, now=NOW)
    exported = everything_about(place.robin)["instruments.sheet"]
    assert "power-1" in exported[0]["answers"]
    erasure.erase_identity_of(place.robin, NOW)
    assert not Sheet.objects.exists()


def the_rows() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_with_a_code_one_answers_without_account_and_nothing_joins_the_two(place: Place, wave: Wave) -> None:
    codes = wave_actions.make_tokens(wave=wave, number=3, by=place.kim, now=NOW)
    assert not any(code in the_rows() for code in codes)
    client = Client()
    address = reverse("answer_by_link", kwargs={"code": codes[0]})
    assert "You need no account" in client.get(address).content.decode()
    page = client.post(address, {"standpoint": "carer"})["Location"]
    for _number in range(3):
        page = post_page(client, page)
    token = Token.objects.get(draft__isnull=False)
    before = Event.objects.count()
    thanks = client.post(page)
    assert "Your answers were sent" in thanks.content.decode()
    sheet, token = Sheet.objects.get(), Token.objects.get(pk=token.pk)
    assert (sheet.person, sheet.token, sheet.standpoint, sheet.way, token.burnt) == (None, None, "carer", "link", True)
    event = Event.objects.order_by("id").last()
    assert Event.objects.count() == before + 1
    assert event is not None
    said = (event.kind, event.actor_kind, f"{event.at:%H:%M}")
    assert (
        said == ("instruments.sheet_sent", "system", "00:00")
        or Event.objects.filter(kind="instruments.sheet_sent", actor_kind="system").exists()
    )
    assert str(token.pk) not in repr(list(Sheet.objects.values_list())) + repr(list(Event.objects.values_list()))
    assert client.get(address).status_code == 410


def test_a_code_that_was_used_or_never_made_opens_nothing(place: Place, wave: Wave) -> None:
    client = Client()
    assert client.get(reverse("answer_by_link", kwargs={"code": "AAAA-BBBB-CCCC-DDDD"})).status_code == 404
    answer = client.post(reverse("answer_with_code"), {"code": "AAAA-BBBB-CCCC-DDDD"})
    assert "This code opens nothing" in answer.content.decode()


def test_nothing_is_answered_after_the_last_day_or_after_it_was_closed(place: Place) -> None:
    instrument = ours(place)
    over = asked(instrument, place.kim, closes_on=NOW.date())
    late = NOW.replace(year=NOW.year + 1)
    with pytest.raises(Refused):
        answer_actions.begin_sheet(wave=over, by=place.robin, now=late)
    wave_actions.close_wave(wave=over, by=place.kim, now=NOW)
    with pytest.raises(Refused):
        answer_actions.begin_sheet(wave=over, by=place.robin, now=NOW)
