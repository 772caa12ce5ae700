"""A drawing on a card: kept harmless, with a draft too, seen by whoever sees the card, erased with its author."""

import base64
import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, signed_in
from tests.toolkit.cards.conftest import Place, raised

from assieme.core.action import action
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.toolkit.cards import actions, my_day, reads
from assieme.toolkit.cards.models import Card, CardDraft
from assieme.toolkit.cards.typing_actions import type_card
from assieme.toolkit.cards.written import Written

LINE = '<polyline stroke="#1e2a2f" stroke-width="4" points="1,2 30,40"/>'
DRAWN = f'<svg xmlns="http://www.w3.org/2000/svg">{LINE}</svg>'
EVIL = DRAWN.replace("</svg>", '<script>alert(1)</script><image href="http://evil.example/x"/></svg>')


def at(name: str, row: object) -> str:
    return reverse(name, kwargs={"id": getattr(row, "pk", row)})


def sent(place: Place, client: Client, **fields: str) -> str:
    fields = {"idea": "A bench", "authorship": "named", "do": "send"} | fields
    answer = signed_in(client, place.robin).post(at("new_card", place.initiative), fields, follow=True)
    return answer.content.decode()


def picture_in(page: str) -> str:
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    return base64.b64decode(found[1]).decode() if found else ""


def test_a_drawing_is_seen_on_its_card_and_what_hid_in_it_is_nowhere(place: Place, client: Client) -> None:
    page = sent(place, client, drawing=EVIL, drawing_says="A bench with a roof")
    assert LINE in picture_in(page)
    assert 'alt="A bench with a roof"' in page
    assert not re.search("script|evil|href", Card.objects.get().drawing + picture_in(page))
    assert "evil.example" not in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "We can&#39;t read this drawing"),
        (f"<svg>{'<circle cx="1" cy="1" r="1"/>' * 3001}</svg>", "too many lines"),
    ],
)
def test_a_drawing_that_is_none_is_refused_and_the_words_stay(
    place: Place, client: Client, text: str, says: str
) -> None:
    page = sent(place, client, idea="Keep this", drawing=text)
    assert says in page
    assert "Keep this" in page
    assert not Card.objects.exists()


def test_whoever_draws_need_not_write(place: Place, client: Client) -> None:
    assert "An idea in a drawing" in sent(place, client, idea="", drawing=DRAWN)
    assert my_day.mine(place.robin)[0].idea == "An idea in a drawing"
    assert "Write your idea" in sent(place, client, idea="", drawing="")


def test_the_words_for_a_drawing_stand_where_there_are_no_others(place: Place, client: Client) -> None:
    page = sent(place, client, idea="", drawing=DRAWN, drawing_says="Three rings that touch")
    assert "<h1>Three rings that touch</h1>" in page


def test_a_list_says_that_there_is_a_drawing_and_does_not_load_it(place: Place, client: Client) -> None:
    sent(place, client, drawing=DRAWN)
    [card] = Card.objects.all()
    assert (card.drawn, card.get_deferred_fields()) == (True, {"drawing"})
    assert "with a drawing" in client.get(at("cards", place.initiative)).content.decode()


def test_the_draft_keeps_the_drawing_and_a_hidden_card_has_none(place: Place, client: Client) -> None:
    sent(place, client, do="keep", drawing=EVIL)
    draft = reads.draft_of(place.initiative, place.robin)
    assert draft is not None
    assert LINE in draft.drawing
    assert "script" not in draft.drawing
    assert "points=&#34;1,2 30,40&#34;" in client.get(at("new_card", place.initiative)).content.decode().replace(
        "&quot;", "&#34;"
    )
    sent(place, client, do="keep", drawing=DRAWN, authorship="hidden")
    assert not CardDraft.objects.exists()


def test_the_hidden_author_sees_the_drawing_by_the_code(place: Place, client: Client) -> None:
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", sent(place, client, drawing=DRAWN, authorship="hidden"))
    assert code is not None
    assert LINE in picture_in(Client().post(reverse("claim_card"), {"code": code[0]}).content.decode())


def test_a_drawing_goes_into_the_export_and_away_with_its_author(place: Place, client: Client) -> None:
    sent(place, client, drawing=DRAWN, drawing_says="A bench")
    [row] = everything_about(place.robin)["cards.card"]
    assert LINE in row["drawing"]
    action(erase_identity_of)(place.robin, NOW)
    card = Card.objects.get()
    assert (card.drawing, card.drawing_says, card.drawn) == ("", "", False)
    assert reads.words_of(card) == "These words were taken back."


def test_the_words_of_a_drawn_card_are_typed_once(place: Place) -> None:
    card = type_card(card=_drawn(place), written=Written(idea="A bench", cost="€"), by=place.kim, now=NOW)
    assert (card.idea, card.cost) == ("A bench", "€")
    assert LINE in card.drawing


def test_a_card_without_words_drawing_or_photo_is_no_card(place: Place) -> None:
    with pytest.raises(ValueError, match="holds an idea"):
        raised(place, idea="   ")
    card = _drawn(place)
    with pytest.raises(ValueError, match="holds an idea"):
        type_card(card=card, written=Written(idea=" "), by=place.kim, now=NOW)


def _drawn(place: Place) -> Card:
    return actions.raise_card(
        initiative=place.initiative,
        written=Written(idea="", drawing=DRAWN),
        authorship="named",
        by=place.robin,
        now=NOW,
    ).card
