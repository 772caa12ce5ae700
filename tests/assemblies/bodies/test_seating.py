"""Seats follow the plan of the rules, open ones are taken, terms end by themselves."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.bodies import seat_actions as actions
from assieme.assemblies.bodies.editor import NEW_PLACES
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.seating import filled, term_from
from assieme.assemblies.bodies.terms import end_terms
from assieme.assemblies.votes.actions import open_vote
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people.persons import system_person
from tests.assemblies.bodies.saying import some_places
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote
from tests.factories import NOW, a_member, an_organisation


def places(standpoint: str, number: int, kind: str = "appointed", **more: Any) -> dict[str, Any]:
    return {**NEW_PLACES, "standpoint": standpoint, "places": number, "kind": kind, **more}


def give(room: Room, standpoint: str, **more: Any) -> Seat:
    person = a_member(room.organisation, standpoint)
    return actions.give_seat(
        assembly=room.assembly, person=person, standpoint=standpoint, by=system_person(), now=NOW, **more
    )


@given(st.lists(some_places(), max_size=4), st.lists(st.tuples(st.sampled_from([USER, CARER]), st.just("open"))))
def test_no_line_holds_more_than_its_places(plan: list[dict[str, Any]], held: list[tuple[str, str]]) -> None:
    lines = filled(plan, held)
    assert all(0 <= line.taken <= line.places for line in lines)
    for who in (USER, CARER):
        there = sum(line.places for line in lines if line.standpoint == who)
        seated = sum(standpoint == who for standpoint, _kind in held)
        assert sum(line.taken for line in lines if line.standpoint == who) == min(there, seated)


@pytest.mark.parametrize(
    ("day", "months", "ends"),
    [
        (date(2026, 5, 4), 0, None),
        (date(2026, 5, 4), 24, date(2028, 5, 4)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_term_is_counted_in_months(day: date, months: int, ends: date | None) -> None:
    assert term_from(day, months) == ends


@pytest.mark.django_db
def test_a_seat_is_as_the_plan_says() -> None:
    room = a_room(
        {USER: 0}, seat_plan=[places(USER, 1, "elected", weight="2", term_months=12), places(STAFF, 1, vote=False)]
    )
    seat = give(room, USER)
    assert (seat.kind, seat.weight, seat.has_vote, seat.term_ends) == ("elected", "2", True, date(2027, 5, 4))
    assert give(room, STAFF).has_vote is False
    with pytest.raises(Refused, match="All 1 seats of this kind for service users are taken"):
        give(room, USER)
    with pytest.raises(Refused, match="no such seat for carers"):
        give(room, CARER)
    with pytest.raises(Refused, match="no such seat for service users"):
        give(room, USER, kind="drawn")


@pytest.mark.django_db
def test_staff_wait_while_others_would_lose_their_majority() -> None:
    room = a_room({USER: 0}, seat_plan=[places(USER, 3), places(STAFF, 2)])
    with pytest.raises(Refused, match="Fill their seats first"):
        give(room, STAFF)
    give(room, USER)
    give(room, USER)
    give(room, STAFF)
    with pytest.raises(Refused, match="Fill their seats first"):
        give(room, STAFF)
    Seat.objects.filter(assembly=room.assembly, standpoint=USER).order_by("id").first().delete()  # type: ignore[union-attr]
    give(room, USER)
    give(room, USER)
    give(room, STAFF)
    ended = Seat.objects.filter(assembly=room.assembly, standpoint=USER).first()
    assert ended is not None
    actions.leave_seat(seat=ended, by=room.leader, now=NOW)
    with pytest.raises(Refused, match="Too many of their seats are empty"):
        open_vote(vote=a_vote(room), by=room.leader, now=NOW)


@pytest.mark.django_db
def test_a_member_takes_an_open_seat_for_a_standpoint_of_theirs() -> None:
    room = a_room({USER: 0}, seat_plan=[places(USER, 1, "open"), places(CARER, 1, "appointed")])
    noa, bea = a_member(room.organisation, USER), a_member(room.organisation, CARER)
    with pytest.raises(Refused, match="not said that they hold"):
        actions.take_seat(assembly=room.assembly, standpoint=USER, by=bea, now=NOW)
    with pytest.raises(Refused, match="no such seat for carers"):
        actions.take_seat(assembly=room.assembly, standpoint=CARER, by=bea, now=NOW)
    assert actions.take_seat(assembly=room.assembly, standpoint=USER, by=noa, now=NOW).kind == "open"
    with pytest.raises(Refused, match="has a seat here already"):
        actions.take_seat(assembly=room.assembly, standpoint=USER, by=noa, now=NOW)
    stranger = a_member(an_organisation(), USER)
    with pytest.raises(Http404):
        actions.take_seat(assembly=room.assembly, standpoint=USER, by=stranger, now=NOW)


@pytest.mark.django_db
def test_without_open_seats_nobody_takes_one() -> None:
    room = a_room({USER: 3})
    with pytest.raises(Refused, match="no open seats"):
        actions.take_seat(assembly=room.assembly, standpoint=USER, by=a_member(room.organisation), now=NOW)


@pytest.mark.django_db
def test_a_term_ends_by_itself_after_its_last_day() -> None:
    room = a_room({USER: 0}, seat_plan=[places(USER, 4, term_months=1)])
    seats = [give(room, USER) for _number in range(4)]
    assert end_terms(NOW + timedelta(days=31)) == 0
    with pytest.raises(Refused, match="not over yet"):
        actions.end_term(seat=seats[0], by=system_person(), now=NOW)
    with pytest.raises(Http404):
        actions.end_term(seat=seats[0], by=room.leader, now=NOW + timedelta(days=40))
    vote = a_vote(room)
    with pytest.raises(Refused, match="Too many of their seats are empty"):
        open_vote(vote=vote, by=room.leader, now=NOW + timedelta(days=32))
    assert end_terms(NOW + timedelta(days=32)) == 4
    assert not Seat.objects.filter(assembly=room.assembly, until=None).exists()


@pytest.mark.django_db
def test_the_seat_of_who_left_the_organisation_ends_by_itself() -> None:
    room = a_room({USER: 2})
    gone, stays = room.seated[USER]
    gone.memberships.update(left_at=NOW)
    assert end_terms(NOW) == 1
    assert [seat.person for seat in Seat.objects.filter(assembly=room.assembly, until=None)] == [stays]
    assert Event.objects.filter(kind="assemblies.seat_left").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"vetoes": [USER]}, "stop a vote alone"),
        ({"trustees": {"needed": 2, "standpoints": [USER]}}, "Ask more people"),
    ],
)
def test_a_vote_is_not_opened_under_rules_that_cannot_be_kept(rules: dict[str, Any], said: str) -> None:
    room = a_room({USER: 5}, **rules)
    with pytest.raises(Refused, match=said):
        open_vote(vote=a_vote(room), by=room.leader, now=NOW)
