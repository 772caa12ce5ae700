"""What the mirror says of what happened, and what it must not tell."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live import actions as live_actions
from assieme.assemblies.live.models import Turns
from assieme.assemblies.live.pulse_actions import Felt, answer_pulse
from assieme.assemblies.meetings import actions as meeting_actions
from assieme.assemblies.meetings import held_actions
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing
from assieme.assemblies.votes.models import Vote
from assieme.logic.mirrors.promise import Kept
from assieme.logic.participation.levels import Level, Standpoint
from assieme.mirrors import places
from assieme.mirrors.evidence_rows import decision_lines
from assieme.mirrors.happened import Happened, happened
from assieme.mirrors.months import Period
from assieme.mirrors.months_asked import asked, last_year, this_year
from assieme.mirrors.reads import mirror_of
from assieme.people.models import Person
from assieme.people.persons import system_person
from tests.assemblies.rooms import Room, a_seat
from tests.factories import NOW, a_member, signed_in
from tests.mirrors.rooms import CARER, SPRING, STAFF, USER, a_card, a_counted_vote, a_meeting, a_room, declare

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 31)
YEAR = last_year(TODAY)


def _found(room: Room, period: Period = YEAR) -> Happened:
    return happened(places.of_assembly(room.assembly), period, TODAY)


def _consent(room: Room, objecting: list[Person]) -> Vote:
    vote = vote_actions.prepare_vote(
        assembly=room.assembly, title="A key", question="Shall we?", method="consent", by=room.leader, now=NOW
    )
    vote = vote_actions.open_vote(vote=vote, by=room.leader, now=NOW)
    for person in room.everybody:
        marks = "objection" if person in objecting else "consent"
        vote_actions.cast_ballot(vote=vote, marks=marks, by=person, now=NOW)
    return closing.close_vote(vote=vote, by=room.leader, now=NOW)


def _pulses(room: Room, people: list[Person], answers: list[int]) -> None:
    meeting = meeting_actions.plan_meeting(assembly=room.assembly, held_on=NOW.date(), by=room.leader, now=NOW)
    meeting = held_actions.begin_meeting(meeting=meeting, present=room.assembly.seats.all(), by=room.leader, now=NOW)
    opened = live_actions.open_room(meeting=meeting, by=room.leader, now=NOW)
    live_actions.end_meeting(meeting=meeting, by=room.leader, now=NOW)
    for person, answer in zip(people, answers, strict=True):
        answer_pulse(room=opened, felt=Felt(answer, answer, answer), by=person, now=NOW)


def _lost(room: Room, times: int) -> None:
    for _time in range(times):
        _consent(room, room.seated[STAFF])


def test_few_decisions_are_not_enough() -> None:
    room = a_room(rules={})
    _lost(room, 2)
    enacted = _found(room).enacted
    assert (enacted.enough, enacted.level, enacted.telling.decisions) == (False, None, 2)


def test_decisions_that_went_the_other_way_are_less_than_promised() -> None:
    room = a_room(rules={}, seats={USER: 3, STAFF: 3})
    declare(room, "collaborate")
    _lost(room, 7)
    for turn in range(3):
        a_meeting(room, room.everybody, now=NOW - timedelta(days=turn))
    mirror = mirror_of(room.assembly, YEAR, TODAY)
    assert mirror.kept_in_practice is Kept.LESS
    assert mirror.happened.enacted.below(Level.COLLABORATE) > 0.8


def test_a_secret_vote_is_counted_by_side_only_where_its_result_shows_the_sides() -> None:
    together = {"conditions": [{"of": "members", "among": ["all"], "share": "1/2", "strict": True}]}
    room = a_room(rules=together)
    a_counted_vote(room, room.seated[USER], room.seated[STAFF])
    found = _found(room)
    assert (found.decisions, found.unknown_decisions, found.enacted.telling.decisions) == (1, 1, 0)


def test_an_open_vote_does_not_tell_the_side_of_one_or_two_people() -> None:
    room = a_room(rules={}, seats={USER: 6, STAFF: 2})
    _consent(room, room.seated[STAFF])
    found = _found(room)
    assert (found.unknown_decisions, found.enacted.telling.decisions) == (1, 0)
    lines = decision_lines(places.of_assembly(room.assembly), YEAR, "professional")
    assert [line.way for line in lines] == ["open"]


def test_an_open_vote_counts_no_side_for_which_one_or_two_people_speak() -> None:
    room = a_room(rules={}, seats={USER: 6, STAFF: 3, CARER: 2})
    _consent(room, room.seated[CARER])
    counts = _found(room).counts
    assert (counts.get("ballots", USER), counts.get("ballots", CARER)) == (6, 0)


def test_presence_is_covered_in_each_measure_and_in_all_groups_together() -> None:
    """Ideas are counted for each person at a meeting; and all groups less the others would be the one group."""
    room = a_room(rules={}, seats={USER: 6, STAFF: 2})
    other = body_actions.found_assembly(
        organisation=room.organisation,
        initiative=room.assembly.initiative,
        name="Panel",
        by=system_person(),
        now=SPRING,
    )
    for standpoint in (*[USER] * 4, *[STAFF] * 4):
        a_seat(other, standpoint)
    a_meeting(room, room.everybody)
    for person in room.everybody:
        a_card(room, person, show_standpoint=True)
    place = replace(places.of_assembly(room.assembly), assemblies=(room.assembly.pk, other.pk))
    for found in (_found(room), happened(place, YEAR, TODAY)):
        assert not any(STAFF in found.indicators[name] for name in ("presence", "voice", "continuity"))
        assert STAFF in found.indicators["answered"]


def test_turns_count_only_where_the_sum_of_each_side_is_known() -> None:
    room = a_room(rules={}, seats={USER: 5, STAFF: 4})
    for people in (room.seated[USER], room.everybody):
        meeting = a_meeting(room, people)
        Turns.objects.create(
            organisation_id=room.organisation.pk, meeting_id=meeting.pk, standpoint=USER, turns=9, people=5
        )
    assert _found(room).counts.get("turns") == 9


def test_a_new_term_is_the_same_person() -> None:
    room = a_room(rules={}, seats={USER: 3})
    seat = room.assembly.seats.all()[0]
    Seat.objects.filter(pk=seat.pk).update(since=NOW - timedelta(days=700), until=NOW - timedelta(days=400))
    seat.pk, seat.since = uuid4(), NOW - timedelta(days=400)
    seat.save(force_insert=True)
    found = _found(room)
    assert found.people == {Standpoint.SERVICE_USER: 3}
    assert found.indicators["continuity"][USER].value == 1


def test_ideas_count_for_a_side_only_where_their_author_shows_it() -> None:
    room = a_room(rules={})
    shown, hiding = room.seated[USER][:2]
    a_card(room, shown, show_standpoint=True)
    a_card(room, hiding)
    found = _found(room)
    assert (found.raised, found.nameless) == (2, 1)
    assert found.counts.get("raised", "service user") == 1


def test_where_most_hide_their_side_nothing_is_said_of_ideas() -> None:
    room = a_room(rules={})
    a_card(room, room.seated[USER][0], show_standpoint=True)
    for person in room.seated[STAFF][:2]:
        a_card(room, person)
    found = _found(room)
    assert not found.ideas_used
    assert not any(key.startswith(("raised", "open")) for key in found.counts.numbers)
    assert "voice" not in found.indicators


@pytest.mark.parametrize("answered", range(1, 7))
def test_what_was_felt_comes_out_by_fives(answered: int) -> None:
    room = a_room(rules={})
    _pulses(room, room.seated[USER][:answered], [1, 2, 3, 4, 5, 10][:answered])
    felt = _found(room).felt.get(Standpoint.SERVICE_USER)
    assert (felt.n if felt else None) == (5 if answered >= 5 else None)


def test_two_periods_compared_tell_no_more_of_answers_than_five_together() -> None:
    """The attacker asks for every stretch of months: each side's numbers differ by nobody, or by five answers."""
    room = a_room(rules={})
    _pulses(room, room.seated[USER], [1, 2, 3, 4, 5, 10])
    seen = set()
    for first in range(12):
        for last in range(first, 12):
            period = Period(_month(first), _month(last))
            felt = _found(room, period).felt.get(Standpoint.SERVICE_USER)
            seen.add(felt.n if felt else 0)
    assert seen == {0, 5}


