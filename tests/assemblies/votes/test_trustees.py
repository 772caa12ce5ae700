"""Trustees of a vote's key: who is asked, who may see what, and what happens at the end of the voting."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assieme.assemblies.votes import actions, closing, keys, trustee_actions
from assieme.assemblies.votes import trustee_access as access
from assieme.assemblies.votes.models import Envelope, PaperVoter, Result, Trustee, Vote
from assieme.assemblies.votes.my_day import waiting_for
from assieme.assemblies.votes.trustee_forms import WordsForm
from assieme.assemblies.votes.trustee_reads import trust_of
from assieme.core.access import Permission, Refused, require
from assieme.core.models import Event
from assieme.logic.keyshares.words import spell
from assieme.organisations.models import Membership
from assieme.people.models import Notice
from tests.assemblies.rooms import CARER, STAFF, USER, a_room, a_vote, cast
from tests.assemblies.votes.trusted import (
    LATER,
    THREE,
    a_trusted_room,
    an_open_trusted_vote,
    ended,
    named,
    one_of_each,
)
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

pytestmark = pytest.mark.django_db


def test_the_box_opens_when_enough_have_brought_their_share() -> None:
    trusted = an_open_trusted_vote()
    cast(trusted.vote, trusted.room.everybody, "for")
    ended(trusted)
    first, _second, third = trusted.trustees
    trusted.bring(first)
    with pytest.raises(Refused, match="1 more person"):
        closing.close_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER)
    trusted.bring(third)
    vote = closing.close_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER)
    assert vote.phase == Vote.Phase.CLOSING
    assert Result.objects.get(vote=vote).outcome["counts"]["all"] == {"for": 14, "against": 0, "abstain": 0}


def test_the_vote_opens_only_when_everybody_has_their_words() -> None:
    room = a_trusted_room()
    trusted = named(room, one_of_each(room))
    with pytest.raises(Refused, match="has not taken"):
        actions.open_vote(vote=trusted.vote, by=room.leader, now=NOW)
    trusted.take()
    vote = actions.open_vote(vote=trusted.vote, by=room.leader, now=NOW)
    assert vote.needed_trustees == 2


@pytest.mark.parametrize(
    ("standpoints", "refusal"),
    [
        ([], "need 2 people"),
        ([USER], "need 2 people"),
        ([USER, STAFF], "for carers"),
        ([USER, USER, CARER, STAFF], "one group"),
    ],
)
def test_without_the_trustees_that_the_rules_ask_for_no_vote_opens(standpoints: list[str], refusal: str) -> None:
    room = a_trusted_room()
    trusted = named(room, [room.seated[one][place] for place, one in enumerate(standpoints)])
    trusted.take()
    with pytest.raises(Refused, match=refusal):
        actions.open_vote(vote=trusted.vote, by=room.leader, now=NOW)


def test_a_vote_under_other_rules_has_no_trustees() -> None:
    room = a_room()
    vote = a_vote(room)
    assert trust_of(vote) is None
    with pytest.raises(Refused, match="do not share out"):
        trustee_actions.name_trustee(vote=vote, person=room.everybody[0], by=room.leader, now=NOW)


def test_who_is_asked_has_a_seat_and_is_asked_once() -> None:
    room = a_trusted_room()
    trusted = named(room, one_of_each(room)[:1])
    with pytest.raises(Refused, match="no seat"):
        trustee_actions.name_trustee(vote=trusted.vote, person=a_member(room.organisation), by=room.leader, now=NOW)
    with pytest.raises(Refused, match="asked already"):
        trustee_actions.name_trustee(vote=trusted.vote, person=trusted.trustees[0].person, by=room.leader, now=NOW)
    assert Notice.objects.filter(person=trusted.trustees[0].person, code="assemblies.trustee_named").count() == 1


def test_a_sheet_is_made_once_unless_it_is_lost() -> None:
    room = a_trusted_room()
    trusted = named(room, one_of_each(room)[:1])
    trustee = trusted.trustees[0]
    first = trustee_actions.take_share(trustee=trustee, by=trustee.person, now=NOW)
    with pytest.raises(Refused, match="already"):
        trustee_actions.take_share(trustee=trustee, by=trustee.person, now=NOW)
    trustee_actions.forget_share(trustee=trustee, by=trustee.person, now=NOW)
    assert trustee_actions.take_share(trustee=trustee, by=trustee.person, now=NOW) != first


def test_words_are_brought_after_the_voting_and_by_their_own_sheet() -> None:
    trusted = an_open_trusted_vote()
    first, second, _third = trusted.trustees
    with pytest.raises(Refused, match="still vote"):
        trustee_actions.bring_share(trustee=first, secret=trusted.secrets[1], by=first.person, now=NOW)
    ended(trusted)
    with pytest.raises(Refused, match="another sheet"):
        trustee_actions.bring_share(trustee=first, secret=trusted.secrets[2], by=first.person, now=LATER)
    trusted.bring(first)
    with pytest.raises(Refused, match="not asked for"):
        trusted.bring(first)
    keys.destroy(trusted.vote.pk)
    with pytest.raises(Refused, match="lost on the server"):
        trusted.bring(second)


def test_when_the_voting_has_ended_nobody_votes() -> None:
    trusted = ended(an_open_trusted_vote())
    with pytest.raises(Refused, match="not open"):
        actions.cast_ballot(vote=trusted.vote, marks="for", by=trusted.room.everybody[0], now=LATER)


def test_a_promised_time_is_kept() -> None:
    trusted = an_open_trusted_vote()
    Vote.objects.filter(pk=trusted.vote.pk).update(closes_at=LATER)
    with pytest.raises(Refused, match="promised"):
        trustee_actions.end_voting(vote=trusted.vote, by=trusted.room.leader, now=NOW)
    assert trustee_actions.end_voting(vote=trusted.vote, by=trusted.room.leader, now=LATER).closes_at == LATER


def test_too_few_shares_make_the_vote_void_and_destroy_the_ballots() -> None:
    trusted = an_open_trusted_vote()
    cast(trusted.vote, trusted.room.everybody, "for")
    with pytest.raises(Refused, match="still vote"):
        trustee_actions.give_up_vote(vote=trusted.vote, by=trusted.room.leader, now=NOW)
    ended(trusted)
    week = LATER + timedelta(days=7)
    with pytest.raises(Refused, match="7 days"):
        trustee_actions.give_up_vote(vote=trusted.vote, by=trusted.room.leader, now=week - timedelta(seconds=1))
    vote = trustee_actions.give_up_vote(vote=trusted.vote, by=trusted.room.leader, now=week)
    assert vote.phase == Vote.Phase.VOID
    assert not Envelope.objects.exists()
    assert Event.objects.get(kind="assemblies.vote_voided").data["reason"] == "too few shares"


def test_a_vote_whose_shares_are_there_is_not_given_up() -> None:
    trusted = ended(an_open_trusted_vote())
    for trustee in trusted.trustees[:2]:
        trusted.bring(trustee)
    with pytest.raises(Refused, match="can open it"):
        trustee_actions.give_up_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER + timedelta(days=7))
    assert closing.close_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER).phase == Vote.Phase.CLOSING


def test_a_damaged_share_leaves_the_box_shut_until_a_person_gives_the_vote_up(key_folder: Any) -> None:
    trusted = ended(an_open_trusted_vote())
    for trustee in trusted.trustees[:2]:
        trusted.bring(trustee)
    (key_folder / f"{trusted.vote.pk}.share-1").write_bytes(bytes(32))
    with pytest.raises(Refused, match="Nothing is lost yet"):
        closing.close_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER)
    assert closing.give_up_vote(vote=trusted.vote, by=trusted.room.leader, now=LATER).phase == Vote.Phase.VOID


def test_a_group_is_there_only_when_its_trustee_has_said_yes() -> None:
    """Else naming people one by one would tell their standpoints."""
    room = a_trusted_room()
    trusted = named(room, one_of_each(room))
    trust = trust_of(trusted.vote)
    assert trust is not None
    assert trust.groups == ((USER, False), (CARER, False), (STAFF, False))
    trusted.take()
    trust = trust_of(trusted.vote)
    assert trust is not None
    assert trust.groups == ((USER, True), (CARER, True), (STAFF, True))
    assert {one.standpoint for one in trust.keepers} == {""}, "beside a name only where the person wishes it"
    Membership.objects.filter(person=trusted.trustees[0].person).update(show_standpoint=True)
    trust = trust_of(trusted.vote)
    assert trust is not None
    assert [one.standpoint for one in trust.keepers] == [USER, "", ""]


def test_a_share_waits_in_the_day_until_it_is_taken_and_until_it_is_brought() -> None:
    trusted = named(room := a_trusted_room(), one_of_each(room))
    trustee = trusted.trustees[0]
    assert [one.path for one in waiting_for(trustee.person)] == [f"/key-parts/{trustee.pk}"]
    trusted.take()
    assert waiting_for(trustee.person) == ()
    actions.open_vote(vote=trusted.vote, by=room.leader, now=NOW)
    assert waiting_for(trustee.person) == ()
    Vote.objects.filter(pk=trusted.vote.pk).update(closes_at=LATER)
    assert [one.path for one in waiting_for(trustee.person)] == [f"/key-parts/{trustee.pk}/bring"]
    trusted.bring(trustee)
    assert waiting_for(trustee.person) == ()
    entry = trusted.vote.roll.all()[0]
    PaperVoter.objects.create(entry=entry, given_at=NOW)
    assert [one.path for one in waiting_for(room.leader)] == [f"/votes/{trusted.vote.pk}/papers/count"]


# Who may do what, and when.

YES, NO, HIDDEN = "yes", "no", "404"
ROLES = ("trustee", "seated", "member", "facilitator", "stranger")
PHASES = ("draft", "open", "closed", "void")
WHO: dict[Permission[Any], list[tuple[str, ...]]] = {
    access.name_trustee: [(HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN), *[(HIDDEN, HIDDEN, HIDDEN, NO, HIDDEN)] * 3],
    access.drop_trustee: [(YES, HIDDEN, HIDDEN, YES, HIDDEN), *[(NO, HIDDEN, HIDDEN, NO, HIDDEN)] * 3],
    access.take_share: [(YES, *[HIDDEN] * 4), *[(NO, *[HIDDEN] * 4)] * 3],
    access.bring_share: [
        (NO, HIDDEN, HIDDEN, NO, HIDDEN),
        (YES, HIDDEN, HIDDEN, YES, HIDDEN),
        *[(NO, HIDDEN, HIDDEN, NO, HIDDEN)] * 2,
    ],
    access.end_voting: [
        (HIDDEN, HIDDEN, HIDDEN, NO, HIDDEN),
        (HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN),
        *[(HIDDEN, HIDDEN, HIDDEN, NO, HIDDEN)] * 2,
    ],
    access.give_up_vote: [
        (HIDDEN, HIDDEN, HIDDEN, NO, HIDDEN),
        (HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN),
        *[(HIDDEN, HIDDEN, HIDDEN, NO, HIDDEN)] * 2,
    ],
}


def answer(permission: Permission[Any], actor: Any, row: Any) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


@pytest.mark.parametrize("phase", PHASES)
def test_who_may_do_what(phase: str) -> None:
    trusted = an_open_trusted_vote(chair=[STAFF])
    room = trusted.room
    Vote.objects.filter(pk=trusted.vote.pk).update(phase=phase)
    people = [
        trusted.trustees[0].person,
        room.seated[USER][1],
        a_member(room.organisation),
        room.leader,
        a_facilitator(an_organisation()),
    ]
    trustee = Trustee.objects.select_related("vote").get(pk=trusted.trustees[0].pk)
    for permission, table in WHO.items():
        row = trustee if permission.model is Trustee else trustee.vote
        assert tuple(answer(permission, one, row) for one in people) == table[PHASES.index(phase)], permission.name


# Pages.


def test_the_words_are_shown_once_in_a_response_that_is_kept_nowhere(client: Client) -> None:
    room = a_trusted_room()
    trusted = named(room, one_of_each(room)[:1])
    trustee = trusted.trustees[0]
    signed_in(client, trustee.person)
    address = f"/key-parts/{trustee.pk}"
    assert "for service users" in client.get(address).content.decode(), "it says what others will see"
    response = client.post(address)
    page = response.content.decode()
    words = re.findall(r"<li>([a-z]+)</li>", page)
    assert len(words) == 18
    assert response["Cache-Control"] == "no-store"
    assert words[0] not in str(dict(client.session.items()))
    assert client.post(address).status_code == 409, "loading the page again makes no other words"
    sheet = client.post(f"{address}/sheet", {"words": " ".join(words)})
    assert sheet["Content-Type"] == "application/pdf"
    assert sheet["Cache-Control"] == "no-store"
    assert client.post(f"{address}/sheet", {"words": "acorn"}).status_code == 302
    assert client.post(f"{address}/lost").status_code == 302
    assert client.post(address).status_code == 200


def test_words_with_a_mistake_come_back_with_the_word_that_is_wrong(client: Client) -> None:
    trusted = ended(an_open_trusted_vote())
    trustee = trusted.trustees[0]
    words = list(spell(trusted.secrets[1], "en"))
    right = words[4]
    words[4] = "acorn" if right != "acorn" else "actor"
    signed_in(client, trustee.person)
    page = client.post(f"/key-parts/{trustee.pk}/bring", {"words": " ".join(words)}).content.decode()
    assert "word 5" in page
    assert right in page
    assert words[0] in page, "nothing is lost"
    words[4] = right
    assert client.post(f"/key-parts/{trustee.pk}/bring", {"words": " ".join(words)}).status_code == 302
    trustee.refresh_from_db()
    assert trustee.returned_at


@pytest.mark.parametrize(
    ("words", "said"),
    [("acorn", "1 words"), ("acorn " * 17 + "qqqq", "not one of our words"), ("acorn " * 16 + "actor album", "places")],
)
def test_other_mistakes_are_said_in_words(words: str, said: str) -> None:
    form = WordsForm({"words": words})
    assert not form.is_valid()
    assert said in form.errors["words"][0]


def test_a_vote_is_given_up_on_the_page_and_says_why(client: Client) -> None:
    trusted = an_open_trusted_vote()
    Vote.objects.filter(pk=trusted.vote.pk).update(closes_at=NOW)
    signed_in(client, trusted.room.leader)
    assert "Too many parts are lost" in client.get(f"/votes/{trusted.vote.pk}/key").content.decode()
    client.post(f"/votes/{trusted.vote.pk}/key/give-up")
    assert "Too many parts of the key are lost" in client.get(f"/votes/{trusted.vote.pk}").content.decode()


def test_the_last_share_that_is_needed_opens_the_box(client: Client) -> None:
    trusted = an_open_trusted_vote()
    cast(trusted.vote, trusted.room.everybody, "for")
    Vote.objects.filter(pk=trusted.vote.pk).update(closes_at=NOW)  # long ago, for a page that looks at the clock
    for trustee in trusted.trustees[:2]:
        signed_in(client, trustee.person)
        client.post(f"/key-parts/{trustee.pk}/bring", {"words": " ".join(spell(trusted.secrets[trustee.number], "it"))})
    trusted.vote.refresh_from_db()
    assert trusted.vote.phase == Vote.Phase.CLOSING


def test_whoever_leads_asks_people_on_the_page(client: Client) -> None:
    room = a_trusted_room()
    vote = a_vote(room)
    person = room.seated[CARER][0]
    signed_in(client, room.leader)
    client.post(f"/votes/{vote.pk}/key/ask", {"person": str(person.pk)})
    page = client.get(f"/votes/{vote.pk}/key").content.decode()
    assert f"<strong>{person}</strong>" in page
    assert "No part may be lost" in page
    trustee = Trustee.objects.get(vote=vote)
    client.post(f"/key-parts/{trustee.pk}/drop")
    assert not Trustee.objects.exists()
    client.post(f"/votes/{vote.pk}/key/ask", {"person": "nobody"})
    assert not Trustee.objects.exists()


def test_the_page_asks_the_database_as_often_for_three_as_for_twelve(client: Client) -> None:
    counts = []
    for number in (3, 12):
        room = a_room({USER: 6, CARER: 5, STAFF: 5}, trustees=THREE)
        trusted = named(room, room.everybody[:number])
        signed_in(client, room.everybody[-1])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/votes/{trusted.vote.pk}/key").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
