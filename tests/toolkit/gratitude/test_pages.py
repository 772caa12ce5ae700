"""The pages of gratitude, as people go through them, and the printed ones."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, signed_in
from tests.paper import assert_accessible, text_of
from tests.toolkit.gratitude.conftest import LATER, Place, a_card, a_journal, crowd, writes

from assieme.toolkit.gratitude import actions, journal_actions
from assieme.toolkit.gratitude.models import Journal, Postcard, Report, ThreeThings


@pytest.fixture
def robin(place: Place, client: Client) -> Client:
    return signed_in(client, place.robin)


def page(client: Client, name: str, **kwargs: object) -> str:
    answer = client.get(reverse(name, kwargs=kwargs))
    assert answer.status_code == 200
    return answer.content.decode()


def test_three_good_things_are_kept_and_deleted(place: Place, robin: Client) -> None:
    robin.post(reverse("new_things"), {"first": "Sun", "second": "", "third": "Tea"})
    assert "Tea" in page(robin, "gratitude")
    robin.post(reverse("delete_things", kwargs={"id": ThreeThings.objects.get().pk}))
    assert "Tea" not in page(robin, "gratitude")


def test_a_postcard_is_written_and_read(place: Place, robin: Client) -> None:
    form = page(robin, "new_postcard", id=place.initiative.pk)
    assert "Someone in this group" not in form, "three are too few to hide among"
    address = reverse("new_postcard", kwargs={"id": place.initiative.pk})
    robin.post(address, {"to": str(place.lou.pk), "words": "For the tea", "signed": "yes"})
    card = Postcard.objects.get()
    lou = signed_in(Client(), place.lou)
    shown = page(lou, "postcard", id=card.pk)
    assert "For the tea" in shown
    assert "Robin" in shown
    assert "Say thank you" in shown
    lou.post(reverse("thank_for_postcard", kwargs={"id": card.pk}))
    assert "You were thanked" in page(robin, "postcard", id=card.pk)


def test_too_few_for_a_card_without_a_name_is_said_on_the_form(place: Place, robin: Client) -> None:
    crowd(place, 2)
    address = reverse("new_postcard", kwargs={"id": place.initiative.pk})
    answer = robin.post(address, {"to": str(place.lou.pk), "words": "For the tea", "signed": "no"})
    assert "You are too few" in answer.content.decode()
    assert "For the tea" in answer.content.decode(), "nothing is lost"
    robin.post(address, {"to": "all", "words": "For the tea", "signed": "no"})
    assert Postcard.objects.get().signed is False


def test_a_card_that_hurts_is_told_and_settled(place: Place, robin: Client) -> None:
    crowd(place, 3)
    card = a_card(place, place.robin, place.lou, words="Ha ha", signed=False)
    lou, kim = signed_in(Client(), place.lou), signed_in(Client(), place.kim)
    lou.post(reverse("report_postcard", kwargs={"id": card.pk}), {"words": "It mocks me"})
    found = Report.objects.get()
    assert "Robin" not in page(lou, "postcard", id=card.pk)
    shown = page(kim, "handle_report", id=found.pk)
    assert "Sent by Robin" in shown
    assert "Lou" not in shown.partition("<main")[2]
    kim.post(reverse("handle_report", kwargs={"id": found.pk}), {"do": "take"})
    assert "Ha ha" not in page(lou, "postcard", id=card.pk)


def test_a_round_goes_from_one_to_the_next_and_forgets(place: Place, client: Client) -> None:
    kim = signed_in(client, place.kim)
    where = {"id": place.initiative.pk}
    begin, turn = reverse("begin_round", kwargs=where), reverse("round_turn", kwargs=where)
    assert kim.get(turn).url == begin  # type: ignore[attr-defined]
    kim.post(begin, {"here": ["Lou", "Robin"], "others": "A guest\n\n"})

    def now(number: int) -> str:
        html = kim.get(f"{turn}?turn={number}").content.decode()
        return html.partition('turn__now">')[2].partition("<")[0]

    assert [now(1), now(2), now(3)] == ["Lou", "Robin", "A guest"]
    kim.post(f"{turn}?turn=1", {"later": "1"})
    assert [now(1), now(2), now(3)] == ["Robin", "A guest", "Lou"]
    assert now(4) == now(99) == "Thank you, all of you"
    assert now(0) == "Robin"
    kim.post(f"{turn}?turn=4")
    assert not [key for key in kim.session.keys() if key.startswith("round")]  # noqa: SIM118 - no mapping
    assert kim.get(turn).url == begin  # type: ignore[attr-defined]


def test_a_round_needs_somebody(place: Place, robin: Client) -> None:
    answer = robin.post(reverse("begin_round", kwargs={"id": place.initiative.pk}), {"others": " "})
    assert "Choose at least one person" in answer.content.decode()


def test_the_journal_from_opening_to_the_poster(place: Place, robin: Client) -> None:
    kim = signed_in(Client(), place.kim)
    kim.post(reverse("open_journal", kwargs={"id": place.initiative.pk}))
    journal = Journal.objects.get()
    for quarter in ("thankfulness", "challenges", "people", "best"):
        answer = robin.post(
            reverse("write_journal", kwargs={"id": journal.pk, "quarter": quarter}),
            {"words": f"About {quarter}", "share_as": "named" if quarter == "best" else "private"},
        )
        assert answer.status_code == 302
    assert "About best" not in page(kim, "journal", id=journal.pk)
    kim.post(reverse("close_journal", kwargs={"id": journal.pk}))
    shown = page(kim, "journal", id=journal.pk)
    assert "About best" in shown
    assert "About people" not in shown
    assert "About people" in page(robin, "journal", id=journal.pk)


def test_when_off_the_page_says_so_and_offers_nothing(place: Place, robin: Client) -> None:
    actions.switch_gratitude(initiative=place.initiative, on=False, by=place.kim, now=LATER)
    shown = page(robin, "group_gratitude", id=place.initiative.pk)
    assert "switched off here" in shown
    assert "Write a postcard" not in shown
    assert robin.post(
        reverse("new_postcard", kwargs={"id": place.initiative.pk}), {"to": "all", "words": "Hi"}
    ).status_code in (200, 409)
    assert not Postcard.objects.exists()


def words_of(client: Client, name: str, **kwargs: object) -> tuple[int, str]:
    """Pages and words of a printed page that is as it must be."""
    answer = client.get(reverse(name, kwargs=kwargs))
    assert answer["Content-Type"] == "application/pdf"
    assert_accessible(answer.content)
    return len(pypdfium2.PdfDocument(io.BytesIO(answer.content))), text_of(answer.content)


def test_every_sheet_is_one_page_and_names_equil(place: Place, robin: Client) -> None:
    things = actions.note_things(things=("Sun", "", ""), on=NOW.date(), by=place.robin, now=NOW)
    card = a_card(place, place.lou, place.robin)
    where: dict[str, object] = {"id": place.initiative.pk}
    sheets: tuple[tuple[str, dict[str, object], str], ...] = (
        ("things_blank", {}, "Three good things"),
        ("things_paper", {"id": things.pk}, "Sun"),
        ("postcards_blank", where, "Thank you, because"),
        ("postcard_paper", {"id": card.pk}, "For the tea"),
        ("my_postcards_paper", {}, "For the tea"),
        ("group_postcards_paper", where, "Thank you, because"),
        ("journal_blank", where, "Before we part"),
    )
    for name, kwargs, said in sheets:
        pages, text = words_of(robin, name, **kwargs)
        assert (pages, said in text, "EQUIL" in text) == (1, True, True), name


def test_six_cards_fill_a_sheet_and_a_seventh_begins_another(place: Place, robin: Client) -> None:
    assert words_of(robin, "postcards_blank", id=place.initiative.pk)[1].count("Thank you, because") == 6
    for turn in range(7):
        a_card(place, place.lou, place.robin, words=f"W{turn} " + "word " * 115)
    pages, text = words_of(robin, "my_postcards_paper")
    assert pages == 2
    assert all(f"W{turn}" in text for turn in range(7))
    assert text.count("Thank you, because") == 12, "the rest of the sheet is empty cards"


def test_the_poster_holds_what_is_shared_and_nothing_else(place: Place, robin: Client) -> None:
    journal = a_journal(place)
    writes(journal, place.robin, "Shared words", "named")
    writes(journal, place.lou, "Private words", "private")
    writes(journal, place.kim, "Unnamed words", "unnamed")
    journal_actions.close_journal(journal=journal, by=place.kim, now=LATER)
    _pages, text = words_of(robin, "journal_gathered_paper", id=journal.pk)
    assert "Shared words" in text
    assert "Private words" not in text
    assert "Unnamed words" not in text
    assert "Private words" not in words_of(robin, "journal_paper", id=journal.pk)[1]


@pytest.mark.parametrize("name", ["postcard", "postcard_paper", "report_postcard"])
def test_nobody_else_finds_a_card(place: Place, client: Client, name: str) -> None:
    card = a_card(place, place.robin, place.lou)
    for person in (place.kim, place.val, place.ari):
        assert signed_in(client, person).get(reverse(name, kwargs={"id": card.pk})).status_code == 404


REALISTIC = "We sat in the garden, and for once nobody looked at the clock. " * 12 + "END"  # 150 words
LONGEST = "Thank you. " * 180 + "END"


def test_a_long_journal_fits_one_page_and_who_writes_more_is_told(place: Place, robin: Client) -> None:
    journal = a_journal(place)
    address = reverse("write_journal", kwargs={"id": journal.pk, "quarter": "thankfulness"})
    for words, told, pages in ((REALISTIC, False, 1), (LONGEST, True, 2)):
        for quarter in ("challenges", "people", "best"):
            writes(journal, place.robin, words, "private", quarter)
        shown = robin.post(address, {"words": words, "share_as": "private"}, follow=True).content.decode()
        assert ("longer than one page" in shown) is told
        printed, text = words_of(robin, "journal_paper", id=journal.pk)
        assert (printed, text.count("END")) == (pages, 4)


def test_the_longest_words_that_a_sheet_takes_stay_on_one_page(place: Place, robin: Client) -> None:
    longest = ("Three good things. " * 32)[:600]
    things = actions.note_things(things=(longest, longest, longest), on=NOW.date(), by=place.robin, now=NOW)
    card = a_card(place, place.lou, place.robin, words=("For the tea. " * 50)[:600])
    assert words_of(robin, "things_paper", id=things.pk)[0] == 1
    assert words_of(robin, "postcard_paper", id=card.pk)[0] == 1
    assert words_of(robin, "my_postcards_paper")[0] == 1
