"""Cards on paper: accessible, on A4, with the code that leads to the right form; empty ones on one page each."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.factories import NOW, signed_in
from tests.paper import assert_accessible, text_of
from tests.toolkit.cards.conftest import Place, a_card
from tests.toolkit.cards.test_drawings import DRAWN
from tests.toolkit.cards.test_photos import _folder, photographed

from assieme.toolkit.cards import actions, paper
from assieme.toolkit.cards.written import Written

__all__ = ["_folder"]


def at(name: str, row: object) -> str:
    return reverse(name, kwargs={"id": getattr(row, "pk", row)})


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(("query", "pages"), [("", 1), ("?size=large&sheets=3", 3), ("?size=small&sheets=2", 2)])
def test_empty_cards(place: Place, client: Client, language: str, query: str, pages: int) -> None:
    with override(language):
        answer = signed_in(client, place.robin).get(
            at("blank_card_pdf", place.initiative) + query, headers={"accept-language": language}
        )
    assert answer["Content-Type"] == "application/pdf"
    assert_accessible(answer.content, pages=pages)
    assert "EQUIL" in text_of(answer.content)


def test_the_code_leads_to_the_form_for_paper_cards(place: Place) -> None:
    address = f"https://example.org{at('new_card', place.initiative)}?from=paper"
    made = paper.blank_cards(place.initiative, place.kim, address=address, sheets=1, small=False)
    assert "Give it to" in text_of(made)
    assert "from=paper" in text_of(made).replace("\n", "")


def test_who_types_a_paper_card_finds_the_photo_first(place: Place, client: Client) -> None:
    page = signed_in(client, place.lou).get(at("new_card", place.initiative) + "?from=paper").content.decode()
    assert page.index('type="file"') < page.index("What is your idea?")
    assert "Somebody else wrote it" in page


@pytest.mark.parametrize("state", ["raised", "answered"])
def test_a_filled_card_with_its_code(place: Place, client: Client, state: str) -> None:
    card = a_card(place, state)
    made = signed_in(client, place.lou).get(at("card_pdf", card)).content
    assert_accessible(made, pages=1)
    said = text_of(made)
    assert "A corner without television" in said
    assert "Robin" in said
    assert ("Answer: done" in said) == (state == "answered")


def test_the_longest_card_with_a_drawing_loses_no_word(place: Place, client: Client) -> None:
    long = " ".join(["parola"] * 280)
    written = Written(
        idea=long + " FINE",
        challenge=long,
        benefits=long,
        barriers=long + " ULTIMA",
        time="long",
        cost="€€",
        drawing=DRAWN,
        drawing_says="A bench",
    )
    card = actions.raise_card(
        initiative=place.initiative, written=written, authorship="named", by=place.robin, now=NOW
    ).card
    made = signed_in(client, place.robin).get(at("card_pdf", card)).content
    assert_accessible(made)
    assert "FINE" in text_of(made)
    assert "ULTIMA" in text_of(made)


def test_a_card_with_long_answers_and_a_drawing_is_one_page(place: Place, client: Client) -> None:
    long = "We would sit there for ten minutes before the group begins, and nobody would have to talk. " * 4
    written = Written(
        **dict.fromkeys(("idea", "challenge", "benefits", "barriers"), long),
        time="long",
        cost="€€",
        drawing=DRAWN,
        drawing_says="A bench under the tree",
    )
    card = actions.raise_card(
        initiative=place.initiative, written=written, authorship="named", by=place.robin, now=NOW
    ).card
    assert_accessible(signed_in(client, place.robin).get(at("card_pdf", card)).content, pages=1)


def test_a_photo_is_printed_for_whoever_may_see_it(place: Place) -> None:
    card = photographed(place, "hidden", idea="More chairs")
    sizes = {
        person: len(signed_in(Client(), person).get(at("card_pdf", card)).content) for person in (place.kim, place.lou)
    }
    assert sizes[place.kim] > sizes[place.lou]


def test_the_cards_for_a_meeting_each_on_a_page(place: Place, client: Client) -> None:
    for state in ("raised", "brought", "brought"):
        a_card(place, state)
    signed_in(client, place.kim)
    assert_accessible(client.get(at("cards_pdf", place.initiative)).content, pages=3)
    assert_accessible(client.get(at("cards_pdf", place.initiative) + "?state=brought").content, pages=2)


def test_no_cards_make_no_empty_pdf(place: Place, client: Client) -> None:
    assert signed_in(client, place.kim).get(at("cards_pdf", place.initiative)).status_code == 302
