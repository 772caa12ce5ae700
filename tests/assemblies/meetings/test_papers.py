"""Papers of a meeting: brought, read by members and by guests with a link, taken off, erased with who brought them."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from tests.assemblies.meetings.conftest import HIDDEN, NO, YES, a_meeting, answers, page, queries
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.assemblies.meetings import paper_access as access
from assieme.assemblies.meetings import paper_actions as actions
from assieme.assemblies.meetings.invitation_actions import invite_guest, make_link
from assieme.assemblies.meetings.models import Meeting, Paper
from assieme.assemblies.meetings.paper_reads import papers_of
from assieme.core.access import Refused
from assieme.core.files import clean_picture
from assieme.core.models import StoredFile
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Person


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def room(db: None) -> Room:
    return a_room({USER: 4, STAFF: 4}, chair=[STAFF], agenda=[USER])


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """Tomorrow, since pages ask the clock."""
    return a_meeting(room, (timezone.now() + timedelta(days=1)).date())


def a_photo() -> io.BytesIO:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(written, "JPEG")
    written.seek(0)
    return written


def brought(meeting: Meeting, by: Person, title: str = "The plan") -> Paper:
    return actions.bring_paper(
        meeting=meeting, title=title, words="Two rooms.", picture=clean_picture(a_photo()), by=by, now=NOW
    )


def test_who_brings_reads_and_takes_off(room: Room, meeting: Meeting, people: dict[str, Person]) -> None:
    paper = brought(meeting, people["user"])
    assert answers(access.bring_paper, people, meeting) == (YES, HIDDEN, HIDDEN, YES, HIDDEN)
    assert answers(access.see_paper, people, paper) == (YES, YES, YES, YES, HIDDEN)
    assert answers(access.take_off_paper, people, paper) == (YES, YES, HIDDEN, YES, HIDDEN)
    other = people | {"user": room.seated[USER][1]}
    assert answers(access.take_off_paper, other, paper)[0] == HIDDEN
    Meeting.objects.update(ended_at=NOW)
    meeting.refresh_from_db()
    paper = Paper.objects.select_related("meeting").get()
    assert answers(access.bring_paper, people, meeting) == (NO, HIDDEN, HIDDEN, NO, HIDDEN)
    assert answers(access.take_off_paper, people, paper) == (NO, NO, HIDDEN, NO, HIDDEN)
    assert answers(access.see_paper, people, paper) == (YES, YES, YES, YES, HIDDEN)


def test_a_paper_is_brought_read_and_taken_off_on_pages(
    room: Room, meeting: Meeting, client: Client, folder: Path
) -> None:
    mine = signed_in(client, room.seated[USER][0])
    assert "No paper is here yet" in page(mine, "meeting_papers", meeting)
    fields = {"title": "The plan", "words": "Two rooms,\none garden."}
    wrong = {**fields, "file": SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", "image/jpeg")}
    assert "read this file" in page(mine, "new_paper", meeting, post=wrong)
    file = SimpleUploadedFile("robins-plan.jpg", a_photo().read(), "image/jpeg")
    page(mine, "new_paper", meeting, 302, post={**fields, "file": file})
    shown = page(mine, "meeting_papers", meeting)
    assert "one garden." in shown
    assert "robins-plan" not in shown
    paper = Paper.objects.get()
    served = mine.get(reverse("paper_file", kwargs={"id": paper.pk}))
    assert (served["Content-Type"], served["Cache-Control"]) == ("image/jpeg", "no-store")
    stranger = signed_in(Client(), a_member(an_organisation()))
    assert stranger.get(reverse("paper_file", kwargs={"id": paper.pk})).status_code == 404
    page(mine, "take_off_paper", paper, 302, post={})
    assert not StoredFile.objects.exists()


def test_a_guest_reads_papers_with_the_link_of_their_meeting_alone(room: Room, meeting: Meeting) -> None:
    paper = brought(meeting, room.leader)
    other = brought(a_meeting(room), room.leader)
    code = make_link(
        invite=invite_guest(meeting=meeting, name="Vera", by=room.leader, now=NOW), by=room.leader, now=NOW
    )
    shown = Client().get(reverse("answer_meeting_link", kwargs={"code": code})).content.decode()
    address = reverse("paper_by_link", kwargs={"code": code, "key": paper.pk})
    assert address in shown
    assert Client().get(address).status_code == 200
    for wrong in ({"code": code, "key": other.pk}, {"code": "2222-2222-2222-2222", "key": paper.pk}):
        assert Client().get(reverse("paper_by_link", kwargs=wrong)).status_code == 404


def test_a_meeting_has_so_many_papers_and_no_more(room: Room, meeting: Meeting) -> None:
    for number in range(access.MOST_PAPERS):
        brought(meeting, room.leader, f"Paper {number}")
    with pytest.raises(Refused, match="all the papers"):
        brought(meeting, room.leader)
    assert queries(lambda: papers_of(meeting, room.leader)) == 1
    assert len(papers_of(meeting)) == access.MOST_PAPERS


def test_a_paper_goes_with_who_brought_it(
    room: Room, meeting: Meeting, client: Client, django_capture_on_commit_callbacks: Any, folder: Path
) -> None:
    robin = room.seated[USER][0]
    paper = brought(meeting, robin)
    (row,) = everything_about(robin)["meetings.paper"]
    assert row["words"] == "Two rooms."
    assert [path for path in folder.rglob("*") if path.is_file()]
    with django_capture_on_commit_callbacks(execute=True):
        erase_identity_of(robin, NOW)
    assert not [path for path in folder.rglob("*") if path.is_file()]
    paper.refresh_from_db()
    assert (paper.title, paper.words, paper.file) == ("", "", None)
    assert papers_of(meeting) == ()
    assert not access.see_paper.allows(room.seated[STAFF][0], paper)