def _month(number: int) -> date:
    return date(2026, number + 1, 1) if number < 5 else date(2025, number + 1, 1)


def test_a_new_card_that_hides_its_side_changes_no_number_of_a_side() -> None:
    """The attacker looks before and after: a hidden card moves what is hidden, and nothing by side."""
    room = a_room(rules={})
    for person in (*room.seated[USER], *room.seated[STAFF]):
        a_card(room, person, show_standpoint=True)
    before = _found(room)
    a_card(room, room.seated[USER][0], now=SPRING)
    a_card(room, room.seated[USER][1], authorship="hidden")
    after = _found(room)
    assert after.nameless == before.nameless + 2
    assert after.indicators == before.indicators
    assert after.enacted.posterior == before.enacted.posterior


def test_no_page_of_the_mirror_tells_whose_side_somebody_is_on(client: Client) -> None:
    """Rows behind a figure stand without sides and without names, except where somebody shows theirs."""
    room = a_room(rules={})
    _consent(room, room.seated[STAFF])
    a_card(room, room.seated[USER][0])
    a_meeting(room, room.everybody)
    signed_in(client, a_member(room.organisation))
    for what in ("decisions", "ideas", "meetings"):
        html = client.get(reverse("mirror_rows", kwargs={"id": room.assembly.pk, "what": what})).content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        assert not any(str(person) in main for person in room.everybody)
        assert "standpoint--" not in main


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", (date(2025, 6, 1), date(2026, 5, 1))),
        ("2026-01", "2026-03", (date(2026, 1, 1), date(2026, 3, 1))),
        ("2026-03", "2026-01", (date(2026, 1, 1), date(2026, 3, 1))),
        ("2026-13", "nonsense", (date(2025, 6, 1), date(2026, 5, 1))),
        ("2030-01", "2031-01", (date(2026, 5, 1), date(2026, 5, 1))),
    ],
)
def test_months_from_an_address(first: str, last: str, found: tuple[date, date]) -> None:
    period = asked(first, last, TODAY)
    assert (period.first, period.last) == found


def test_this_year_begins_in_january() -> None:
    assert this_year(TODAY) == Period(date(2026, 1, 1), date(2026, 5, 1))
