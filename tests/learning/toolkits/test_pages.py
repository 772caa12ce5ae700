"""The pages: every button of the plan keeps what was typed; a list of thirty asks the database no more than of one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories import NOW, signed_in
from tests.learning.toolkits.conftest import Place, a_shared_toolkit, a_toolkit, parts_of
from tests.paper import assert_accessible, text_of

from assieme.learning.toolkits import actions
from assieme.learning.toolkits.models import Toolkit
from assieme.learning.toolkits.shelf import SHELF
from assieme.learning.toolkits.written import Written


def typed(toolkit: Toolkit, **changed: str) -> dict[str, str]:
    minutes = {f"minutes-{part.pk}": str(part.minutes) for part in parts_of(toolkit)}
    return {"title": toolkit.title, "starts_at": "", **minutes, **changed}


def test_one_begins_with_a_ready_made_plan(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    answer = client.post("/toolkits/new", {"plan": "closing"})
    toolkit = Toolkit.objects.get(author=place.robin)
    assert answer["Location"] == f"/toolkits/{toolkit.pk}/plan"
    assert toolkit.organisation == place.organisation


@pytest.mark.parametrize("do", ["save", "stay", "add", "up", "down", "change"])
def test_every_button_of_the_plan_keeps_what_was_typed(client: Client, place: Place, do: str) -> None:
    toolkit = a_toolkit(place, place.kim)
    part = parts_of(toolkit)[1]
    value = f"{do}:{part.pk}" if do in ("up", "down", "change") else do
    posted = typed(toolkit, title="Monday", starts_at="14:30", do=value, **{f"minutes-{part.pk}": "33"})
    answer = signed_in(client, place.kim).post(f"/toolkits/{toolkit.pk}/plan", posted)
    here = f"/toolkits/{toolkit.pk}"
    expected = {
        "save": here,
        "stay": f"{here}/plan",
        "add": f"{here}/add",
        "up": f"{here}/plan#part-{part.pk}",
        "down": f"{here}/plan#part-{part.pk}",
        "change": f"/toolkits/parts/{part.pk}",
    }
    assert answer["Location"] == expected[do]
    toolkit.refresh_from_db()
    part.refresh_from_db()
    assert (toolkit.title, f"{toolkit.starts_at:%H:%M}", part.minutes) == ("Monday", "14:30", 33)
    assert part.place == {"up": 0, "down": 2}.get(do, 1)


def test_minutes_that_cannot_be_are_said_and_nothing_is_lost(client: Client, place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    part = parts_of(toolkit)[0]
    posted = typed(toolkit, title="Monday", **{f"minutes-{part.pk}": "many"})
    answer = signed_in(client, place.kim).post(f"/toolkits/{toolkit.pk}/plan", posted)
    assert answer.status_code == 422
    assert "Monday" in answer.text
    assert 'value="many"' in answer.text
    assert "from 1 to 480" in answer.text


def test_the_shelf_adds_at_the_end_and_ones_own_opens_at_once(client: Client, place: Place) -> None:
    toolkit = a_toolkit(place, place.kim, "empty")
    signed_in(client, place.kim)
    for kind in SHELF:
        answer = client.post(f"/toolkits/{toolkit.pk}/add", {"kind": kind})
        last = parts_of(toolkit)[-1]
        assert last.kind == kind
        assert str(last.pk) in answer["Location"]
    assert answer["Location"].startswith("/toolkits/parts/")


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("make", [a_toolkit, a_shared_toolkit])
def test_the_list_costs_the_same(
    client: Client,
    place: Place,
    rows: int,
    make: Callable[[Place, Any], Toolkit],
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for _ in range(rows):
        make(place, place.kim)
    signed_in(client, place.robin if make is a_shared_toolkit else place.kim).get("/toolkits")
    with django_assert_num_queries(6):
        answer = client.get("/toolkits")
    assert answer.text.count('toolkit-line"') == rows


def test_more_shared_plans_stand_on_a_second_page(client: Client, place: Place) -> None:
    for _ in range(31):
        a_shared_toolkit(place, place.kim)
    signed_in(client, place.robin)
    first = client.get("/toolkits").text
    after = first.split("?after=")[1].split('"')[0]
    assert client.get(f"/toolkits?after={after}").text.count('toolkit-line"') == 1


def test_a_plan_on_screen_costs_the_same(
    client: Client, place: Place, django_assert_num_queries: Callable[[int], Any]
) -> None:
    toolkit = a_shared_toolkit(place, place.kim)
    signed_in(client, place.robin).get(f"/toolkits/{toolkit.pk}")
    with django_assert_num_queries(7):
        client.get(f"/toolkits/{toolkit.pk}")
    for _ in range(20):
        actions.add_part(toolkit=toolkit, kind="ladder", by=place.kim, now=NOW)
    with django_assert_num_queries(7):
        client.get(f"/toolkits/{toolkit.pk}")


def test_leading_it_goes_part_by_part_to_an_end_and_the_time_stands_in_the_address(
    client: Client, place: Place
) -> None:
    toolkit = a_toolkit(place, place.kim)
    here = f"/toolkits/{toolkit.pk}/run"
    signed_in(client, place.kim)
    answer = client.get(f"{here}/1")
    assert answer["Location"].startswith(f"{here}/1?since=")
    page = client.get(f"{here}/2?since=1790000000").text
    assert f'data-until="{1790000000 + 25 * 60}"' in page
    assert "Part 2 of 4" in page
    assert f'href="{here}/3"' in page
    assert client.get(f"{here}/3?since=soon")["Location"].startswith(f"{here}/3?since=")
    assert client.get(f"{here}/0?since=1790000000")["Location"].startswith(f"{here}/1?since=")
    assert "the whole session" in client.get(f"{here}/5").text


def test_a_reader_may_copy_and_finds_no_button_that_changes(client: Client, place: Place) -> None:
    toolkit = a_shared_toolkit(place, place.kim)
    page = signed_in(client, place.robin).get(f"/toolkits/{toolkit.pk}").text
    assert f"/toolkits/{toolkit.pk}/copy" in page
    for way in ("plan", "share", "take-back", "delete", "add"):
        assert f"/toolkits/{toolkit.pk}/{way}" not in page
    answer = client.post(f"/toolkits/{toolkit.pk}/copy")
    copy = Toolkit.objects.get(author=place.robin)
    assert answer["Location"] == f"/toolkits/{copy.pk}/plan"


def test_the_pack_holds_the_plan_the_way_to_lead_and_a_sheet_for_each(client: Client, place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    part = parts_of(toolkit)[1]
    asks, need = "What do you call home?", "#set text(1pt)"
    written = Written("Who we are", 40, questions=asks, say="Light a candle.", need=need)
    actions.change_part(part=part, written=written, by=place.kim, now=NOW)
    content = signed_in(client, place.kim).get(f"/toolkits/{toolkit.pk}/pack.pdf").content
    assert_accessible(content, pages=None)
    said = text_of(content)
    for words in ("Who we are", asks, "Light a candle.", need, "75 minutes", "EQUIL"):
        assert words in said
    assert str(SHELF["profile"].questions[0]) not in said


def test_an_ordinary_sheet_keeps_to_one_page(client: Client, place: Place) -> None:
    """The plan and how to lead it take two; then each exercise of the shelf has one, the nineteen questions two."""
    toolkit = a_toolkit(place, place.kim, "empty")
    signed_in(client, place.kim)
    sheets = [kind for kind, exercise in SHELF.items() if exercise.questions and kind != "readiness"]
    for kind in sheets:
        actions.add_part(toolkit=toolkit, kind=kind, by=place.kim, now=NOW)
    content = client.get(f"/toolkits/{toolkit.pk}/pack.pdf").content
    assert_accessible(content, pages=3 + len(sheets))


def test_what_one_writes_is_kept_by_itself(client: Client, place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    part = parts_of(toolkit)[1]
    signed_in(client, place.kim)
    said = {"title": "Who we are", "minutes": "20", "questions": "What do you call home?"}
    answer = client.post(f"/toolkits/parts/{part.pk}", said, headers={"X-Autosave": "1"})
    part.refresh_from_db()
    assert (answer.status_code, part.questions) == (204, "What do you call home?")
    answer = client.post(f"/toolkits/{toolkit.pk}/plan", typed(toolkit, title="Monday"), headers={"X-Autosave": "1"})
    toolkit.refresh_from_db()
    assert (answer.status_code, toolkit.title) == (204, "Monday")
    assert client.post(f"/toolkits/parts/{part.pk}", {"title": ""}, headers={"X-Autosave": "1"}).status_code == 422


def test_long_words_lose_nothing_on_paper(client: Client, place: Place) -> None:
    toolkit = a_toolkit(place, place.kim)
    long = "quiet " * 660 + "finally"
    written = Written("T" * 99, 480, purpose="p " * 149, need="n " * 149, say=long, questions=long)
    actions.change_part(part=parts_of(toolkit)[2], written=written, by=place.kim, now=NOW)
    content = signed_in(client, place.kim).get(f"/toolkits/{toolkit.pk}/pack.pdf").content
    assert_accessible(content, pages=None)
    assert text_of(content).count("finally") == 2
    assert text_of(content).count("quiet") == 2 * 660
