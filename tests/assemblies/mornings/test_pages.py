"""The pages of a morning: on one's own phone, on a shared screen, on paper."""

import re
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.assemblies.mornings.conftest import Day, a_day
from tests.assemblies.rooms import STAFF, USER, Room, a_seat
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.paper import assert_accessible

from assieme.assemblies.mornings.models import Given, Here, Morning, Wish
from assieme.logic.sharing.wishes import Level
from assieme.people.models import Person

LOVE, CANNOT = Level.LOVE, Level.CANNOT


@pytest.fixture(autouse=True)
def today() -> Any:
    """The server's clock stands on the day of the tests."""
    with patch("django.utils.timezone.now", return_value=NOW) as now:
        yield now


def page(client: Client, name: str, status: int = 200, post: dict[str, Any] | None = None, **where: Any) -> str:
    address = reverse(name, kwargs={key: getattr(row, "pk", row) for key, row in where.items()})
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def test_from_an_empty_list_to_a_day_with_tasks(client: Client, room: Room) -> None:
    staff = signed_in(client, room.seated[STAFF][0])
    usual = page(staff, "usual_tasks", id=room.assembly)
    assert "Cooking" in usual
    refused = page(staff, "usual_tasks", id=room.assembly, post={"name": "Birds", "places": "1", "needed": "2"})
    assert "It can&#39;t need more people than can do it." in refused
    page(staff, "usual_tasks", id=room.assembly, post={"name": "Birds", "places": "2", "needed": "0"})
    begun = page(staff, "begin_morning", id=room.assembly, post={})
    assert "Birds" in begun
    page(staff, "begin_morning", id=room.assembly, post={})
    assert Morning.objects.count() == 1
    assert "Today is open." in page(staff, "mornings", id=room.assembly)
    tasks = page(staff, "tasks_of_day", id=Morning.objects.get(), post={"name": "Walk", "places": "3", "needed": "0"})
    assert "Walk" in tasks
    off = Morning.objects.get().tasks.get(name="Birds")
    assert "Birds" not in page(staff, "take_off_task", id=off, post={})
    dropped = page(staff, "drop_usual_task", id=room.assembly.usual_tasks.get(name="Birds"), post={})
    assert "Birds" not in dropped


def test_wishes_in_a_few_taps_and_only_ones_own_come_back(client: Client, room: Room, day: Day) -> None:
    anna, ben = room.seated[USER][:2]
    garden = day.tasks["Garden"]
    mine = signed_in(client, anna)
    assert "Say what I like" in page(mine, "morning", id=day.morning)
    done = page(mine, "my_wishes", id=day.morning, post={str(garden.pk): str(LOVE.value)})
    assert "Your wishes are in" in done
    assert Wish.objects.get(task=garden).level == LOVE
    checked = re.compile(rf'name="{garden.pk}" value="(\d)" checked')
    assert checked.findall(page(mine, "my_wishes", id=day.morning)) == ["3"]
    other = signed_in(Client(), ben)
    assert checked.findall(page(other, "my_wishes", id=day.morning)) == ["2"]
    helper = signed_in(Client(), room.seated[STAFF][0])
    shown = page(helper, "huddle_person", id=day.morning, key=anna)
    assert checked.findall(shown) == ["2"]
    assert "They are not shown here." in shown


def test_a_shared_screen_from_names_to_who_does_what(client: Client, room: Room, day: Day) -> None:
    helper, anna = signed_in(client, room.seated[STAFF][0]), room.seated[USER][0]
    screen = page(helper, "huddle", id=day.morning)
    assert "Who is here?" in screen
    assert "Share out the tasks" not in screen
    page(helper, "huddle_person", id=day.morning, key=anna, post={str(day.tasks["Garden"].pk): "3"})
    screen = page(helper, "share_tasks", id=day.morning, post={"next": "huddle"})
    assert "Who does what" in screen
    assert day.task_of(anna) == "Garden"
    page(helper, "huddle_person", id=day.morning, key=anna, post={"no": "task"})
    assert day.task_of(anna) != "Garden"
    page(helper, "huddle_person", id=day.morning, key=anna, post={"no": "day"})
    assert Here.objects.get().out_at == NOW
    assert "no task today" in page(helper, "huddle", id=day.morning)
    page(helper, "huddle_person", status=404, id=day.morning, key=a_member(an_organisation()))
    page(signed_in(Client(), anna), "huddle", status=404, id=day.morning)


