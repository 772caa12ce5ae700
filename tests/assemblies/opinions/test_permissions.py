"""Role × phase: who may do what with a question and its statements, and when."""

from typing import Any

import pytest
from django.db.models import Model
from django.http import Http404
from tests.assemblies.opinions.conftest import a_question
from tests.assemblies.rooms import STAFF, USER, Room, a_room
from tests.factories import NOW, a_facilitator, a_member, an_organisation

from assieme.assemblies.opinions import access, statement_actions
from assieme.assemblies.opinions.models import Question, Statement
from assieme.core.access import Permission, Refused, require
from assieme.people.models import Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db
YES, NO, HIDDEN = "yes", "no", "404"
ROLES = ("author", "seat", "chair", "member", "facilitator", "system", "stranger")


def people_of(room: Room) -> dict[str, Person]:
    return {
        "author": room.seated[USER][0],
        "seat": room.seated[USER][1],
        "chair": room.seated[STAFF][0],
        "member": a_member(room.organisation),
        "facilitator": room.leader,
        "system": system_person(),
        "stranger": a_facilitator(an_organisation()),
    }


def answer(permission: Permission[Any], actor: Person, row: Model) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


# For each phase and audience in the order of ROLES. Only professionals chair here and bring questions.
MEMBERS: dict[Permission[Any], tuple[str, ...]] = {
    access.see_question: (YES, YES, YES, YES, YES, YES, HIDDEN),
    access.take_part: (YES, YES, YES, YES, YES, HIDDEN, HIDDEN),
    access.take_back: (YES, YES, YES, YES, YES, HIDDEN, HIDDEN),
    access.end_question: (HIDDEN, HIDDEN, YES, HIDDEN, YES, YES, HIDDEN),
    access.answer_statement: (YES, YES, YES, YES, YES, HIDDEN, HIDDEN),
    access.look_at_statement: (HIDDEN, YES, YES, YES, YES, HIDDEN, HIDDEN),
}
SEATS: dict[Permission[Any], tuple[str, ...]] = {
    access.take_part: (YES, YES, YES, HIDDEN, HIDDEN, HIDDEN, HIDDEN),
    access.take_back: (YES, YES, YES, HIDDEN, YES, HIDDEN, HIDDEN),
    access.answer_statement: (YES, YES, YES, HIDDEN, HIDDEN, HIDDEN, HIDDEN),
    access.look_at_statement: (HIDDEN, YES, YES, HIDDEN, HIDDEN, HIDDEN, HIDDEN),
}
TABLE: list[tuple[str, str, dict[Permission[Any], tuple[str, ...]]]] = [
    ("open", "members", MEMBERS),
    ("open", "seats", MEMBERS | SEATS),
    ("ended", "members", MEMBERS),
]


def rows_of(question: Question, author: Person) -> dict[str, Model]:
    """A row for each permission: the question, a statement that is shown, and one that waits."""
    waits = statement_actions.write_statement(question=question, words="Tea.", by=author, now=NOW)
    shown = question.statements.exclude(pk=waits.pk).get(words="Open until ten.")
    shown.state = Statement.State.SHOWN
    shown.save()
    return {"answer_statement": shown, "look_at_statement": waits}


@pytest.mark.parametrize(("phase", "audience", "table"), TABLE)
def test_role_and_phase(phase: str, audience: str, table: dict[Permission[Any], tuple[str, ...]]) -> None:
    room = a_room({USER: 4, STAFF: 4}, chair=[STAFF], agenda=[STAFF])
    question, people = a_question(room, audience=audience), people_of(room)
    rows = rows_of(question, people["author"])
    Question.objects.update(phase=phase)
    for permission, expected in table.items():
        row = rows.get(permission.name.split(".")[1], question)
        row.refresh_from_db()
        late = phase == "ended" and permission is not access.see_question
        wanted = tuple(NO if late and one == YES else one for one in expected)
        assert tuple(answer(permission, people[role], row) for role in ROLES) == wanted, permission.name
    opens = tuple(answer(access.open_question, people[role], room.assembly) for role in ROLES)
    assert opens == (HIDDEN, HIDDEN, YES, HIDDEN, YES, YES, HIDDEN)
