"""The eleven principles: whole and easy to read in both languages, matched to the other lists, four of them hard."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.factories import a_member, an_organisation, signed_in
from tests.house.test_words import HARDEST_ENGLISH, HARDEST_ITALIAN, grade, gulpease
from tests.paper import assert_accessible, text_of

from assieme.learning.principles.principles import FOUR, Principle, principles
from assieme.logic.participation.practice import Principle as OfToolkit


def in_language(language: str) -> tuple[Principle, ...]:
    with override(language):
        return principles()


def texts(all_of: tuple[Principle, ...]) -> list[str]:
    return [text for one in all_of for text in (one.title, one.text, one.example, one.ask, one.hard) if text]


def test_there_are_eleven_and_they_are_easy_to_read_in_both_languages() -> None:
    english, italian = in_language("en"), in_language("it")
    assert [one.slug for one in english] == [one.slug for one in italian]
    assert len(english) == 11
    assert all(one.title and one.text and one.example and one.ask for one in (*english, *italian))
    assert grade(texts(english)) <= HARDEST_ENGLISH
    assert gulpease(texts(italian)) >= HARDEST_ITALIAN


def test_each_of_the_six_and_of_the_four_is_met() -> None:
    found = in_language("en")
    assert {one for principle in found for one in principle.six} == set(OfToolkit)
    assert {one for principle in found for one in principle.four} == set(FOUR)


def test_the_four_that_the_study_finds_hardest_say_why() -> None:
    assert [one.slug for one in in_language("it") if one.hard] == ["citizens", "strengths", "shared-duty", "facilitate"]


@pytest.mark.django_db
def test_on_a_page_and_on_paper(client: Client) -> None:
    reader = signed_in(client, a_member(an_organisation()))
    page = reader.get(reverse("principles")).content.decode()
    assert all(str(one.ask) in page.replace("&#39;", "'") for one in in_language("en"))
    hard = reader.get(reverse("principles"), {"only": "hard"}).content.decode()
    assert hard.count('class="principle"') == 4
    paper = reader.get(reverse("principles_sheet")).content
    assert_accessible(paper)
    assert "What does each of us know" in text_of(paper)
