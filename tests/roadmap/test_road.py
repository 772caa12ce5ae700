"""The road: its tasks, its evidence, and where each of the nine stands."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.votes.closing_actions import open_box
from assieme.core.access import Refused
from assieme.learning.course.models import Done
from assieme.organisations.models import Membership, Organisation
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Notice, Person
from assieme.reflection.actions import note_training
from assieme.roadmap import actions, my_day, reads
from assieme.roadmap.counting import SOURCES, course, decisions, training
from assieme.roadmap.models import Evidence, Roadmap, Task
from assieme.roadmap.months import month_after, months_between
from assieme.roadmap.nine import MONTHS, nine_actions
from assieme.roadmap.picture import NARROW, WIDE, picture_of, spread
from assieme.roadmap.said import Shown
from assieme.roadmap.sources import WORDS, Counted
from tests.assemblies.rooms import STAFF, USER, a_room, an_open_vote, cast
from tests.factories import NOW, a_member, an_organisation, signed_in

TODAY = NOW.date()


def stone(roadmap: Roadmap, key: str, today: date = TODAY) -> reads.Milestone:
    return next(one for one in reads.road(roadmap, today).milestones if one.action.key == key)


def task_of(roadmap: Roadmap, code: str) -> Task:
    return Task.objects.get(roadmap=roadmap, code=code)


def show(roadmap: Roadmap, by: Person, days_later: int, key: str = "own-goals", task: Task | None = None) -> Evidence:
    on = TODAY + timedelta(days=days_later)
    return actions.add_evidence(roadmap=roadmap, key=key, shown=Shown("We read it", on, task=task), by=by, now=NOW)


def test_there_are_nine_with_their_tasks_in_both_languages() -> None:
    nine = nine_actions()
    assert [one.number for one in nine] == list(range(1, 10))
    assert sum(len(one.tasks) for one in nine) == 28
    codes = [task.key for one in nine for task in one.tasks]
    assert len(set(codes)) == len(codes)
    assert all(1 <= task.month <= MONTHS for one in nine for task in one.tasks)
    assert {code for one in nine for code in (*one.counted, *one.beside)} == set(WORDS) == set(SOURCES)


def test_a_road_is_two_years_from_the_first_of_a_month(roadmap: Roadmap) -> None:
    assert (roadmap.begun_on, roadmap.ends_on) == (date(2026, 5, 1), date(2028, 4, 30))
    assert roadmap.tasks.count() == 28


def test_there_is_one_road_at_a_time(roadmap: Roadmap, leader: Person) -> None:
    with pytest.raises(Refused):
        actions.begin_roadmap(organisation=roadmap.organisation, begun_on=TODAY, by=leader, now=NOW)


def test_status_comes_from_evidence_and_not_from_planning(roadmap: Roadmap, leader: Person, user: Person) -> None:
    assert stone(roadmap, "own-goals").status == "nothing"
    plain = task_of(roadmap, "plain-words")
    actions.plan_task(task=plain, owner=user, month=TODAY, by=leader, now=NOW)
    begun = stone(roadmap, "own-goals")
    assert (begun.status, begun.waits_for) == ("begun", (str(user),))
    show(roadmap, user, 0, task=plain)
    shown = stone(roadmap, "own-goals")
    assert (shown.status, shown.waits_for) == ("evidence", ())
    later = show(roadmap, user, 40)
    assert stone(roadmap, "own-goals").status == "evidence", "a day that is still to come shows nothing"
    assert stone(roadmap, "own-goals", TODAY + timedelta(days=41)).status == "kept up"
    actions.take_back_evidence(evidence=later, by=user, now=NOW)
    assert stone(roadmap, "own-goals", TODAY + timedelta(days=41)).status == "evidence"
    assert stone(roadmap, "learning").status == "nothing"


def test_a_task_is_left_out_with_a_reason_and_taken_in_again(roadmap: Roadmap, leader: Person) -> None:
    task = task_of(roadmap, "local-forums")
    with pytest.raises(ValueError, match="why"):
        actions.leave_out_task(task=task, why=" ", by=leader, now=NOW)
    actions.leave_out_task(task=task, why="We have one", by=leader, now=NOW)
    assert stone(roadmap, "experience").left_out
    actions.take_in_task(task=task, by=leader, now=NOW)
    assert not stone(roadmap, "experience").left_out
    own = actions.add_task(roadmap=roadmap, key="experience", words="Ask", month=TODAY, by=leader, now=NOW)
    assert [line.own for line in stone(roadmap, "experience").tasks if line.id == own.pk] == [True]
    with pytest.raises(ValueError, match="nine"):
        actions.add_task(roadmap=roadmap, key="tenth", words="Ask", month=TODAY, by=leader, now=NOW)


def test_an_owner_is_told_sees_it_in_the_day_and_can_give_it_back(
    roadmap: Roadmap, leader: Person, user: Person
) -> None:
    task = task_of(roadmap, "plain-words")
    stranger = a_member(an_organisation())
    with pytest.raises(ValueError, match="member"):
        actions.plan_task(task=task, owner=stranger, month=TODAY, by=leader, now=NOW)
    actions.plan_task(task=task, owner=user, month=month_after(TODAY, 1), by=leader, now=NOW)
    assert Notice.objects.filter(person=user, code="roadmap.task_is_yours").count() == 1
    assert my_day.waiting_for(user, TODAY) == ()
    (now,) = my_day.waiting_for(user, date(2026, 6, 2))
    assert (now.words, now.due_on, now.late) == (reads.words_of(task), date(2026, 6, 30), False)
    assert my_day.waiting_for(user, date(2026, 7, 1))[0].late
    Membership.objects.filter(person=user).update(left_at=NOW)
    assert my_day.waiting_for(user, date(2026, 7, 1)) == ()
    Membership.objects.filter(person=user).update(left_at=None)
    actions.give_back_task(task=task, by=user, now=NOW)
    assert my_day.waiting_for(user, date(2026, 7, 1)) == ()


def test_nobody_who_left_is_waited_for_and_who_leads_is_told(
    roadmap: Roadmap, leader: Person, user: Person, client: Client
) -> None:
    task = task_of(roadmap, "plain-words")
    actions.plan_task(task=task, owner=user, month=TODAY, by=leader, now=NOW)
    assert my_day.waiting_for(leader, TODAY) == ()
    Membership.objects.filter(person=user).update(left_at=NOW)
    found = stone(roadmap, "own-goals")
    assert (found.status, found.waits_for) == ("nothing", ())
    assert reads.road(roadmap, TODAY).waiting == ()
    (told,) = my_day.waiting_for(leader, TODAY)
    assert (told.words, "has left" in str(told.sentence)) == (reads.words_of(task), True)
    assert my_day.waiting_for(a_member(roadmap.organisation), TODAY) == (), "only who leads"
    text = signed_in(client, leader).get(reverse("road_task", kwargs={"id": task.pk})).content.decode()
    assert str(user) not in text
    assert "nobody yet" in text
    actions.plan_task(task=task, owner=leader, month=TODAY, by=leader, now=NOW)
    assert [one.sentence for one in my_day.waiting_for(leader, TODAY)] == [my_day.YOURS]


def test_evidence_belongs_to_the_action_of_its_task(roadmap: Roadmap, user: Person) -> None:
    with pytest.raises(ValueError, match="task"):
        show(roadmap, user, 0, key="learning", task=task_of(roadmap, "plain-words"))


def test_a_stranger_adds_nothing(roadmap: Roadmap) -> None:
    with pytest.raises(Http404):
        show(roadmap, a_member(an_organisation()), 0)


def test_words_go_with_who_wrote_them_and_the_day_stays(roadmap: Roadmap, user: Person) -> None:
    evidence = show(roadmap, user, 0)
    erase_identity_of(user, NOW)
    evidence.refresh_from_db()
    assert (evidence.words, evidence.on) == ("", TODAY)
    assert stone(roadmap, "own-goals").status == "evidence"
    assert reads.pieces_of(roadmap, "own-goals", user.pk)[0].words == "These words were taken back."


@pytest.mark.django_db
def test_only_votes_with_service_users_on_the_roll_count() -> None:
    both, staff = a_room({USER: 2, STAFF: 2}), a_room({STAFF: 3})
    for room in (both, staff):
        vote = an_open_vote(room)
        cast(vote, room.everybody, "for")
        open_box(vote=vote, by=room.leader, now=NOW)
    counted = decisions(both.organisation, TODAY, TODAY)
    assert (counted.count, counted.first, counted.last) == (1, TODAY, TODAY)
    assert decisions(both.organisation, TODAY + timedelta(days=1), TODAY + timedelta(days=2)).count == 0
    assert decisions(staff.organisation, TODAY, TODAY).count == 0


def test_who_learns_is_counted_by_fives(organisation: Organisation) -> None:
    def learns(who: Person, day: int) -> None:
        Done.objects.create(person=who, unit=f"unit-{day}", done_at=NOW + timedelta(days=day))

    people = [a_member(organisation) for _ in range(6)]
    for day, person in enumerate(people[:5]):
        assert course(organisation, TODAY, date(2026, 8, 1)).count == 0
        learns(person, day)
    counted = course(organisation, TODAY, date(2026, 8, 1))
    assert (counted.count, counted.first, counted.last) == (5, TODAY + timedelta(4), TODAY + timedelta(4))
    learns(people[5], 20)
    assert course(organisation, TODAY, date(2026, 8, 1)) == counted, "one person more tells nothing"
    for person in people[:4]:
        learns(person, 30)
    assert course(organisation, TODAY, date(2026, 8, 1)).last == TODAY + timedelta(20)
    Membership.objects.filter(person__in=people[:2]).update(left_at=NOW + timedelta(days=40))
    assert course(organisation, TODAY, date(2026, 8, 1)).count == 5, "who leaves is not told by the count"


def test_training_tells_no_single_person(organisation: Organisation) -> None:
    people = [a_member(organisation) for _ in range(5)]
    for days, person in enumerate(people):
        assert training(organisation, TODAY, date(2026, 8, 1)) == Counted(0)
        on = TODAY + timedelta(days)
        note_training(organisation=organisation, course="Listening", held_on=on, minutes=60, by=person, now=NOW)
    assert training(organisation, TODAY, date(2026, 8, 1)) == Counted(5, TODAY + timedelta(4), TODAY + timedelta(4))


def test_a_day_counts_where_the_organisation_is(organisation: Organisation) -> None:
    """Half past ten in the evening of 30 April in UTC is the first of May in Rome."""
    for _ in range(5):
        person = a_member(organisation)
        Membership.objects.filter(person=person).update(joined_at=NOW - timedelta(days=30))
        Done.objects.create(person=person, unit="levels", done_at=datetime(2026, 4, 30, 22, 30, tzinfo=UTC))
    assert course(organisation, date(2026, 5, 1), date(2026, 5, 1)).last == date(2026, 5, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_months_are_counted_there_and_back(day: date, months: int) -> None:
    assert months_between(day, month_after(day, months)) == months
    assert month_after(day, months).day == 1


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=9).map(sorted))
def test_stones_never_touch_and_keep_their_order(wished: list[float]) -> None:
    places = spread(wished, 100, 1000)
    assert all(b - a >= 100 - 1e-6 for a, b in pairwise(places))
    assert places[0] + 1e-6 >= 0
    assert places[-1] <= 1000


def test_the_drawing_holds_all_that_is_on_it(roadmap: Roadmap) -> None:
    road = reads.road(roadmap, TODAY)
    for shape in (WIDE, NARROW):
        picture = picture_of(road, TODAY, shape)
        assert len(picture.stones) == 9
        for one in picture.stones:
            assert shape.stone <= one.x <= shape.width - shape.stone
            assert shape.stone <= one.y <= shape.height - shape.stone
        assert picture_of(road, roadmap.ends_on + timedelta(days=9), shape).today is None
        assert 0 < picture.gone < picture.length / 20


def test_another_room_reads_it_in_short(roadmap: Roadmap, organisation: Organisation) -> None:
    short = reads.in_short(organisation.pk, TODAY)
    assert short is not None
    assert len(short.lines) == 9
    assert short.lines[0] == ("You set your own goals", "nothing yet")
    assert reads.in_short(an_organisation().pk, TODAY) is None
