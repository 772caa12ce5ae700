"""What changes an old month after its counts were kept: it is seen, and the counts equal those from nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.live.models import Room as Door
from assieme.assemblies.live.models import Turns
from assieme.assemblies.matters import decision_actions
from assieme.assemblies.meetings import actions as meetings
from assieme.assemblies.meetings.models import Meeting
from assieme.core.days import day_of
from assieme.mirrors import card_counts, keeping, kept, places
from assieme.mirrors.kept import Place
from assieme.mirrors.models import Kept
from assieme.organisations import membership_actions
from assieme.organisations.models import Membership, Organisation
from assieme.toolkit.cards import actions as cards
from assieme.toolkit.cards.written import Written
from tests.assemblies.rooms import Room
from tests.factories import a_member
from tests.mirrors.rooms import SPRING, STAFF, USER, a_card, a_meeting, a_room, an_owned_card, initiative_of
from tests.mirrors.test_kept import _consent

LATER = SPRING + timedelta(days=150)
WRITTEN = Written(idea="A kettle of our own")


class Past:
    """A spring of which everything was kept, and what somebody does about it in the summer."""

    def __init__(self) -> None:
        self.room = a_room(rules={"override": "free"}, seats={USER: 4, STAFF: 3})
        room, users = self.room, self.room.seated[USER]
        self.manager = a_member(room.organisation, role="administrator")
        self.card = an_owned_card(room, a_card(room, users[0], show_standpoint=True))
        self.hidden = cards.raise_card(
            initiative=initiative_of(room.assembly), written=WRITTEN, authorship="hidden", by=users[1], now=SPRING
        )
        self.met = a_meeting(room, users, now=SPRING)
        self.planned = meetings.plan_meeting(assembly=room.assembly, held_on=SPRING.date(), by=room.leader, now=SPRING)
        self.vote = _consent(room, SPRING, [])
        self.summed = a_meeting(room, [*users, *room.seated[STAFF]], now=SPRING)

    @property
    def place(self) -> Place:
        return places.of_assembly(self.room.assembly)

    def minutes(self, meeting: Meeting, number: int) -> None:
        seats = list(self.room.assembly.seats.order_by("pk"))[:number]
        meetings.write_minutes(meeting=meeting, words="We met.", present=seats, by=self.room.leader, now=LATER)

    def answer(self) -> None:
        cards.answer_card(card=self.card, answer="done", why="It was.", by=self.room.leader, now=LATER)

    def step_forward(self) -> None:
        found = self.hidden
        cards.step_forward(card=found.card, code=found.code, by=self.room.seated[USER][1], now=LATER)

    def set_aside(self) -> None:
        decision_actions.override_decision(vote=self.vote, reason="", by=self.manager, now=LATER)

    def leave(self) -> None:
        seat = self.room.assembly.seats.get(person=self.room.seated[USER][0])
        body_actions.leave_seat(seat=seat, by=self.room.leader, now=LATER)
        a_meeting(self.room, self.room.seated[USER][1:], now=LATER)

    def erase(self) -> None:
        person = self.room.seated[USER][0]
        membership_actions.erase_identity(person=person, by=person, now=LATER)
        a_meeting(self.room, self.room.seated[USER][1:], now=LATER)

    def speak_from_another(self) -> None:
        here = Membership.objects.get(person=self.room.seated[USER][0])
        membership_actions.change_membership(
            membership=here, standpoints=["carer"], role="member", paid_role="", by=self.manager, now=LATER
        )
        a_card(self.room, here.person, now=LATER, show_standpoint=True)

    def sum_turns(self) -> None:
        """The room of a meeting was forgotten; the server closes it at last."""
        common: dict[str, Any] = {"organisation": self.room.organisation, "meeting": self.summed}
        Door.objects.create(**common, opened_at=SPRING, asks_until=LATER.date() + timedelta(days=7))
        for side in (USER, STAFF):
            Turns.objects.create(**common, standpoint=side, turns=9, people=5)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda past: past.minutes(past.planned, 3), id="minutes written months late"),
        pytest.param(lambda past: past.minutes(past.met, 2), id="minutes corrected"),
        pytest.param(Past.answer, id="an old idea answered"),
        pytest.param(Past.step_forward, id="a hidden author steps forward"),
        pytest.param(Past.set_aside, id="an old decision set aside"),
        pytest.param(Past.leave, id="a member leaves"),
        pytest.param(Past.erase, id="a member is erased"),
        pytest.param(Past.speak_from_another, id="a member speaks from another standpoint"),
        pytest.param(Past.sum_turns, id="turns summed up late"),
    ],
)
def test_what_comes_late_is_seen(happens: Callable[[Past], None]) -> None:
    past = Past()
    keeping.keep(past.place, LATER - timedelta(days=3))
    before = _both(past.place, LATER)
    happens(past)
    after = _both(past.place, LATER)
    assert after != before
    assert after == (kept.from_nothing(past.place), card_counts.from_nothing(past.place, past.place.initiatives))
    keeping.keep(past.place, LATER)
    assert _both(past.place, LATER) == after


def _both(place: Place, now: datetime) -> tuple[Any, Any]:
    today = day_of(now, place.zone.key)
    return kept.counted(place, today), card_counts.counted(place, today)


@pytest.mark.django_db
def test_a_month_begins_at_midnight_where_the_organisation_is_and_is_counted_anew_when_it_moves() -> None:
    room = a_room(rules={}, seats={USER: 3, STAFF: 3})
    night = datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    _consent(room, night, [])
    keeping.keep(places.of_assembly(room.assembly), LATER)
    assert _months_of_decisions(room) == [date(2026, 5, 1)]
    Organisation.objects.filter(pk=room.organisation.pk).update(time_zone="Europe/London")
    room.assembly.organisation.refresh_from_db()
    assert _months_of_decisions(room) == [date(2026, 4, 1)]


def _months_of_decisions(room: Room) -> list[date]:
    place = places.of_assembly(room.assembly)
    found = kept.counted(place, LATER.date())
    assert found == kept.from_nothing(place)
    return [month for month, numbers in found[room.assembly.pk].items() if numbers.get("decisions")]


@pytest.mark.django_db
def test_what_was_counted_by_another_rule_is_counted_anew() -> None:
    room = a_room(rules={}, seats={USER: 3})
    a_meeting(room, room.everybody, now=SPRING)
    place = places.of_assembly(room.assembly)
    keeping.keep(place, LATER)
    Kept.objects.update(how="0 Europe/Rome", months={"2026-01-01": {"meetings": 7}})
    assert kept.is_behind(place, LATER.date())
    assert kept.counted(place, LATER.date()) == kept.from_nothing(place)


@pytest.mark.django_db
def test_the_server_keeps_what_anybody_ever_looked_at() -> None:
    room = a_room(rules={}, seats={USER: 3})
    keeping.keep_all(SPRING)
    assert not Kept.objects.exists()
    keeping.keep(places.of_assembly(room.assembly), SPRING)
    keeping.keep_all(LATER)
    assert not kept.is_behind(places.of_organisation(room.organisation), LATER.date())
