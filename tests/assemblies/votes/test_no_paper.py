"""Who is noted as voting on paper and has none: their ballot on screen is kept, and counts when they say so."""

import pytest
from django.test import Client

from assieme.assemblies.votes import paper_reads
from assieme.assemblies.votes.models import CastMark, Result, RollEntry
from assieme.core.access import Refused
from tests.assemblies.rooms import STAFF, USER, a_room, an_open_vote, cast
from tests.assemblies.votes.test_paper_entry import close, count, ended, hand, type_all, typists
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


def test_a_ballot_on_screen_does_not_count_beside_one_on_paper() -> None:
    room = a_room({USER: 7, STAFF: 5})
    vote = an_open_vote(room)
    cast(vote, room.seated[USER][:5], "against")
    hand(vote, room, room.seated[USER][:5])
    vote = count(ended(vote, room), room, all=5)
    for typist in typists(room):
        type_all(vote, typist, ["for"] * 5)
    assert Result.objects.get(vote=close(vote, room)).outcome["counts"]["all"] == {"for": 5, "against": 0, "abstain": 0}
    assert CastMark.objects.count() == 5


def test_who_has_no_paper_says_so_and_their_ballot_on_screen_counts(client: Client) -> None:
    room = a_room({USER: 7, STAFF: 5})
    vote = an_open_vote(room)
    person = room.seated[USER][0]
    cast(vote, room.seated[USER][:4], "against")
    hand(vote, room, [person])
    entry = RollEntry.objects.get(vote=vote, person=person)
    address = f"/roll/{entry.pk}/no-paper"
    signed_in(client, room.leader)
    assert client.post(address).status_code == 404
    signed_in(client, person)
    assert address in client.get(f"/votes/{vote.pk}").content.decode()
    client.post(address)
    assert client.post(address).status_code == 409
    assert paper_reads.papers_of(vote, room.leader) is None
    cast(vote, [person], "for")
    with pytest.raises(Refused, match="have one already"):
        hand(vote, room, [person])
    vote = close(vote, room)
    assert Result.objects.get(vote=vote).outcome["counts"]["all"] == {"for": 1, "against": 3, "abstain": 0}
