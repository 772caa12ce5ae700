"""One person votes for another: given in the open, frozen on the roll, cast apart, and no further."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assieme.assemblies.bodies.seat_actions import leave_seat
from assieme.assemblies.votes import closing, proxy_actions, proxy_reads, reads
from assieme.assemblies.votes.models import Envelope, NamedBallot, Proxy, Result, RollEntry, Vote
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people.models import Notice, Person
from tests.assemblies.rooms import STAFF, USER, Room, a_room, a_vote, an_open_vote, cast
from tests.factories import NOW, a_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room(proxies=1)


def give(room: Room, giver: Person, holder: Person) -> Proxy:
    return proxy_actions.give_proxy(assembly=room.assembly, holder=holder, by=giver, now=NOW)


def entry_of(vote: Vote, person: Person) -> RollEntry:
    return RollEntry.objects.get(vote=vote, person=person)


def test_a_ballot_for_another_lies_in_an_envelope_of_its_own(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    vote = an_open_vote(room)
    cast(vote, [person for person in room.everybody if person != giver], "for")
    receipt = proxy_actions.cast_for_another(entry=entry_of(vote, giver), marks="against", by=holder, now=NOW)
    assert Envelope.objects.filter(vote=vote).count() == 11
    vote = closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert Result.objects.get(vote=vote).outcome["counts"]["all"] == {"for": 10, "against": 1, "abstain": 0}
    found = reads.find_receipt(vote, receipt)
    assert found
    assert found.said == "against"


def test_for_another_in_an_open_vote_no_reason_stays_that_is_no_objection() -> None:
    room = a_room(proxies=1, ballots="open")
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    entry = entry_of(an_open_vote(room, method="consent"), giver)
    for marks, kept in (("objection", "Too loud."), ("consent", "")):
        proxy_actions.cast_for_another(entry=entry, marks=marks, reason="Too loud.", by=holder, now=NOW)
        assert NamedBallot.objects.get().reason == kept
    assert Event.objects.filter(kind="assemblies.named_ballot_received").count() == 2
    assert not Event.objects.filter(kind="assemblies.ballot_received").exists()


def test_who_gave_it_casts_no_ballot_themselves_and_sees_that_one_was_cast(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    vote = an_open_vote(room)
    with pytest.raises(Refused, match="vote for you"):
        cast(vote, [giver], "for")
    assert proxy_reads.on_vote(vote, giver) == proxy_reads.Votings(holder=str(holder))
    proxy_actions.cast_for_another(entry=entry_of(vote, giver), marks="for", by=holder, now=NOW)
    assert proxy_reads.on_vote(vote, giver).cast_by_holder
    assert [(one.name, one.cast) for one in proxy_reads.on_vote(vote, holder).held] == [(str(giver), True)]


def test_nobody_else_casts_for_them(room: Room) -> None:
    giver, holder, other = room.seated[USER][:3]
    give(room, giver, holder)
    vote = an_open_vote(room)
    for person in (giver, other, room.leader):
        with pytest.raises(Http404):
            proxy_actions.cast_for_another(entry=entry_of(vote, giver), marks="for", by=person, now=NOW)


def test_the_day_of_the_holder_waits_until_both_ballots_are_in(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    vote = an_open_vote(room)
    assert reads.waiting_for(giver) == []
    cast(vote, [holder], "for")
    assert reads.waiting_for(holder) == [vote]
    proxy_actions.cast_for_another(entry=entry_of(vote, giver), marks="for", by=holder, now=NOW)
    assert reads.waiting_for(holder) == []


def test_what_is_given_or_ended_while_a_vote_is_open_counts_from_the_next(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    vote = an_open_vote(room)
    proxy = give(room, giver, holder)
    assert entry_of(vote, giver).holder is None
    later = an_open_vote(room)
    proxy_actions.end_proxy(proxy=proxy, by=giver, now=NOW)
    assert entry_of(later, giver).holder == holder
    assert entry_of(an_open_vote(room), giver).holder is None
    with pytest.raises(Refused, match="ended already"):
        proxy_actions.end_proxy(proxy=proxy, by=giver, now=NOW)


def test_the_limit_of_the_rules_is_kept(room: Room) -> None:
    first, second, holder = room.seated[USER][:3]
    give(room, first, holder)
    with pytest.raises(Refused, match="1 other"):
        give(room, second, holder)


def test_there_are_no_chains(room: Room) -> None:
    first, second, third, fourth = room.seated[USER][:4]
    give(room, first, second)
    with pytest.raises(Refused, match="You vote for somebody"):
        give(room, second, third)
    with pytest.raises(Refused, match="lets somebody else"):
        give(room, fourth, first)


def test_one_gives_once_and_to_another_with_a_seat(room: Room) -> None:
    giver, holder, other = room.seated[USER][:3]
    for person in (giver, a_member(room.organisation)):
        with pytest.raises(Refused, match="another person who has a seat"):
            give(room, giver, person)
    give(room, giver, holder)
    with pytest.raises(Refused, match="already"):
        give(room, giver, other)


def test_only_where_the_rules_allow_it_and_with_a_seat() -> None:
    room = a_room()
    giver, holder = room.seated[USER][:2]
    with pytest.raises(Refused, match="do not let"):
        give(room, giver, holder)
    with pytest.raises(Http404):
        give(a_room(proxies=1), giver, holder)


def test_a_proxy_of_somebody_who_left_is_on_no_roll(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    leave_seat(seat=room.assembly.seats.get(person=holder), by=holder, now=NOW)
    vote = an_open_vote(room)
    assert entry_of(vote, giver).holder is None
    cast(vote, [giver], "for")


def test_where_rules_come_to_allow_fewer_the_first_given_count() -> None:
    room = a_room(proxies=2)
    first, second, holder = room.seated[USER][:3]
    give(room, second, holder)
    proxy_actions.give_proxy(assembly=room.assembly, holder=holder, by=first, now=NOW + timedelta(hours=1))
    rules = a_vote(room).assembly.adoptions.get().constitution
    people = [person.pk for person in room.everybody]
    assert proxy_reads.holders(room.assembly.pk, rules, people) == {first.pk: holder.pk, second.pk: holder.pk}
    rules.proxies = 1
    assert proxy_reads.holders(room.assembly.pk, rules, people) == {second.pk: holder.pk}
    rules.proxies = 0
    assert proxy_reads.holders(room.assembly.pk, rules, people) == {}


def test_the_other_is_told(room: Room) -> None:
    giver, holder = room.seated[USER][:2]
    proxy = give(room, giver, holder)
    proxy_actions.end_proxy(proxy=proxy, by=holder, now=NOW)
    assert list(Notice.objects.filter(person=holder).values_list("code", flat=True)) == ["assemblies.proxy_given"]
    assert list(Notice.objects.filter(person=giver).values_list("code", flat=True)) == ["assemblies.proxy_ended"]


def test_in_an_open_vote_the_choice_stands_beside_the_giver() -> None:
    room = a_room(proxies=1, ballots="open")
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    vote = an_open_vote(room)
    proxy_actions.cast_for_another(entry=entry_of(vote, giver), marks="against", by=holder, now=NOW)
    assert list(vote.named_ballots.values_list("voter_id", "marks")) == [(giver.pk, "against")]


# Pages.


def test_it_is_given_and_ended_on_a_page_that_everybody_sees(room: Room, client: Client) -> None:
    giver, holder, other = room.seated[USER][:3]
    address = f"/assemblies/{room.assembly.pk}/proxies"
    signed_in(client, giver)
    client.post(f"{address}/give", {"holder": str(holder.pk)})
    signed_in(client, other)
    page = client.get(address).content.decode()
    assert f"<strong>{holder}</strong> votes for <strong>{giver}</strong>" in page
    assert "End this" not in page
    signed_in(client, giver)
    assert "End this" in client.get(address).content.decode()
    client.post(f"/proxies/{Proxy.objects.get().pk}/end")
    assert "Now everybody votes for themselves" in client.get(address).content.decode()
    client.post(f"{address}/give", {"holder": "nobody"})
    assert not Proxy.objects.filter(ended_at=None).exists()


def test_a_ballot_for_another_is_cast_on_a_page_that_says_for_whom(room: Room, client: Client) -> None:
    giver, holder = room.seated[USER][:2]
    give(room, giver, holder)
    vote = an_open_vote(room)
    signed_in(client, holder)
    assert f"Vote for {giver}" in client.get(f"/votes/{vote.pk}").content.decode()
    address = f"/roll/{entry_of(vote, giver).pk}/ballot"
    assert f"A ballot for {giver}" in client.get(address).content.decode()
    response = client.post(address, {"choice": "for"})
    assert f"Your ballot for {giver} is in" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    signed_in(client, giver)
    page = client.get(f"/votes/{vote.pk}").content.decode()
    assert "They have cast a ballot for you" in page
    assert f"/votes/{vote.pk}/ballot" not in page


def test_the_page_asks_the_database_as_often_for_one_as_for_five(client: Client) -> None:
    counts = []
    for number in (1, 5):
        room = a_room({USER: 6, STAFF: 6}, proxies=1)
        for giver, holder in zip(room.seated[USER][:number], room.seated[STAFF][:number], strict=True):
            give(room, giver, holder)
        signed_in(client, room.seated[USER][-1])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/assemblies/{room.assembly.pk}/proxies").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
