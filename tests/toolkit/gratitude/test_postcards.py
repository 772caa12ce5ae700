"""Postcards: kind by design, and what happens when one is not."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from tests.factories import NOW, a_facilitator, a_member, an_organisation
from tests.toolkit.gratitude.conftest import LATER, Place, a_card, crowd, joins

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people import erasure
from assieme.people.export import everything_about
from assieme.people.models import Notice
from assieme.toolkit.gratitude import access, actions, reads
from assieme.toolkit.gratitude.models import Postcard, Report


def test_a_card_comes_with_a_notice_that_does_not_say_what_is_in_it(place: Place) -> None:
    card = a_card(place, place.robin, place.lou, words="For the tea")
    [notice] = Notice.objects.filter(person=place.lou)
    assert (notice.code, notice.words, str(card.pk) in notice.path) == ("gratitude.postcard_came", "", True)
    [shown] = reads.cards_to(place.lou)
    assert (shown.words, shown.sender, shown.to_me) == ("For the tea", "Robin", True)


def test_a_card_to_all_sends_no_notice(place: Place) -> None:
    a_card(place, place.robin)
    assert not Notice.objects.exists()
    assert [card.words for card in reads.cards_to_all(place.initiative, place.lou)] == ["For the tea"]


@pytest.mark.parametrize("who", ["oneself", "not taking part", "elsewhere", "wants none"])
def test_who_gets_no_card(place: Place, who: str) -> None:
    receivers = {
        "oneself": place.robin,
        "not taking part": place.ari,
        "elsewhere": a_member(an_organisation()),
        "wants none": place.lou,
    }
    actions.choose_cards(initiative=place.initiative, wants=False, by=place.lou, now=NOW)
    with pytest.raises(Refused):
        a_card(place, place.robin, receivers[who])
    assert not Postcard.objects.exists()


def test_wanting_cards_again(place: Place) -> None:
    for wants in (False, False, True):
        actions.choose_cards(initiative=place.initiative, wants=wants, by=place.lou, now=NOW)
    assert a_card(place, place.robin, place.lou).receiver == place.lou


def test_a_card_without_a_name_needs_five_who_could_have_sent_it(place: Place) -> None:
    crowd(place, 1)
    with pytest.raises(Refused):
        a_card(place, place.robin, signed=False)
    crowd(place, 1)
    assert reads.card(a_card(place, place.robin, signed=False), place.lou).sender == ""
    with pytest.raises(Refused):
        a_card(place, place.robin, place.lou, signed=False)
    crowd(place, 1)
    assert reads.card(a_card(place, place.robin, place.lou, signed=False), place.lou).sender == ""


def test_a_receivers_export_does_not_name_the_sender(place: Place) -> None:
    crowd(place, 3)
    a_card(place, place.robin, place.lou, signed=False)
    [row] = everything_about(place.lou)["gratitude.postcard"]
    assert "sender_id" not in row
    assert str(place.robin.pk) not in str(everything_about(place.lou)["gratitude.postcard"])


def test_a_sender_who_is_erased_leaves_no_words(place: Place) -> None:
    card = a_card(place, place.robin, place.lou)
    erasure.erase_identity_of(place.robin, LATER)
    card.refresh_from_db()
    assert card.words == ""
    assert reads.cards_to(place.lou) == ()


def test_thanking_once_tells_the_sender(place: Place) -> None:
    card = a_card(place, place.robin, place.lou)
    actions.thank_for_postcard(card=card, by=place.lou, now=LATER)
    assert [notice.code for notice in Notice.objects.filter(person=place.robin)] == ["gratitude.thanked"]
    with pytest.raises(Refused):
        actions.thank_for_postcard(card=card, by=place.lou, now=LATER)


def test_hiding_is_for_oneself_alone(place: Place) -> None:
    card = a_card(place, place.robin)
    actions.hide_postcard(card=card, by=place.lou, now=LATER)
    assert reads.cards_to_all(place.initiative, place.lou) == ()
    assert len(reads.cards_to_all(place.initiative, place.kim)) == 1
    with pytest.raises(Http404):
        actions.hide_postcard(card=card, by=place.robin, now=LATER)


def test_what_is_taken_back_is_gone_for_the_receiver_too(place: Place) -> None:
    card = a_card(place, place.robin, place.lou)
    with pytest.raises(Http404):
        actions.take_back_postcard(card=card, by=place.lou, now=LATER)
    actions.take_back_postcard(card=card, by=place.robin, now=LATER)
    card.refresh_from_db()
    assert (card.words, reads.cards_to(place.lou)) == ("", ())


def report(place: Place, card: Postcard) -> Report:
    return actions.report_postcard(card=card, words="It mocks me", by=place.lou, now=LATER)


def test_a_report_reaches_those_who_lead_and_hides_the_card(place: Place) -> None:
    crowd(place, 3)
    card = a_card(place, place.robin, place.lou, signed=False)
    found = report(place, card)
    told = Notice.objects.filter(code="gratitude.reported").values_list("person", flat=True)
    assert set(told) == {place.kim.pk, place.val.pk}
    assert reads.cards_to(place.lou) == ()
    assert access.handle_report.allows(place.kim, found)
    assert not access.handle_report.sees(place.robin, found)
    assert not access.handle_report.sees(a_facilitator(an_organisation()), found)


def test_the_log_does_not_say_who_told(place: Place) -> None:
    report(place, a_card(place, place.robin, place.lou))
    event = Event.objects.get(kind="gratitude.report_made")
    assert (event.actor_kind, str(place.lou.pk) in str(event.data)) == ("system", False)


def test_nobody_judges_a_report_about_their_own_card(place: Place) -> None:
    found = report(place, a_card(place, place.kim, place.lou))
    assert not Notice.objects.filter(code="gratitude.reported", person=place.kim).exists()
    assert reads.open_reports(place.initiative, place.kim) == ()
    with pytest.raises(Http404):
        actions.settle_report(report=found, outcome="left", by=place.kim, now=LATER)
    actions.settle_report(report=found, outcome="left", by=place.val, now=LATER)


@pytest.mark.parametrize(("outcome", "words"), [("taken away", ""), ("left", "For the tea")])
def test_a_report_is_settled_once_and_whoever_told_hears_of_it(place: Place, outcome: str, words: str) -> None:
    card = a_card(place, place.robin, place.lou)
    found = report(place, card)
    actions.settle_report(report=found, outcome=outcome, by=place.kim, now=LATER)
    card.refresh_from_db()
    assert card.words == words
    assert Notice.objects.filter(person=place.lou, code="gratitude.settled").exists()
    with pytest.raises(Refused):
        actions.settle_report(report=found, outcome=outcome, by=place.kim, now=LATER)


def test_no_such_outcome(place: Place) -> None:
    found = report(place, a_card(place, place.robin, place.lou))
    with pytest.raises(ValueError, match="taken away or left"):
        actions.settle_report(report=found, outcome="burnt", by=place.kim, now=LATER)


@pytest.mark.parametrize("number", [1, 20])
def test_lists_ask_the_same_however_many(place: Place, number: int) -> None:
    for _ in range(number):
        joins(place, a_member(place.organisation))
        a_card(place, place.robin, place.lou)
        a_card(place, place.robin)
    for ask, queries in (
        (lambda: reads.cards_to(place.lou), 1),
        (lambda: reads.cards_from(place.robin), 1),
        (lambda: reads.wall(place.initiative, place.lou), 3),
        (lambda: list(reads.people_to_write_to(place.initiative, place.lou)), 1),
    ):
        with CaptureQueriesContext(connection) as asked:
            ask()
        assert len(asked) == queries
