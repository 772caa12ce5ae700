"""The pages of a question: on a phone one statement at a time, for who leads, on paper, as files."""

import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.assemblies.opinions.conftest import FIRST, LAST_DAY, Asked, a_question
from tests.assemblies.rooms import CARER, STAFF, USER
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of

from assieme.assemblies.opinions import actions, my_day, reads, statement_actions
from assieme.assemblies.opinions.models import Answer, Question, Statement
from assieme.organisations.models import Membership

DAY = {"closes_on_day": "20", "closes_on_month": "5", "closes_on_year": "2026"}


def page(client: Client, name: str, status: int = 200, post: dict[str, Any] | None = None, **where: Any) -> str:
    address = reverse(name, kwargs={key: getattr(row, "pk", row) for key, row in where.items()})
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def test_from_an_empty_list_to_a_question_that_two_people_look_at(client: Client, asked: Asked) -> None:
    Statement.objects.all().delete()
    Question.objects.all().delete()
    kim = signed_in(client, asked.room.leader)
    assert "Nothing was asked yet" in page(kim, "opinions", id=asked.room.assembly)
    said = {"asked": "What is the garden for?", "statements": "Quiet.", "audience": "members"} | DAY
    assert "Write two statements or more." in page(kim, "new_opinions", id=asked.room.assembly, post=said)
    long = said | {"statements": "Quiet.\n" + "a" * 141}
    assert "This line is too long" in page(kim, "new_opinions", id=asked.room.assembly, post=long)
    opened = page(kim, "new_opinions", id=asked.room.assembly, post=said | {"statements": "Quiet.\n Play. \n\n"})
    assert "There is nothing to answer yet" in opened
    question = Question.objects.get()
    for person in asked.lookers():
        mine = signed_in(Client(), person)
        for _ in range(2):
            shown = page(mine, "look_at_statements", id=question)
            key = re.search(r"/statements/([0-9a-f-]{36})/look", shown)
            assert key is not None
            page(mine, "looked_at_statement", id=key[1], post={"through": "1"})
        assert "Nothing waits for your look" in page(mine, "look_at_statements", id=question)
    assert set(reads.shown_of(question).values_list("words", flat=True)) == {"Quiet.", "Play."}


def test_one_at_a_time_changed_and_taken_back(client: Client, asked: Asked) -> None:
    asked.let_through()
    robin = asked.room.seated[USER][0]
    mine = signed_in(client, robin)
    assert "4 short statements wait for you." in page(mine, "opinion_question", id=asked.question)
    for done in range(4):
        shown = page(mine, "answer_opinions", id=asked.question)
        assert f"{done} of 4 answered" in shown
        assert sum(words in shown for words in FIRST) == 1
        key = re.search(r'name="of" value="([0-9a-f-]{36})"', shown)
        assert key is not None
        page(mine, "say_opinion", id=asked.question, post={"of": key[1], "choice": "agree"})
    assert "You answered all of them" in page(mine, "answer_opinions", id=asked.question)
    first = asked.question.statements.first()
    assert first is not None
    address = reverse("answer_opinions", kwargs={"id": asked.question.pk})
    assert "your answer now" in mine.get(f"{address}?of={first.pk}").content.decode()
    changed = page(mine, "say_opinion", id=asked.question, post={"of": first.pk, "choice": "disagree", "again": "1"})
    assert (changed.count("You agree"), changed.count("You disagree")) == (3, 1)
    page(mine, "say_opinion", id=asked.question, post={"of": first.pk, "choice": "perhaps"})
    assert Answer.objects.get(statement=first).choice == -1
    page(mine, "take_back_opinions", id=asked.question, post={})
    assert not Answer.objects.exists()


def test_a_statement_that_is_held_back_is_told_to_its_author_with_the_reason(client: Client, asked: Asked) -> None:
    robin = asked.room.seated[USER][0]
    mine = signed_in(client, robin)
    page(mine, "write_statement", id=asked.question, post={"words": "Dee is lazy."})
    own = Statement.objects.get(words="Dee is lazy.")
    page(mine, "looked_at_statement", status=404, id=own, post={"through": "1"})
    for person in (asked.room.seated[CARER][0], asked.room.seated[STAFF][0]):
        other = signed_in(Client(), person)
        assert "Choose a reason." in page(other, "looked_at_statement", id=own, post={"reason": ""})
        page(other, "looked_at_statement", id=own, post={"reason": "name"})
        assert str(robin) not in page(other, "opinion_question", id=asked.question)
    shown = page(mine, "my_opinions", id=asked.question)
    assert "One can tell who is meant." in shown
    assert "Say it in other words." in shown


