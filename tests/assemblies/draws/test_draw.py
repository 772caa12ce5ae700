"""A draw from its preparing to a full panel: promise and seed, places taken, freed and drawn again."""

import json
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.assemblies.draws.conftest import CARER, LATER, OLD, USER, YOUNG, Place, a_draw, numbers
from tests.factories import NOW, a_facilitator, a_member, an_organisation
from typer.testing import CliRunner

from assieme.assemblies.bodies import actions as bodies
from assieme.assemblies.bodies.actions import Rules
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.draws import access, call_actions, drawing_actions, my_day, reads
from assieme.assemblies.draws.chances import chances_of
from assieme.assemblies.draws.lots import outlook
from assieme.assemblies.draws.models import Draw, Drawing, Entry, Lottery, Sealed, Target
from assieme.assemblies.draws.sweep import end_draws
from assieme.cli.main import app
from assieme.core.access import Permission, Refused, require
from assieme.core.models import Event
from assieme.logic.sortition.published import promise_of
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Notice, Person

YES, NO, HIDDEN = "yes", "no", "404"


def answer(permission: Permission[Any], actor: Person, row: Any) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


def test_who_may_do_what_in_each_phase(place: Place) -> None:
    """Who leads, a member, a stranger: one letter each, in the phases one after the other."""
    draw, stranger = place.draw, a_facilitator(an_organisation())
    member = a_member(place.organisation, USER)
    rows: dict[Permission[Any], dict[str, tuple[str, str]]] = {
        access.see_draw: {"draft": (YES, HIDDEN), "else": (YES, YES)},
        access.lead_draw: {"else": (YES, HIDDEN)},
        access.change_questions: {"draft": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.open_call: {"draft": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.set_targets: {"draft": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.take_nearest: {"open": (YES, HIDDEN), "drawn": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.enter_draw: {"open": (YES, YES), "else": (NO, NO)},
        access.close_call: {"open": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.draw_panel: {"closed": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.draw_again: {"drawn": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.finish_draw: {"drawn": (YES, HIDDEN), "else": (NO, HIDDEN)},
        access.call_off_draw: {"drawn": (NO, HIDDEN), "over": (NO, HIDDEN), "else": (YES, HIDDEN)},
    }
    for phase in ("draft", "open", "closed", "drawn", "over"):
        Draw.objects.update(phase=phase)
        draw.refresh_from_db()
        for permission, expected in rows.items():
            found = tuple(answer(permission, one, draw) for one in (place.leader, member, stranger))
            assert found == (*expected.get(phase, expected["else"]), HIDDEN), (permission.name, phase)
    for permission in (access.see_draws, access.begin_draw):
        assert answer(permission, stranger, place.assembly) == HIDDEN
    assert answer(access.begin_draw, member, place.assembly) == HIDDEN


def test_a_place_is_ones_own_to_answer_once(closed_place: Place) -> None:
    entry, other = closed_place.draw_panel()[:2]
    answers = {
        one: [answer(permission, one, entry) for permission in (access.answer_place, access.leave_draw)]
        for one in (entry.person, other.person, closed_place.leader)
    }
    assert answers == {
        entry.person: [YES, NO],
        other.person: [HIDDEN, HIDDEN],
        closed_place.leader: [HIDDEN, HIDDEN],
    }
    drawing_actions.refuse_place(entry=entry, by=entry.person, now=LATER)
    entry.refresh_from_db()
    assert answer(access.answer_place, entry.person, entry) == NO
    assert entry.said == {}


def test_the_plan_of_the_rules_says_who_is_drawn(place: Place) -> None:
    plan = [
        {"standpoint": USER, "places": 3, "kind": "drawn", "term_months": 12},
        {"standpoint": CARER, "places": 1, "kind": "drawn"},
        {"standpoint": "professional", "places": 2, "kind": "appointed"},
    ]
    bodies.adopt_rules(assembly=place.assembly, rules=Rules(seat_plan=plan), by=place.leader, now=NOW)
    draw = a_draw(place.assembly, place.leader)
    assert set(draw.targets.values_list("value", "least", "most")) == {(USER, 3, 3), (CARER, 1, 1)}
    bodies.adopt_rules(assembly=place.assembly, rules=Rules(seat_plan=plan[2:]), by=place.leader, now=NOW)
    with pytest.raises(Refused, match="drawn by lot"):
        a_draw(place.assembly, place.leader)


def test_one_says_of_oneself_what_is_asked_and_nothing_else(place: Place) -> None:
    place.open()
    anna = a_member(place.organisation, USER)
    for said in ({}, {"standpoint": USER}, {"standpoint": USER, "age": "7"}, {"standpoint": USER, "x": "y"}):
        with pytest.raises(ValueError, match="one value"):
            call_actions.enter_draw(draw=place.draw, said=said, by=anna, now=NOW)
    said = {"standpoint": USER, "age": OLD}
    first = call_actions.enter_draw(draw=place.draw, said=said, by=anna, now=NOW)
    second = call_actions.enter_draw(draw=place.draw, said=said | {"age": YOUNG}, by=anna, now=NOW)
    assert (first.pk, first.number, second.said["age"]) == (second.pk, second.number, YOUNG)
    with pytest.raises(Refused, match="last day"):
        call_actions.enter_draw(draw=place.draw, said=said, by=anna, now=LATER)
    bodies.give_seat(assembly=place.assembly, person=anna, standpoint=USER, by=place.leader, now=NOW)
    with pytest.raises(Refused, match="seat"):
        call_actions.enter_draw(draw=place.draw, said=said, by=anna, now=NOW)
    call_actions.leave_draw(entry=second, by=anna, now=NOW)
    assert not Entry.objects.exists()


def test_the_log_tells_nobody_who_is_in_a_draw_nor_who_said_no(open_place: Place) -> None:
    call_actions.leave_draw(entry=open_place.entry(open_place.people[0]), by=open_place.people[0], now=NOW)
    open_place.close()
    asked = open_place.draw_panel()
    drawing_actions.refuse_place(entry=asked[0], by=asked[0].person, now=LATER)
    drawing_actions.take_place(entry=asked[1], by=asked[1].person, now=LATER)
    hidden = Event.objects.filter(kind__in=["draws.draw_entered", "draws.place_answered"])
    assert hidden.count() == 15
    for event in hidden:
        assert (event.actor_kind, event.actor_id, event.data) == ("guest", open_place.draw.pk, {})
        assert event.at.time() == time()
    assert not Event.objects.filter(actor_id__in=[one.pk for one in open_place.people]).exists()


def test_too_few_people_are_counted_and_numbers_that_no_panel_keeps_are_explained(place: Place) -> None:
    place.open()
    for _ in range(3):
        place.says_yes(USER, OLD)
    assert outlook(place.draw).missing == 1
    for _ in range(3):
        place.says_yes(USER, OLD)
    found = outlook(place.draw)
    assert (found.prepared, found.missing) == (None, 0)
    told = {one.group: (one.now, one.then) for one in reads.giving_way(place.draw, found, LATER)}
    assert told == {
        "service users": ("2 to 3", "2 or more"),
        "carers": ("1 to 2", "up to 2"),
        "under 40": ("1 to 3", "up to 3"),
        "40 and over": ("1 to 3", "1 or more"),
    }
    assert reads.giving_way(place.draw, found, NOW) == (), "from day to day they would count a small group"
    with pytest.raises(Refused, match="still say yes"):
        call_actions.take_nearest(draw=place.draw, found=found, by=place.leader, now=NOW)
    call_actions.take_nearest(draw=place.draw, found=found, by=place.leader, now=LATER)
    assert outlook(place.draw).prepared
    assert place.again().targets_at == LATER


def enough(draw: Draw) -> dict[str, bool | None]:
    return {line.group: line.enough for one in reads.watched_targets(draw) for line in one.lines}


def test_who_runs_it_sees_enough_or_not_and_no_number(place: Place) -> None:
    assert set(enough(place.draw).values()) == {None}
    place.open()
    for _ in range(3):
        place.says_yes(USER, OLD)
    assert enough(place.again()) == {"service users": True, "carers": False, YOUNG: False, OLD: True}
    assert {line.enough for one in reads.targets_of(place.draw) for line in one.lines} == {None}


def test_people_are_not_counted_by_numbers_of_ones_choice(place: Place) -> None:
    place.open()
    for _ in range(4):
        place.says_yes(USER, OLD)
    with pytest.raises(Refused, match="open already"):
        numbers(place.draw, carer=(0, 2))
    found = outlook(place.draw)
    assert found.nearest
    call_actions.take_nearest(draw=place.draw, found=found, by=place.leader, now=LATER)
    assert set(enough(place.again()).values()) == {None}


def test_a_lottery_is_written_down_only_of_the_people_it_was_worked_out_of(open_place: Place) -> None:
    found = outlook(open_place.draw)
    assert found.prepared
    open_place.says_yes(USER, YOUNG)
    with pytest.raises(Refused, match="once more"):
        drawing_actions.close_call(draw=open_place.draw, prepared=found.prepared, by=open_place.leader, now=NOW)
    assert not Lottery.objects.exists()


def test_what_is_published_names_no_feature_and_no_person(closed_place: Place) -> None:
    text = json.dumps(Lottery.objects.get().document)
    for word in (USER, CARER, YOUNG, OLD, *(str(one.pk) for one in closed_place.people)):
        assert word not in text
    assert {one.number for one in Entry.objects.all()} == {
        number for group in Lottery.objects.get().document["groups"] for number in group
    }


def test_the_promise_is_kept_and_the_number_of_the_people_is_in_the_seed(closed_place: Place) -> None:
    lottery, first = Lottery.objects.get(), Sealed.objects.get().first
    assert lottery.promise == promise_of(first)
    asked = closed_place.draw_panel(" 3 5  1622")
    drawing = Drawing.objects.get()
    assert drawing.seed == f"{first} 3 5 1622"
    assert promise_of(drawing.seed.split(" ")[0]) == lottery.promise
    assert [one.number for one in asked] == drawing.panel
    assert not Sealed.objects.exists()


def test_anybody_draws_the_same_panel_again_from_the_file(closed_place: Place, tmp_path: Path) -> None:
    asked = closed_place.draw_panel()
    drawing_actions.refuse_place(entry=asked[0], by=asked[0].person, now=LATER)
    found = outlook(closed_place.draw)
    assert found.prepared
    drawing_actions.draw_again(draw=closed_place.draw, prepared=found.prepared, by=closed_place.leader, now=LATER)
    drawings = Drawing.objects.select_related("lottery").order_by("lottery__number")
    assert [one.lottery.number for one in drawings] == [0, 1]
    for one in drawings:
        file = tmp_path / f"lottery-{one.lottery.number}.json"
        file.write_text(json.dumps(one.lottery.document), encoding="utf-8")
        done = CliRunner().invoke(app, ["sortition", str(file), "--seed", one.seed, "--json"])
        assert json.loads(done.stdout)["panel"] == one.panel
    assert drawings[1].seed == f"{drawings[0].seed}, again 1"


def test_every_panel_keeps_the_numbers_also_with_replacements(closed_place: Place) -> None:
    for round_number in range(3):
        asked = closed_place.asked() if round_number else closed_place.draw_panel()
        standing = Entry.objects.filter(draw=closed_place.draw, state__in=["asked", "accepted"])
        said = [one.said for one in standing]
        assert len(said) == 4
        for target in Target.objects.filter(draw=closed_place.draw):
            count = sum(one[target.feature] == target.value for one in said)
            assert target.least <= count <= target.most
        drawing_actions.take_place(entry=asked[0], by=asked[0].person, now=LATER)
        drawing_actions.refuse_place(entry=asked[1], by=asked[1].person, now=LATER)
        assert reads.places_of(closed_place.again(), LATER).free == 1
        found = outlook(closed_place.draw)
        assert found.prepared
        drawing_actions.draw_again(draw=closed_place.draw, prepared=found.prepared, by=closed_place.leader, now=LATER)
    gone = Entry.objects.filter(state=Entry.State.GONE)
    assert (gone.count(), {str(one.said) for one in gone}) == (3, {"{}"})


def test_who_accepts_has_a_seat_that_names_the_draw_and_others_are_thanked(closed_place: Place) -> None:
    asked = closed_place.draw_panel()
    codes = {one: [n.code for n in Notice.objects.filter(person=one)] for one in closed_place.people}
    drawn = {one.person for one in asked}
    assert codes == {one: ["draws.drawn" if one in drawn else "draws.not_drawn"] for one in closed_place.people}
    seat = drawing_actions.take_place(entry=asked[0], by=asked[0].person, now=LATER)
    assert (seat.kind, seat.given_by, seat.standpoint) == ("drawn", closed_place.draw.pk, asked[0].said["standpoint"])
    places = reads.places_of(closed_place.again(), LATER)
    assert (places.names, places.asked, places.free) == ((str(asked[0].person),), 3, 0)


def test_places_without_an_answer_and_seats_that_were_left_become_free(closed_place: Place) -> None:
    asked = closed_place.draw_panel()
    seat = drawing_actions.take_place(entry=asked[0], by=asked[0].person, now=LATER)
    bodies.leave_seat(seat=seat, by=asked[0].person, now=LATER)
    draw, leader = closed_place.again(), closed_place.leader
    assert reads.places_of(draw, LATER).late == 1
    assert drawing_actions.free_places(draw=draw, by=leader, now=LATER) == 1
    assert drawing_actions.free_places(draw=draw, by=leader, now=LATER + timedelta(days=10)) == 3
    assert reads.places_of(draw, LATER).free == 4


def test_what_people_said_goes_when_the_panel_is_complete(closed_place: Place) -> None:
    asked = closed_place.draw_panel()
    drawing_actions.take_place(entry=asked[0], by=asked[0].person, now=LATER)
    drawing_actions.finish_draw(draw=closed_place.draw, by=closed_place.leader, now=LATER)
    assert not Entry.objects.exists()
    assert Seat.objects.filter(given_by=closed_place.draw.pk).count() == 1
    assert closed_place.again().phase == "over"
    assert chances_of(Lottery.objects.get()).people == 12


def test_it_goes_by_itself_after_sixty_days(open_place: Place) -> None:
    assert end_draws(NOW + timedelta(days=70)) == 0
    assert end_draws(NOW + timedelta(days=80)) == 1
    assert (open_place.again().phase, Entry.objects.count()) == ("called off", 0)
    assert {one.code for one in Notice.objects.all()} == {"draws.called_off"}


def test_it_goes_by_itself_sixty_days_after_the_draw(closed_place: Place) -> None:
    closed_place.draw_panel()
    assert end_draws(LATER + timedelta(days=59)) == 0
    assert end_draws(LATER + timedelta(days=61)) == 1
    assert (closed_place.again().phase, Entry.objects.count()) == ("over", 0)


def test_who_took_their_name_out_after_the_close_leaves_a_free_place(closed_place: Place) -> None:
    for person in closed_place.people[3:]:
        call_actions.leave_draw(entry=closed_place.entry(person), by=person, now=LATER)
    asked = closed_place.draw_panel()
    assert len(asked) + reads.places_of(closed_place.again(), LATER).free == 4
    assert len(Drawing.objects.get().panel) == 4


def test_ones_own_words_are_in_the_export_and_erased(closed_place: Place) -> None:
    anna = closed_place.people[0]
    (row,) = everything_about(anna)["draws.entry"]
    assert row["said"] == {"standpoint": USER, "age": YOUNG}
    erase_identity_of(anna, LATER)
    assert not Entry.objects.filter(person=anna).exists()
    assert len(closed_place.draw_panel()) >= 3


def test_the_database_refuses_a_least_above_the_most(place: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(draw=place.draw, feature="age", value="7", least=2, most=1)


def test_my_day_asks_for_the_answer_and_tells_who_leads_what_is_next(closed_place: Place) -> None:
    today = LATER.date()
    assert [one.words for one in my_day.waiting_for(closed_place.leader, today)] == ["Panel on the new house"]
    asked = closed_place.draw_panel()
    assert [one.sentence for one in my_day.waiting_for(asked[0].person, today)] == [my_day.TAKE]
    assert my_day.waiting_for(closed_place.leader, today) == ()
