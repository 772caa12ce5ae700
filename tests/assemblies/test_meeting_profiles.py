"""Profiles shown to a meeting: who is not there finds nothing; the owner decides, and sees who looked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assieme.assemblies.bodies.actions import give_seat, leave_seat
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import profile_actions
from assieme.assemblies.meetings.actions import plan_meeting
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.meetings.profile_reads import around
from assieme.core.access import Refused
from assieme.core.files import Crop
from assieme.organisations.membership_actions import leave_organisation
from assieme.organisations.models import Membership
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.profiles import access, actions, reads, set_reads, share_actions
from assieme.toolkit.profiles.audience import AtMeeting
from assieme.toolkit.profiles.models import Profile, Share
from assieme.toolkit.profiles.words import PARTS
from tests.assemblies.rooms import Room, a_room, a_seat
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of
from tests.toolkit.profiles.conftest import a_picture, words

ADDRESSES = ("meeting_profiles", "meeting_profiles_paper")


@dataclass(frozen=True)
class Table:
    """A meeting in three days; `robin` shows their page to it, `dee` has a seat too, `lou` only belongs."""

    room: Room
    meeting: Meeting
    profile: Profile
    robin: Person
    dee: Person
    lou: Person


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def a_profile(room: Room, person: Person, name: str = "Robin") -> Profile:
    page = actions.begin_draft(organisation=room.organisation, by=person, now=NOW)
    page = actions.save_draft(page=page, written=words(name), by=person, now=NOW)
    return actions.approve_page(page=page, by=person, now=NOW).profile


def a_meeting(room: Room, days: int = 3) -> Meeting:
    held_on = timezone.localdate() + timedelta(days=days)
    return plan_meeting(assembly=room.assembly, held_on=held_on, by=room.leader, now=NOW)


def show(meeting: Meeting, profile: Profile, *parts: str, days: int = 4) -> Share:
    return profile_actions.show_profile(
        meeting=meeting,
        profile=profile,
        parts=list(parts or PARTS),
        until=timezone.now() + timedelta(days=days),
        by=profile.person,
        now=NOW,
    )


@pytest.fixture
def table(db: None) -> Table:
    room = a_room({"service user": 1, "professional": 1})
    [robin], [dee] = room.seated.values()
    return Table(
        room, a_meeting(room), a_profile(room, robin), robin, dee, a_member(room.organisation, "carer", name="Lou")
    )


def found(person: Person, meeting: Meeting) -> set[int]:
    """What the pages of the set answer."""
    client = signed_in(Client(), person)
    return {client.get(reverse(name, kwargs={"id": meeting.pk})).status_code for name in ADDRESSES}


# What the meeting's page lets each do, before the meeting and after it (S: see the set, M: show one's own page).
ROLES = {
    "seat": ("SM", "S"),
    "seat ended": ("M", ""),
    "seat in another body": ("M", ""),
    "seat, left the organisation": ("", ""),
    "member": ("M", ""),
    "leads": ("M", ""),
    "administrator": ("M", ""),
    "other organisation": ("", ""),
    "system": ("", ""),
}


def person_as(role: str, table: Table) -> Person:
    organisation = table.room.organisation
    if role == "system":
        return system_person()
    if role == "other organisation":
        return a_facilitator(an_organisation())
    if role in ("member", "leads"):
        return table.lou if role == "member" else table.room.leader
    if role == "administrator":
        return a_member(organisation, "manager", role="administrator")
    if role == "seat in another body":
        person = a_seat(a_room().assembly, "service user")
        Membership.objects.filter(person=person).update(organisation=organisation)
        return person
    person = a_seat(table.room.assembly, "carer")
    if role == "seat ended":
        leave_seat(seat=Seat.objects.get(person=person), by=person, now=NOW)
    if role == "seat, left the organisation":
        leave_organisation(membership=Membership.objects.get(person=person), by=person, now=NOW)
    return person


@pytest.mark.parametrize("role", ROLES)
def test_role_by_phase(table: Table, role: str) -> None:
    person = person_as(role, table)
    for meeting, allowed in zip((table.meeting, a_meeting(table.room, -1)), ROLES[role], strict=True):
        page = around(meeting, person, timezone.now())
        assert "S" * (page.shown is not None) + "M" * page.may_show == allowed


@pytest.mark.parametrize("role", [role for role, (before, _after) in ROLES.items() if "S" not in before])
def test_who_is_not_there_finds_nothing(table: Table, role: str) -> None:
    show(table.meeting, table.profile)
    person = person_as(role, table)
    with pytest.raises(Http404):
        profile_actions.look_at_profiles(meeting=table.meeting, printed=False, by=person, now=NOW)
    if role != "system":
        assert found(person, table.meeting) == {404}
    assert not table.profile.looks.exists()


def ended(share: Share) -> None:
    Share.objects.filter(pk=share.pk).update(until=timezone.now() - timedelta(seconds=1))


def withdrawn(share: Share) -> None:
    share_actions.stop_sharing(share=share, by=share.person, now=NOW)


def owner_left(share: Share) -> None:
    leave_organisation(membership=Membership.objects.get(person=share.person), by=share.person, now=NOW)


@pytest.mark.parametrize("end", [ended, withdrawn, owner_left])
def test_it_ends_with_its_time_with_the_owners_word_and_with_their_leaving(
    table: Table, end: Callable[[Share], None]
) -> None:
    actions.set_picture(profile=table.profile, picture=a_picture(), crop=Crop(), by=table.robin, now=NOW)
    share = show(table.meeting, table.profile)
    client = signed_in(Client(), table.dee)
    page = reverse("meeting_profiles", kwargs={"id": table.meeting.pk})
    picture = reverse("picture_at_meeting", kwargs={"id": table.meeting.pk, "key": table.profile.pk})
    assert "My cat Olive." in client.get(page).text
    assert client.get(picture).status_code == 200
    end(share)
    assert "My cat Olive." not in client.get(page).text
    assert client.get(picture).status_code == 404
    assert client.get(reverse("meeting_profiles_paper", kwargs={"id": table.meeting.pk}))["Location"] == page


def test_it_opens_the_meetings_set_and_no_other_door(table: Table) -> None:
    actions.set_picture(profile=table.profile, picture=a_picture(), crop=Crop(), by=table.robin, now=NOW)
    show(table.meeting, table.profile, "support")
    other = a_meeting(table.room, 10)
    client = signed_in(Client(), table.dee)
    for name in ("profile", "profile_on_paper", "profile_picture"):
        assert client.get(reverse(name, kwargs={"id": table.profile.pk})).status_code == 404
    assert not access.see_profile.sees(table.dee, table.profile)
    assert "Robin" not in client.get(reverse("meeting_profiles", kwargs={"id": other.pk})).text
    key = {"id": table.meeting.pk, "key": table.profile.pk}
    assert client.get(reverse("picture_at_meeting", kwargs=key)).status_code == 404, "the picture was not chosen"
    shown = client.get(reverse("meeting_profiles", kwargs={"id": table.meeting.pk})).text
    assert "Tell me a day before." in shown
    assert "My cat Olive." not in shown


def test_a_share_with_a_meeting_of_another_organisation_is_not_made_and_not_shown(table: Table) -> None:
    elsewhere = a_room({"service user": 1})
    with pytest.raises(Http404):
        show(a_meeting(elsewhere), table.profile)
    forged = AtMeeting(table.meeting.pk, elsewhere.organisation.pk, "x", date(2026, 6, 1))
    until = timezone.now() + timedelta(days=1)
    with pytest.raises(Http404):
        share_actions.share_profile(
            profile=table.profile, to=forged, parts=["support"], until=until, by=table.robin, now=NOW
        )
    stranger = elsewhere.everybody[0]
    show(table.meeting, table.profile)
    assert set_reads.shared_with_meeting(table.meeting.pk, stranger) == (), "even where a floor above were mistaken"


def test_nobody_shows_somebody_elses_page_and_nobody_shows_to_a_meeting_that_is_over(table: Table) -> None:
    with pytest.raises(Http404):
        profile_actions.show_profile(
            meeting=table.meeting, profile=table.profile, parts=["support"], until=NOW, by=table.dee, now=NOW
        )
    over = a_meeting(table.room, -1)
    until = timezone.now() + timedelta(days=1)
    with pytest.raises(Refused):
        profile_actions.show_profile(
            meeting=over, profile=table.profile, parts=["age"], until=until, by=table.robin, now=timezone.now()
        )
    answer = signed_in(Client(), table.robin).get(reverse("show_at_meeting", kwargs={"id": over.pk}))
    assert answer.status_code == 409
    assert not Share.objects.exists()


def test_a_seat_that_was_given_back_and_given_again_opens_it_again(table: Table) -> None:
    show(table.meeting, table.profile)
    seat = Seat.objects.get(person=table.dee)
    leave_seat(seat=seat, by=table.dee, now=NOW)
    assert found(table.dee, table.meeting) == {404}
    give_seat(assembly=table.room.assembly, person=table.dee, standpoint="professional", by=table.room.leader, now=NOW)
    assert found(table.dee, table.meeting) == {200}


def test_showing_looking_printing_and_stopping(table: Table) -> None:
    robin, dee = signed_in(Client(), table.robin), signed_in(Client(), table.dee)
    address = reverse("show_at_meeting", kwargs={"id": table.meeting.pk})
    meeting = reverse("meeting", kwargs={"id": table.meeting.pk})
    assert address in robin.get(meeting).text
    assert 'value="1" checked' in " ".join(robin.get(address).text.split())
    assert "Choose one part" in robin.post(address, {"after": "1"}).text
    answer = robin.post(address, {"parts": ["important", "support"], "after": "1"}, follow=True)
    assert "This is what Wednesday committee, meeting of" in answer.text
    share = Share.objects.get()
    assert timezone.localdate(share.last_moment) == table.meeting.held_on + timedelta(days=1)
    assert "1 person shows the others who they are" in dee.get(meeting).text
    assert "I make soup." not in dee.get(reverse("meeting_profiles", kwargs={"id": table.meeting.pk})).text
    paper = dee.get(reverse("meeting_profiles_paper", kwargs={"id": table.meeting.pk}))
    assert_accessible(paper.content, pages=1)
    assert "My cat Olive." in text_of(paper.content)
    assert "Wednesday committee" in text_of(paper.content)
    mine = robin.get(reverse("my_profile")).text
    assert "Wednesday committee, meeting of" in mine
    assert {(str(look.reader), look.printed) for look in reads.mine(table.room.organisation, table.robin).looks} == {
        (str(table.dee), False),
        (str(table.dee), True),
    }
    robin.get(reverse("meeting_profiles", kwargs={"id": table.meeting.pk}))
    assert table.profile.looks.count() == 2, "one's own look is none"
    assert address in robin.get(reverse("profile_share", kwargs={"id": share.pk})).text, "it can be changed"
    robin.post(reverse("stop_sharing_profile", kwargs={"id": share.pk}))
    assert "My cat Olive." not in dee.get(reverse("meeting_profiles", kwargs={"id": table.meeting.pk})).text


def test_showing_again_takes_the_place_of_what_was_shown_before(table: Table) -> None:
    show(table.meeting, table.profile)
    show(a_meeting(table.room, 10), table.profile)
    show(table.meeting, table.profile, "support")
    assert Share.objects.filter(stopped_at=None).count() == 2
    [shown] = set_reads.shared_with_meeting(table.meeting.pk, table.dee)
    assert [part for part, _words in shown.parts] == ["support"]


def test_who_has_no_page_is_led_to_writing_one(table: Table) -> None:
    answer = signed_in(Client(), table.dee).get(
        reverse("show_at_meeting", kwargs={"id": table.meeting.pk}), follow=True
    )
    assert "Write your page first" in answer.text


def test_a_member_without_a_seat_reads_only_that_they_may_show_theirs(table: Table) -> None:
    show(table.meeting, table.profile)
    text = signed_in(Client(), table.lou).get(reverse("meeting", kwargs={"id": table.meeting.pk})).text
    assert reverse("show_at_meeting", kwargs={"id": table.meeting.pk}) in text
    assert reverse("meeting_profiles", kwargs={"id": table.meeting.pk}) + '"' not in text
    assert "1 person shows" not in text


@pytest.mark.parametrize("people", [1, 30])
def test_the_set_asks_as_much_of_one_as_of_thirty(
    table: Table, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    for _ in range(people):
        person = a_member(table.room.organisation)
        show(table.meeting, a_profile(table.room, person, "x"))
    client = signed_in(Client(), table.dee)
    client.get(address := reverse("meeting_profiles", kwargs={"id": table.meeting.pk}))
    with django_assert_num_queries(SET_QUERIES):
        answer = client.get(address)
    assert answer.text.count("one-page__name") == people


SET_QUERIES = 17
