"""From an idea to its answer."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.factories import NOW, a_member, an_organisation
from tests.toolkit.cards.conftest import LATER, Place, a_card, raised

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.people.models import Notice
from assieme.toolkit.cards import actions, my_day, reads
from assieme.toolkit.cards.models import Card, CardDraft
from assieme.toolkit.cards.written import Written

TODAY = date(2026, 5, 21)


def test_a_card_goes_from_raised_to_answered_and_each_step_is_logged(place: Place) -> None:
    card = a_card(place, "answered")
    kinds = list(Event.objects.filter(subject_id=card.pk).order_by("id").values_list("kind", flat=True))
    assert sorted(kinds) == [
        "cards.card_answered",
        "cards.card_brought",
        "cards.card_raised",
        "cards.card_received",
        "cards.owner_given",
    ]
    assert (card.owner, card.due_on, card.answer) == (place.lou, date(2026, 5, 20), "done")


def test_cards_come_to_the_leader_who_takes_part_unless_somebody_was_chosen(place: Place) -> None:
    assert raised(place).card.receiver == place.kim
    actions.choose_receiver(initiative=place.initiative, receiver=place.lou, by=place.kim, now=NOW)
    assert raised(place).card.receiver == place.lou


def test_a_receiver_from_elsewhere_is_refused(place: Place) -> None:
    stranger = a_member(an_organisation())
    with pytest.raises(Http404):
        actions.choose_receiver(initiative=place.initiative, receiver=stranger, by=place.kim, now=NOW)


def test_the_author_is_asked_first_when_the_card_arrives(place: Place) -> None:
    card = a_card(place, "received")
    assert card.author_asked_at == LATER
    assert [one.reason for one in my_day.waiting_for(place.robin, TODAY)] == ["help"]
    actions.say_whether_to_help(card=card, helps=True, by=place.robin, now=LATER)
    assert my_day.waiting_for(place.robin, TODAY) == ()
    with pytest.raises(Refused):
        actions.say_whether_to_help(card=card, helps=False, by=place.robin, now=LATER)


def test_nobody_else_answers_for_the_author(place: Place) -> None:
    with pytest.raises(Http404):
        actions.say_whether_to_help(card=a_card(place, "received"), helps=True, by=place.lou, now=LATER)


@pytest.mark.parametrize("answer", ["changed", "not done"])
def test_changed_and_not_done_need_a_why(place: Place, answer: str) -> None:
    card = a_card(place, "owned")
    with pytest.raises(ValueError, match="say why"):
        actions.answer_card(card=card, answer=answer, why="  ", by=place.lou, now=LATER)
    actions.answer_card(card=card, answer=answer, why="The door is listed.", by=place.lou, now=LATER)
    [line] = reads.answered_here(place.initiative, TODAY)
    assert (line.answer, line.why) == (answer, "The door is listed.")
    assert (line.raised_on, line.answered_on) == (NOW.date(), LATER.date())


def test_an_owner_from_another_organisation_is_refused(place: Place) -> None:
    stranger = a_member(an_organisation())
    card = a_card(place, "brought")
    with pytest.raises(Http404):
        actions.give_owner(card=card, owner=stranger, due_on=TODAY, by=place.kim, now=LATER)


def test_an_answer_is_late_the_day_after_it_was_due_and_every_member_sees_it(place: Place) -> None:
    card = a_card(place, "owned")
    due = date(2026, 5, 20)
    assert reads.overdue(place.organisation.pk, due) == ()
    [late] = reads.overdue(place.organisation.pk, TODAY)
    assert (late.id, late.late) == (card.pk, True)
    assert [one.late for one in my_day.waiting_for(place.lou, TODAY)] == [True]


def test_the_named_author_gets_notices_and_finds_what_came_of_it(place: Place) -> None:
    a_card(place, "answered")
    codes = Notice.objects.filter(person=place.robin).order_by("id").values_list("code", flat=True)
    assert list(codes) == ["cards.author_asked", "cards.card_answered"]
    [mine] = my_day.mine(place.robin)
    assert str(mine.sentence) == "Done."


def test_what_waits_for_the_receiver_is_to_receive_then_to_bring(place: Place) -> None:
    card = raised(place).card
    assert [one.reason for one in my_day.waiting_for(place.kim, TODAY)] == ["receive"]
    actions.receive_card(card=card, by=place.kim, now=LATER)
    assert [one.reason for one in my_day.waiting_for(place.kim, TODAY)] == ["bring"]


def test_a_draft_is_kept_for_its_author_alone_and_goes_when_the_card_is_sent(place: Place) -> None:
    assert keep(place, "named")
    draft = reads.draft_of(place.initiative, place.robin)
    assert draft is not None
    assert draft.idea == "Half an idea"
    assert reads.draft_of(place.initiative, place.lou) is None
    raised(place)
    assert not CardDraft.objects.exists()


def test_no_draft_is_kept_before_the_author_has_chosen_and_it_goes_when_they_hide(place: Place) -> None:
    assert not keep(place, "")
    assert not CardDraft.objects.exists()
    keep(place, "receiver")
    assert not keep(place, "hidden")
    assert not CardDraft.objects.exists()


def keep(place: Place, authorship: str) -> bool:
    return actions.keep_draft(
        initiative=place.initiative,
        written=Written(idea="Half an idea"),
        authorship=authorship,
        by=place.robin,
        now=NOW,
    )


def test_a_card_without_an_idea_is_none(place: Place) -> None:
    with pytest.raises(ValueError, match="idea"):
        raised(place, idea="   ")


def test_the_database_itself_refuses_a_hidden_card_with_an_author(place: Place) -> None:
    card = raised(place, "hidden").card
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(author=place.robin)
