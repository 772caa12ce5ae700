"""A question of a committee with six service users, five professionals and three carers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room
from tests.factories import NOW

from assieme.assemblies.opinions import actions, statement_actions
from assieme.assemblies.opinions.models import Answer, Question, Statement
from assieme.people.models import Person

LAST_DAY = date(2026, 5, 20)
LATER = NOW + timedelta(days=60)
FIRST = ("Open until ten.", "Cook together.", "Close at six.", "More staff at night.")


@dataclass
class Asked:
    """An open question, and its people."""

    room: Room
    question: Question

    def again(self) -> Question:
        self.question.refresh_from_db()
        return self.question

    def lookers(self) -> tuple[Person, Person]:
        """Two people of different standpoints; neither is the first of theirs."""
        return self.room.seated[USER][5], self.room.seated[STAFF][4]

    def let_through(self) -> list[Statement]:
        """All that waits is shown; in the order in which they were first written."""
        for statement in self.question.statements.filter(state="waiting"):
            for person in self.lookers():
                statement_actions.look_at_statement(statement=statement, reason="", by=person, now=NOW)
        rows = {one.words: one for one in self.question.statements.all()}
        return [rows[words] for words in FIRST if words in rows]

    def say(self, person: Person, statements: Sequence[Statement], choices: Sequence[int | None]) -> None:
        for statement, choice in zip(statements, choices, strict=True):
            if choice is not None:
                actions.answer_statement(statement=statement, choice=choice, by=person, now=NOW)

    def two_camps(self) -> list[Statement]:
        """All agree to cook; users and carers want late evenings, professionals want to close early."""
        statements = self.let_through()
        for person in self.room.everybody:
            late = person not in self.room.seated[STAFF]
            self.say(person, statements, (1, 1, -1, 0) if late else (-1, 1, 1, 1))
        return statements


@pytest.fixture(autouse=True)
def clock() -> Any:
    """The server's clock stands on the day of the tests."""
    with patch("django.utils.timezone.now", return_value=NOW) as now:
        yield now


@pytest.fixture
def asked(db: None) -> Asked:
    room = a_room({USER: 6, STAFF: 5, CARER: 3})
    return Asked(room, a_question(room))


def a_question(room: Room, **details: Any) -> Question:
    said: dict[str, Any] = {
        "asked": "What should we do about the evenings?",
        "statements": FIRST,
        "audience": "members",
        "closes_on": LAST_DAY,
    }
    return actions.open_question(assembly=room.assembly, by=room.leader, now=NOW, **(said | details))


def answers_of(question: Question) -> int:
    return Answer.objects.filter(statement__question=question).count()