def test_who_leads_moves_the_day_and_ends_it_and_all_read_the_map(client: Client, asked: Asked) -> None:
    asked.two_camps()
    kim, robin = signed_in(client, asked.room.leader), signed_in(Client(), asked.room.seated[USER][0])
    assert "10 people or more have answered." in page(kim, "opinion_question", id=asked.question)
    page(signed_in(Client(), a_member(asked.room.organisation)), "end_opinions", status=404, id=asked.question)
    assert "30 May 2026" in page(kim, "opinions_day", id=asked.question, post=DAY | {"closes_on_day": "30"})
    for name in ("opinions_paper", "opinions_json", "opinions_file"):
        page(robin, name, status=404, id=asked.question)
    assert "can’t be opened again" in page(kim, "end_opinions", id=asked.question)
    page(kim, "end_opinions", id=asked.question, post={})
    shown = page(robin, "opinion_question", id=asked.question)
    for words in ("14 of 14 agree", "Group A", "Group B", "held by fewer people", "Standpoints are not shown"):
        assert words in shown
    where = {"id": asked.question.pk}
    assert robin.get(reverse("opinions_json", kwargs=where)).json()["people"] == 14
    assert robin.get(reverse("opinions_file", kwargs=where)).content.startswith(b"PK")
    paper = robin.get(reverse("opinions_paper", kwargs=where)).content
    assert_accessible(paper)
    assert "What every group agrees on" in text_of(paper)
    stranger = signed_in(Client(), a_member(an_organisation()))
    for name in ("opinion_question", "opinions_file", "opinions_paper"):
        page(stranger, name, status=404, id=asked.question)


def test_a_small_group_gets_no_file_of_all_answers_and_too_few_get_nothing(client: Client, asked: Asked) -> None:
    statements = asked.let_through()
    for place, person in enumerate(asked.room.everybody[:12]):
        asked.say(person, statements, (-1, 1, 1, 1) if place < 3 else (1, 1, -1, 0))
    few = a_question(asked.room)
    for question in (asked.question, few):
        actions.end_question(question=question, by=asked.room.leader, now=NOW)
    robin = signed_in(client, asked.room.seated[USER][0])
    assert "All answers as a file" not in page(robin, "opinion_question", id=asked.question)
    page(robin, "opinions_file", status=404, id=asked.question)
    assert "Too few people answered" in page(robin, "opinion_question", id=few)


def test_the_statements_on_paper(client: Client, asked: Asked) -> None:
    asked.let_through()
    robin = signed_in(client, asked.room.seated[USER][0])
    sheet = robin.get(reverse("opinions_blank", kwargs={"id": asked.question.pk})).content
    assert_accessible(sheet)
    assert all(words in text_of(sheet) for words in FIRST)


def test_what_waits_on_my_day(asked: Asked) -> None:
    robin, today = asked.room.seated[USER][0], NOW.date()
    assert [one.sentence for one in my_day.waiting_for(robin, today)] == [my_day.LOOK]
    statements = asked.let_through()
    assert [one.sentence for one in my_day.waiting_for(robin, today)] == [my_day.ANSWER]
    asked.say(robin, statements, (1, 1, 1, 1))
    assert my_day.waiting_for(robin, today) == ()


def test_after_the_last_day_and_after_leaving_no_page_leads_nowhere(client: Client, asked: Asked) -> None:
    robin = asked.room.seated[USER][0]
    asked.say(robin, asked.let_through(), (1, 1, 1, None))
    mine = signed_in(client, robin)
    assert "Print the statements" in page(mine, "opinion_question", id=asked.question)
    Question.objects.update(closes_on=NOW - timedelta(days=2))
    late = page(mine, "opinion_question", id=asked.question)
    assert "The last day is over." in late
    assert not any(words in late for words in ("Go on", "Print the statements"))
    Question.objects.update(closes_on=LAST_DAY)
    Membership.objects.filter(person=robin).update(left_at=NOW)
    left = page(mine, "my_opinions", id=asked.question)
    assert "Erase all my answers" in left
    assert not any(words in left for words in ("Change", "Go back"))
    page(mine, "take_back_opinions", id=asked.question, post={})
    assert not Answer.objects.exists()


def test_pages_ask_as_often_for_one_as_for_thirty(client: Client, asked: Asked) -> None:
    asked.let_through()
    robin = asked.room.seated[USER][0]
    statement_actions.write_statement(question=asked.question, words="Tea at nine.", by=robin, now=NOW)
    mine = signed_in(client, robin)

    def counted() -> list[int]:
        found = []
        for name in ("opinion_question", "answer_opinions", "my_opinions", "look_at_statements"):
            page(mine, name, id=asked.question)
            with CaptureQueriesContext(connection) as captured:
                page(mine, name, id=asked.question)
            found.append(len(captured))
        return found

    assert counted() == [13, 10, 10, 7]
    for number in range(30):
        author = robin if number % 2 else asked.room.seated[STAFF][0]
        statement_actions.write_statement(question=asked.question, words=f"Tea {number}.", by=author, now=NOW)
    assert counted() == [13, 10, 10, 7]
