"""The photo of a paper card: who sees it, what it does not tell, and its words typed beside it."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.factories import NOW, a_member, signed_in
from tests.toolkit.cards.conftest import LATER, Place, raised
from tests.toolkit.cards.test_hidden import every_row, names_of, new_rows

from assieme.core.access import Refused
from assieme.core.action import action
from assieme.core.models import Event, StoredFile
from assieme.people.erasure import erase_identity_of
from assieme.toolkit.cards import access, actions
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.typing_actions import type_card
from assieme.toolkit.cards.written import Written


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def a_photo() -> SimpleUploadedFile:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    Image.new("RGB", (300, 200), "white").save(written, "JPEG", exif=exif)
    return SimpleUploadedFile("robins-card.jpg", written.getvalue(), "image/jpeg")


def at(name: str, row: object) -> str:
    return reverse(name, kwargs={"id": getattr(row, "pk", row)})


def photographed(place: Place, authorship: str, idea: str = "") -> Card:
    fields = {"idea": idea, "authorship": authorship, "do": "send", "from": "paper", "photo": a_photo()}
    signed_in(Client(), place.robin).post(at("new_card", place.initiative), fields)
    return Card.objects.get()


# Who sees the photo of a card of Robin's, and who may type its words: handwriting can tell whose it is.
TABLE = {
    "named": ({"author", "receiver", "member", "leader"}, {"author", "receiver", "leader"}),
    "receiver": ({"author", "receiver"}, {"author", "receiver"}),
    "hidden": ({"receiver"}, {"receiver"}),
}


@pytest.mark.parametrize("authorship", TABLE)
def test_who_sees_the_photo_and_who_types_its_words(place: Place, authorship: str) -> None:
    card = photographed(place, authorship)
    people = {
        "author": place.robin,
        "receiver": place.kim,
        "member": place.lou,
        "leader": a_member(place.organisation, "manager", role="administrator"),
    }
    seen = {name for name, person in people.items() if access.see_photo.allows(person, card)}
    types = {name for name, person in people.items() if access.type_card.allows(person, card)}
    assert (seen, types) == TABLE[authorship]
    for name, person in people.items():
        status = signed_in(Client(), person).get(at("card_photo", card)).status_code
        assert status == (200 if name in seen else 404)


def test_no_row_links_the_photo_of_a_hidden_card_to_who_sent_it(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    before = every_row()
    fields = {"authorship": "hidden", "do": "send", "from": "paper", "photo": a_photo()}
    assert client.post(at("new_card", place.initiative), fields).status_code == 200
    added = new_rows(before)
    assert "image/jpeg" in added
    assert [name for name in (*names_of(place.robin), "robins-card", "SECRET") if name in added] == []
    assert StoredFile.objects.get().owner_id is None


def test_the_photo_is_shown_and_never_run(place: Place, client: Client) -> None:
    answer = signed_in(client, place.kim).get(at("card_photo", photographed(place, "named")))
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"SECRET" not in answer.content


def test_the_words_are_typed_beside_the_photo_by_page(place: Place, client: Client) -> None:
    card = photographed(place, "hidden")
    signed_in(client, place.kim)
    assert at("type_card", card) in client.get(at("card", card)).content.decode()
    page = client.get(at("type_card", card)).content.decode()
    assert at("card_photo", card) in page
    said = client.post(at("type_card", card), {"idea": "More chairs", "cost": "€"}, follow=True).content.decode()
    assert "More chairs" in said
    assert at("type_card", card) not in said


def test_words_are_typed_once(place: Place) -> None:
    card = photographed(place, "named")
    type_card(card=card, written=Written(idea="More chairs"), by=place.kim, now=LATER)
    with pytest.raises(Refused):
        type_card(card=card, written=Written(idea="Fewer"), by=place.kim, now=LATER)
    with pytest.raises(Refused):
        type_card(card=raised(place).card, written=Written(idea="Other"), by=place.kim, now=LATER)


def test_a_stranger_types_nothing(place: Place) -> None:
    with pytest.raises(Http404):
        type_card(card=photographed(place, "hidden"), written=Written(idea="Mine"), by=place.lou, now=LATER)


def test_the_log_does_not_name_an_author_whom_only_the_receiver_knows(place: Place) -> None:
    card = photographed(place, "receiver")
    type_card(card=card, written=Written(idea="More chairs"), by=place.robin, now=NOW)
    event = Event.objects.get(kind="cards.card_typed")
    assert (event.actor_kind, event.actor_id == place.robin.pk) == ("system", False)


def test_the_photo_goes_with_its_author(place: Place) -> None:
    photographed(place, "named")
    action(erase_identity_of)(place.robin, NOW)
    assert not StoredFile.objects.exists()
    assert Card.objects.get().photo is None


def test_who_steps_forward_owns_the_photo_from_then_on(place: Place) -> None:
    fields = {"authorship": "hidden", "do": "send", "photo": a_photo()}
    client = signed_in(Client(), place.robin)
    page = client.post(at("new_card", place.initiative), fields).content.decode()
    code = page.partition('claim-code__code">')[2].partition("<")[0]
    actions.step_forward(card=Card.objects.get(), code=code, by=place.robin, now=LATER)
    assert StoredFile.objects.get().owner_id == place.robin.pk


def test_what_is_no_picture_is_refused_and_the_words_stay(place: Place, client: Client) -> None:
    fields = {
        "idea": "Keep this",
        "authorship": "named",
        "photo": SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", "image/jpeg"),
    }
    page = signed_in(client, place.robin).post(at("new_card", place.initiative), fields).content.decode()
    assert "read this file" in page
    assert "Keep this" in page
    assert not Card.objects.exists()


@pytest.mark.parametrize("authorship", ["named", "hidden"])
def test_a_scan_is_taken_and_its_sender_told_what_was_left_out(place: Place, client: Client, authorship: str) -> None:
    pages = [Image.new("RGB", (210, 297), colour) for colour in ("white", "red", "blue")]
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:], author="SECRET AUTHOR")
    scan = SimpleUploadedFile("scan.pdf", written.getvalue(), "application/pdf")
    fields = {"authorship": authorship, "do": "send", "from": "paper", "photo": scan}
    page = signed_in(client, place.robin).post(at("new_card", place.initiative), fields, follow=True).content.decode()
    assert "We kept its first two pages. 1 page is left out." in page
    stored = StoredFile.objects.get()
    assert stored.content_type == "image/jpeg"
    assert stored.height > stored.width * 2.5
    assert Card.objects.get().photo == stored
