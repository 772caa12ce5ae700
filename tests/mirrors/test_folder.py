"""The records behind a mirror, taken along: the same as the page where nothing is hidden, and no more than the page."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import majorities
from assieme.cli.mirror_folder import read_folder
from assieme.logic.mirrors.account import mirror_of as of_folder
from assieme.mirrors import folder, folder_zip, places
from assieme.mirrors.happened import happened
from assieme.mirrors.months import Period
from assieme.mirrors.reads import mirror_of
from assieme.organisations.models import Membership
from tests.assemblies.rooms import Room
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.mirrors.rooms import STAFF, USER, a_card, a_counted_vote, a_meeting, a_room, answer, declare

pytestmark = pytest.mark.django_db
PERIOD, TODAY = Period(date(2026, 1, 1), date(2026, 5, 1)), date(2026, 6, 3)
SAME = (
    "influence",
    "voice",
    "answered",
    "acted",
    "done",
    "days_to_answer",
    "presence",
    "leadership",
    "override",
    "continuity",
)
"""Measures of which the files hold all rows."""


def _lived() -> Room:
    room = a_room(rules={"conditions": majorities(joined=[USER])})
    declare(room, "collaborate")
    users, staff = room.seated[USER], room.seated[STAFF]
    for number, person in enumerate((*users, *staff)):
        card = a_card(room, person, show_standpoint=True)
        if number % 3:
            answer(room, card, word="done" if number % 2 else "not done", days=10 + number)
    for number, present in enumerate(([*users, *staff], users[1:], [*staff, *users[3:]])):
        a_meeting(room, present, chair=present[number], now=NOW + timedelta(days=number))
    a_counted_vote(room, [*users[1:], staff[0]], [users[0], *staff[1:]])
    a_counted_vote(room, room.everybody, [])
    return room


def _show_all(room: Room) -> None:
    Membership.objects.filter(organisation=room.organisation).update(show_standpoint=True)


def _unpacked(content: bytes, into: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        found.extractall(into)
    return into


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text().splitlines()))


def _zip(room: Room) -> bytes:
    found = happened(places.of_assembly(room.assembly), PERIOD, TODAY)
    files = folder.files(room.assembly, PERIOD, found, PERIOD.last_day)
    return folder_zip.zipped(files, folder_zip.readme(room.assembly, ("January", "May"), files, found))


def test_the_files_say_what_the_page_says_where_all_show_their_side(tmp_path: Path) -> None:
    room = _lived()
    _show_all(room)
    page = mirror_of(room.assembly, PERIOD, TODAY)
    read = read_folder(_unpacked(_zip(room), tmp_path))
    found = of_folder(read.declared, read.constitution, read.records, read.until)
    assert found.declared == page.promised
    assert page.formal is not None
    assert found.formal is not None
    assert (found.formal.level, found.formal.reasons) == (page.formal.level, page.formal.reasons)
    assert dict(found.enacted.posterior) == pytest.approx(dict(page.happened.enacted.posterior))
    assert (found.kept_by_rules, found.kept_in_practice) == (page.kept, page.kept_in_practice)
    for name in SAME:
        assert dict(found.indicators[name]) == dict(page.happened.indicators[name]), name
    assert all(page.happened.indicators[name] for name in ("presence", "leadership", "answered", "influence"))


def test_a_standpoint_stands_with_a_person_only_where_they_show_it(tmp_path: Path) -> None:
    room = _lived()
    shows, as_another = room.seated[USER][:2]
    shows.memberships.update(show_standpoint=True)
    as_another.memberships.update(show_standpoint=True, speaking_as=STAFF)
    path = _unpacked(_zip(room), tmp_path)
    assert [row["standpoint"] for row in _rows(path / "members.csv") if row["standpoint"]] == [USER]
    assert "The standpoints of 10 seats" in (path / "README.txt").read_text()


def test_no_file_has_a_name_a_key_or_anybody_s_words(tmp_path: Path) -> None:
    room = _lived()
    path = _unpacked(_zip(room), tmp_path)
    text = "".join(one.read_text() for one in path.glob("*.*") if one.name != "README.txt")
    assert not (path / "pulses.csv").exists()
    for person in (*room.everybody, room.leader):
        assert str(person) not in text
        assert str(person.pk) not in text
    assert "kettle" not in text


def test_an_open_vote_is_told_by_person_and_a_secret_one_as_it_was_published(tmp_path: Path) -> None:
    from assieme.assemblies.votes import actions, closing

    room = _lived()
    vote = actions.prepare_vote(
        assembly=room.assembly, title="Tea", question="Tea?", method="consent", by=room.leader, now=NOW
    )
    vote = actions.open_vote(vote=vote, by=room.leader, now=NOW)
    for person in room.everybody:
        actions.cast_ballot(vote=vote, marks="consent", by=person, now=NOW)
    closing.close_vote(vote=vote, by=room.leader, now=NOW + timedelta(days=1))
    rows = _rows(_unpacked(_zip(room), tmp_path) / "votes.csv")
    by_name = [row for row in rows if row["person"]]
    assert len(by_name) == len(room.everybody)
    assert all(not row["standpoint"] for row in by_name)
    assert {row["standpoint"] for row in rows if not row["person"]} <= {USER, STAFF}


def test_only_who_may_read_the_minutes_takes_them_along(client: Client) -> None:
    room = a_room(rules={})
    left = room.assembly.seats.get(person=room.seated[USER][1])
    body_actions.leave_seat(seat=left, by=room.leader, now=NOW)
    address = reverse("mirror_records", kwargs={"id": room.assembly.pk})
    assert client.get(address).status_code == 302
    for person, status in (
        (a_facilitator(an_organisation()), 404),
        (a_member(room.organisation), 404),
        (left.person, 404),
        (room.seated[USER][0], 200),
        (room.leader, 200),
    ):
        client.logout()
        assert signed_in(client, person).get(address).status_code == status


def test_what_happens_after_the_months_is_in_no_file(tmp_path: Path) -> None:
    room = _lived()
    before = _zip(room)
    a_meeting(room, room.everybody, now=datetime(2026, 6, 2, 10, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(_zip(room))) as new:
        assert {name: old.read(name) for name in old.namelist()} == {name: new.read(name) for name in new.namelist()}
