"""The attacker: has the database's files at any time, and everything after the close."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing as closed
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from nacl.public import PrivateKey
from pytest_django import DjangoDbBlocker

from assieme.assemblies.votes import closing, closing_actions, keys, sweep
from assieme.assemblies.votes.ballots import Ballot, length_of, seal
from assieme.assemblies.votes.models import BoxEntry, Envelope, Vote
from assieme.core.models import Event
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote, cast
from tests.factories import NOW


@pytest.fixture(scope="module")
def migrated(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A file with an empty, migrated database."""
    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    with django_db_blocker.unblock():
        source = connections["default"]
        source.ensure_connection()
        with closed(sqlite3.connect(path)) as target:
            source.connection.backup(target)
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A database file of its own, in which transactions are really committed."""
    path = tmp_path / "live.sqlite3"
    shutil.copy(migrated, path)
    connection = connections["default"]
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        kept, connection.connection = connection.connection, None
        connection.settings_dict["NAME"] = str(path)
        connection.connect()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # the test needs no safe disk
        yield path
        connection.connection.close()
        connection.settings_dict["NAME"] = before
        connection.connection = kept


def bytes_of(database: Path) -> bytes:
    """Everything that lies on the disk: the file, its write-ahead log and its index."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob("live.sqlite3*")))


@pytest.fixture
def voted(database: Path) -> tuple[Room, Vote]:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.seated[STAFF], "against")
    cast(vote, room.seated[USER], "for")
    return room, vote


def test_before_the_close_the_database_tells_no_choice(voted: tuple[Room, Vote], database: Path) -> None:
    sealed = [bytes(envelope.sealed) for envelope in Envelope.objects.all()]
    assert len(sealed) == len(set(sealed)) == 11
    assert {len(one) for one in sealed} == {112}
    assert not Event.objects.filter(data__icontains="against").exists()
    stored = bytes_of(database)
    assert all(one in stored for one in sealed), "the test looks where envelopes are"


BALLOTS: dict[str, list[Any]] = {
    "rules": ["for", "against", "abstain"],
    "consent": ["consent", "objection", "abstain"],
    "approval": [[], [0], [0, 5, 11], list(range(12))],
    "pav": [[], list(range(12))],
    "score": [{}, {"0": 5}, {str(one): 0 for one in range(12)}],
    "irv": [[], [11], list(range(12))],
    "schulze": [[], [11, 0, 5], list(reversed(range(12)))],
    "stv": [[], [0], list(reversed(range(12)))],
    "budget": [[], [1, 2]],
}


@pytest.mark.parametrize("method", BALLOTS)
def test_all_choices_make_envelopes_of_one_length(method: str) -> None:
    public = bytes(PrivateKey.generate().public_key)
    length = length_of(method, 12)
    lengths = {len(seal(Ballot(marks, "K7QM-2XWD-PA8T-HU3F"), public, length)) for marks in BALLOTS[method]}
    assert lengths == {length + 48}


def test_the_key_never_lies_in_the_database(voted: tuple[Room, Vote], database: Path, key_folder: Path) -> None:
    _room, vote = voted
    file = key_folder / f"{vote.pk}.key"
    key = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert key_folder.stat().st_mode & 0o777 == 0o700
    assert key not in bytes_of(database)


def test_after_the_close_neither_envelopes_nor_key_are_left(
    voted: tuple[Room, Vote], database: Path, key_folder: Path
) -> None:
    room, vote = voted
    sealed = [bytes(envelope.sealed) for envelope in Envelope.objects.all()]
    key = (key_folder / f"{vote.pk}.key").read_bytes()
    vote = closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert vote.phase == Vote.Phase.CLOSED
    stored = bytes_of(database)
    assert b"Wednesday committee" in stored
    assert not [one for one in sealed if one in stored or one[:32] in stored or one[-32:] in stored]
    assert key not in stored
    assert not list(key_folder.iterdir())


def test_a_replaced_ballot_leaves_nothing_either(voted: tuple[Room, Vote], database: Path) -> None:
    room, vote = voted
    first = bytes(Envelope.objects.get(voter=room.seated[USER][0]).sealed)
    cast(vote, room.seated[USER][:1], "against")
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert first not in bytes_of(database)


