"""The registers: entered by whom, corrected without losing what stood there, taken along as a file."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from assieme.core.access import Refused
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person
from assieme.roadmap import counting, register_reads
from assieme.roadmap.gate_actions import Looked, look_first
from assieme.roadmap.gates import gate_of
from assieme.roadmap.register_actions import correct_row, enter_row
from assieme.roadmap.registers import DECISIONS, DOCUMENTS, POSTS, REGISTERS, Entry, Register, lacks
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

TODAY = NOW.date()
SAID: dict[str, dict[str, Any]] = {
    "decisions": {"decided_by": "Health trust", "took_part": ["service user"], "users_say": "decided"},
    "documents": {"kind": "plan", "written_with": ["service user", "professional"], "read_by": ""},
    "posts": {"hours": 18, "pay": "wage", "supervision": True, "say": True},
}


def enter(register: Register, organisation: Organisation, by: Person, on: date = TODAY, **more: Any) -> Entry:
    said = {"title": "A van", "on": on, **SAID[register.kind], **more}
    return enter_row(organisation=organisation, register=register, said=said, by=by, now=NOW)


def test_every_member_enters_decisions_and_documents_and_who_leads_enters_posts(
    organisation: Organisation, user: Person, leader: Person
) -> None:
    stranger = a_facilitator(an_organisation())
    for register in (DECISIONS, DOCUMENTS):
        assert enter(register, organisation, user).title == "A van"
    with pytest.raises(Http404):
        enter(POSTS, organisation, user)
    assert enter(POSTS, organisation, leader).title == "A van"
    for register in REGISTERS.values():
        with pytest.raises(Http404):
            enter(register, organisation, stranger)


def test_a_correction_takes_the_place_and_the_old_entry_stays(
    organisation: Organisation, user: Person, leader: Person
) -> None:
    old = enter(DECISIONS, organisation, user)
    another = a_member(organisation)
    said = {"title": "Two vans", "on": TODAY, **SAID["decisions"]}
    with pytest.raises(Http404):
        correct_row(register=DECISIONS, row=old, said=said, by=another, now=NOW)
    new = correct_row(register=DECISIONS, row=old, said=said, by=user, now=NOW)
    with pytest.raises(Refused):
        correct_row(register=DECISIONS, row=old, said=said, by=leader, now=NOW)
    assert [line.title for line in register_reads.page_of(DECISIONS, organisation).lines] == ["Two vans"]
    assert register_reads.one_of(DECISIONS, old, user).later == new
    assert counting.elsewhere(organisation, TODAY, TODAY).count == 1
    rows = list(csv.DictReader(io.StringIO(register_reads.as_csv(DECISIONS, organisation))))
    assert {(row["title"], row["corrects"]) for row in rows} == {("A van", ""), ("Two vans", str(old.pk))}


def test_only_what_service_users_had_a_part_in_is_counted(organisation: Organisation, leader: Person) -> None:
    enter(DECISIONS, organisation, leader, took_part=["professional"], users_say="told")
    enter(DOCUMENTS, organisation, leader, written_with=["professional", "carer"])
    enter(DOCUMENTS, organisation, leader, on=TODAY - timedelta(days=1))
    assert counting.elsewhere(organisation, TODAY, TODAY).count == 0
    assert counting.documents(organisation, TODAY, TODAY).count == 0
    assert counting.documents(organisation, TODAY - timedelta(days=1), TODAY).count == 1


def test_a_post_for_show_is_named_and_not_counted(organisation: Organisation, leader: Person) -> None:
    whole = enter(POSTS, organisation, leader, on=TODAY - timedelta(days=50))
    bare = enter(POSTS, organisation, leader, pay="none", supervision=False)
    assert lacks(whole) == ()  # type: ignore[arg-type]
    assert [str(word) for word in lacks(bare)] == ["pay", "support"]  # type: ignore[arg-type]
    counted = counting.posts(organisation, TODAY - timedelta(days=90), TODAY)
    assert (counted.count, counted.first, counted.last) == (1, TODAY - timedelta(days=50), TODAY)
    enter(POSTS, organisation, leader, ended_on=TODAY + timedelta(days=300))
    assert counting.posts(organisation, TODAY - timedelta(days=90), TODAY).last == TODAY, "a day to come shows nothing"
    assert counting.posts(organisation, TODAY + timedelta(days=20), TODAY).count == 0, "a road that is still to begin"


def test_a_cell_is_never_a_formula(organisation: Organisation, leader: Person) -> None:
    enter(DECISIONS, organisation, leader, words="=HYPERLINK()", decided_by="@trust")
    (row,) = csv.DictReader(io.StringIO(register_reads.as_csv(DECISIONS, organisation)))
    assert (row["words"], row["decided_by"]) == ("'=HYPERLINK()", "'@trust")


def test_a_long_register_goes_on_without_losing_a_line(organisation: Organisation, leader: Person) -> None:
    for number in range(23):
        enter(DECISIONS, organisation, leader, on=TODAY - timedelta(days=number // 3), title=f"Van {number}")
    first = register_reads.page_of(DECISIONS, organisation)
    rest = register_reads.page_of(DECISIONS, organisation, first.after)
    assert rest.after is None
    assert {line.title for line in (*first.lines, *rest.lines)} == {f"Van {number}" for number in range(23)}


def test_two_sides_open_the_gate_and_each_can_shut_it(organisation: Organisation) -> None:
    initiative = an_initiative(organisation)
    user, another, nurse = a_member(organisation), a_member(organisation), a_member(organisation, "professional")

    def look(by: Person, ready: str, hours: int) -> None:
        looked = Looked("All can say no", "Mornings are hard", "None seen", "None", ready=ready == "yes")
        look_first(initiative=initiative, looked=looked, by=by, now=NOW + timedelta(hours=hours))

    look(user, "yes", 0)
    look(another, "yes", 1)
    assert gate_of(initiative, user).ready_at is None, "one side alone"
    look(nurse, "no", 2)
    assert gate_of(initiative, user).ready_at is None
    look(nurse, "yes", 3)
    assert gate_of(initiative, user).ready_at == NOW + timedelta(hours=3)
    assert counting.gates(organisation, TODAY, TODAY).count == 1
    look(user, "no", 4)
    assert gate_of(initiative, user).ready_at is None
    mine = gate_of(initiative, user).mine
    assert mine is not None
    assert not mine.ready
    with pytest.raises(Http404):
        look(a_facilitator(an_organisation()), "yes", 5)
    Membership.objects.filter(person=user).update(left_at=NOW)
    assert gate_of(initiative, nurse).ready_at == NOW + timedelta(hours=3), "who left does not keep it shut"
