"""People take turns to receive cards by a rule that anybody can work out."""

from datetime import date, datetime, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Refused
from assieme.organisations import actions as places
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.cards import actions, reads, turn_actions, turns
from assieme.toolkit.cards.models import Turn
from assieme.toolkit.cards.written import Written

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative() -> Initiative:
    return an_initiative(an_organisation())


@pytest.fixture
def leader(initiative: Initiative) -> Person:
    return a_facilitator(initiative.organisation)


def willing(initiative: Initiative, name: str, now: datetime = NOW) -> Person:
    person = a_member(initiative.organisation, name=name)
    places.take_part(initiative=initiative, person=person, by=person, now=NOW)
    turn_actions.take_turn(initiative=initiative, agrees=True, by=person, now=now)
    return person


def whose(initiative: Initiative, day: date) -> str:
    found = turns.on_turn(initiative, day)
    return str(found.now) if found and found.now else ""


def months(initiative: Initiative, number: int) -> list[str]:
    return [whose(initiative, date(2026, 6 + month, 15)) for month in range(number)]


def test_each_month_is_the_turn_of_the_next_in_the_order_in_which_they_agreed(
    initiative: Initiative, leader: Person
) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    for place, name in enumerate(("Anna", "Bruno", "Carla")):
        willing(initiative, name, NOW + timedelta(minutes=place))
    order = months(initiative, 6)
    assert order[:3] == order[3:]
    assert "".join(name[0] for name in order * 2).find("ABC") >= 0
    june = turns.on_turn(initiative, date(2026, 6, 15))
    assert june is not None
    assert (str(june.now), str(june.then)) == (order[0], order[1])


def test_who_agrees_during_a_month_moves_nobodys_turn(initiative: Initiative, leader: Person) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    willing(initiative, "Anna")
    willing(initiative, "Bruno", NOW + timedelta(minutes=1))
    before = months(initiative, 1)
    willing(initiative, "Carla", datetime.fromisoformat("2026-06-20T10:00:00+00:00"))
    assert months(initiative, 1) == before
    assert "Carla" in months(initiative, 4)


def test_who_stops_is_stepped_in_for_by_the_next(initiative: Initiative, leader: Person) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    people = {str(one): one for one in (willing(initiative, name) for name in ("Anna", "Bruno", "Carla"))}
    first, second, third = months(initiative, 3)
    stopped = datetime.fromisoformat("2026-06-10T10:00:00+00:00")
    turn_actions.take_turn(initiative=initiative, agrees=False, by=people[first], now=stopped)
    assert whose(initiative, date(2026, 6, 15)) == second
    assert {whose(initiative, date(2026, 7 + month, 1)) for month in range(4)} == {second, third}


def test_a_card_goes_to_whose_turn_it_is_and_stays_there(initiative: Initiative, leader: Person) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    anna = willing(initiative, "Anna")
    raised = actions.raise_card(
        initiative=initiative, written=Written(idea="Tea"), authorship="receiver", by=leader, now=NOW
    )
    assert raised.card.receiver == anna
    actions.choose_receiver(initiative=initiative, receiver=leader, by=leader, now=NOW)
    raised.card.refresh_from_db()
    assert raised.card.receiver == anna
    assert turns.on_turn(initiative, NOW.date()) is None
    assert reads.receiver_of(initiative, NOW.date()) == leader


def test_until_somebody_agrees_cards_go_where_they_went(initiative: Initiative, leader: Person) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    assert reads.receiver_of(initiative, NOW.date()) == leader


def test_who_left_the_organisation_is_not_counted(initiative: Initiative, leader: Person) -> None:
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    anna = willing(initiative, "Anna")
    willing(initiative, "Bruno")
    membership = initiative.organisation.memberships.get(person=anna)
    membership.left_at = NOW
    membership.save()
    assert set(months(initiative, 3)) == {"Bruno"}


def test_only_people_of_the_initiative_take_turns_and_only_once(initiative: Initiative, leader: Person) -> None:
    with pytest.raises(Refused):
        turn_actions.take_turn(initiative=initiative, agrees=True, by=leader, now=NOW)
    turn_actions.begin_turns(initiative=initiative, by=leader, now=NOW)
    for person in (a_member(initiative.organisation), a_facilitator(an_organisation())):
        with pytest.raises(Http404):
            turn_actions.take_turn(initiative=initiative, agrees=True, by=person, now=NOW)
    anna = willing(initiative, "Anna")
    turn_actions.take_turn(initiative=initiative, agrees=True, by=anna, now=NOW)
    assert Turn.objects.count() == 1


def test_the_page_says_the_rule_whose_turn_it_is_and_lets_people_join_and_stop(
    initiative: Initiative, leader: Person, client: Client
) -> None:
    def page(person: Person, name: str, post: dict[str, str] | None = None, status: int = 200) -> str:
        address = reverse(name, kwargs={"id": initiative.pk})
        signed_in(client, person)
        response = client.get(address) if post is None else client.post(address, post, follow=True)
        assert response.status_code == status
        return response.content.decode()

    anna = a_member(initiative.organisation, name="Anna")
    places.take_part(initiative=initiative, person=anna, by=anna, now=NOW)
    assert "Let people take turns" not in page(anna, "card_turns")
    page(anna, "begin_card_turns", {}, status=404)
    page(anna, "take_card_turn", {"agrees": "yes"}, status=409)
    assert "Nobody takes a turn yet." in page(leader, "begin_card_turns", {})
    assert "I stop taking turns" in page(anna, "take_card_turn", {"agrees": "yes"})
    assert "This month Anna receives the cards." in page(leader, "cards")
    assert "Nobody takes a turn yet." in page(anna, "take_card_turn", {"agrees": "no"})
    chosen = page(leader, "card_receiver", {"receiver": str(leader.pk)})
    assert "How we take turns" not in chosen
