"""Ballots on paper: handed out, counted, typed by two people, and in the box without a name."""

import re
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes import closing, closing_actions, paper_actions, paper_reads, reads
from assieme.assemblies.votes import paper_access as access
from assieme.assemblies.votes.models import (
    BoxEntry,
    CastMark,
    Envelope,
    PaperEntry,
    PaperVoter,
    Result,
    RollEntry,
    Vote,
)
from assieme.assemblies.votes.paper_slips import Typed, next_for, slips_of
from assieme.assemblies.votes.trustee_actions import end_voting
from assieme.core.access import Refused
from assieme.people.models import Notice, Person
from assieme.people.persons import system_person
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.assemblies.votes.elections import an_open_choice
from tests.assemblies.votes.test_trustees import answer
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
CHOICES = ("for", "against", "abstain", "for", "against", "for", "for")


def hand(vote: Vote, room: Room, people: list[Person]) -> None:
    for person in people:
        entry = RollEntry.objects.get(vote=vote, person=person)
        paper_actions.hand_paper(entry=entry, by=room.leader, now=NOW)


def ended(vote: Vote, room: Room) -> Vote:
    return end_voting(vote=vote, by=room.leader, now=LATER)


def count(vote: Vote, room: Room, **piles: int) -> Vote:
    for person in (room.leader, room.seated[STAFF][0]):
        vote = paper_actions.count_slips(vote=vote, piles=piles, by=person, now=LATER)
    return vote


def typists(room: Room) -> tuple[Person, Person]:
    """Two people of different groups."""
    return room.seated[STAFF][0], room.seated[USER][0]


def type_all(vote: Vote, typist: Person, marks: Any) -> None:
    for slip, one in enumerate(marks, 1):
        paper_actions.type_slip(vote=vote, slip=slip, marks=one, by=typist, now=LATER)


def with_papers(room: Room, number: int, online: str = "") -> Vote:
    """A vote whose voting is over: `number` service users had paper, the staff voted on screen."""
    vote = an_open_vote(room)
    hand(vote, room, room.seated[USER][:number])
    for person, choice in zip(room.seated[STAFF], online.split(), strict=False):
        cast(vote, [person], choice)
    return ended(vote, room)


def close(vote: Vote, room: Room) -> Vote:
    return closing.close_vote(vote=vote, by=room.leader, now=LATER)


def test_slips_that_two_people_typed_alike_are_in_the_box() -> None:
    room = a_room({USER: 7, STAFF: 5})
    vote = count(with_papers(room, 7, "for against for for for"), room, all=7)
    for typist in typists(room):
        type_all(vote, typist, CHOICES)
    vote = close(vote, room)
    assert Result.objects.get(vote=vote).outcome["counts"]["all"] == {"for": 8, "against": 3, "abstain": 1}
    papers = dict(BoxEntry.objects.filter(receipt__startswith="PAPER-").values_list("receipt", "choice"))
    assert papers == {f"PAPER-{slip:04}": choice for slip, choice in enumerate(CHOICES, 1)}
    assert CastMark.objects.count() == 12
    found = reads.find_receipt(vote, "paper-0003")
    assert found
    assert found.said == "abstain"


@pytest.mark.parametrize(
    ("papers", "online"),
    [(4, "for against for for for"), (7, "for against for"), (7, "for for for for for")],
    ids=["few papers", "few others", "others alike"],
)
def test_where_it_would_tell_who_chose_what_papers_are_not_told_apart(papers: int, online: str) -> None:
    room = a_room({USER: 7, STAFF: 5})
    vote = count(with_papers(room, papers, online), room, all=papers)
    for typist in typists(room):
        type_all(vote, typist, CHOICES[:papers])
    close(vote, room)
    assert not BoxEntry.objects.filter(receipt__startswith="PAPER").exists()
    assert BoxEntry.objects.count() == papers + len(online.split())


def test_papers_alone_keep_their_numbers() -> None:
    room = a_room({USER: 7, STAFF: 2})
    vote = count(with_papers(room, 7), room, all=7)
    for typist in typists(room):
        type_all(vote, typist, CHOICES)
    close(vote, room)
    assert BoxEntry.objects.filter(receipt__startswith="PAPER").count() == 7


