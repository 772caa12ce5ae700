"""Counts that were kept: whatever happens afterwards, they equal counting from nothing."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.matters import decision_actions
from assieme.assemblies.votes import actions as vote_actions
from assieme.assemblies.votes import closing
from assieme.assemblies.votes.models import Vote
from assieme.core.days import day_of
from assieme.mirrors import card_counts, keeping, kept, places
from assieme.mirrors.kept import Place
from assieme.mirrors.models import Kept
from assieme.people.persons import system_person
from assieme.toolkit.cards import actions as card_actions
from tests.assemblies.rooms import Room, a_seat
from tests.factories import a_member
from tests.mirrors.rooms import SPRING, STAFF, USER, a_card, a_meeting, a_room, an_owned_card

ACTS = ("meet", "consent", "raise", "answer", "seat", "leave", "aside", "wait", "keep")


def _consent(room: Room, now: datetime, against: list[object]) -> Vote:
    vote = vote_actions.prepare_vote(
        assembly=room.assembly, title="Keys", question="Shall we?", method="consent", by=room.leader, now=now
    )
    vote = vote_actions.open_vote(vote=vote, by=room.leader, now=now)
    for seat in room.assembly.seats.filter(until=None).select_related("person"):
        marks = "objection" if seat.person in against else "consent"
        vote_actions.cast_ballot(vote=vote, marks=marks, by=seat.person, now=now)
    return closing.close_vote(vote=vote, by=room.leader, now=now)


def _keep(place: Place, now: datetime) -> None:
    keeping.keep(place, now)


class History:
    """An assembly to which things happen, on days that go on."""

    def __init__(self) -> None:
        self.room = a_room(rules={"override": "free"}, seats={USER: 3, STAFF: 3})
        self.manager = a_member(self.room.organisation, role="administrator")
        self.now = SPRING

    @property
    def place(self) -> Place:
        return places.of_assembly(self.room.assembly)

    def act(self, what: str) -> None:
        self.now += timedelta(days=45 if what == "wait" else 1)
        getattr(self, what)()

    def wait(self) -> None:
        pass

    def keep(self) -> None:
        _keep(self.place, self.now)

    def meet(self) -> None:
        a_meeting(self.room, self.room.seated[USER], now=self.now)

    def consent(self) -> None:
        _consent(self.room, self.now, [])

    def raise_(self) -> None:
        a_card(self.room, self.room.seated[USER][0], now=self.now, show_standpoint=True)

    def answer(self) -> None:
        card = a_card(self.room, self.room.seated[STAFF][0], now=self.now, show_standpoint=True)
        owned = an_owned_card(self.room, card)
        self.now += timedelta(days=40)
        card_actions.answer_card(card=owned, answer="done", why="It was.", by=self.room.leader, now=self.now)

    def seat(self) -> None:
        a_seat(self.room.assembly, USER)

    def leave(self) -> None:
        seat = self.room.assembly.seats.filter(until=None).order_by("since", "pk").last()
        if seat is not None and self.room.assembly.seats.filter(until=None).count() > 6:
            body_actions.leave_seat(seat=seat, by=self.room.leader, now=self.now)

    def aside(self) -> None:
        passed = Vote.objects.filter(assembly=self.room.assembly, override=None).first()
        if passed is not None:
            decision_actions.override_decision(vote=passed, reason="", by=self.manager, now=self.now)


class RandomHistories(TestCase):
    @settings(max_examples=4, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(ACTS), min_size=4, max_size=12))
    def test_what_was_kept_equals_counting_from_nothing(self, acts: list[str]) -> None:
        history = History()
        history.keep()
        for what in acts:
            history.act("raise_" if what == "raise" else what)
            today = day_of(history.now, "Europe/Rome")
            place = history.place
            assert kept.counted(place, today) == kept.from_nothing(place)
            assert card_counts.counted(place, today) == card_counts.from_nothing(place, place.initiatives)


@pytest.mark.django_db
def test_a_new_row_shows_at_once_and_old_months_are_not_counted_again() -> None:
    room = a_room(rules={}, seats={USER: 3, STAFF: 3})
    place, later = places.of_assembly(room.assembly), SPRING + timedelta(days=90)
    a_meeting(room, room.everybody, now=SPRING)
    _keep(place, later)
    # Were the old month counted again, this would be gone.
    Kept.objects.filter(source=room.assembly.pk).update(months={"2026-02-01": {"meetings": 7}})
    a_meeting(room, room.everybody, now=later)
    found = kept.counted(place, later.date())[room.assembly.pk]
    assert sorted(numbers["meetings"] for numbers in found.values()) == [1, 7]


@pytest.mark.django_db
def test_counts_are_kept_once_a_day() -> None:
    room = a_room(rules={})
    place = places.of_assembly(room.assembly)
    for _again in range(2):
        _keep(place, SPRING)
    assert Kept.objects.filter(source__in=place.sources).count() == 2
    assert not kept.is_behind(place, SPRING.date())
    assert kept.is_behind(place, SPRING.date() + timedelta(days=1))


@pytest.mark.django_db
def test_a_new_source_does_not_have_the_others_counted_again() -> None:
    room = a_room(rules={}, seats={USER: 3})
    a_meeting(room, room.everybody, now=SPRING)
    _keep(places.of_assembly(room.assembly), SPRING)
    # Were everything counted from nothing, this would be gone.
    Kept.objects.filter(source=room.assembly.pk).update(months={"2026-01-01": {"meetings": 7}})
    new = body_actions.found_assembly(organisation=room.organisation, name="New", by=system_person(), now=SPRING)
    found = kept.counted(places.of_organisation(room.organisation), SPRING.date())
    assert new.pk in found
    assert found[room.assembly.pk][date(2026, 1, 1)] == {"meetings": 7}


@pytest.mark.django_db
def test_the_first_look_of_a_day_asks_no_more_for_more_groups() -> None:
    room = a_room(rules={}, seats={})
    asked = []
    for day in range(2):
        for number in range(day * 5):
            body_actions.found_assembly(
                organisation=room.organisation, name=f"{number}", by=system_person(), now=SPRING
            )
        place, now = places.of_organisation(room.organisation), SPRING + timedelta(days=day)
        Kept.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            _keep(place, now)
        asked.append(len(queries))
    assert asked[0] == asked[1]
