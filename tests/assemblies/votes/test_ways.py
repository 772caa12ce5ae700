"""The ways to decide, explained for everybody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.ways import WAYS, Way
from assieme.logic.voting.methods import METHODS
from tests.assemblies.rooms import a_room
from tests.factories import a_member, signed_in
from tests.house.test_words import grade


def test_every_method_is_explained_and_every_count_has_a_way() -> None:
    assert list(WAYS) == list(Vote.Method.values)
    assert set(METHODS) - set(WAYS) == {"majority"}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_way_is_easy_to_read(way: Way) -> None:
    with override("en"):
        said = [str(way.when), *map(str, way.how), str(way.fill)]
    assert 2 <= len(way.how) <= 5
    assert grade(said) <= 6


def test_anybody_reads_how_a_vote_is_counted(client: Client) -> None:
    text = client.get(reverse("ways_to_decide")).content.decode()
    for way in WAYS.values():
        assert f'id="{way.method}"' in text
        assert str(way.name) in text


@pytest.mark.django_db
def test_who_may_put_a_question_chooses_a_way_and_a_card_comes_along(client: Client) -> None:
    room = a_room()
    address = reverse("choose_way", kwargs={"id": room.assembly.pk})
    card = "0198c1a2-0000-7000-8000-000000000001"
    text = signed_in(client, room.leader).get(address, {"card": card}).content.decode()
    assert f"?way=approval&amp;card={card}" in text
    stranger = a_member(room.organisation)
    assert signed_in(client, stranger).get(address).status_code == 404