def test_the_box_waits_until_every_slip_agrees() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = with_papers(room, 3)
    (first, second), third = typists(room), room.seated[STAFF][1]
    with pytest.raises(Refused, match="not in yet"):
        close(vote, room)
    vote = count(vote, room, all=3)
    type_all(vote, first, ["for", "for", "for"])
    with pytest.raises(Refused, match="3 ballots"):
        close(vote, room)
    type_all(vote, second, ["for", "against", "for"])
    with pytest.raises(Refused, match="1 ballot on"):
        close(vote, room)
    papers = paper_reads.papers_of(vote, first)
    assert papers
    assert (papers.differ, papers.next) == ((2,), None)
    third_papers = paper_reads.papers_of(vote, third)
    assert third_papers
    assert third_papers.next == 2
    paper_actions.type_slip(vote=vote, slip=2, marks="against", by=third, now=LATER)
    vote = close(vote, room)
    assert Result.objects.get(vote=vote).outcome["counts"]["all"] == {"for": 2, "against": 1, "abstain": 0}


def test_who_mistyped_looks_again() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 1), room, all=1)
    first, second = typists(room)
    type_all(vote, first, ["for"])
    type_all(vote, second, ["against"])
    paper_actions.type_slip(vote=vote, slip=1, marks="for", by=second, now=LATER)
    assert PaperEntry.objects.count() == 2
    assert close(vote, room).phase == Vote.Phase.CLOSING


def test_one_person_is_not_two() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 3), room, all=3)
    for _again in range(2):
        type_all(vote, room.seated[STAFF][0], ["for"] * 3)
    with pytest.raises(Refused, match="two people"):
        close(vote, room)


def test_two_of_one_group_are_not_two() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 3), room, all=3)
    for typist in room.seated[STAFF][:2]:
        type_all(vote, typist, ["for"] * 3)
    papers = paper_reads.papers_of(vote, room.leader)
    assert papers
    assert (papers.ready, papers.differ, papers.next) == (False, (), 1)
    with pytest.raises(Refused, match="two people"):
        close(vote, room)
    type_all(vote, room.leader, ["for"] * 3)
    assert close(vote, room).phase == Vote.Phase.CLOSING


def test_leaving_a_seat_makes_nobody_another_group() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 3), room, all=3)
    for typist in room.seated[STAFF][:2]:
        type_all(vote, typist, ["for"] * 3)
    Seat.objects.filter(person=room.seated[STAFF][0]).update(until=LATER)
    with pytest.raises(Refused, match="two people"):
        close(vote, room)


def test_where_all_seats_are_of_one_group_two_people_are_two() -> None:
    room = a_room({USER: 7})
    vote = an_open_vote(room)
    hand(vote, room, room.seated[USER][:3])
    vote = ended(vote, room)
    for person in room.seated[USER][:2]:
        vote = paper_actions.count_slips(vote=vote, piles={"all": 3}, by=person, now=LATER)
    for person in room.seated[USER][:2]:
        type_all(vote, person, ["for"] * 3)
    assert close(vote, room).phase == Vote.Phase.CLOSING


def test_no_papers_are_lost_by_the_number_of_one_person() -> None:
    room = a_room({USER: 5, STAFF: 3}, chair=[STAFF])
    vote = with_papers(room, 3)
    other = room.seated[USER][0]

    def say(number: int, by: Person) -> None:
        paper_actions.count_slips(vote=vote, piles={"all": number}, by=by, now=LATER)

    with pytest.raises(Refused, match="first count"):
        say(0, other)
    for again in room.seated[STAFF]:
        say(0, again)
    vote.refresh_from_db()
    with pytest.raises(Refused, match="Two people say"):
        close(vote, room)
    with pytest.raises(Refused, match="first count"):
        say(3, other)
    say(0, other)
    vote.refresh_from_db()
    assert close(vote, room).phase == Vote.Phase.CLOSING


def test_only_a_person_opens_the_box() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 3), room, all=3)
    for typist in typists(room):
        type_all(vote, typist, ["for"] * 3)
    with pytest.raises(Refused, match="leads the vote"):
        closing_actions.open_box(vote=vote, by=system_person(), now=LATER)
    assert close(vote, room).phase == Vote.Phase.CLOSING