def test_the_order_of_the_box_has_nothing_to_do_with_who_voted_when(database: Path) -> None:
    """Thirty-six votes of three people; the first to vote alone is for. Their ballot lies first a third of the time."""
    room = a_room({USER: 3})
    places: Counter[int] = Counter()
    for _ in range(36):
        vote = an_open_vote(room)
        cast(vote, room.seated[USER][:1], "for")
        cast(vote, room.seated[USER][1:], "against")
        closing_actions.open_box(vote=vote, by=room.leader, now=NOW)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT choice FROM assemblies_boxentry WHERE vote_id = %s ORDER BY rowid", [vote.pk.hex])
            places[[row[0] for row in cursor.fetchall()].index("for")] += 1
    assert sum(places.values()) == 36
    # Each place is expected 12 times; outside of 2 to 26 less than once in 10,000 runs.
    assert all(2 <= places[place] <= 26 for place in range(3))


def test_nothing_but_the_count_ties_a_box_to_its_voters(voted: tuple[Room, Vote], database: Path) -> None:
    room, vote = voted
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    people = {person.pk.hex for person in room.everybody}
    with closed(sqlite3.connect(database)) as raw:
        rows = raw.execute("SELECT * FROM assemblies_boxentry").fetchall()
        assert len(rows) == 11
        assert not people & {str(cell) for row in rows for cell in row}
        keys_of_rows = [row[0] for row in rows]
    assert len({key[12] for key in keys_of_rows}) == 1
    assert keys_of_rows[0][12] == "4", "random keys"


def test_a_close_cut_short_after_the_count_is_finished_at_the_next_start(
    voted: tuple[Room, Vote], database: Path, key_folder: Path
) -> None:
    room, vote = voted
    closing_actions.open_box(vote=vote, by=room.leader, now=NOW)  # and here the power goes
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.CLOSING
    assert Envelope.objects.count() == 11
    assert closing.finish_closings(NOW) == 1
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.CLOSED
    assert not Envelope.objects.exists()
    assert not list(key_folder.iterdir())
    assert closing.finish_closings(NOW) == 0


def test_a_close_cut_short_after_the_key_was_destroyed_is_finished_too(
    voted: tuple[Room, Vote], database: Path
) -> None:
    room, vote = voted
    closing_actions.open_box(vote=vote, by=room.leader, now=NOW)
    keys.destroy(vote.pk)
    assert closing.finish_closings(NOW) == 1
    assert BoxEntry.objects.filter(vote=vote).count() == 11


def test_a_close_that_fails_while_counting_leaves_the_vote_open(
    voted: tuple[Room, Vote], database: Path, key_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, vote = voted

    def power_cut(*_args: object) -> None:
        raise SystemExit

    monkeypatch.setattr(closing_actions, "_store", power_cut)
    with pytest.raises(SystemExit):
        closing.close_vote(vote=vote, by=room.leader, now=NOW)
    vote.refresh_from_db()
    assert vote.phase == Vote.Phase.OPEN
    assert Envelope.objects.count() == 11
    assert not BoxEntry.objects.exists()
    assert len(list(key_folder.iterdir())) == 1


def test_while_others_use_the_database_the_vote_stays_counted_and_is_swept_later(
    voted: tuple[Room, Vote], database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, vote = voted
    monkeypatch.setattr(closing, "sweep", lambda: False)
    vote = closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert vote.phase == Vote.Phase.CLOSING
    monkeypatch.setattr(closing, "sweep", sweep.sweep)
    assert closing.finish_closings(NOW) == 1


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_destroyed(key_folder: Path) -> None:
    room = a_room()
    vote = an_open_vote(room)
    cast(vote, room.everybody, "for")
    vote = closing.close_vote(vote=vote, by=room.leader, now=NOW)
    assert vote.phase == Vote.Phase.CLOSING
    assert len(list(key_folder.iterdir())) == 1
    assert closing.finish_closings(NOW) == 0


def test_a_void_vote_is_swept_until_nothing_is_left(
    voted: tuple[Room, Vote], database: Path, key_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, vote = voted
    sealed = [bytes(envelope.sealed) for envelope in Envelope.objects.all()]
    (key_folder / f"{vote.pk}.key").write_bytes(b"damaged")
    with monkeypatch.context() as busy:
        busy.setattr(closing, "sweep", lambda: False)
        assert closing.give_up_vote(vote=vote, by=room.leader, now=NOW).phase == Vote.Phase.VOID
    assert [file.name for file in key_folder.iterdir()] == [f"{vote.pk}.unswept"]
    closing.finish_closings(NOW)
    assert not list(key_folder.iterdir())
    assert not [one for one in sealed if one in bytes_of(database)]
