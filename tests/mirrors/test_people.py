"""Breaks, the same few, roles, work without pay and changes before a vote: what is told of people, and what is not."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import break_actions
from assieme.assemblies.bodies.breaks import break_of
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing, round_actions
from assieme.logic.mirrors.records import Member
from assieme.logic.participation.levels import Standpoint
from assieme.mirrors import kept, meeting_reads, places
from assieme.mirrors.evidence_rows import meeting_lines
from assieme.mirrors.happened import Happened, happened
from assieme.mirrors.months import Period
from assieme.mirrors.people_rows import Shown, in_fives
from assieme.mirrors.table import rows_of
from assieme.organisations.membership_actions import pause_membership, resume_membership
from assieme.organisations.models import Membership
from assieme.people.models import Person
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 30)
USERS = Standpoint.SERVICE_USER
PERIOD = Period(date(2026, 5, 1), date(2026, 10, 1))


def _found(room: Room, period: Period = PERIOD, today: date = TODAY) -> Happened:
    return happened(places.of_assembly(room.assembly), period, today)


def _met(room: Room, day: date, present: list[Person]) -> Meeting:
    """A meeting with minutes."""
    meeting = Meeting.objects.create(
        organisation=room.organisation, assembly=room.assembly, held_on=day, minutes_at=NOW, created_at=NOW
    )
    meeting.present.set(Seat.objects.filter(person__in=present))
    return meeting


def _show(people: list[Person], **more: str) -> None:
    Membership.objects.filter(person__in=people).update(show_standpoint=True, **more)


def test_a_break_and_a_pause_of_the_whole_membership_are_no_empty_places() -> None:
    room = a_room({USER: 5, STAFF: 5})
    resting, paused, came = room.seated[USER][:3]
    for person in (resting, came):
        seat = Seat.objects.get(person=person)
        first, last = NOW.date() + timedelta(days=1), NOW.date() + timedelta(days=20)
        break_actions.take_break(seat=seat, first_day=first, last_day=last, by=person, now=NOW)
    membership = pause_membership(membership=paused.memberships.get(), by=paused, now=NOW)
    resume_membership(membership=membership, by=paused, now=NOW + timedelta(days=30))
    here = [came, *room.seated[USER][3:], *room.seated[STAFF]]
    for after in (10, 40):
        _met(room, NOW.date() + timedelta(days=after), here)
    found = _found(room)
    assert (found.counts.get("invited", USER), found.counts.get("present", USER)) == (8, 6)
    assert [line.seats for line in meeting_lines(places.of_assembly(room.assembly), PERIOD)] == [10, 10]
    rows = {row.standpoint: row for row in meeting_reads.meetings(room.assembly, TODAY).by_standpoint}
    assert {one: row.called for one, row in rows.items()} == {USER: 8, STAFF: 10}


def test_no_page_prints_a_number_that_leaves_breaks_out(client: Client) -> None:
    room = a_room({USER: 5, STAFF: 5})
    person = room.seated[USER][0]
    seat = Seat.objects.get(person=person)
    break_actions.take_break(seat=seat, first_day=NOW.date(), last_day=None, by=person, now=NOW)
    for month in range(6, 11):
        _met(room, date(2026, month, 28), [*room.seated[USER][1:4], *room.seated[STAFF]])
    found = _found(room)
    assert (found.counts.get("present", USER), found.counts.get("invited", USER)) == (15, 20)
    cells = {cell.standpoint: cell for row in rows_of(found) for cell in row.cells if row.title == "Being there"}
    assert (cells[USER].words, cells[USER].n) == ("80 %", None)
    assert found.indicators["few_present"][USER].n == 5, "all who sit there, also who rests all along"
    signed_in(client, room.seated[STAFF][0])
    html = client.get(reverse("mirror", kwargs={"id": room.assembly.pk})).content.decode()
    words = _table(html, "Places filled at meetings")
    assert "about 80 %" in words
    assert not re.search(r"\b(15|20)\b", words)


def _table(html: str, column: str) -> str:
    """The words of the table that has the column."""
    (found,) = [one for one in re.findall(r"<table.*?</table>", html, re.DOTALL) if column in one]
    return re.sub(r"<[^>]+>", " ", found)


def test_what_was_kept_knows_of_breaks_that_began_and_ended_since() -> None:
    room = a_room({USER: 3, STAFF: 3})
    person, place = room.seated[USER][0], places.of_assembly(room.assembly)
    seat = Seat.objects.get(person=person)
    for after in range(0, 120, 30):
        now = NOW + timedelta(days=after)
        _met(room, now.date(), room.seated[STAFF])
        taken = break_of(seat, now.date())
        if taken is None:
            break_actions.take_break(seat=seat, first_day=now.date(), last_day=None, by=person, now=now)
        else:
            break_actions.end_break(seat_break=taken, by=person, now=now)
        assert kept.counted(place, now.date()) == kept.from_nothing(place)


def test_the_same_few_are_told_in_whole_people() -> None:
    room = a_room({USER: 6, STAFF: 5})
    for month in range(5, 11):
        _met(room, date(2026, month, 20), [*room.seated[USER][:2], *room.seated[STAFF]])
    (row,) = [row for row in rows_of(_found(room)) if "few" in row.title]
    assert [(cell.standpoint, cell.words, cell.n) for cell in row.cells] == [(USER, "2 of 6", 6), (STAFF, "5 of 5", 5)]
    assert _found(room, Period(date(2026, 6, 1), date(2026, 10, 1))).indicators["few_present"][USER].value is None


@pytest.mark.parametrize(("seats", "told"), [({USER: 4, STAFF: 9}, set()), ({USER: 5, STAFF: 5}, {USER, STAFF})])
def test_of_fewer_than_five_people_nobody_learns_how_few_they_are(seats: dict[str, int], told: set[str]) -> None:
    room = a_room(seats)
    for month in range(5, 11):
        _met(room, date(2026, month, 20), room.everybody)
    assert _found(room).indicators["few_present"].keys() == told


def test_roles_are_told_of_people_who_show_their_side_where_enough_do_and_only_of_today() -> None:
    room = a_room({USER: 5, STAFF: 5})
    _show(room.seated[STAFF])
    assert not _found(room, today=date(2026, 12, 1)).indicators["roles"], "roles of today say nothing of earlier months"
    _show(room.seated[USER][:4], paid_role="peer worker")
    found = _found(room).indicators["roles"]
    assert {side: (seen.value, seen.n) for side, seen in found.items()} == {STAFF: (1, 5)}, "not of four, in no total"
    _show(room.seated[USER][4:])
    seen = _found(room).indicators["roles"][USER]
    assert seen.value == pytest.approx(8 / 9)
    assert seen.n == 9
    Membership.objects.filter(person__in=room.everybody[:6]).update(show_standpoint=False)
    assert not _found(room).indicators["roles"], "fewer than half show theirs"


def test_of_two_groups_no_few_are_left_when_one_is_taken_away() -> None:
    known = {f"p{number}": Shown(USERS, authority=False, paid=False) for number in range(9)}
    everybody = [Member(one, USERS) for one in known]
    some, others = everybody[:4], everybody[4:]
    assert len(in_fives(known, [everybody])) == 9
    assert in_fives(known, [some, others]) == {}
    assert in_fives(known, [everybody, others]) == {}


def test_work_without_pay_counts_for_who_shows_their_side_and_its_rows_do_not_go_by_pay(client: Client) -> None:
    room = a_room({USER: 7, STAFF: 5})
    _show([*room.seated[USER][:6], *room.seated[STAFF]])
    _show(room.seated[USER][1:2], paid_role="peer worker")
    meeting = _met(room, date(2026, 6, 10), room.everybody)
    owners = (*room.seated[USER][:2], room.seated[USER][6], room.seated[STAFF][0])
    for place, owner in enumerate(owners):
        AgendaItem.objects.create(
            organisation=room.organisation,
            meeting=meeting,
            position=place,
            title=f"Thing {place}",
            minutes_planned=5,
            brought_at=NOW,
            owner=owner,
            follow_up=f"Sam rings ward {place}",
        )
    found = _found(room).indicators["unpaid"]
    assert {side: (round(seen.value or 0, 2), seen.n) for side, seen in found.items()} == {USER: (0.2, 5)}
    signed_in(client, room.everybody[0])
    page = reverse("mirror_rows", kwargs={"id": room.assembly.pk, "what": "work"})
    html = client.get(page, {"from": "2026-05", "to": "2026-11"}).content.decode()
    assert [f"Thing {place}" in html for place in range(4)] == [True, True, False, False]
    assert "rings ward" not in html, "what a meeting left to do is told by the minutes, to those who may read them"
    _show(room.seated[USER][2:3], paid_role="peer worker")
    assert not _found(room).indicators["unpaid"], "not of four"


@pytest.mark.parametrize(
    ("question", "shows", "told"),
    [("Shall we, with a key?", True, 1.0), ("Shall we?", True, 0.0), ("Shall we, with a key?", False, None)],
)
def test_an_objection_that_changed_the_words_counts_for_who_shows_their_side(
    question: str, shows: bool, told: float | None
) -> None:
    room = a_room({USER: 3, STAFF: 3}, ballots="open")
    objector = room.seated[USER][0]
    if shows:
        _show([objector])
    vote = vote_actions.prepare_vote(
        assembly=room.assembly, title="A key", question="Shall we?", method="consent", by=room.leader, now=NOW
    )
    vote = vote_actions.open_vote(vote=vote, by=room.leader, now=NOW)
    for person in room.everybody:
        marks = "objection" if person == objector else "consent"
        vote_actions.cast_ballot(vote=vote, marks=marks, by=person, now=NOW)
    vote = closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert not _found(room).indicators["before_vote"], "as long as it is not put again"
    later = round_actions.next_round(vote=vote, question=question, method="consent", by=room.leader, now=NOW)
    vote_actions.open_vote(vote=later, by=room.leader, now=NOW)
    seen = _found(room).indicators["before_vote"].get(USER)
    assert (seen.value if seen else None) == told
