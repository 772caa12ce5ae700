"""The pages as people meet them."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import Adoption, majorities
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes import closing
from assieme.assemblies.votes.models import BoxEntry, Envelope, Vote
from assieme.assemblies.votes.recounting import recount
from assieme.core.events.seal import seal_all
from assieme.core.models import Event
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room, a_vote, an_open_vote, cast
from tests.factories import NOW, a_facilitator, an_organisation, signed_in

pytestmark = pytest.mark.django_db
CODE = re.compile(r"<span>([A-Z2-9]{4})</span>")


def page(client: Client, name: str, row: Any, status: int = 200, **data: Any) -> str:
    address = reverse(name, kwargs={"id": row.pk})
    response = client.post(address, data) if data else client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


@pytest.fixture
def room() -> Room:
    return a_room(
        {USER: 6, CARER: 2, STAFF: 6}, conditions=majorities(joined=[USER, CARER]), quorum_by_standpoint={USER: 3}
    )


def counted(room: Room, users: str, staff: str, voters: int = 6) -> Vote:
    """Five of six users and staff vote alike, the sixth the other way."""
    vote = an_open_vote(room)
    for people, choice in ((room.seated[USER][:voters], users), (room.seated[STAFF], staff)):
        cast(vote, people[:5], choice)
        cast(vote, people[5:], "against" if choice == "for" else "for")
    return closing.close_vote(vote=vote, by=room.leader, now=NOW)


def test_casting_shows_the_receipt_in_the_response_itself_and_nowhere_else(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    signed_in(client, room.seated[USER][0])
    response = client.post(reverse("ballot", kwargs={"id": vote.pk}), {"choice": "against"})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    text = response.content.decode()
    code = "-".join(CODE.findall(text))
    assert len(code) == 19
    assert "Against" not in text
    assert code not in json.dumps(dict(client.session))
    assert code not in page(client, "vote", vote)
    assert code not in json.dumps(list(Event.objects.values_list("data", flat=True)))
    closing.close_vote(vote=vote, by=room.leader, now=NOW)


def test_the_receipt_finds_the_ballot_in_the_box(client: Client) -> None:
    room = a_room()
    vote = an_open_vote(room)
    signed_in(client, room.seated[USER][0])
    text = client.post(reverse("ballot", kwargs={"id": vote.pk}), {"choice": "against"}).content.decode()
    code = " ".join(CODE.findall(text)).lower()
    cast(vote, room.seated[USER][1:], "for")
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    found = page(client, "find_receipt", vote, receipt=code)
    assert "Yes, it was counted" in found
    assert "<strong>Against</strong>" in found
    assert "not in the box" in page(client, "find_receipt", vote, receipt="AAAA-AAAA-AAAA-AAAA")


def test_a_ballot_without_a_choice_is_asked_again_and_nothing_is_cast(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    signed_in(client, room.seated[USER][0])
    assert "Choose one of the three." in page(client, "ballot", vote, choice="maybe")
    assert not Envelope.objects.exists()


def test_voting_twice_in_the_browser_counts_once(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    signed_in(client, room.seated[USER][0])
    page(client, "ballot", vote, choice="for")
    page(client, "ballot", vote, choice="for")
    assert Envelope.objects.count() == 1
    assert "Your ballot is in" in page(client, "vote", vote)


def test_a_ballot_after_the_close_is_refused_in_words(room: Room, client: Client) -> None:
    vote = counted(room, "for", "for")
    signed_in(client, room.seated[USER][0])
    assert "Your choice was not sent." in page(client, "ballot", vote, 409, choice="for")
    assert client.get(reverse("ballot", kwargs={"id": vote.pk})).status_code == 302


def test_the_result_says_in_words_that_it_passed(room: Room, client: Client) -> None:
    text = page(signed_in(client, room.leader), "vote", counted(room, "for", "for"))
    assert "<h1>Passed</h1>" in text
    assert "10 were for and 2 against." in text
    assert "The service must do this. Nobody else can set it aside." in text
    assert "Service users and carers: 5 for, 1 against, 0 abstained" in text


def test_the_result_says_that_the_second_majority_is_missing(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    cast(vote, room.seated[USER][:2] + room.seated[STAFF][:5], "for")
    cast(vote, room.seated[USER][2:] + room.seated[STAFF][5:], "against")
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    text = page(signed_in(client, room.leader), "vote", vote)
    assert "<h1>Not passed</h1>" in text
    assert "But among service users and carers too few were for. Our rules need both." in text


def test_the_result_says_that_the_quorum_is_missing(room: Room, client: Client) -> None:
    text = page(signed_in(client, room.leader), "vote", counted(room, "for", "for", voters=2))
    assert "<h1>Not decided</h1>" in text
    assert "At least 3 service users had to vote. 2 did." in text
    assert "The open box" not in text


def test_a_small_group_is_attested_and_not_shown(room: Room, client: Client) -> None:
    vote = counted(room, "for", "for", voters=4)
    text = page(signed_in(client, room.leader), "vote", vote)
    assert "The numbers are not shown" in text
    assert "Service users and carers: " not in text


@pytest.mark.parametrize("voters", [6, 4, 2], ids=["parts", "heap", "shut"])
def test_counting_again_gives_the_same(room: Room, client: Client, voters: int) -> None:
    vote = counted(room, "for", "for", voters=voters)
    assert recount(vote).same
    assert "The same result" in page(signed_in(client, room.leader), "count_again", vote)


def test_counting_again_finds_a_ballot_that_was_slipped_in(room: Room, client: Client) -> None:
    vote = counted(room, "for", "for")
    BoxEntry.objects.create(vote=vote, part="joined", receipt="AAAA-AAAA-AAAA-AAAA", choice="for")
    assert "This is not the same result" in page(signed_in(client, room.leader), "count_again", vote)


@pytest.mark.parametrize("voters", [6, 4, 2], ids=["parts", "heap", "shut"])
def test_the_file_is_enough_to_count_again_and_holds_no_name(room: Room, client: Client, voters: int) -> None:
    vote = counted(room, "for", "for", voters=voters)
    response = signed_in(client, room.leader).get(reverse("box_file", kwargs={"id": vote.pk}))
    file = json.loads(response.content)
    part, whole = (int(number) for number in file["rules"]["share"].split("/"))
    said = [ballot["choice"] for ballot in file["box"] if ballot["choice"] != "abstain"]
    enough = said.count("for") * whole > part * len(said)
    joined = [one["choice"] for one in file["box"] if one["part"] == "joined" and one["choice"] != "abstain"]
    second = joined.count("for") * whole > part * len(joined) if joined else file["result"]["attested"]
    quorum = all(file["roll"][who]["cast"] >= least for who, least in file["rules"]["quorum_by_standpoint"].items())
    assert file["result"]["passed"] == bool(enough and second and quorum)
    for person in room.everybody:
        assert str(person) not in str(file).replace(f"{person} ", "")
        assert str(person.pk) not in str(file)
    assert [one["receipt"] for one in file["box"]] == sorted(one["receipt"] for one in file["box"])


def test_no_result_page_before_the_close(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    signed_in(client, room.leader)
    for name in ("box_file", "count_again", "find_receipt"):
        assert "There is no result yet." in page(client, name, vote, 409)


@pytest.mark.parametrize("name", ["assembly", "assembly_rules", "change_rules", "new_seat", "new_vote", "new_meeting"])
def test_an_assembly_does_not_exist_for_other_organisations(name: str, room: Room, client: Client) -> None:
    page(signed_in(client, a_facilitator(an_organisation())), name, room.assembly, 404)


@pytest.mark.parametrize("name", ["vote", "ballot", "paper_ballot", "find_receipt", "count_again", "box_file"])
def test_a_vote_does_not_exist_for_other_organisations(name: str, room: Room, client: Client) -> None:
    page(signed_in(client, a_facilitator(an_organisation())), name, counted(room, "for", "for"), 404)


def test_from_nothing_to_an_open_vote_in_the_browser(client: Client) -> None:
    organisation = an_organisation()
    leader = a_facilitator(organisation)
    signed_in(client, leader)
    address = client.post(
        reverse("new_assembly", kwargs={"id": organisation.pk}), {"name": "Forum", "purpose": "To listen."}
    )["Location"]
    assert "No rules are written down yet" in client.get(address).content.decode()
    assembly = organisation.assemblies.get()
    page(
        client,
        "change_rules",
        assembly,
        302,
        binding="no",
        override="free",
        conditions=1,
        **{"condition-0-need": "2/3", "quorum-share": "1/2", "least-service-user": 3},
    )
    rules = page(client, "assembly_rules", assembly)
    assert "at least two thirds of the votes for and against" in rules
    assert "A decision is advice." in rules
    assert "At least 3 service users must vote." in rules
    room = a_room({})
    assert not Adoption.objects.filter(assembly=room.assembly, vote__isnull=False).exists()
    page(
        client,
        "new_vote",
        assembly,
        302,
        title="Open late",
        question="Shall we open late?",
        last_day_day="",
        last_day_month="",
        last_day_year="",
    )
    vote = Vote.objects.get(title="Open late")
    assert "at least 3 people with a seat" in page(client, "open_vote", vote, 409, go="1")


def test_new_rules_are_put_to_a_vote_once_there_was_one(room: Room, client: Client) -> None:
    an_open_vote(room)
    signed_in(client, room.leader)
    page(client, "change_rules", room.assembly, 302, conditions=1, binding="yes", override="none")
    vote = Vote.objects.latest("id")
    assert vote.proposed_rules is not None
    assert "Shall these be our rules?" in page(client, "vote", vote)


def test_the_minutes_print_the_last_seal_of_the_log(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    page(
        client, "new_meeting", room.assembly, 302, held_on_day="4", held_on_month="5", held_on_year="2026", place="Hall"
    )
    meeting = Meeting.objects.get()
    assert "The log has no seal yet" in page(client, "meeting", meeting)
    seal_all(NOW)
    seat = room.assembly.seats.all()[0]
    page(client, "minutes", meeting, 302, words="We talked.", present=[str(seat.pk)], chaired_by=str(seat.pk))
    text = page(client, "meeting", meeting)
    assert re.search(r"<code>([0-9a-f]{8} ){7}[0-9a-f]{8}</code>", text)
    assert "We talked." in text
    assert str(seat.person) in text


def test_a_standpoint_stands_beside_a_name_only_if_the_person_wishes_it(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    mark = 'role="img" aria-label="service user"'
    assert mark not in page(client, "assembly", room.assembly)
    room.seated[USER][0].memberships.update(show_standpoint=True)
    assert page(client, "assembly", room.assembly).count(mark) == 1
    room.seated[USER][0].memberships.update(speaking_as=STAFF)
    assert mark not in page(client, "assembly", room.assembly), "the seat's is not the one that they wish to show"


def queries(client: Client, address: str) -> int:
    """Queries of a page, without those of the frame that surrounds every page."""
    counts = []
    for one in (reverse("vote_help"), address):
        client.get(one)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(one).status_code == 200
        counts.append(len(captured))
    return counts[1] - counts[0]


@pytest.mark.parametrize("more", [0, 29])
def test_the_list_costs_the_same_for_one_and_for_thirty(more: int, room: Room, client: Client) -> None:
    for number in range(more):
        body_actions.found_assembly(organisation=room.organisation, name=f"Group {number}", by=room.leader, now=NOW)
    signed_in(client, room.leader)
    assert queries(client, reverse("assemblies")) == 2
    assert client.get(reverse("assemblies")).content.decode().count("card--link") == more + 1


@pytest.mark.parametrize("votes", [1, 30])
def test_an_assembly_costs_the_same_with_one_vote_and_with_thirty(votes: int, room: Room, client: Client) -> None:
    for number in range(votes):
        a_vote(room, title=f"Question {number}")
    signed_in(client, room.leader)
    assert queries(client, reverse("assembly", kwargs={"id": room.assembly.pk})) == 28
    assert page(client, "assembly", room.assembly).count("Question") == votes


@pytest.mark.parametrize("seats", [3, 30])
def test_a_result_costs_the_same_with_three_ballots_and_with_thirty(seats: int, client: Client) -> None:
    room = a_room({USER: seats})
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    signed_in(client, room.leader)
    assert queries(client, reverse("vote", kwargs={"id": vote.pk})) == 15
