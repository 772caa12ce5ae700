"""One's own practice is one's own: nobody else finds it, it leaves no trace, and it goes when one says so."""

import json
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.logic.scoring.readiness import PROMPTS, Answer
from assieme.people.models import Person
from assieme.toolkit.readiness import practice_actions, practice_reads, words
from assieme.toolkit.readiness.models import Practice, PracticeAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return a_member(an_organisation(), "professional")


def a_look(person: Person, value: Answer = Answer.MOSTLY) -> Practice:
    look = practice_actions.begin_practice(person=person, by=person, now=NOW)
    answers = {prompt.id: value for prompt in PROMPTS}
    return practice_actions.save_practice(practice=look, answers=answers, by=person, now=NOW)


def test_all_nineteen_are_asked_of_oneself() -> None:
    assert list(words.OF_ONESELF) == [prompt.id for prompt in PROMPTS]


def test_the_whole_way_without_script(client: Client, person: Person) -> None:
    client = signed_in(client, person)
    first = client.post(reverse("practices")).headers["Location"]
    second = client.post(first, {"assets-1": "3", "assets-2": "unknown"}).headers["Location"]
    assert second.endswith("/capabilities")
    look = Practice.objects.get()
    page = reverse("practice", kwargs={"id": look.pk})
    assert "Yes" in client.get(page).content.decode()
    client.post(page, {"will_try": "Ask Sam to chair"})
    html = client.get(reverse("practices")).content.decode()
    assert "Ask Sam to chair" in html
    assert not Event.objects.filter(kind__startswith="readiness").exists()


def test_choosing_saves_by_itself(client: Client, person: Person) -> None:
    look = practice_actions.begin_practice(person=person, by=person, now=NOW)
    address = reverse("practice_questions", kwargs={"id": look.pk, "principle": "assets"})
    assert signed_in(client, person).post(address, {"assets-1": "2"}, headers={"X-Autosave": "1"}).status_code == 204
    assert practice_reads.answers_of(look) == {"assets-1": Answer.MOSTLY}


def test_the_time_before_is_a_shadow(client: Client, person: Person) -> None:
    first = a_look(person, Answer.A_LITTLE)
    practice_actions.finish_practice(practice=first, will_try="", by=person, now=NOW)
    with pytest.raises(Refused):
        practice_actions.save_practice(practice=first, answers={}, by=person, now=NOW)
    second = practice_actions.begin_practice(person=person, by=person, now=NOW + timedelta(days=90))
    assert practice_reads.answers_before(second) == practice_reads.answers_of(first)
    html = signed_in(client, person).get(reverse("practice", kwargs={"id": second.pk})).content.decode()
    assert "hexagon__shadow" in html


@pytest.mark.parametrize("role", ["member", "facilitator", "administrator"])
@pytest.mark.parametrize("name", ["practice", "practice_data", "practice_paper", "practice_delete"])
def test_nobody_else_finds_it(name: str, role: str, client: Client, person: Person) -> None:
    look = a_look(person)
    organisation = person.memberships.get().organisation
    other = a_member(organisation, "professional", role=role)
    address = reverse(name, kwargs={"id": look.pk})
    method = client.post if name == "practice_delete" else client.get
    signed_in(client, other)
    assert method(address).status_code == 404
    with pytest.raises(Http404):
        practice_actions.delete_practice(practice=look, by=other, now=NOW)
    assert Practice.objects.filter(pk=look.pk).exists()


def test_it_can_be_taken_along_and_deleted(client: Client, person: Person) -> None:
    look = a_look(person)
    client = signed_in(client, person)
    data = json.loads(client.get(reverse("practice_data", kwargs={"id": look.pk})).content)
    assert len(data["answers"]) == 19
    assert data["answers"][0]["answer"] == 2
    client.post(reverse("practice_delete", kwargs={"id": look.pk}))
    assert not Practice.objects.exists()
    assert not PracticeAnswer.objects.exists()


def test_the_questions_about_ones_own_practice_print_blank(client: Client) -> None:
    signed_in(client, a_member(an_organisation()))
    content = client.get(reverse("practice_blank")).content
    assert_accessible(content, pages=2)
    assert "How do I work with others?" in text_of(content)
