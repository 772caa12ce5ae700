"""Elections: people stand themselves, groups get the seats that the plan has for them, and the elected are seated."""

from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes import actions, standing_actions
from assieme.assemblies.votes.box_files import file_of
from assieme.assemblies.votes.models import Option, Vote
from assieme.assemblies.votes.my_day import STAND, waiting_for
from assieme.assemblies.votes.recounting import recount
from assieme.core.access import Refused
from assieme.people.models import Person
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote
from tests.assemblies.votes.elections import outcome_after
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

pytestmark = pytest.mark.django_db

PLAN: list[dict[str, Any]] = [
    {"kind": "appointed", "standpoint": STAFF, "places": 5, "weight": "1", "vote": True, "term_months": 0},
    {"kind": "open", "standpoint": USER, "places": 6, "weight": "1", "vote": True, "term_months": 0},
    {"kind": "elected", "standpoint": USER, "places": 2, "weight": "1", "vote": True, "term_months": 24},
    {"kind": "elected", "standpoint": CARER, "places": 1, "weight": "1", "vote": True, "term_months": 24},
]


@pytest.fixture
def room() -> Room:
    return a_room({USER: 6, STAFF: 5}, seat_plan=PLAN)


def an_election(room: Room, **details: Any) -> Vote:
    return a_vote(room, **{"title": "Our new members", "method": "stv"} | details)


def candidates(room: Room, vote: Vote, *standpoints: str) -> list[Person]:
    """Members without a seat who stand for seats of these standpoints."""
    found = []
    for standpoint in standpoints:
        person = a_member(room.organisation, standpoint)
        standing_actions.stand_for_election(vote=vote, words="I listen.", standpoint=standpoint, by=person, now=NOW)
        found.append(person)
    return found


def elected(room: Room, vote: Vote, ballots: list[list[int]]) -> dict[str, Any]:
    actions.open_vote(vote=vote, by=room.leader, now=NOW)
    for person, marks in zip(room.everybody, ballots, strict=False):
        actions.cast_ballot(vote=vote, marks=marks, by=person, now=NOW)
    outcome = outcome_after(room, vote)
    vote.refresh_from_db()
    return outcome


def test_an_election_waits_in_the_day_of_members_until_they_stand_or_it_opens(room: Room) -> None:
    vote = an_election(room)
    member, other = a_member(room.organisation, CARER), a_member(room.organisation, CARER)
    assert [one.path for one in waiting_for(member)] == [f"/votes/{vote.pk}/stand"]
    candidates(room, vote, USER, USER)
    standing_actions.stand_for_election(vote=vote, words="I listen.", standpoint=CARER, by=member, now=NOW)
    assert waiting_for(member) == ()
    assert waiting_for(a_member(an_organisation())) == ()
    assert [one.sentence for one in waiting_for(other)] == [STAND]
    actions.open_vote(vote=vote, by=room.leader, now=NOW)
    assert waiting_for(other) == ()


def test_the_seat_plan_says_how_many_of_each_group_are_elected(room: Room) -> None:
    vote = an_election(room)
    assert vote.elects
    candidates(room, vote, USER, USER, USER, CARER, CARER)
    outcome = elected(room, vote, [[0, 1, 2]] * 11)
    assert vote.places == 3
    assert vote.quotas == {USER: {"at_least": 2, "at_most": 2}, CARER: {"at_least": 1, "at_most": 1}}
    standpoints = [vote.options.get(position=one).standpoint for one in outcome["winners"]]
    assert sorted(standpoints) == [CARER, USER, USER]
    assert recount(vote).same


def test_a_group_for_which_too_few_stand_leaves_its_seat_free(room: Room) -> None:
    vote = an_election(room)
    candidates(room, vote, USER, CARER)
    outcome = elected(room, vote, [[0]] * 5)
    assert vote.places == 2
    assert sorted(outcome["winners"]) == [0, 1]


def test_people_stand_themselves_and_step_back_until_the_opening(room: Room) -> None:
    vote = an_election(room)
    first, second, third = candidates(room, vote, USER, USER, CARER)
    standing_actions.stand_for_election(vote=vote, words="I listen well.", standpoint=USER, by=first, now=NOW)
    assert vote.options.get(person=first).words == "I listen well."
    standing_actions.step_back(vote=vote, by=second, now=NOW)
    actions.open_vote(vote=vote, by=room.leader, now=NOW)
    assert list(vote.options.values_list("position", "person")) == [(0, first.pk), (1, third.pk)]
    for late in (standing_actions.stand_for_election, standing_actions.step_back):
        words: dict[str, Any] = {"words": "Me too."} if late is standing_actions.stand_for_election else {}
        with pytest.raises(Refused, match="until the vote opens"):
            late(vote=vote, by=second, now=NOW, **words)


def test_nobody_stands_for_a_group_that_is_not_theirs(room: Room) -> None:
    vote = an_election(room)
    carer = a_member(room.organisation, CARER)
    for standpoint in (USER, STAFF, ""):
        with pytest.raises(Refused, match="a group that you belong to"):
            standing_actions.stand_for_election(vote=vote, words="Me.", standpoint=standpoint, by=carer, now=NOW)
    stranger = a_facilitator(an_organisation())
    with pytest.raises(Http404):
        standing_actions.stand_for_election(vote=vote, words="Me.", standpoint=CARER, by=stranger, now=NOW)