def test_slips_that_nobody_can_read_and_that_did_not_come_back_are_said() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 4, "for for for"), room, all=3)
    for typist in typists(room):
        type_all(vote, typist, ["for", None, "against"])
    vote = close(vote, room)
    outcome = Result.objects.get(vote=vote).outcome
    assert (outcome["counts"]["all"], outcome["unreadable"]) == ({"for": 4, "against": 1, "abstain": 0}, 2)
    assert CastMark.objects.count() == 7


def test_who_votes_on_paper_casts_no_other() -> None:
    room = a_room({USER: 5, STAFF: 3})
    person = room.seated[USER][0]
    vote = an_open_vote(room)
    cast(vote, [person], "for")
    hand(vote, room, [person])
    assert Envelope.objects.count() == 1
    assert Notice.objects.filter(person=person, code="assemblies.paper_handed").exists()
    assert reads.turnout(vote).cast == 1
    assert reads.waiting_for(person) == []
    with pytest.raises(Refused, match="on paper"):
        cast(vote, [person], "for")
    with pytest.raises(Refused, match="have one already"):
        hand(vote, room, [person])


def test_nothing_is_counted_while_people_can_vote_and_nothing_handed_out_afterwards() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = an_open_vote(room)
    hand(vote, room, room.seated[USER][:1])
    with pytest.raises(Refused, match="still vote"):
        paper_actions.count_slips(vote=vote, piles={"all": 1}, by=room.leader, now=NOW)
    with pytest.raises(Refused, match="still vote"):
        paper_actions.type_slip(vote=vote, slip=1, marks="for", by=room.leader, now=NOW)
    vote = ended(vote, room)
    entry = RollEntry.objects.get(vote=vote, person=room.seated[USER][1])
    with pytest.raises(Refused, match="is over"):
        paper_actions.hand_paper(entry=entry, by=room.leader, now=LATER)


def test_there_are_no_more_slips_than_were_handed_out() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = with_papers(room, 2)
    for piles in ({"all": 3}, {"all": -1}, {"other": 1}, {}):
        with pytest.raises(Refused, match="Count again"):
            paper_actions.count_slips(vote=vote, piles=piles, by=room.leader, now=LATER)
    with pytest.raises(Refused, match="no slip"):
        paper_actions.type_slip(vote=vote, slip=1, marks="for", by=room.leader, now=LATER)
    vote = count(vote, room, all=2)
    with pytest.raises(Refused, match="no slip"):
        paper_actions.type_slip(vote=vote, slip=3, marks="for", by=room.leader, now=LATER)
    with pytest.raises(ValueError):  # noqa: PT011 (whatever the words)
        paper_actions.type_slip(vote=vote, slip=1, marks="perhaps", by=room.leader, now=LATER)


def test_another_number_of_slips_begins_the_typing_anew() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 3), room, all=3)
    type_all(vote, room.leader, ["for", "for", "for"])
    count(vote, room, all=3)
    assert PaperEntry.objects.count() == 3
    count(vote, room, all=2)
    assert PaperEntry.objects.count() == 0


def test_slips_are_in_piles_by_the_part_in_which_they_count() -> None:
    room = a_room(
        {USER: 6, STAFF: 6},
        conditions=[
            {"of": "members", "among": ["all"], "share": "1/2", "strict": True},
            {"of": "members", "among": [USER], "share": "1/2", "strict": True},
        ],
    )
    vote = an_open_vote(room)
    hand(vote, room, [*room.seated[USER][:4], *room.seated[STAFF][:3]])
    vote = ended(vote, room)
    piles = paper_reads.handed_by_part(vote)
    assert sorted(piles.values()) == [3, 4]
    papers = paper_reads.papers_of(vote, room.leader)
    assert papers
    assert {pile.urn for pile in papers.piles} == {"A", "B"}
    vote = count(vote, room, **piles)
    users = RollEntry.objects.filter(vote=vote, standpoint=USER)[0].part
    marks = ["for" if slip.part == users else "against" for slip in slips_of(piles, [])]
    for typist in typists(room):
        type_all(vote, typist, marks)
    outcome = Result.objects.get(vote=close(vote, room)).outcome
    assert outcome["counts"] == {"all": {"for": 4, "against": 3, "abstain": 0}}
    assert [check["holds"] for check in outcome["checks"]] == [True, True]


