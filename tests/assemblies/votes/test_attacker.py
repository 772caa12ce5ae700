"""The attacker reads every row of the database, whichever it is, before the close and after it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from assieme.assemblies.votes import closing, keys, paper_actions, paper_box, trustee_actions
from assieme.assemblies.votes.models import BoxEntry, Envelope, PaperEntry, RollEntry
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote
from tests.assemblies.votes.elections import NAMES, an_open_choice, cast_all
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)

BALLOTS: dict[str, list[Any]] = {
    "rules": ["for", "against", "for", "abstain"],
    "approval": [[0, 1], [1], [], [2, 3]],
    "pav": [[0, 1], [1], [], [2, 3]],
    "score": [{"0": 5}, {"1": 3, "2": 0}, {}, {"3": 1}],
    "irv": [[0, 1], [1], [], [3, 2, 1, 0]],
    "schulze": [[0, 1], [1], [], [3, 2, 1, 0]],
    "stv": [[0, 1], [1], [], [3, 2, 1, 0]],
}


def everything() -> list[str]:
    """Each row of each table as text."""
    tables = (model._default_manager.order_by().values_list() for model in apps.get_models())
    return [" ".join(map(str, row)) for table in tables for row in table]


def voted(method: str) -> tuple[Room, Any, list[str]]:
    room = a_room()
    vote = an_open_vote(room) if method == "rules" else an_open_choice(room, method, NAMES)
    return room, vote, cast_all(room, vote, BALLOTS[method])


@pytest.mark.parametrize("method", BALLOTS)
def test_before_the_close_no_row_holds_a_receipt_or_a_choice(method: str) -> None:
    _room, _vote, receipts = voted(method)
    rows = everything()
    assert not [row for row in rows if any(receipt in row for receipt in receipts)]
    assert not BoxEntry.objects.exists()
    assert len({len(bytes(one.sealed)) for one in Envelope.objects.all()}) == 1


@pytest.mark.parametrize("method", BALLOTS)
def test_before_the_close_no_row_holds_what_is_on_a_slip(method: str, key_folder: Path) -> None:
    room = a_room({USER: 6, STAFF: 5})
    vote = an_open_vote(room) if method == "rules" else an_open_choice(room, method, NAMES)
    for person in room.seated[USER][:5]:
        entry = RollEntry.objects.get(vote=vote, person=person)
        paper_actions.hand_paper(entry=entry, by=room.leader, now=NOW)
    vote = trustee_actions.end_voting(vote=vote, by=room.leader, now=LATER)
    two = (room.leader, room.seated[STAFF][0])
    for person in two:
        vote = paper_actions.count_slips(vote=vote, piles={"all": 5}, by=person, now=LATER)
    for person in two:
        for slip, marks in enumerate([*BALLOTS[method], None], 1):
            paper_actions.type_slip(vote=vote, slip=slip, marks=marks, by=person, now=LATER)
    stored = [entry.marks or {} for entry in PaperEntry.objects.all()]
    assert {tuple(one) for one in stored} == {("sealed",)}
    assert len({len(one["sealed"]) for one in stored}) == 1
    assert len({one["sealed"] for one in stored}) == len(stored), "the same slip twice looks like two"
    assert (key_folder / f"{vote.pk}.paper").exists()
    assert len(paper_box.from_paper(vote, 5, []).opened) == 4
    keys.destroy(vote.pk)
    assert not paper_box.from_paper(vote, 5, []).opened


@pytest.mark.parametrize("method", BALLOTS)
def test_after_the_close_no_row_ties_a_receipt_to_a_person(method: str) -> None:
    room, vote, receipts = voted(method)
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    with_receipt = [row for row in everything() if any(receipt in row for receipt in receipts)]
    assert len(with_receipt) == len(receipts), "the box alone holds them"
    people = [str(person.pk) for person in room.everybody] + [person.pk.hex for person in room.everybody]
    assert not [row for row in with_receipt if any(person in row for person in people)]
    assert {entry.entry_id for entry in BoxEntry.objects.all()} == {None}
    assert {entry.id.version for entry in BoxEntry.objects.all()} == {4}
