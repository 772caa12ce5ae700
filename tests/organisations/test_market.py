"""The invitation: a public page, people who ask, and an answer."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in
from tests.paper import assert_accessible, text_of

from assieme.core.models import Event
from assieme.organisations import actions, market_actions
from assieme.organisations.models import Initiative, Invitation, JoinRequest, Membership, TakingPart
from assieme.people.models import Identity, Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db
ASKING = {"name": "Noa", "contact": "at the allotment", "words": "I can paint.", "standpoint": "service user"}


@pytest.fixture
def initiative() -> Initiative:
    return an_initiative(an_organisation(crisis_phone="800 000 000"), title="A quiet room")


@pytest.fixture
def leader(initiative: Initiative) -> Person:
    return a_facilitator(initiative.organisation)


@pytest.fixture
def invitation(initiative: Initiative, leader: Person) -> Invitation:
    return actions.open_invitation(initiative=initiative, words="Come and see.", by=leader, now=NOW)


def _join(invitation: Invitation) -> str:
    return reverse("join", kwargs={"code": invitation.code})


def _ask(invitation: Invitation) -> JoinRequest:
    return actions.ask_to_join(invitation=invitation, by=invitation, now=NOW, **ASKING)


def _settle(client: Client, asked: JoinRequest, answer: str) -> None:
    client.post(reverse("settle_join_request", kwargs={"id": asked.pk}), {"answer": answer})


def test_a_leader_publishes_the_invitation_with_a_link_and_a_code(
    client: Client, initiative: Initiative, leader: Person
) -> None:
    market = reverse("market", kwargs={"id": initiative.pk})
    signed_in(client, leader).post(market, {"words": "Come and see."})
    invitation = Invitation.objects.get(initiative=initiative)
    page = client.get(market).content.decode()
    assert f"http://testserver{_join(invitation)}" in page
    assert '<svg viewBox="0 0 ' in page
    assert "style=" not in page


def test_the_address_stays_when_the_words_change(invitation: Invitation, leader: Person) -> None:
    again = actions.open_invitation(initiative=invitation.initiative, words="Come.", by=leader, now=NOW)
    assert (again.code, again.words) == (invitation.code, "Come.")


def test_anybody_with_the_link_reads_it_and_asks(client: Client, invitation: Invitation) -> None:
    page = client.get(_join(invitation)).content.decode()
    assert "A quiet room" in page
    assert "Come and see." in page
    assert "Your care never depends on it." in page
    assert "800 000 000" in page
    answer = client.post(_join(invitation), ASKING)
    assert answer.headers["Location"] == reverse("join_thanks", kwargs={"code": invitation.code})
    assert client.get(answer.headers["Location"]).status_code == 200
    asked = JoinRequest.objects.get()
    assert (asked.name, asked.contact, asked.state) == ("Noa", "at the allotment", "waiting")


def test_a_name_and_a_way_to_be_reached_are_enough(client: Client, invitation: Invitation) -> None:
    client.post(_join(invitation), {"name": "Noa", "contact": "at the allotment"})
    assert JoinRequest.objects.get().standpoint == ""
    answer = client.post(_join(invitation), {"name": "Lou"})
    assert "Please look at this again" in answer.content.decode()
    assert JoinRequest.objects.count() == 1


def test_a_withdrawn_invitation_says_so_and_takes_nothing(
    client: Client, invitation: Invitation, leader: Person
) -> None:
    actions.close_invitation(initiative=invitation.initiative, by=leader, now=NOW)
    assert client.get(_join(invitation)).status_code == 410
    assert client.post(_join(invitation), ASKING).status_code == 410
    assert not JoinRequest.objects.exists()


def test_an_address_that_no_invitation_has(client: Client) -> None:
    assert client.get(reverse("join", kwargs={"code": "abcd-efgh-jkmn"})).status_code == 404


def test_welcome_makes_a_member_who_takes_part(client: Client, invitation: Invitation, leader: Person) -> None:
    asked = _ask(invitation)
    _settle(signed_in(client, leader), asked, "welcome")
    asked.refresh_from_db()
    membership = Membership.objects.get(person__identity__display_name="Noa")
    assert asked.membership_id == membership.pk
    assert (str(membership.person), membership.standpoints) == ("Noa", ["service user"])
    assert TakingPart.objects.filter(initiative=invitation.initiative, person=membership.person).exists()
    page = client.get(reverse("market", kwargs={"id": invitation.initiative_id})).content.decode()
    assert "at the allotment" in page


def test_once_they_are_in_what_they_wrote_is_erased(client: Client, invitation: Invitation, leader: Person) -> None:
    asked = _ask(invitation)
    _settle(signed_in(client, leader), asked, "welcome")
    client.post(reverse("forget_join_request", kwargs={"id": asked.pk}))
    asked.refresh_from_db()
    assert (asked.name, asked.contact, asked.words, asked.standpoint) == ("", "", "", "")
    assert Identity.objects.filter(display_name="Noa").exists()


def test_no_erases_what_they_wrote_and_makes_nobody(client: Client, invitation: Invitation, leader: Person) -> None:
    asked = _ask(invitation)
    _settle(signed_in(client, leader), asked, "decline")
    asked.refresh_from_db()
    assert (asked.state, asked.name, asked.contact, asked.words) == ("declined", "", "", "")
    assert not Identity.objects.filter(display_name="Noa").exists()


def test_a_second_answer_is_refused_with_its_reason(client: Client, invitation: Invitation, leader: Person) -> None:
    asked = _ask(invitation)
    signed_in(client, leader)
    _settle(client, asked, "welcome")
    address = reverse("settle_join_request", kwargs={"id": asked.pk})
    answer = client.post(address, {"answer": "decline"})
    assert answer.status_code == 409
    assert "Somebody has answered this already." in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == "welcomed"


def test_requests_are_read_by_leaders_alone(client: Client, invitation: Invitation) -> None:
    _ask(invitation)
    market = reverse("market", kwargs={"id": invitation.initiative_id})
    outside = a_facilitator(an_organisation())
    for person in (a_member(invitation.initiative.organisation), outside):
        assert signed_in(client, person).get(market).status_code == 404
    client.logout()
    assert client.get(market).status_code == 302


def test_a_member_who_holds_the_link_takes_part_at_once(client: Client, invitation: Invitation) -> None:
    member = a_member(invitation.initiative.organisation)
    assert "You belong here already" in signed_in(client, member).get(_join(invitation)).content.decode()
    client.post(reverse("take_part", kwargs={"id": invitation.initiative_id}))
    assert TakingPart.objects.filter(person=member, until=None).exists()
    client.post(reverse("stop_taking_part", kwargs={"id": invitation.initiative_id}))
    assert not TakingPart.objects.filter(person=member, until=None).exists()


def test_a_flooded_page_takes_no_more_until_somebody_answers(
    client: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(market_actions, "MOST_WAITING", 2)
    first, _ = _ask(invitation), _ask(invitation)
    assert client.post(_join(invitation), ASKING).status_code == 409
    assert JoinRequest.objects.count() == 2
    actions.settle_join_request(request=first, welcome=False, by=system_person(), now=NOW)
    assert client.post(_join(invitation), ASKING).status_code == 302


def test_the_poster_carries_words_code_and_address(client: Client, invitation: Invitation, leader: Person) -> None:
    poster = reverse("poster", kwargs={"id": invitation.initiative_id})
    content = signed_in(client, leader).get(poster).content
    assert_accessible(content, pages=1)
    said = text_of(content)
    assert "Come and see." in said
    assert f"testserver{_join(invitation)}" in said.replace("\n", "")


def test_a_long_invitation_fits_one_poster(client: Client, invitation: Invitation, leader: Person) -> None:
    invitation.words = "We meet in the evening, and you are welcome with or without a plan. " * 20
    invitation.save()
    assert_accessible(
        signed_in(client, leader).get(reverse("poster", kwargs={"id": invitation.initiative_id})).content, 1
    )


def test_the_log_holds_neither_name_nor_words(client: Client, invitation: Invitation, leader: Person) -> None:
    _settle(signed_in(client, leader), _ask(invitation), "welcome")
    logged = str(list(Event.objects.values_list("data", flat=True)))
    assert "Noa" not in logged
    assert "allotment" not in logged