def test_slips_with_several_things_to_choose_from() -> None:
    room = a_room({USER: 6, STAFF: 6})
    vote = an_open_choice(room, "approval")
    hand(vote, room, room.seated[USER])
    for person in room.seated[STAFF]:
        cast(vote, [person], [0])  # type: ignore[arg-type] # whatever the method, marks
    vote = count(ended(vote, room), room, all=6)
    slips = [[1, 2], [1], [2, 1], [], [1], None]
    for typist in typists(room):
        type_all(vote, typist, slips)
    outcome = Result.objects.get(vote=close(vote, room)).outcome
    assert (outcome["ballots"], outcome["blank"], outcome["unreadable"], outcome["winners"]) == (11, 1, 1, [0])


def test_whoever_hands_out_papers_does_not_learn_who_has_voted(client: Client) -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = an_open_vote(room)
    signed_in(client, room.leader)
    before = client.get(f"/votes/{vote.pk}/papers").content
    cast(vote, room.seated[USER], "for")
    token = re.compile(rb'value="[^"]*"|data-session-ends="[^"]*"')
    assert token.sub(b"", client.get(f"/votes/{vote.pk}/papers").content) == token.sub(b"", before)


def test_after_the_count_the_typed_slips_are_gone() -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = count(with_papers(room, 1), room, all=1)
    for typist in typists(room):
        type_all(vote, typist, ["for"])
    vote = close(vote, room)
    closing_actions.destroy_envelopes(vote=vote, by=system_person(), now=LATER)
    assert not PaperEntry.objects.exists()
    assert PaperVoter.objects.count() == 1


def test_papers_count_for_the_quorum_when_the_box_stays_shut() -> None:
    room = a_room({USER: 5, STAFF: 3}, quorum_share="1/2")
    vote = close(with_papers(room, 3), room)
    assert Result.objects.get(vote=vote).outcome["shape"] == "shut"
    assert CastMark.objects.count() == 3


# Slips, without a database.

A, B, C = (Person().pk for _ in range(3))


@pytest.mark.parametrize(
    ("typed", "agreed", "differs"),
    [
        ([], False, False),
        ([(A, "for")], False, False),
        ([(A, "for"), (B, "for")], True, False),
        ([(A, "for"), (B, None)], False, True),
        ([(A, None), (B, None)], True, False),
        ([(A, "for"), (B, "against"), (C, "against")], True, False),
        ([(A, "for"), (B, "against"), (C, None)], False, True),
    ],
)
def test_a_slip_agrees_when_two_say_the_same_and_more_than_anything_else(
    typed: list[Any], agreed: bool, differs: bool
) -> None:
    slip = slips_of({"all": 1}, [Typed(1, by, marks, str(by)) for by, marks in typed])[0]
    assert (slip.agreed, slip.differs) == (agreed, differs)


def test_marks_of_any_form_are_compared() -> None:
    for marks, same in product(([0, 2], {"1": 3, "0": 5}, "for"), (True, False)):
        other: Any = marks if same else [9]
        slip = slips_of({"all": 1}, [Typed(1, A, marks, "a"), Typed(1, B, other, "b")])[0]  # type: ignore[arg-type]
        assert slip.agreed is same


def test_next_is_what_too_few_have_typed() -> None:
    found = slips_of({"all": 3}, [Typed(1, A, "for", "a"), Typed(1, B, "for", "b"), Typed(2, A, "for", "a")])
    assert (next_for(found, A), next_for(found, B), next_for(found, C)) == (3, 2, 2)


# Who may do what, and the pages.


def test_who_hands_out_counts_and_types() -> None:
    room = a_room({USER: 4, STAFF: 4}, chair=[STAFF])
    vote = an_open_vote(room)
    entry = RollEntry.objects.select_related("vote").filter(vote=vote)[0]
    people = [room.seated[USER][0], room.seated[STAFF][0], a_member(room.organisation), room.leader]
    people.append(a_facilitator(an_organisation()))
    chairs = ("404", "yes", "404", "yes", "404")
    assert tuple(answer(access.hand_paper, one, entry) for one in people) == chairs
    assert tuple(answer(access.count_slips, one, vote) for one in people) == chairs
    assert tuple(answer(access.type_slips, one, vote) for one in people) == ("yes", "yes", "404", "yes", "404")
    vote.phase = entry.vote.phase = Vote.Phase.CLOSED
    assert answer(access.hand_paper, room.leader, entry) == "no"
    assert answer(access.count_slips, room.leader, vote) == "no"
    assert answer(access.type_slips, room.leader, vote) == "no"


