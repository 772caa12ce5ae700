"""The pages of a draw: for people, for who runs it, on a poster, and the record."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock, patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.assemblies.draws.conftest import CARER, LATER, OLD, USER, YOUNG, Place, a_draw
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of

from assieme.assemblies.draws import drawing_actions, reads
from assieme.assemblies.draws.chances import chances_of
from assieme.assemblies.draws.models import Draw, Drawing, Entry, Lottery
from assieme.organisations import actions as places


@pytest.fixture(autouse=True)
def clock() -> Iterator[Mock]:
    """The server's clock stands on the day of the tests."""
    with patch("django.utils.timezone.now", return_value=NOW) as now:
        yield now


def page(client: Client, name: str, status: int = 200, post: dict[str, Any] | None = None, **where: Any) -> str:
    address = reverse(name, kwargs={key: getattr(row, "pk", row) for key, row in where.items()})
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def test_from_an_empty_list_to_an_open_draw(client: Client, place: Place) -> None:
    Draw.objects.all().delete()
    kim = signed_in(client, place.leader)
    assert "No panel was drawn here yet" in page(kim, "draws", id=place.assembly)
    said = {"name": "Panel", "purpose": "To read letters.", "size": "5", "standpoints": [USER, CARER]}
    day = {"closes_on_day": "20", "closes_on_month": "5", "closes_on_year": "2026"}
    assert "How many of each?" in page(kim, "new_draw", id=place.assembly, post=said | day)
    draw = Draw.objects.get()
    one_only = page(kim, "new_draw_feature", id=draw, post={"kind": "own", "name": "Where?", "values": "Town"})
    assert "Write two answers or more." in one_only
    assert "There is only one service" in page(kim, "new_draw_feature", id=draw, post={"kind": "service"})
    asked = page(kim, "new_draw_feature", id=draw, post={"kind": "own", "name": "Where?", "values": "Town\nHills\n"})
    assert "Hills" in asked
    page(kim, "new_draw_feature", id=draw, post={"kind": "age"})
    assert "75+" not in page(kim, "drop_draw_feature", id=draw, post={"feature": "age"})
    page(kim, "drop_draw_feature", id=draw, post={"feature": "standpoint"})
    targets = {one.value: one for one in draw.targets.all()}
    assert set(targets) == {USER, CARER, "Town", "Hills"}
    bounds = {f"{end}_{one.pk}": number for one in targets.values() for end, number in (("least", "1"), ("most", "4"))}
    crossed = bounds | {f"least_{targets[USER].pk}": "5"}
    assert "This is more than the most." in page(kim, "draw_targets", id=draw, post=crossed)
    assert "1 to 4" in page(kim, "draw_targets", id=draw, post=bounds)
    assert "The draw is open." in page(kim, "open_draw", id=draw, post={})
    assert "open already" in page(kim, "draw_targets", id=draw, status=409)
    page(kim, "take_nearest", id=draw, status=409, post={})


def test_a_person_reads_who_reads_it_says_yes_and_takes_it_back(client: Client, open_place: Place) -> None:
    draw, robin = open_place.draw, a_member(open_place.organisation, USER)
    mine = signed_in(client, robin)
    shown = page(mine, "draw", id=draw)
    assert "12 people have said yes." in shown
    assert "enough" not in shown
    form = page(mine, "enter_draw", id=draw)
    assert "Nobody reads it beside your name." in form
    assert "carer" not in form.split("<form class=")[1]
    assert "Choose one." in page(mine, "enter_draw", id=draw, post={"f0": USER})
    kept = page(mine, "enter_draw", id=draw, post={"f0": USER, "f1": OLD})
    entry = Entry.objects.get(person=robin)
    assert entry.number in kept
    assert entry.said == {"standpoint": USER, "age": OLD}
    assert "what you said is erased" in page(mine, "leave_draw", id=entry, post={})
    staff = signed_in(client, a_member(open_place.organisation, "professional"))
    assert "This panel looks for others" in page(staff, "enter_draw", id=draw)
    assert "Would you like to be in the draw?" not in page(staff, "draw", id=draw)


