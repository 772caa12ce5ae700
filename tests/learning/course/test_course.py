"""The course: complete in both languages, questions that one can get wrong safely, progress that is private."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.house.test_words import HARDEST_ENGLISH, HARDEST_ITALIAN, grade, gulpease
from tests.paper import assert_accessible, text_of

from assieme.core.models import Event
from assieme.learning.course import actions, reads
from assieme.learning.course.models import Done
from assieme.learning.course.units import Unit, units
from assieme.people.models import Person

pytestmark = pytest.mark.django_db


def in_language(language: str) -> tuple[Unit, ...]:
    with override(language):
        return units()


@pytest.fixture
def person() -> Person:
    return a_member(an_organisation(), "carer")


def texts(unit: Unit) -> list[str]:
    parts = [text for part in unit.parts for text in (part.heading, *part.paragraphs)]
    options = [text for one in unit.questions for option in one.options for text in (option.text, option.because)]
    return [unit.title, unit.outcome, *parts, *(one.ask for one in unit.questions), *options]


@pytest.mark.parametrize("number", range(8))
def test_a_unit_is_whole_and_easy_to_read_in_both_languages(number: int) -> None:
    english, italian = in_language("en")[number], in_language("it")[number]
    assert english.slug == italian.slug
    assert len(english.parts) == len(italian.parts)
    for unit in (english, italian):
        assert all(sum(option.right for option in one.options) == 1 for one in unit.questions)
        assert len(unit.questions) >= 2
        assert all(texts(unit))
    assert grade(texts(english)) <= HARDEST_ENGLISH
    assert gulpease(texts(italian)) >= HARDEST_ITALIAN


@pytest.mark.parametrize(
    ("figure", "source"),
    [
        ("63 %", "Pocobello et al. (2019), doi.org/10.1111/inm.12681"),
        ("725 to 596 (18 %)", "Nesta, Innovation Unit and nef (2012), in EQUIL’s toolkit, Appendix 4"),
        ("414 to 286 (31 %)", "Nesta, Innovation Unit and nef (2012), in EQUIL’s toolkit, Appendix 4"),
        ("330 to 162 (51 %)", "Nesta, Innovation Unit and nef (2012), in EQUIL’s toolkit, Appendix 4"),
        ("60 %", "EQUIL, A Toolkit for Co-production, Appendix 4"),
    ],
)
def test_published_figures_stand_with_their_source_and_what_they_do_not_show(figure: str, source: str) -> None:
    found = [
        part
        for unit in in_language("en")
        for part in unit.parts
        if part.source == source and figure in " ".join((part.figure, *part.paragraphs))
    ]
    assert found
    assert all("What it does not show" in " ".join(part.paragraphs) for part in found)


def test_a_wrong_answer_is_explained_and_nothing_is_kept(client: Client, person: Person) -> None:
    client = signed_in(client, person)
    unit = in_language("en")[0]
    address = reverse("unit", kwargs={"slug": unit.slug})
    wrong = client.get(address, {"q0": "0"}).content.decode()
    assert "Not quite." in wrong
    assert unit.questions[0].options[0].because in wrong
    right = client.get(address, {"q0": "1", "q1": "nonsense"}).content.decode()
    assert unit.questions[0].options[1].because in right
    assert not Done.objects.exists()


def test_the_whole_course_ends_with_a_certificate(client: Client, person: Person) -> None:
    client = signed_in(client, person)
    assert client.get(reverse("certificate")).headers["Location"] == reverse("learn")
    for unit in units():
        answer = client.post(reverse("finish_unit", kwargs={"slug": unit.slug}))
    assert answer.headers["Location"] == reverse("certificate")
    assert client.post(reverse("certificate"), {"name": ""}).status_code == 422
    paper = client.post(reverse("certificate"), {"name": "Lou Ferrari"}).content
    assert_accessible(paper, pages=1)
    assert "Lou Ferrari" in text_of(paper)
    assert "nobody tests what one knows" in text_of(paper)
    assert not Event.objects.filter(actor_id=person.pk).exists()
    client.post(reverse("learn_again"))
    assert not reads.course(person).begun


def test_a_unit_that_is_not_there_is_not_found(client: Client, person: Person) -> None:
    client = signed_in(client, person)
    assert client.get(reverse("unit", kwargs={"slug": "no-such-unit"})).status_code == 404
    assert client.post(reverse("finish_unit", kwargs={"slug": "no-such-unit"})).status_code == 404


def test_progress_is_ones_own(person: Person) -> None:
    actions.finish_unit(person=person, unit="levels", by=person, now=NOW)
    actions.finish_unit(person=person, unit="levels", by=person, now=NOW)
    assert Done.objects.count() == 1
    other = a_member(person.memberships.get().organisation, role="administrator")
    assert not reads.course(other).begun


@pytest.mark.parametrize("done", [0, 7])
def test_the_course_costs_the_same_from_begin_to_end(
    done: int, client: Client, person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for unit in units()[:done]:
        actions.finish_unit(person=person, unit=unit.slug, by=person, now=NOW)
    client = signed_in(client, person)
    client.get(reverse("learn"))
    with django_assert_num_queries(5):
        client.get(reverse("learn"))