def test_without_candidates_it_is_not_opened(room: Room) -> None:
    vote = an_election(room)
    with pytest.raises(Refused, match="Nobody stands"):
        actions.open_vote(vote=vote, by=room.leader, now=NOW)


def test_seats_for_groups_are_elected_by_ranking_alone(room: Room) -> None:
    vote = an_election(room, method="schulze")
    candidates(room, vote, USER, CARER)
    with pytest.raises(Refused, match="election by ranking"):
        actions.open_vote(vote=vote, by=room.leader, now=NOW)


def test_without_a_plan_anybody_stands_and_no_standpoint_is_shown() -> None:
    room = a_room()
    vote = an_election(room, places=2)
    for person in room.everybody[:4]:
        standing_actions.stand_for_election(vote=vote, words="I chair well.", by=person, now=NOW)
    outcome = elected(room, vote, [[0, 1], [1, 0], [2]])
    assert len(outcome["winners"]) == 2
    assert set(vote.options.values_list("standpoint", flat=True)) == {""}
    assert all("standpoint" not in one for one in file_of(vote)["candidates"])


def test_the_file_of_an_election_holds_no_name(room: Room) -> None:
    vote = an_election(room)
    people = candidates(room, vote, USER, USER, CARER)
    elected(room, vote, [[0, 1, 2]] * 5)
    file = str(file_of(vote))
    assert not any(str(person) in file for person in people)


def test_the_elected_get_their_seats_with_the_term_of_the_plan(room: Room, client: Client) -> None:
    vote = an_election(room)
    people = candidates(room, vote, USER, USER, USER, CARER)
    elected(room, vote, [[0, 1, 3]] * 9 + [[2]] * 2)
    address = reverse("vote", kwargs={"id": vote.pk})
    text = signed_in(client, room.leader).get(address).content.decode()
    assert "Give them their seats" in text
    assert client.post(reverse("seat_elected", kwargs={"id": vote.pk})).status_code == 302
    seats = Seat.objects.filter(given_by=vote.pk)
    assert {seat.person_id for seat in seats} == {people[0].pk, people[1].pk, people[3].pk}
    assert {seat.kind for seat in seats} == {"elected"}
    assert all(seat.term_ends for seat in seats)
    text = client.get(address).content.decode()
    assert "3 people have taken their seats." in text
    assert "Give them their seats" not in text
    assert standing_actions.seat_elected(vote=vote, by=room.leader, now=NOW) == []


def test_who_left_is_passed_over(room: Room) -> None:
    vote = an_election(room)
    people = candidates(room, vote, USER, CARER)
    elected(room, vote, [[0, 1]] * 5)
    people[0].memberships.update(left_at=NOW)
    assert standing_actions.seat_elected(vote=vote, by=room.leader, now=NOW) == []
    assert [seat.person for seat in Seat.objects.filter(given_by=vote.pk)] == [people[1]]


def test_one_who_may_not_sit_keeps_no_other_from_their_seat(room: Room, client: Client) -> None:
    vote = an_election(room)
    people = candidates(room, vote, USER, CARER)
    elected(room, vote, [[0, 1]] * 5)
    people[0].memberships.update(standpoints=[STAFF])
    signed_in(client, room.leader)
    text = client.post(reverse("seat_elected", kwargs={"id": vote.pk}), follow=True).content.decode()
    assert f"take their seat now: {people[0]}" in text
    assert [seat.person for seat in Seat.objects.filter(given_by=vote.pk)] == [people[1]]


def test_only_who_chairs_gives_the_seats(room: Room) -> None:
    vote = an_election(room)
    candidates(room, vote, USER, CARER)
    with pytest.raises(Refused, match="Nobody was elected"):
        standing_actions.seat_elected(vote=vote, by=room.leader, now=NOW)
    elected(room, vote, [[0]] * 5)
    with pytest.raises(Http404):
        standing_actions.seat_elected(vote=vote, by=a_member(room.organisation), now=NOW)


def test_in_the_browser_a_member_stands_for_a_seat_of_their_group(room: Room, client: Client) -> None:
    vote = an_election(room)
    carer = a_member(room.organisation, CARER)
    signed_in(client, carer)
    address = reverse("stand", kwargs={"id": vote.pk})
    page = client.get(address).content.decode()
    assert "All who vote then see beside your name that you belong to this group." in page
    assert "A seat for service users" not in page
    assert client.post(address, {"words": "I know nights."}).status_code == 200
    assert client.post(address, {"words": "I know nights.", "standpoint": CARER}).status_code == 302
    shown = client.get(reverse("vote", kwargs={"id": vote.pk})).content.decode()
    assert "I know nights." in shown
    assert "<strong>2 service users, 1 carer</strong>" in shown
    assert "Change my words, or step back" in shown
    assert client.post(reverse("step_back", kwargs={"id": vote.pk})).status_code == 302
    assert not Option.objects.exists()


def test_who_belongs_to_no_group_with_a_free_seat_is_told(room: Room, client: Client) -> None:
    vote = an_election(room)
    signed_in(client, room.seated[STAFF][0])
    page = client.get(reverse("stand", kwargs={"id": vote.pk})).content.decode()
    assert "So you cannot stand this time." in page