def test_nobody_is_shown_who_is_in_a_draw_nor_what_they_said(client: Client, closed_place: Place) -> None:
    kim = signed_in(client, closed_place.leader)
    for name in ("draw", "draw_panel"):
        shown = page(kim, name, id=closed_place.draw)
        for entry in Entry.objects.select_related("person__identity"):
            assert str(entry.person) not in shown
            assert entry.number not in shown


def test_from_closing_to_a_full_panel_on_pages(client: Client, open_place: Place, clock: Any) -> None:
    clock.return_value = LATER
    draw, kim = open_place.draw, signed_in(client, open_place.leader)
    assert "Yes, a panel can be drawn" in page(kim, "close_draw", id=draw)
    closed = page(kim, "close_draw", id=draw, post={})
    assert Lottery.objects.get().promise in closed
    assert "Nobody knows it yet." in closed
    page(kim, "close_draw", id=draw, status=409)
    for wrong in ("1 2", "abc 123 456"):
        assert "Write six digits or more" in page(kim, "draw_panel", id=draw, post={"said": wrong})
    drawn = page(kim, "draw_panel", id=draw, post={"said": "3 5 1 6 2 2"})
    assert Drawing.objects.get().seed in drawn
    assert "4 people are asked." in drawn
    first, second = open_place.asked()[:2]
    robin = signed_in(Client(), first.person)
    assert "You were drawn" in page(robin, "draw", id=draw)
    assert "You have a seat now." in page(robin, "take_place", id=first, post={})
    page(robin, "take_place", id=first, status=409, post={})
    noa = signed_in(Client(), second.person)
    assert "You said no to the place" in page(noa, "refuse_place", id=second, post={})
    page(robin, "take_place", id=second, status=404, post={})
    assert "1 place is free" in page(kim, "draw_again", id=draw)
    assert "Free places, draw 1" in page(kim, "draw_again", id=draw, post={})
    assert "So there is nothing to draw." in page(kim, "draw_again", id=draw)
    assert str(first.person) in page(noa, "draw", id=draw)
    assert "erased" in page(kim, "finish_draw", id=draw, post={})


def test_numbers_that_no_panel_keeps_are_changed_with_one_press(client: Client, place: Place, clock: Mock) -> None:
    place.open()
    kim = signed_in(client, place.leader)
    place.says_yes(USER, OLD)
    assert "3 people more have to say yes." in page(kim, "close_draw", id=place.draw)
    for _ in range(3):
        place.says_yes(USER, YOUNG)
    early = page(kim, "close_draw", id=place.draw)
    assert "After 20 May 2026 you see which numbers would do." in early
    assert "in place of" not in early
    clock.return_value = LATER
    kim = signed_in(client, place.leader)
    shown = page(kim, "close_draw", id=place.draw)
    assert "<b>2 or more</b>, in place of 2 to 3" in shown
    assert "Yes, a panel can be drawn" in page(kim, "take_nearest", id=place.draw, post={})
    assert "The numbers were changed on 24 May 2026" in page(kim, "draw", id=place.draw)


def test_one_sees_ones_own_chance_among_dots_without_names(client: Client, closed_place: Place) -> None:
    robin = closed_place.people[0]
    shown = page(signed_in(client, robin), "draw", id=closed_place.draw)
    chances = chances_of(Lottery.objects.get(), closed_place.entry(robin).number)
    assert chances.mine
    assert f"{chances.mine.in_hundred} in 100" in shown
    assert shown.count("chances__mine") == 1
    assert shown.count("<circle") >= 12
    assert sum(row.people * row.chance for row in chances.rows) == pytest.approx(4, abs=0.01)


