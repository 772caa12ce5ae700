"""Two standpoints look first; nobody's answer outlives the question; too few people leave nothing."""

import json
from datetime import date

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404
from tests.assemblies.opinions.conftest import FIRST, LAST_DAY, LATER, Asked, a_question, answers_of
from tests.assemblies.rooms import CARER, STAFF, USER, a_room
from tests.factories import NOW, a_member, an_organisation

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.opinions import actions, reads, statement_actions
from assieme.assemblies.opinions.models import Answer, Drawn, Look, Question, Statement
from assieme.assemblies.opinions.sweep import end_questions
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.models import Membership
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Notice

SHOWN, HELD, WAITING = Statement.State.SHOWN, Statement.State.HELD_BACK, Statement.State.WAITING


def look(statement: Statement, asked: Asked, *said: tuple[str, int, str]) -> str:
    for standpoint, place, reason in said:
        person = asked.room.seated[standpoint][place]
        statement_actions.look_at_statement(statement=statement, reason=reason, by=person, now=NOW)
    statement.refresh_from_db()
    return statement.state


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ([(USER, 1, "")], WAITING),
        ([(USER, 1, ""), (USER, 2, ""), (USER, 3, "")], WAITING),
        ([(USER, 1, ""), (STAFF, 1, "")], SHOWN),
        ([(STAFF, 1, "insult"), (STAFF, 2, "insult"), (STAFF, 3, "name")], WAITING),
        ([(STAFF, 1, "insult"), (USER, 1, ""), (CARER, 0, "")], SHOWN),
        ([(STAFF, 1, "insult"), (CARER, 0, "name")], HELD),
    ],
)
def test_two_standpoints_settle_and_none_alone(asked: Asked, looks: list[tuple[str, int, str]], state: str) -> None:
    author = asked.room.seated[USER][0]
    statement = statement_actions.write_statement(question=asked.question, words="Tea at nine.", by=author, now=NOW)
    assert look(statement, asked, *looks) == state
    assert Notice.objects.filter(person=author).count() == (state != WAITING)


def test_a_manager_is_no_second_standpoint_beside_a_professional(asked: Asked) -> None:
    statement = asked.question.statements.first()
    assert statement is not None
    manager = a_member(asked.room.organisation, "manager")
    look(statement, asked, (STAFF, 0, ""))
    assert statement_actions.look_at_statement(statement=statement, reason="", by=manager, now=NOW).state == WAITING


def test_nobody_looks_at_their_own_nor_twice_nor_without_a_standpoint(asked: Asked) -> None:
    robin = asked.room.seated[USER][0]
    own = statement_actions.write_statement(question=asked.question, words="Tea at nine.", by=robin, now=NOW)
    with pytest.raises(Http404):
        statement_actions.look_at_statement(statement=own, reason="", by=robin, now=NOW)
    look(own, asked, (USER, 1, ""))
    with pytest.raises(Refused, match="already"):
        look(own, asked, (USER, 1, ""))
    with pytest.raises(Refused, match="standpoint"):
        statement_actions.look_at_statement(statement=own, reason="", by=a_member(asked.room.organisation, ""), now=NOW)
    assert own not in reads.all_waiting(robin)
    assert not reads.all_waiting(a_member(asked.room.organisation, "")).exists()


def test_only_what_was_let_through_is_answered(asked: Asked) -> None:
    robin, waiting = asked.room.seated[USER][0], asked.question.statements.first()
    assert waiting is not None
    with pytest.raises(Http404):
        actions.answer_statement(statement=waiting, choice=1, by=robin, now=NOW)
    asked.let_through()
    waiting.refresh_from_db()
    with pytest.raises(ValueError, match="pass"):
        actions.answer_statement(statement=waiting, choice=2, by=robin, now=NOW)
    actions.answer_statement(statement=waiting, choice=1, by=robin, now=NOW)
    actions.answer_statement(statement=waiting, choice=-1, by=robin, now=NOW)
    assert Answer.objects.get().choice == -1
    with pytest.raises(Refused, match="last day"):
        actions.answer_statement(statement=waiting, choice=1, by=robin, now=LATER)


def test_each_gets_all_statements_once_in_an_order_of_their_own(asked: Asked) -> None:
    asked.let_through()
    orders = set()
    for person in asked.room.everybody[:8]:
        order = []
        while (one := reads.next_statement(asked.question, person)) is not None:
            order.append(one.words)
            actions.answer_statement(statement=one, choice=0, by=person, now=NOW)
        assert sorted(order) == sorted(FIRST)
        orders.add(tuple(order))
    assert len(orders) > 1


