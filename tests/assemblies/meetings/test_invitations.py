"""Who is asked to a meeting and answers, with a link and without; links that must open nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from tests.assemblies.meetings.conftest import HIDDEN, NO, YES, a_meeting, answers, page, queries
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.assemblies.meetings import invitation_access as access
from assieme.assemblies.meetings import invitation_actions as actions
from assieme.assemblies.meetings import invitation_reads as reads
from assieme.assemblies.meetings.actions import When, change_meeting
from assieme.assemblies.meetings.models import Feed, Invite, Meeting
from assieme.assemblies.meetings.reads import needs_at
from assieme.config.env import Mail
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.models import Membership
from assieme.people.actions import save_access_needs
from assieme.people.export import everything_about
from assieme.people.models import Account, Notice, Person
from assieme.toolkit.claims import Claimant


@pytest.fixture
def room(db: None) -> Room:
    return a_room({USER: 4, STAFF: 4}, chair=[STAFF])


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """Tomorrow, since pages ask the clock."""
    return a_meeting(room, (timezone.now() + timedelta(days=1)).date())


def an_invite(meeting: Meeting, person: Person, by: Person) -> Invite:
    actions.invite_seated(meeting=meeting, by=by, now=NOW)
    return Invite.objects.get(meeting=meeting, person=person)


def test_all_with_a_seat_are_asked_once_and_told(room: Room, meeting: Meeting) -> None:
    assert actions.invite_seated(meeting=meeting, by=room.leader, now=NOW) == 8
    assert actions.invite_seated(meeting=meeting, by=room.seated[STAFF][0], now=NOW) == 0
    assert Notice.objects.filter(code="assemblies.invited").count() == 8


def test_who_asks_handles_and_answers(room: Room, meeting: Meeting, people: dict[str, Person]) -> None:
    invite = an_invite(meeting, people["user"], room.leader)
    assert answers(access.handle_invite, people, invite) == (HIDDEN, YES, HIDDEN, YES, HIDDEN)
    assert answers(access.answer_invite, people, invite) == (YES, HIDDEN, HIDDEN, HIDDEN, HIDDEN)
    assert access.answer_invite.allows(Claimant(invite.pk), invite)
    other = Invite.objects.exclude(pk=invite.pk)[0]
    assert not access.answer_invite.allows(Claimant(other.pk), invite)
    invite = actions.withdraw_invite(invite=invite, by=room.leader, now=NOW)
    assert answers(access.handle_invite, people, invite) == (HIDDEN, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.answer_invite, people, invite) == (NO, HIDDEN, HIDDEN, HIDDEN, HIDDEN)


def test_who_left_the_organisation_answers_no_more(room: Room, meeting: Meeting, people: dict[str, Person]) -> None:
    invite = an_invite(meeting, people["user"], room.leader)
    Membership.objects.filter(person=people["user"]).update(left_at=NOW)
    with pytest.raises(Http404):
        actions.answer_invite(invite=invite, answer="yes", by=people["user"], now=NOW)


def test_a_guest_answers_by_link_without_an_account(room: Room, meeting: Meeting, client: Client) -> None:
    invite = actions.invite_guest(meeting=meeting, name="Vera", by=room.leader, now=NOW)
    code = actions.make_link(invite=invite, by=room.leader, now=NOW)
    address = reverse("answer_meeting_link", kwargs={"code": code})
    shown = client.get(address)
    assert "Vera" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert "Choose one of the three." in client.post(address, {"as_usual": "yes"}).content.decode()
    sent = client.post(address, {"answer": "yes", "as_usual": "no", "needs": "A seat by the door"})
    assert "Your answer is sent" in sent.content.decode()
    invite.refresh_from_db()
    assert (invite.answer, invite.needs) == ("yes", "A seat by the door")
    event = Event.objects.latest("id")
    assert (event.actor_kind, event.actor_id, event.data["answer"]) == ("guest", invite.pk, "yes")
    # The link is nowhere: only its hash.
    assert code not in str(list(Invite.objects.values())) + str(list(Event.objects.values()))


def test_links_that_open_nothing(room: Room, meeting: Meeting, client: Client) -> None:
    def status(code: str) -> int:
        return client.get(reverse("answer_meeting_link", kwargs={"code": code})).status_code

    invite = actions.invite_guest(meeting=meeting, name="Vera", by=room.leader, now=NOW)
    first = actions.make_link(invite=invite, by=room.leader, now=NOW)
    assert status(first) == 200
    second = actions.make_link(invite=invite, by=room.leader, now=NOW)
    assert (status(first), status(second)) == (404, 200)
    assert [status(guess) for guess in ("2222-2222-2222-2222", "x", str(invite.pk))] == [404] * 3
    Meeting.objects.update(ended_at=NOW)
    assert status(second) == 404
    Meeting.objects.update(ended_at=None, held_on=timezone.localdate() - timedelta(days=2))
    assert status(second) == 404
    Meeting.objects.update(held_on=timezone.localdate() + timedelta(days=2))
    actions.withdraw_invite(invite=invite, by=room.leader, now=NOW)
    assert status(second) == 404
    assert client.get(reverse("meeting_dates_by_link", kwargs={"code": second})).status_code == 404


def test_a_link_answers_for_its_own_meeting_alone(room: Room, meeting: Meeting) -> None:
    one = actions.invite_guest(meeting=meeting, name="Vera", by=room.leader, now=NOW)
    other = actions.invite_guest(meeting=a_meeting(room), name="Vera", by=room.leader, now=NOW)
    with pytest.raises(Http404):
        actions.answer_invite(invite=other, answer="yes", by=Claimant(one.pk), now=NOW)


def test_after_the_day_nothing_is_answered(room: Room) -> None:
    past = a_meeting(room)
    invite = an_invite(past, room.seated[USER][0], room.leader)
    with pytest.raises(Refused):
        actions.answer_invite(invite=invite, answer="yes", by=room.seated[USER][0], now=NOW + timedelta(days=8))


def test_needs_are_listed_of_those_who_come(room: Room, meeting: Meeting) -> None:
    comes, stays, special = room.seated[USER][:3]
    for person in (comes, stays):
        save_access_needs(person=person, needs=["breaks"], words="", share_with_organisers=True, by=person, now=NOW)
    assert {line.name for line in needs_at(meeting)} == {str(comes), str(stays)}
    an_invite(meeting, comes, room.leader)
    assert needs_at(meeting) == []
    said: list[tuple[Person, str, dict[str, Any]]] = [
        (comes, "yes", {}),
        (stays, "no", {}),
        (special, "yes", {"as_usual": False, "needs": "A lift"}),
    ]
    for person, answer, needs in said:
        invite = Invite.objects.get(person=person)
        actions.answer_invite(invite=invite, answer=answer, by=person, now=NOW, **needs)
    assert {line.name: line.needs.words for line in needs_at(meeting)} == {str(comes): "", str(special): "A lift"}


class _Sends:
    """The environment of a server that sends mail."""

    mail = Mail("localhost", 25, "", "", tls=False)
    origin = "https://assieme.example.org"
    mode = "test"


def test_an_e_mail_brings_the_link_and_the_date(
    room: Room, meeting: Meeting, client: Client, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.ENV = _Sends()
    person = room.seated[USER][0]
    Account.objects.create(person=person, username="luce", email="luce@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite_seated(meeting=meeting, by=room.leader, now=NOW)
        actions.invite_guest(meeting=meeting, name="Vera", email="vera@example.org", by=room.leader, now=NOW)
    assert sorted(one.to[0] for one in mail.outbox) == ["luce@example.org", "vera@example.org"]
    for one in mail.outbox:
        path = str(one.body).split("https://assieme.example.org")[1].split()[0]
        assert client.get(path).status_code == 200
        name, content, kind = one.attachments[0]
        assert (name, kind) == ("meeting.ics", "text/calendar")
        assert "BEGIN:VEVENT" in str(content)


def test_who_is_asked_is_told_of_another_day(
    room: Room, meeting: Meeting, client: Client, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.ENV = _Sends()
    luce, absent = room.seated[USER][:2]
    Account.objects.create(person=luce, username="luce", email="luce@example.org")
    actions.invite_seated(meeting=meeting, by=room.leader, now=NOW)
    vera = actions.invite_guest(meeting=meeting, name="Vera", email="vera@example.org", by=room.leader, now=NOW)
    code = actions.make_link(invite=vera, by=room.leader, now=NOW)
    refused = Invite.objects.get(meeting=meeting, person=absent)
    actions.answer_invite(invite=refused, answer="no", by=absent, now=NOW)
    later = When(meeting.held_on + timedelta(days=2), place="Library")
    with django_capture_on_commit_callbacks(execute=True):
        change_meeting(meeting=meeting, when=later, by=room.leader, now=NOW)
    told = Notice.objects.filter(code="assemblies.meeting_changed")
    assert told.count() == 7
    assert not told.filter(person=absent).exists()
    assert sorted(one.to[0] for one in mail.outbox) == ["luce@example.org", "vera@example.org"]
    assert "SEQUENCE:1" in str(mail.outbox[0].attachments[0][1])
    assert client.get(reverse("answer_meeting_link", kwargs={"code": code})).status_code == 200
    with pytest.raises(Refused, match="as they were"):
        change_meeting(meeting=meeting, when=later, by=room.leader, now=NOW)
    assert told.count() == 7


def test_a_member_without_a_seat_is_asked_by_name(room: Room, meeting: Meeting, client: Client) -> None:
    lou = a_member(room.organisation, "carer", name="Lou of the library")
    signed_in(client, room.leader)
    assert "Lou of the library" in page(client, "meeting_invitations", meeting)
    assert "Choose a person." in page(client, "invite_member", meeting, post={"person": ""})
    page(client, "invite_member", meeting, 302, post={"person": str(lou.pk)})
    invite = Invite.objects.get()
    assert (invite.person, Notice.objects.get().person) == (lou, lou)
    with pytest.raises(Refused, match="asked already"):
        actions.invite_member(meeting=meeting, person=lou, by=room.leader, now=NOW)
    actions.withdraw_invite(invite=invite, by=room.leader, now=NOW)
    assert actions.invite_member(meeting=meeting, person=lou, by=room.leader, now=NOW).withdrawn_at is None
    with pytest.raises(ValueError, match="no member"):
        actions.invite_member(meeting=meeting, person=a_member(an_organisation()), by=room.leader, now=NOW)
    with pytest.raises(Http404):
        actions.invite_member(meeting=meeting, person=room.leader, by=lou, now=NOW)


def test_the_pages_of_asking(room: Room, meeting: Meeting, client: Client) -> None:
    signed_in(client, room.leader)
    page(client, "invite_seated", meeting, 302, post={})
    page(client, "meeting_invitations", meeting, 302, post={"name": "Vera", "email": ""})
    text = page(client, "meeting_invitations", meeting)
    assert "9 have not answered yet." in text
    guest = Invite.objects.get(person=None)
    response = client.post(reverse("make_invite_link", kwargs={"id": guest.pk}))
    assert "/meet/" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    page(client, "withdraw_invite", guest, 302, post={})
    guest.refresh_from_db()
    assert (guest.name, guest.link_hash) == ("", None)
    assert "Vera" not in page(client, "meeting_invitations", meeting)


def test_a_person_answers_signed_in(room: Room, meeting: Meeting, client: Client) -> None:
    person = room.seated[USER][0]
    invite = an_invite(meeting, person, room.leader)
    signed_in(client, person)
    assert "Can you come?" in page(client, "meeting", meeting)
    page(client, "answer_invitation", invite, 302, post={"answer": "unsure", "as_usual": "yes"})
    assert "I don&#39;t know yet" in page(client, "meeting", meeting)
    signed_in(client, room.seated[USER][1])
    page(client, "answer_invitation", invite, 404)


def test_a_calendar_by_its_secret_address(room: Room, meeting: Meeting, client: Client) -> None:
    person = room.seated[USER][0]
    a_meeting(a_room({USER: 1}))
    first = actions.make_feed(organisation=room.organisation, by=person, now=NOW)
    code = actions.make_feed(organisation=room.organisation, by=person, now=NOW)

    def feed(of: str) -> Any:
        return client.get(reverse("calendar_feed", kwargs={"code": of}))

    assert feed(first).status_code == 404
    text = feed(code).content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert f"UID:{meeting.pk}@assieme" in text
    assert code not in str(everything_about(person)) + str(list(Feed.objects.values()))
    assert "link_hash" not in str(everything_about(person)["meetings.feed"])
    Membership.objects.filter(person=person).update(left_at=NOW)
    assert feed(code).status_code == 404
    Membership.objects.update(left_at=None)
    signed_in(client, person)
    page(client, "my_calendar", room.organisation, 302, post={"end": "1"})
    assert feed(code).status_code == 404
    assert ".ics" in page(client, "my_calendar", room.organisation, post={"make": "1"})


def test_all_are_counted_and_shown_page_after_page(
    room: Room, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "PAGE", 3)
    actions.invite_seated(meeting=meeting, by=room.leader, now=NOW)
    Invite.objects.filter(person__in=room.seated[USER]).update(answer="yes")
    first = reads.answers_to(meeting)
    assert (len(first.asked), first.coming, first.silent) == (3, 4, 4)
    second = reads.answers_to(meeting, first.after)
    third = reads.answers_to(meeting, second.after)
    assert (len(third.asked), third.coming, third.silent, third.after) == (2, 4, 4, "")
    assert len({one.id for one in (*first.asked, *second.asked, *third.asked)}) == 8
    signed_in(client, room.leader)
    text = page(client, "meeting_invitations", meeting)
    assert f"?after={first.after}" in text
    assert "4 people come. 4 have not answered yet." in text
    address = reverse("meeting_invitations", kwargs={"id": meeting.pk})
    assert third.asked[0].name in client.get(address, {"after": second.after}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 30])
def test_the_list_of_the_asked_costs_one_query_and_telling_them_no_more_for_many(people: int) -> None:
    room = a_room({USER: people})
    meeting = a_meeting(room)
    actions.invite_seated(meeting=meeting, by=room.leader, now=NOW)
    assert queries(lambda: reads.answers_to(meeting)) == 1
    later = When(meeting.held_on + timedelta(days=2))
    assert queries(lambda: change_meeting(meeting=meeting, when=later, by=room.leader, now=NOW)) == 12
    assert Notice.objects.filter(code="assemblies.meeting_changed").count() == people
    assert len(reads.answers_to(meeting).asked) == people