def test_the_poster_leads_anybody_to_a_page_that_tells_nothing_of_anybody(client: Client, open_place: Place) -> None:
    draw = open_place.draw
    shown = page(client, "draw_call", code=draw.code)
    assert "Sign in and say yes" in shown
    assert "said yes." not in shown
    initiative = places.begin_initiative(
        organisation=open_place.organisation, title="Garden", by=open_place.leader, now=NOW
    )
    link = places.open_invitation(initiative=initiative, words="Come.", by=open_place.leader, now=NOW)
    assert reverse("join", kwargs={"code": link.code}) in page(client, "draw_call", code=draw.code)
    page(client, "draw_call", status=404, code="nothing")
    member = signed_in(Client(), open_place.people[0])
    assert member.get(reverse("draw_call", kwargs={"code": draw.code})).status_code == 302
    stranger = signed_in(Client(), a_member(an_organisation()))
    assert "Sign in and say yes" in page(stranger, "draw_call", code=draw.code)
    page(stranger, "draw", status=404, id=draw)
    Draw.objects.update(phase="closed")
    assert "This draw is closed" in page(client, "draw_call", code=draw.code)


def test_the_poster_and_the_record_are_pages_of_paper(client: Client, closed_place: Place) -> None:
    kim = signed_in(client, closed_place.leader)
    poster = kim.get(reverse("draw_poster", kwargs={"id": closed_place.draw.pk})).content
    assert_accessible(poster, pages=1)
    assert "We look for 4 people" in text_of(poster)
    before = kim.get(reverse("draw_record", kwargs={"id": closed_place.draw.pk})).content
    assert "not known yet" in text_of(before)
    closed_place.draw_panel()
    record = kim.get(reverse("draw_record", kwargs={"id": closed_place.draw.pk})).content
    assert_accessible(record)
    words = text_of(record)
    for number in Drawing.objects.get().panel:
        assert number in words
    for entry in closed_place.asked():
        assert str(entry.person) not in words


def test_the_file_is_for_members(client: Client, closed_place: Place) -> None:
    where = {"id": closed_place.draw.pk, "number": 0}
    member = signed_in(client, closed_place.people[0])
    assert member.get(reverse("draw_lottery", kwargs=where)).json() == Lottery.objects.get().document
    assert member.get(reverse("draw_lottery", kwargs=where | {"number": 1})).status_code == 404
    stranger = signed_in(Client(), a_member(an_organisation()))
    assert stranger.get(reverse("draw_lottery", kwargs=where)).status_code == 404


def test_a_draw_is_called_off_after_a_question(client: Client, open_place: Place) -> None:
    kim = signed_in(client, open_place.leader)
    assert "Call the draw off?" in page(kim, "call_off_draw", id=open_place.draw)
    page(kim, "call_off_draw", id=open_place.draw, post={})
    assert not Entry.objects.exists()


def test_pages_ask_as_often_for_one_as_for_thirty(client: Client, closed_place: Place) -> None:
    mine = signed_in(client, a_member(closed_place.organisation, USER))
    first, *others = closed_place.draw_panel()
    drawing_actions.take_place(entry=first, by=first.person, now=LATER)

    def asked() -> list[int]:
        found = []
        for name, row in (("draws", closed_place.assembly), ("draw", closed_place.draw)):
            page(mine, name, id=row)
            with CaptureQueriesContext(connection) as captured:
                page(mine, name, id=row)
            found.append(len(captured))
        return found

    assert asked() == [9, 18]
    for number in range(30):
        draw = a_draw(closed_place.assembly, closed_place.leader, name=f"Panel {number}")
        Draw.objects.filter(pk=draw.pk).update(phase="open")
    for entry in others:
        drawing_actions.take_place(entry=entry, by=entry.person, now=LATER)
    assert asked() == [9, 18]


def test_the_assembly_asks_for_its_newest_draw(open_place: Place) -> None:
    member, leader = open_place.people[0], open_place.leader
    found = reads.on_assembly(open_place.assembly, member)
    assert (found.draw, found.may_begin) == (open_place.draw, False)
    Draw.objects.update(phase="called off")
    found = reads.on_assembly(open_place.assembly, leader)
    assert (found.draw, found.may_begin) == (None, True)
