"""The talk: it begins once, closes the answering, shows each group's spread, and keeps what was said."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.factories import NOW, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Refused
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.logic.scoring.spread import Spread, spread
from assieme.people.persons import system_person
from assieme.toolkit.readiness import actions, pictures, reads, talk_reads
from assieme.toolkit.readiness.models import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Round:
    return actions.open_round(place=an_initiative(an_organisation()), title="May", by=system_person(), now=NOW)


def answer(asked: Round, standpoint: str, values: list[int]) -> None:
    for value in values:
        person = a_member(asked.organisation, standpoint)
        answers = {prompt.id: Answer(value) for prompt in PROMPTS}
        sheet = actions.save_answers(round=asked, answers=answers, by=person, now=NOW)
        actions.hand_in(sheet=sheet, by=person, now=NOW)


def test_the_spread_of_published_figures() -> None:
    """Tukey's hinges as in Exploratory Data Analysis (1977), by hand: of 0 1 1 2 3 the halves are 0 1 1 and 1 2 3."""
    assert spread([3, 0, 1, 2, 1]) == Spread(Fraction(1), Fraction(1), Fraction(2), 5)


@given(st.lists(st.integers(0, 3), max_size=23))
def test_one_more_answer_never_moves_a_spread_alone(values: list[int]) -> None:
    whole = len(values) - len(values) % 5
    assert spread(values) == spread(values[:whole])
    found = spread(values)
    assert (found is None) == (len(values) < 5)
    if found:
        assert min(values) <= found.low <= found.middle <= found.high <= max(values)


def test_the_talk_ends_the_answering(asked: Round) -> None:
    late = a_member(asked.organisation, "carer")
    draft = actions.save_answers(round=asked, answers={"assets-1": Answer.YES}, by=late, now=NOW)
    actions.begin_talk(round=asked, by=system_person(), now=NOW)
    with pytest.raises(Refused):
        actions.hand_in(sheet=draft, by=late, now=NOW)
    begun = actions.begin_talk(round=asked, by=system_person(), now=NOW + timedelta(hours=1))
    assert begun.talk_began_at == NOW


def test_groups_of_five_are_seen_and_smaller_ones_are_not(asked: Round) -> None:
    answer(asked, "service user", [0, 0, 1, 1, 0])
    answer(asked, "professional", [3, 3, 3, 2, 3])
    answer(asked, "carer", [2, 2, 2, 2])
    found = talk_reads.question(asked, "assets-1")
    assert list(found.groups) == ["service user", "professional"]
    assert found.apart
    assert found.groups["professional"].middle == 3


def test_nothing_is_seen_before_the_talk_begins(client: Client, asked: Round) -> None:
    answer(asked, "service user", [0, 0, 1, 1, 0])
    client = signed_in(client, a_member(asked.organisation))
    page = client.get(reverse("readiness_talk_question", kwargs={"id": asked.pk, "prompt": "assets-1"}))
    assert page.status_code == 302
    assert "talk-list" not in client.get(page.headers["Location"]).content.decode()


def test_what_the_group_says_together_is_drawn(client: Client, asked: Round) -> None:
    lead = a_member(asked.organisation, role="facilitator")
    answer(asked, "service user", [0, 0, 1, 1, 0])
    actions.begin_talk(round=asked, by=lead, now=NOW)
    client = signed_in(client, lead)
    address = reverse("readiness_talk_question", kwargs={"id": asked.pk, "prompt": "assets-1"})
    html = client.get(address).content.decode()
    assert "The middle half lies from “not yet” to “a little”, around “not yet”." in html
    answered = client.post(address, {"words": "The lunch was the turning point.", "together": "2"})
    assert answered.headers["Location"].endswith("/assets-2")
    assert "The lunch was the turning point." in client.get(address).content.decode()
    assert reads.together(Round.objects.get(pk=asked.pk)) == {"assets-1": Answer.MOSTLY}
    page = reads.page(asked.place, lead)
    assert page is not None
    assert pictures.TOGETHER in [outline.key for outline in pictures.picture(page).outlines]


@pytest.mark.parametrize("role", ["member", "elsewhere"])
def test_only_who_leads_begins_and_writes(role: str, asked: Round) -> None:
    home = an_organisation() if role == "elsewhere" else asked.organisation
    by = a_member(home, role="facilitator" if role == "elsewhere" else role)
    with pytest.raises(Http404):
        actions.begin_talk(round=asked, by=by, now=NOW)
    with pytest.raises(Http404):
        actions.note_talk(round=asked, prompt="assets-1", words="", together=None, by=by, now=NOW)


@pytest.mark.parametrize("people", [1, 30])
def test_the_talk_costs_the_same_for_one_and_for_thirty(
    people: int, client: Client, asked: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answer(asked, "carer", [1] * people)
    lead = a_member(asked.organisation, role="facilitator")
    actions.begin_talk(round=asked, by=lead, now=NOW)
    client = signed_in(client, lead)
    address = reverse("readiness_talk", kwargs={"id": asked.pk})
    client.get(address)
    with django_assert_num_queries(9):
        client.get(address)
