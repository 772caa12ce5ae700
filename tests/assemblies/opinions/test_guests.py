"""Guests answer with a slip: once each, for one question; their answers count, and lift no figure over a line."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.assemblies.opinions.conftest import FIRST, LATER, Asked, a_question, answers_of
from tests.assemblies.opinions.test_pages import page
from tests.assemblies.rooms import CARER, STAFF, USER, Room, a_room
from tests.factories import NOW, a_member, signed_in
from tests.paper import assert_accessible, text_of

from assieme.assemblies.opinions import access, actions, drawing, guest_actions, mapping, reads, statement_actions
from assieme.assemblies.opinions.models import Answer, Guest, Question, Statement
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people.models import Notice
from assieme.toolkit.claims import Claimant


@pytest.fixture
def asked(db: None) -> Asked:
    room = a_room({USER: 6, STAFF: 5, CARER: 3})
    return Asked(room, a_question(room, audience="guests"))


def codes(asked: Asked, number: int = 1) -> list[str]:
    return guest_actions.make_codes(question=asked.question, number=number, by=asked.room.leader, now=NOW)


def guests(asked: Asked, number: int = 1) -> list[Claimant]:
    codes(asked, number)
    return [Claimant(one.pk) for one in asked.question.guests.all()]


def say(question: Question, by: Any, statements: list[Statement], *choices: int) -> None:
    for statement, choice in zip(statements, choices, strict=True):
        actions.answer_statement(statement=statement, choice=choice, by=by, now=NOW)


def test_a_slip_opens_the_question_on_a_phone_without_an_account(client: Client, asked: Asked) -> None:
    asked.let_through()
    code = codes(asked)[0]
    small = code.lower().replace("-", " ")
    typed = client.post(reverse("opinions_with_code"), {"code": small}, follow=True).content.decode()
    assert asked.question.asked in typed
    assert "Your care never depends on it" in typed
    shown = page(client, "opinions_by_code", code=code, post={})
    for done in range(4):
        assert f"{done} of 4 answered" in shown
        key = re.search(r'name="of" value="([0-9a-f-]{36})"', shown)
        assert key is not None
        shown = page(client, "say_opinion", id=asked.question, post={"of": key[1], "choice": "agree"})
    assert "You answered all of them" in shown
    other = Client()
    page(other, "opinions_by_code", code=code, post={})
    assert page(other, "my_opinions", id=asked.question).count("You agree") == 4
    assert (answers_of(asked.question), Answer.objects.filter(person=None).count()) == (4, 4)
    page(other, "finish_opinions", id=asked.question, post={})
    assert "/account/login" in other.get(reverse("my_opinions", kwargs={"id": asked.question.pk})).headers["Location"]
    page(client, "take_back_opinions", id=asked.question, post={})
    assert not Answer.objects.exists()


def test_a_guest_finds_no_other_page_and_no_other_question(client: Client, asked: Asked) -> None:
    asked.let_through()
    page(client, "opinions_by_code", code=codes(asked)[0], post={})
    other = a_question(asked.room, audience="guests")
    for name in ("opinion_question", "answer_opinions", "write_statement"):
        page(client, name, id=asked.question)
        assert client.get(reverse(name, kwargs={"id": other.pk})).status_code == 302
    for name in ("look_at_statements", "opinion_slips", "end_opinions", "opinions_json", "opinions_blank"):
        assert client.get(reverse(name, kwargs={"id": asked.question.pk})).status_code == 302
    shown = page(client, "opinion_question", id=asked.question)
    assert not any(words in shown for words in ("Print the statements", "For who leads", "What people think<"))
    guest = Claimant(Guest.objects.get().pk)
    with pytest.raises(Http404):
        say(other, guest, list(other.statements.all()[:1]), 1)


def test_a_member_with_a_slip_answers_as_a_member(client: Client, asked: Asked) -> None:
    asked.let_through()
    mine = signed_in(client, asked.room.seated[USER][0])
    opened = mine.get(reverse("opinions_by_code", kwargs={"code": codes(asked)[0]}))
    assert opened.headers["Location"] == reverse("opinion_question", kwargs={"id": asked.question.pk})


def test_wrong_codes_are_counted_and_right_ones_are_not(client: Client, asked: Asked) -> None:
    asked.let_through()
    right = codes(asked)[0]
    for _ in range(20):
        page(client, "opinions_by_code", code=right)
    cache.clear()
    wrong = [client.get(reverse("opinions_by_code", kwargs={"code": "2222-2222-2222-2222"})) for _ in range(11)]
    assert [one.status_code for one in wrong] == [404] * 10 + [429]
    assert client.get(reverse("opinions_by_code", kwargs={"code": right})).status_code == 429
    cache.clear()


def test_slips_are_printed_once_and_only_hashes_stay(client: Client, asked: Asked) -> None:
    kim = signed_in(client, asked.room.leader)
    where = reverse("opinion_slips", kwargs={"id": asked.question.pk})
    assert kim.post(where, {"number": "61"}).status_code == 422
    sheet = kim.post(where, {"number": "8"}).content
    assert_accessible(sheet)
    printed = re.findall(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", text_of(sheet))
    assert len(set(printed)) == 8
    assert {reads.guest_behind(code) for code in printed} == set(Guest.objects.all())
    assert not Guest.objects.filter(code_hash__in=printed).exists()
    assert Event.objects.get(kind="opinions.codes_made").data["number"] == 8
    for _ in range(4):
        codes(asked, 60)
    with pytest.raises(Refused, match="as many codes"):
        codes(asked, 60)


@pytest.mark.parametrize("audience", ["members", "seats"])
def test_only_a_question_for_guests_has_slips(room_of: Room, audience: str) -> None:
    question = a_question(room_of, audience=audience)
    with pytest.raises(Refused, match="not for guests"):
        guest_actions.make_codes(question=question, number=1, by=room_of.leader, now=NOW)


@pytest.fixture
def room_of(db: None) -> Room:
    return a_room({USER: 2, STAFF: 2})


def test_what_a_guest_writes_is_looked_at_by_two_standpoints_and_never_by_guests(asked: Asked) -> None:
    first, second = guests(asked, 2)
    own = statement_actions.write_statement(question=asked.question, words="Tea at nine.", by=first, now=NOW)
    with pytest.raises(Http404):
        statement_actions.look_at_statement(statement=own, reason="", by=second, now=NOW)
    for person in asked.lookers():
        own = statement_actions.look_at_statement(statement=own, reason="", by=person, now=NOW)
    assert own.state == Statement.State.SHOWN
    assert [one.statement for one in reads.own_statements(asked.question, first)] == [own]
    assert reads.own_statements(asked.question, second) == ()
    assert not Notice.objects.exists()
    for number in range(4):
        statement_actions.write_statement(question=asked.question, words=f"Tea {number}.", by=first, now=NOW)
    with pytest.raises(Refused, match="five"):
        statement_actions.write_statement(question=asked.question, words="More tea.", by=first, now=NOW)


def test_guests_count_in_the_map_and_read_it_with_their_slip(client: Client, asked: Asked) -> None:
    statements = asked.two_camps()
    code = codes(asked)[0]
    for guest in guests(asked, 5):
        say(asked.question, guest, statements, -1, 1, 1, 1)
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    assert (len(drawn.votes), drawn.standpoints, drawn.with_guests) == (20, {}, True)
    shown = page(client, "opinions_by_code", code=code, post={})
    for words in ("20 people answered", "Slips made for guests: 6.", "Group A", "because guests answered too"):
        assert words in shown
    assert not any(words in shown for words in ("All answers as a file", "Print the map", "Bring it to a vote"))
    robin = signed_in(Client(), asked.room.seated[USER][0])
    assert "All answers as a file" not in page(robin, "opinion_question", id=asked.question)
    page(robin, "opinions_file", status=404, id=asked.question)
    paper = robin.get(reverse("opinions_paper", args=[asked.question.pk])).content
    assert "Slips made for guests: 6." in " ".join(text_of(paper).split())
    told = robin.get(reverse("opinions_json", args=[asked.question.pk])).json()
    assert (told["with_guests"], told["slips_made"]) == (True, 6)


def test_lost_slips_are_withdrawn_and_what_guests_said_stays(client: Client, asked: Asked) -> None:
    statements = asked.let_through()
    lost, wrote, used = codes(asked, 3)
    writer, speaker = (reads.guest_behind(code) for code in (wrote, used))
    assert writer is not None
    assert speaker is not None
    statement_actions.write_statement(question=asked.question, words="Tea.", by=Claimant(writer.pk), now=NOW)
    say(asked.question, Claimant(speaker.pk), statements, 1, 1, 1, 1)
    kim = signed_in(Client(), asked.room.leader)
    assert "Did slips get lost?" in page(kim, "opinion_slips", id=asked.question)
    page(kim, "withdraw_slips", id=asked.question, post={})
    assert [reads.guest_behind(code) is None for code in (lost, wrote, used)] == [True, False, False]
    assert "Sign in instead" in page(client, "opinions_by_code", code=used)
    page(client, "opinions_by_code", status=404, code=lost)
    assert answers_of(asked.question) == 4
    assert Event.objects.get(kind="opinions.codes_withdrawn").data == {}
    assert reads.slips_made(asked.question) == 3
    with pytest.raises(Http404):
        guest_actions.withdraw_codes(question=asked.question, by=a_member(asked.room.organisation), now=NOW)


def test_four_guests_and_one_member_are_no_group(client: Client, asked: Asked) -> None:
    """Whoever answered with the codes would read the answers of the one."""
    statements = asked.let_through()
    alone = asked.room.seated[STAFF][0]
    for person in asked.room.everybody:
        asked.say(person, statements, (-1, 1, 1, 1) if person == alone else (1, 1, -1, -1))
    for guest in guests(asked, 4):
        say(asked.question, guest, statements, -1, 1, 1, 1)
    as_answered: drawing.Cells = [[-1, 1, 1, 1] if row < 5 else [1, 1, -1, -1] for row in range(18)]
    found = drawing.opinion_map(as_answered)
    assert [len(one.members) for one in found.groups] == [13, 5]
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=NOW)
    assert drawn is not None
    assert drawn.groups == [0] * 18
    page_of = mapping.map_page(asked.question, drawn)
    assert (page_of.groups, page_of.few, {one.by_group for one in page_of.rows}) == ((), (), {()})
    shown = page(signed_in(client, alone), "opinion_question", id=asked.question)
    assert "each group needs five members" in shown


def test_codes_lift_no_few_members_over_a_line(asked: Asked) -> None:
    """Who makes codes could answer with them, and take these answers off again."""
    statements = asked.let_through()
    own = guests(asked, 20)
    for guest in own:
        say(asked.question, guest, statements, 1, 1, 1, 1)
    for person in asked.room.everybody[:5]:
        asked.say(person, statements, (1, 1, -1, None) if person == asked.room.everybody[0] else (1, 1, -1, 1))
    assert reads.people_so_far(asked.question) == 0
    few = a_question(asked.room, audience="guests", asked="And now?")
    Statement.objects.filter(question=few).update(state="shown")
    for guest in guests(Asked(asked.room, few), 20):
        say(few, guest, list(few.statements.all()), 1, 1, 1, 1)
    for person in asked.room.everybody[:4]:
        asked.say(person, list(few.statements.all()), (1, 1, 1, 1))
    assert actions.end_question(question=few, by=asked.room.leader, now=LATER) is None
    drawn = actions.end_question(question=asked.question, by=asked.room.leader, now=LATER)
    assert drawn is not None
    assert {len(row) for row in drawn.votes} == {3}
    left_out = asked.question.statements.get(number=None)
    assert left_out.words == FIRST[3]


def test_permissions_of_guests(asked: Asked) -> None:
    asked.let_through()
    guest = guests(asked)[0]
    statement = asked.question.statements.first()
    assert statement is not None
    own = (access.see_question, access.take_part, access.take_back)
    for open_now in (True, False):
        assert [one.allows(guest, asked.again()) for one in own] == [True, open_now, open_now]
        assert access.answer_statement.allows(guest, statement) is open_now
        assert not access.end_question.sees(guest, asked.question)
        assert not access.ask_guests.sees(guest, asked.question)
        assert not access.look_at_statement.sees(guest, statement)
        Question.objects.update(phase="ended")
        statement.refresh_from_db()
