"""A day from its beginning: wishes, sharing out, the memory, and saying no."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.assemblies.mornings.conftest import Day, a_day, usual
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, a_facilitator, a_member, an_organisation

from assieme.assemblies.mornings import access, actions, my_day, reads, sharing_actions
from assieme.assemblies.mornings.models import Given, Here, Morning, Task, UsualTask, Wish
from assieme.assemblies.mornings.weeks import weeks_of
from assieme.core.access import Permission, Refused, require
from assieme.core.models import Event
from assieme.logic.sharing.share import share_out
from assieme.logic.sharing.wishes import Level
from assieme.logic.sharing.wishes import Task as LogicTask
from assieme.logic.sharing.wishes import Wish as LogicWish
from assieme.organisations.models import Membership
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Person

YES, NO, HIDDEN = "yes", "no", "404"
LOVE, FINE, RATHER_NOT, CANNOT = Level.LOVE, Level.FINE, Level.RATHER_NOT, Level.CANNOT


def answer(permission: Permission[Any], actor: Person, row: Any) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


def test_a_day_begins_once_with_the_usual_tasks(room: Room) -> None:
    UsualTask.objects.filter(name="Post").update(dropped_at=NOW)
    first, second = a_day(room), a_day(room)
    assert first.morning == second.morning
    assert set(first.tasks) == {"Cooking", "Garden"}
    assert set(a_day(room, NOW + timedelta(days=1)).tasks) == {"Cooking", "Garden"}
    assert Morning.objects.count() == 2


def test_who_may_do_what_before_and_after_sharing_out(room: Room, day: Day) -> None:
    user = room.seated[USER][0]
    people = (user, room.seated[STAFF][0], a_member(room.organisation), room.leader, a_facilitator(an_organisation()))
    garden, own = day.tasks["Garden"], UsualTask.objects.get(name="Garden")
    day.says(user, Garden=LOVE)
    here = Here.objects.get()
    expected: dict[Any, tuple[str, ...]] = {
        (access.see_mornings, room.assembly): (YES, YES, YES, YES, HIDDEN),
        (access.begin_morning, room.assembly): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        (access.drop_usual_task, own): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        (access.see_morning, day.morning): (YES, YES, YES, YES, HIDDEN),
        (access.say_wishes, day.morning): (YES, YES, YES, YES, HIDDEN),
        (access.lead_morning, day.morning): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        (access.change_tasks, day.morning): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        (access.take_off_task, garden): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
        (access.step_out, here): (YES, YES, HIDDEN, YES, HIDDEN),
    }
    for (permission, row), answers in expected.items():
        assert tuple(answer(permission, person, row) for person in people) == answers, permission.name
    day.share()
    day.morning.refresh_from_db()
    garden = Task.objects.get(pk=garden.pk)
    after: dict[Any, tuple[str, ...]] = {
        (access.change_tasks, day.morning): (HIDDEN, NO, HIDDEN, NO, HIDDEN),
        (access.take_off_task, garden): (HIDDEN, NO, HIDDEN, NO, HIDDEN),
        (access.decline_task, day.given(user)): (YES, YES, HIDDEN, YES, HIDDEN),
        (access.lead_morning, day.morning): (HIDDEN, YES, HIDDEN, YES, HIDDEN),
    }
    for (permission, row), answers in after.items():
        assert tuple(answer(permission, person, row) for person in people) == answers, permission.name


def test_wishes_are_met_and_each_person_reads_why(room: Room, day: Day) -> None:
    anna, ben, staff = *room.seated[USER][:2], room.seated[STAFF][0]
    day.says(anna, Garden=LOVE)
    day.says(ben, Post=LOVE, Cooking=CANNOT, Garden=RATHER_NOT)
    day.says(staff, Cooking=LOVE)
    day.share()
    assert [day.task_of(one) for one in (anna, ben, staff)] == ["Garden", "Post", "Cooking"]
    assert reads.mine(day.morning, anna).sentences == ("You like nothing better today, by what you said.",)
    day.morning.refresh_from_db()
    assert (day.morning.shared_at, day.morning.shared_by) == (NOW, room.leader)
    event = Event.objects.get(kind="mornings.tasks_shared_out")
    assert event.actor_id == room.leader.pk
    assert event.data["people"] == 3


def test_who_gave_way_comes_first_the_next_day(room: Room) -> None:
    anna, ben = room.seated[USER][:2]
    had = []
    for number in range(4):
        now = NOW + timedelta(days=number)
        day = a_day(room, now)
        for one in (anna, ben):
            day.says(one, now, Garden=LOVE, Cooking=FINE, Post=RATHER_NOT)
        day.share(now)
        had.append("anna" if day.task_of(anna) == "Garden" else "ben")
        if number == 1:
            missed = anna if had[1] == "ben" else ben
            sentences = reads.mine(day.morning, missed).sentences
            assert "You asked for “Garden”: 2 people asked for it, and it has 1 place." in sentences
            assert "You did “Garden” 1 day ago." in sentences
    assert had in (
        ["anna", "ben"] * 2,
        ["ben", "anna"] * 2,
        ["anna", "ben", "ben", "anna"],
        ["ben", "anna", "anna", "ben"],
    )


def test_the_lots_can_be_drawn_again_with_the_number_shown(room: Room, day: Day) -> None:
    people = room.seated[USER][:3]
    for one in people:
        day.says(one, Garden=LOVE)
    day.share()
    keys: dict[Any, str] = {task.pk: task.key for task in day.tasks.values()}
    tasks = [LogicTask(task.key, task.places, task.needed) for task in day.tasks.values()]
    wishes = [LogicWish(str(one.person_id), keys[one.task_id], Level(one.level)) for one in Wish.objects.all()]
    again = share_out([str(one.pk) for one in people], tasks, wishes, seed=day.morning.seed)
    assert {share.person: share.task for share in again.shares} == {
        str(one.pk): keys.get(day.given(one).task_id) for one in people
    }


def test_anybody_says_no_at_any_time_and_others_keep_theirs(room: Room, day: Day) -> None:
    anna, ben = room.seated[USER][:2]
    day.says(anna, Garden=LOVE, Cooking=LOVE, Post=CANNOT)
    day.says(ben, Cooking=LOVE)
    day.share()
    sharing_actions.decline_task(given=day.given(anna), by=anna, now=NOW)
    assert (day.task_of(anna), day.task_of(ben)) == ("Cooking", "Cooking")
    sharing_actions.decline_task(given=day.given(anna), by=anna, now=NOW)
    assert day.task_of(anna) == ""
    with pytest.raises(Refused):
        sharing_actions.decline_task(given=day.given(anna), by=anna, now=NOW)
    sharing_actions.step_out(here=Here.objects.get(person=ben), by=ben, now=NOW)
    plan = reads.plan(day.morning)
    assert {one.name: (one.people, one.open) for one in plan.doing} == {
        "Cooking": ((), 1),
        "Garden": ((), 1),
        "Post": ((), 0),
    }
    assert plan.here == 1
    actions.say_wishes(morning=day.morning, wishes={}, by=ben, now=NOW)
    day.share()
    assert day.task_of(ben) in ("Cooking", "Garden")
    assert day.task_of(anna) == ""


def test_who_comes_later_takes_what_is_left(room: Room, day: Day) -> None:
    anna, ben = room.seated[USER][:2]
    day.says(anna, Garden=LOVE)
    day.share()
    with pytest.raises(Refused):
        day.says(anna, Cooking=LOVE)
    day.says(ben, Garden=LOVE)
    assert reads.plan(day.morning).newcomers == 1
    day.share()
    assert (day.task_of(anna), day.task_of(ben)) == ("Garden", "Cooking")
    assert day.given(ben).envied == 1
    assert day.given(anna).why == "wished"


def test_a_day_that_is_over_stays_as_it_was(room: Room, day: Day) -> None:
    anna, tomorrow = room.seated[USER][0], NOW + timedelta(days=1)
    day.says(anna, Garden=LOVE)
    day.share()
    for write in (
        lambda: day.says(room.seated[USER][1], tomorrow),
        lambda: day.share(tomorrow),
        lambda: sharing_actions.decline_task(given=day.given(anna), by=anna, now=tomorrow),
        lambda: sharing_actions.step_out(here=Here.objects.get(), by=anna, now=tomorrow),
    ):
        with pytest.raises(Refused):
            write()
    assert day.task_of(anna) == "Garden"


def test_nobody_is_shared_out_where_nobody_is(day: Day) -> None:
    with pytest.raises(Refused):
        day.share()


def test_the_helper_writes_down_wishes_and_the_log_says_who_did(room: Room, day: Day) -> None:
    anna = room.seated[USER][0]
    member = Membership.objects.get(person=anna)
    actions.say_wishes_for(morning=day.morning, member=member, wishes=day.wishes(Garden=LOVE), by=room.leader, now=NOW)
    assert Here.objects.get().said_by == room.leader
    event = Event.objects.get(kind="mornings.wishes_said")
    assert (event.actor_id, event.data) == (room.leader.pk, {"person": str(anna.pk)})
    stranger = Membership.objects.get(person=a_member(an_organisation()))
    with pytest.raises(ValueError, match="no member"):
        actions.say_wishes_for(morning=day.morning, member=stranger, wishes={}, by=room.leader, now=NOW)


def test_wishes_are_ones_own_to_take_away_and_to_erase(room: Room, day: Day) -> None:
    anna, ben = room.seated[USER][:2]
    day.says(anna, Garden=LOVE)
    day.says(ben, Garden=FINE)
    day.share()
    own = everything_about(anna)
    assert [row["level"] for row in own["mornings.wish"]] == [LOVE]
    assert len(own["mornings.given"]) == 1
    erase_identity_of(anna, NOW)
    for model in (Wish, Given, Here):
        assert {row.person_id for row in model.objects.all()} == {ben.pk}, model


def test_the_database_refuses_a_task_that_needs_more_than_it_holds(day: Day) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(organisation_id=day.morning.organisation_id, morning=day.morning, places=1, needed=2)


@pytest.mark.django_db
def test_weeks_show_groups_of_five_and_more_and_no_week_that_goes_on() -> None:
    room = a_room({USER: 6, STAFF: 4})
    usual(room, [("Garden", 1, 1), ("Cooking", 20, 0)])
    day = a_day(room)
    for one in room.everybody:
        day.says(one, Garden=LOVE)
    day.share()
    assert weeks_of(room.assembly, NOW.date()).lines == ()
    (line,) = weeks_of(room.assembly, NOW.date() + timedelta(days=7)).lines
    assert line.standpoint == USER
    (point,) = line.shown
    missed = sum(one.missed for one in Given.objects.filter(standpoint=USER))
    assert point.met == round(100 * (1 - missed / 2 / 6))
    assert point.envied == round(100 * missed / 6)


def test_my_day_asks_for_wishes_and_then_says_the_task(room: Room, day: Day) -> None:
    anna = room.seated[USER][0]
    assert [one.sentence for one in my_day.waiting_for(anna, NOW.date())] == [my_day.WISH]
    day.says(anna, Garden=LOVE)
    assert my_day.waiting_for(anna, NOW.date()) == ()
    day.share()
    assert [(one.words, one.sentence) for one in my_day.waiting_for(anna, NOW.date())] == [("Garden", my_day.DO)]
    assert my_day.waiting_for(anna, NOW.date() + timedelta(days=1)) == ()