def test_at_the_end_votes_stay_and_people_go(asked: Asked) -> None:
    asked.two_camps()
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    assert (len(drawn.votes), len(drawn.votes[0])) == (14, 4)
    assert sorted(sum(cell == 1 for cell in row) for row in drawn.votes) == [2] * 9 + [3] * 5
    assert not Answer.objects.exists()
    assert not Look.objects.exists()
    kept = json.dumps([drawn.votes, drawn.standpoints])
    held = json.dumps(list(Event.objects.values()), cls=DjangoJSONEncoder)
    for person in asked.room.everybody:
        assert str(person.pk) not in kept
        assert str(person.pk) not in held
    assert Notice.objects.filter(code="opinions.ended").count() == 14
    with pytest.raises(Refused, match="ended"):
        actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)


def test_fewer_than_ten_people_leave_nothing(asked: Asked) -> None:
    statements = asked.let_through()
    for person in asked.room.everybody[:9]:
        asked.say(person, statements, (1, 1, 1, 1))
    assert reads.people_so_far(asked.question) == 0
    assert actions.end_question(question=asked.question, by=asked.room.leader, now=NOW) is None
    assert not answers_of(asked.question)
    assert not Drawn.objects.exists()


def test_a_statement_that_four_answered_is_left_out(asked: Asked) -> None:
    statements = asked.let_through()
    for place, person in enumerate(asked.room.everybody[:12]):
        asked.say(person, statements, (1, -1, 0, 1 if place < 4 else None))
    assert reads.people_so_far(asked.question) == 10
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    assert {len(row) for row in drawn.votes} == {3}
    assert Statement.objects.get(words=FIRST[3]).number is None


def test_it_ends_by_itself_after_its_last_day(asked: Asked) -> None:
    assert end_questions(NOW) == 0
    assert end_questions(LATER) == 1
    assert asked.again().phase == "ended"


def test_words_and_answers_are_exported_and_erased_with_a_person(asked: Asked) -> None:
    robin, statements = asked.room.seated[USER][0], asked.let_through()
    asked.say(robin, statements, (1, 1, 1, 1))
    own = statement_actions.write_statement(question=asked.question, words="Tea at nine.", by=robin, now=NOW)
    held = everything_about(robin)
    assert len(held["opinions.answer"]) == 4
    assert held["opinions.statement"][0]["words"] == "Tea at nine."
    erase_identity_of(robin, NOW)
    own.refresh_from_db()
    assert own.words == ""
    assert not answers_of(asked.question)


def test_answers_are_taken_back(asked: Asked) -> None:
    robin, noa = asked.room.seated[USER][:2]
    statements = asked.let_through()
    for person in (robin, noa):
        asked.say(person, statements, (1, 1, 1, 1))
    actions.take_back_answers(question=asked.question, by=robin, now=NOW)
    assert set(Answer.objects.values_list("person_id", flat=True)) == {noa.pk}


def test_answers_are_taken_back_after_a_seat_and_after_leaving(asked: Asked) -> None:
    robin = asked.room.seated[USER][0]
    asked.say(robin, asked.let_through(), (1, 1, 1, 1))
    Question.objects.update(audience="seats")
    Seat.objects.filter(person=robin).update(until=NOW)
    Membership.objects.filter(person=robin).update(left_at=NOW)
    actions.take_back_answers(question=asked.question, by=robin, now=NOW)
    assert not Answer.objects.exists()
    with pytest.raises(Http404):
        actions.take_back_answers(question=asked.question, by=robin, now=NOW)


def test_who_writes_is_not_one_of_the_two_who_look(asked: Asked) -> None:
    room = a_room({USER: 3, CARER: 1})
    question = a_question(room, audience="seats")
    statement_actions.write_statement(question=question, words="Tea.", by=room.seated[USER][0], now=NOW)
    with pytest.raises(Refused, match="Besides you"):
        statement_actions.write_statement(question=question, words="Milk.", by=room.seated[CARER][0], now=NOW)
    with pytest.raises(Refused, match="Besides you"):
        a_question(a_room({USER: 3}))


def test_who_is_asked(asked: Asked) -> None:
    member, stranger = a_member(asked.room.organisation), a_member(an_organisation())
    only_seats = a_question(asked.room, audience="seats")
    for question, person in ((only_seats, member), (asked.question, stranger)):
        with pytest.raises(Http404):
            statement_actions.write_statement(question=question, words="Tea.", by=person, now=NOW)
    statement_actions.write_statement(question=asked.question, words="Tea.", by=member, now=NOW)
    with pytest.raises(Refused, match="there already"):
        statement_actions.write_statement(question=asked.question, words="tea.", by=member, now=NOW)


def test_a_question_needs_two_standpoints_and_a_day_to_come(asked: Asked) -> None:
    with pytest.raises(Refused, match="standpoint"):
        a_question(a_room({USER: 3}), audience="seats")
    with pytest.raises(Refused, match="day"):
        a_question(asked.room, closes_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="day"):
        actions.move_day(question=asked.question, closes_on=date(2020, 1, 1), by=asked.room.leader, now=NOW)
    with pytest.raises(Http404):
        actions.move_day(question=asked.question, closes_on=LAST_DAY, by=a_member(an_organisation()), now=NOW)