def test_ones_own_task_its_reason_and_two_ways_to_say_no(client: Client, room: Room, day: Day) -> None:
    anna, ben = room.seated[USER][:2]
    day.says(anna, Garden=LOVE)
    day.says(ben, Garden=CANNOT)
    day.share()
    mine = signed_in(client, anna)
    shown = page(mine, "morning", id=day.morning)
    assert "You like nothing better today" in shown
    assert f"{room.leader} pressed the button." in shown
    declined = page(mine, "decline_task", id=day.given(anna), post={})
    assert "You don’t need a reason." in declined
    page(mine, "step_out", id=Here.objects.get(person=anna), post={})
    assert not Given.objects.filter(person=anna).exists()
    page(mine, "step_out", status=409, id=Here.objects.get(person=anna), post={})
    page(mine, "decline_task", status=404, id=day.given(ben), post={})


def test_a_day_before_can_be_read_and_not_changed(client: Client, room: Room, day: Day, today: Any) -> None:
    anna = room.seated[USER][0]
    day.says(anna, Garden=LOVE)
    day.share()
    today.return_value = NOW + timedelta(days=1)
    mine = signed_in(client, anna)
    shown = page(mine, "morning", id=day.morning)
    assert "Garden" in shown
    assert "Something else, please" not in shown
    assert reverse("morning", kwargs={"id": day.morning.pk}) in page(mine, "mornings", id=room.assembly)
    page(mine, "decline_task", status=409, id=day.given(anna), post={})


def test_the_wall_has_names_in_large_letters_and_no_standpoints(client: Client, room: Room, day: Day) -> None:
    anna = room.seated[USER][0]
    day.says(anna, Garden=LOVE)
    day.share()
    mine = signed_in(client, anna)
    for name, row in (("morning_paper", day.morning), ("blank_morning_paper", room.assembly)):
        answer = mine.get(reverse(name, kwargs={"id": row.pk}))
        assert_accessible(answer.content, pages=1)
        text = text_of(answer.content)
        assert "Garden" in text
        assert (str(anna) in text) == (name == "morning_paper")
        assert "service user" not in text


def text_of(content: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return " ".join(one.get_textpage().get_text_range() for one in document)


def test_fairness_over_weeks_as_picture_and_table(client: Client, room: Room, day: Day, today: Any) -> None:
    users: list[Person] = [*room.seated[USER], a_seat(room.assembly, USER)]
    for one in users:
        day.says(one, Garden=LOVE)
    day.share()
    mine = signed_in(client, users[0])
    assert "Nothing to show yet" in page(mine, "mornings_memory", id=room.assembly)
    today.return_value = NOW + timedelta(days=7)
    mine = signed_in(client, users[0])
    shown = page(mine, "mornings_memory", id=room.assembly)
    assert 'role="img"' in shown
    assert "The same as a table" in shown
    assert all(str(one) not in shown.split("<main")[1] for one in users)


@pytest.mark.parametrize("name", ["morning", "huddle", "my_wishes"])
def test_a_page_asks_as_much_for_one_as_for_thirty(client: Client, room: Room, day: Day, name: str) -> None:
    leader = signed_in(client, room.leader)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(leader, name, id=day.morning)
        return len(captured)

    day.says(room.seated[USER][0], Garden=LOVE)
    day.share()
    page(leader, name, id=day.morning)
    one = asked()
    for _ in range(29):
        day.says(a_seat(room.assembly, USER), Garden=LOVE)
    day.share()
    assert asked() == one


def test_the_list_of_days_asks_as_much_for_one_as_for_thirty(client: Client, room: Room, day: Day) -> None:
    anna = room.seated[USER][0]
    mine = signed_in(client, anna)

    def add(now: datetime) -> None:
        Morning.objects.filter(pk=a_day(room, now).morning.pk).update(shared_at=now)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(mine, "mornings", id=room.assembly)
        return len(captured)

    add(NOW - timedelta(days=1))
    page(mine, "mornings", id=room.assembly)
    one = asked()
    for number in range(2, 31):
        add(NOW - timedelta(days=number))
    assert asked() == one


def test_the_assembly_s_own_page_leads_to_today(client: Client, room: Room, day: Day) -> None:
    anna = room.seated[USER][0]
    mine = signed_in(client, anna)
    assert "Today is open. Say what you would like to do." in page(mine, "assembly", id=room.assembly)
    day.says(anna, Garden=LOVE)
    day.share()
    shown = page(mine, "assembly", id=room.assembly)
    assert "Your task today: Garden." in shown
    assert reverse("morning", kwargs={"id": day.morning.pk}) in shown
