"""The attacker reads every row of the database, whichever it is, before the close and after it."""

from typing import Any

import pytest
from django.apps import apps

from assieme.assemblies.votes import closing
from assieme.assemblies.votes.models import BoxEntry, Envelope
from tests.assemblies.rooms import Room, a_room, an_open_vote
from tests.assemblies.votes.elections import NAMES, an_open_choice, cast_all
from tests.factories import NOW

pytestmark = pytest.mark.django_db

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
def test_after_the_close_no_row_ties_a_receipt_to_a_person(method: str) -> None:
    room, vote, receipts = voted(method)
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    with_receipt = [row for row in everything() if any(receipt in row for receipt in receipts)]
    assert len(with_receipt) == len(receipts), "the box alone holds them"
    people = [str(person.pk) for person in room.everybody] + [person.pk.hex for person in room.everybody]
    assert not [row for row in with_receipt if any(person in row for person in people)]
    assert {entry.entry_id for entry in BoxEntry.objects.all()} == {None}
    assert {entry.id.version for entry in BoxEntry.objects.all()} == {4}
