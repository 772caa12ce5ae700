"""What the mirror reads from the rows."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import majorities
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.logic.mirrors.promise import Kept
from assieme.logic.participation.levels import Level
from assieme.logic.power.formal import Reason
from assieme.mirrors import card_reads
from assieme.mirrors.months_asked import last_year
from assieme.mirrors.practice import Practice, Votes
from assieme.mirrors.reads import Mirror, mirror_of
from assieme.organisations.models import Membership
from assieme.toolkit.cards.models import Card
from tests.assemblies.rooms import Room
from tests.factories import NOW, a_member
from tests.mirrors.rooms import (
    CARER,
    STAFF,
    USER,
    a_card,
    a_counted_vote,
    a_meeting,
    a_room,
    an_overdue_card,
    answer,
    declare,
    initiative_of,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 10)
MIRROR_QUERIES = 34


def _mirror(room: Room) -> Mirror:
    return mirror_of(room.assembly, last_year(TODAY), TODAY)


def _practice(room: Room) -> Practice:
    practice = _mirror(room).practice
    assert practice is not None
    return practice


def _everybody_writes(room: Room) -> None:
    for person in room.everybody:
        a_card(room, person)


def test_without_promise_rules_and_seats_nothing_is_said() -> None:
    room = a_room(seats={})
    found = _mirror(room)
    assert (found.declared, found.formal, found.kept) == (None, None, Kept.UNKNOWN)
    assert _practice(room).meetings.by_standpoint == ()


def test_the_latest_declaration_is_the_promise() -> None:
    room = a_room(rules={})
    declare(room, "consult")
    declare(room, "collaborate", aims="Rest.", whose_words="The committee")
    found = _mirror(room)
    assert found.declared is not None
    assert (found.declared.level, found.declared.words, found.declared.whose_words) == (
        Level.COLLABORATE,
        "Rest.",
        "The committee",
    )
    assert found.declared.who == str(room.leader)


@pytest.mark.parametrize(
    ("rules", "allowed", "kept", "reason"),
    [
        ({"conditions": majorities(joined=[USER])}, Level.COLLABORATE, Kept.KEPT, Reason.CAN_BLOCK),
        ({"override": "free"}, Level.INVOLVE, Kept.LESS, Reason.SET_ASIDE_FREELY),
        ({"conditions": majorities(joined=[USER]), "agenda": [STAFF]}, Level.INVOLVE, Kept.LESS, Reason.AGENDA_CLOSED),
    ],
)
def test_rules_of_today_beside_the_promise(
    rules: dict[str, object], allowed: Level, kept: Kept, reason: Reason
) -> None:
    room = a_room(rules=rules)
    declare(room, "collaborate")
    found = _mirror(room)
    assert (found.allowed, found.kept) == (allowed, kept)
    assert found.formal is not None
    assert reason in found.formal.reasons


def test_presence_counts_the_places_of_the_time() -> None:
    room = a_room(rules={})
    a_meeting(room, [*room.seated[USER][:4], *room.seated[STAFF]])
    leaver = room.assembly.seats.get(person=room.seated[STAFF][0])
    body_actions.leave_seat(seat=leaver, by=room.leader, now=NOW + timedelta(days=1))
    a_meeting(room, room.seated[USER], now=NOW + timedelta(days=2))
    rows = _practice(room).meetings.by_standpoint
    assert [(row.standpoint, row.seats, row.present, row.called) for row in rows] == [
        (USER, 6, 10, 12),
        (STAFF, 4, 5, 9),
    ]


def test_a_planned_meeting_is_no_meeting_held() -> None:
    room = a_room(rules={})
    meeting_actions.plan_meeting(assembly=room.assembly, held_on=TODAY, by=room.leader, now=NOW)
    assert _practice(room).meetings.held == 0


def test_a_chair_counts_for_a_side_only_where_they_show_it_beside_their_name() -> None:
    room = a_room(rules={})
    shows, keeps = room.seated[USER][:2]
    Membership.objects.filter(person=shows).update(show_standpoint=True)
    a_meeting(room, room.everybody, chair=shows)
    a_meeting(room, room.everybody, chair=keeps)
    a_meeting(room, room.everybody)
    meetings = _practice(room).meetings
    assert (meetings.held, meetings.chair_not_said, meetings.chair_not_noted) == (3, 1, 1)
    assert [row.chaired for row in meetings.by_standpoint] == [1, 0]


def test_votes_by_how_they_came_out() -> None:
    room = a_room(rules={"conditions": majorities(joined=[USER]), "quorum_share": "1/2"}, seats={USER: 6, STAFF: 8})
    users, staff = room.seated[USER], room.seated[STAFF]
    a_counted_vote(room, room.everybody, [])
    a_counted_vote(room, [*staff, users[0]], users[1:])
    a_counted_vote(room, users[:3], staff)
    a_counted_vote(room, users[:2], [])
    assert _practice(room).votes == Votes(passed=1, not_passed=2, refused=1, stopped=1)


def test_cards_by_side_from_five_people_up() -> None:
    room = a_room(rules={}, seats={USER: 6, STAFF: 4, "manager": 1})
    _everybody_writes(room)
    cards = _practice(room).cards
    assert cards is not None
    assert dict(cards.columns["raised"].shown) == {USER: 6, STAFF: 5}
    assert cards.columns["raised"].until == date(2026, 4, 1)


def test_four_people_are_withheld_and_the_other_side_with_them() -> None:
    room = a_room(rules={}, seats={USER: 6, STAFF: 4})
    _everybody_writes(room)
    cards = _practice(room).cards
    assert cards is not None
    assert cards.columns["raised"].total == 10
    assert not cards.shows_any


def test_many_cards_of_few_people_stay_withheld() -> None:
    room = a_room(rules={})
    for _ in range(9):
        for person in (*room.seated[USER][:2], *room.seated[STAFF]):
            a_card(room, person)
    cards = _practice(room).cards
    assert cards is not None
    assert not cards.shows_any


def test_a_new_card_does_not_tell_its_author_s_standpoint() -> None:
    """The day after a named card the table says what it said the day before."""
    room = a_room(rules={})
    _everybody_writes(room)
    before = _practice(room).cards
    a_card(room, room.seated[USER][0], now=NOW)
    after = _practice(room).cards
    assert before is not None
    assert after is not None
    assert after.columns["raised"].shown == before.columns["raised"].shown
    assert after.columns["raised"].total == before.columns["raised"].total + 1


def test_a_hidden_author_counts_for_no_side() -> None:
    room = a_room(rules={})
    _everybody_writes(room)
    a_card(room, room.seated[USER][0], authorship="hidden", show_standpoint=True)
    cards = _practice(room).cards
    assert cards is not None
    assert cards.columns["raised"].not_said == 1
    assert dict(cards.columns["raised"].shown) == {USER: 6, STAFF: 5}


def test_answered_done_and_late() -> None:
    room = a_room(rules={})
    users = room.seated[USER]
    answer(room, a_card(room, users[0]))
    answer(room, a_card(room, users[1]), word="not done", days=30)
    an_overdue_card(room, users[2])
    cards = _practice(room).cards
    assert cards is not None
    assert {name: column.total for name, column in cards.columns.items()} == {
        "raised": 3,
        "answered": 2,
        "done": 1,
        "late": 2,
    }


def test_a_card_that_still_waits_does_not_tell_its_author_s_side() -> None:
    """The attacker looks before and after somebody gives a card a new day."""
    room = a_room(rules={})
    late = [answer(room, a_card(room, person), days=30) for person in room.everybody]
    waits = an_overdue_card(room, room.seated[USER][0])
    before = card_reads.cards(initiative_of(room.assembly), date(2026, 7, 10)).columns["late"]
    Card.objects.filter(pk=waits.pk).update(due_on=date(2026, 8, 1))
    after = card_reads.cards(initiative_of(room.assembly), date(2026, 7, 10)).columns["late"]
    assert (before.total, after.total) == (len(late) + 1, len(late))
    assert dict(before.shown) == dict(after.shown) == {USER: 6, STAFF: 5}


@pytest.mark.parametrize("rounds", [1, 6])
def test_the_cost_does_not_grow_with_what_is_counted(
    rounds: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    room = a_room(rules={"conditions": majorities(joined=[USER])}, seats={USER: 5, CARER: 5, STAFF: 5})
    declare(room, "collaborate")
    for turn in range(rounds):
        _everybody_writes(room)
        a_meeting(room, room.everybody, chair=room.everybody[0], now=NOW + timedelta(days=turn))
        a_counted_vote(room, room.everybody, [])
    a_member(room.organisation)
    with django_assert_num_queries(MIRROR_QUERIES):
        _mirror(room)