def test_in_an_open_vote_there_is_no_paper() -> None:
    room = a_room(ballots="open")
    vote = an_open_vote(room)
    with pytest.raises(Refused, match="No ballot on paper"):
        hand(vote, room, room.everybody[:1])


def test_a_pile_is_typed_slip_by_slip_on_the_pages(client: Client) -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = an_open_vote(room)
    signed_in(client, room.leader)
    names = client.get(f"/votes/{vote.pk}/papers").content.decode()
    assert str(room.seated[USER][0]) in names
    for person in room.seated[USER][:2]:
        client.post(f"/roll/{RollEntry.objects.get(vote=vote, person=person).pk}/paper")
    assert "End the voting" in client.get(f"/votes/{vote.pk}").content.decode()
    client.post(f"/votes/{vote.pk}/close")
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.OPEN
    assert vote.closes_at
    assert "Count the papers" in client.get(f"/votes/{vote.pk}").content.decode()
    address = f"/votes/{vote.pk}/papers"
    page = client.post(f"{address}/count", {"pile_0": "7"}).content.decode()
    assert "less than or equal to 2" in page
    assert client.post(f"{address}/count", {"pile_0": "2"})["Location"] == f"{address}/count"
    assert "another group counts them" in client.get(f"{address}/count").content.decode()
    signed_in(client, room.seated[STAFF][0])
    assert 'value="2"' not in client.get(f"{address}/count").content.decode(), "the first number is not shown"
    assert client.post(f"{address}/count", {"pile_0": "2"})["Location"] == f"{address}/1"
    signed_in(client, room.leader)
    assert client.post(f"{address}/1", {}).status_code == 200, "nothing was chosen"
    assert client.post(f"{address}/1", {"choice": "for"})["Location"] == f"{address}/2"
    assert client.post(f"{address}/2", {"slip": "cannot read"})["Location"] == f"{address}/count"
    assert "another group types them" in client.get(f"{address}/count").content.decode()
    signed_in(client, room.seated[STAFF][0])
    page = client.get(f"{address}/1").content.decode()
    assert "checked" not in page, "what the first one typed is not shown"
    client.post(f"{address}/1", {"choice": "against"})
    client.post(f"{address}/2", {"slip": "cannot read"})
    assert "Slip 1</a>" in client.get(f"{address}/count").content.decode()
    assert client.post(f"{address}/1", {"choice": "for"})["Location"] == f"{address}/count"
    assert "Open the box" in client.get(f"{address}/count").content.decode()
    client.post(f"/votes/{vote.pk}/close")
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.CLOSING


def test_the_pages_ask_the_database_as_often_for_two_as_for_seven(client: Client) -> None:
    counts = []
    for number in (2, 7):
        room = a_room({USER: 8, STAFF: 3})
        vote = count(with_papers(room, number), room, all=number)
        type_all(vote, room.leader, CHOICES[:number])
        Vote.objects.filter(pk=vote.pk).update(closes_at=NOW)
        signed_in(client, room.leader)
        for page in ("papers", "papers/count"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/votes/{vote.pk}/{page}").status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_a_stranger_sees_nothing(client: Client) -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = with_papers(room, 1)
    with pytest.raises(Http404):
        paper_actions.type_slip(vote=vote, slip=1, marks="for", by=a_member(room.organisation), now=LATER)
    signed_in(client, a_member(room.organisation))
    assert client.get(f"/votes/{vote.pk}/papers/count").status_code == 404


def test_when_the_box_is_open_no_page_offers_to_type(client: Client) -> None:
    room = a_room({USER: 5, STAFF: 3})
    vote = with_papers(room, 1)
    Vote.objects.filter(pk=vote.pk).update(phase=Vote.Phase.CLOSED)
    signed_in(client, room.leader)
    for page in ("count", "1"):
        assert client.get(f"/votes/{vote.pk}/papers/{page}").status_code == 409
