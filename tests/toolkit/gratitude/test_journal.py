"""The closing journal: what comes out, when, and under whose name."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.factories import a_member
from tests.toolkit.gratitude.conftest import LATER, Place, a_journal, crowd, writes

from assieme.core.access import Refused
from assieme.logic.suppression import MINIMUM
from assieme.people.models import Identity, Person
from assieme.toolkit.gratitude import journal_actions, journal_reads
from assieme.toolkit.gratitude.models import Journal, Note


def closed(place: Place, journal: Journal) -> Journal:
    return journal_actions.close_journal(journal=journal, by=place.kim, now=LATER)


def out(journal: Journal, quarter: str = "challenges") -> set[tuple[str, str]]:
    return {(said.words, said.who) for said in journal_reads.gathered(journal)[quarter]}


def test_nothing_comes_out_before_it_is_closed(place: Place) -> None:
    journal = a_journal(place)
    writes(journal, place.robin, "Stairs", "named")
    assert out(journal) == set()
    assert out(closed(place, journal)) == {("Stairs", "Robin")}


def test_private_words_never_come_out(place: Place) -> None:
    journal = a_journal(place)
    writes(journal, place.robin, "Mine", "private")
    assert out(closed(place, journal)) == set()
    assert [page.words for page in journal_reads.own_pages(journal, place.robin) if page.words] == ["Mine"]
    assert all(page.words == "" for page in journal_reads.own_pages(journal, place.lou))


@pytest.mark.parametrize(("number", "shown"), [(4, 0), (5, 5), (6, 6)])
def test_words_without_a_name_need_five_in_the_same_quarter(place: Place, number: int, shown: int) -> None:
    journal = a_journal(place)
    for turn, person in enumerate(crowd(place, number)):
        writes(journal, person, f"words {turn}", "unnamed")
    writes(journal, place.robin, "Elsewhere", "unnamed", quarter="best")
    writes(journal, place.lou, "Signed", "named")
    journal = closed(place, journal)
    assert len([who for _words, who in out(journal) if who == ""]) == shown
    assert ("Signed", "Lou") in out(journal)
    assert out(journal, "best") == set()


def test_whoever_is_kept_back_is_told_so(place: Place) -> None:
    journal = a_journal(place)
    writes(journal, place.robin, "Stairs", "unnamed")
    journal = closed(place, journal)
    kept = {page.quarter: page.kept_back for page in journal_reads.own_pages(journal, place.robin)}
    assert kept == {"thankfulness": False, "challenges": True, "people": False, "best": False}


def test_when_one_of_five_takes_words_back_the_others_do_not_stand_alone(place: Place) -> None:
    journal = a_journal(place)
    people = crowd(place, 5)
    for person in people:
        writes(journal, person, str(person), "unnamed")
    journal = closed(place, journal)
    share(journal, people[0], "private")
    assert out(journal) == set()


def share(journal: Journal, person: Person, share_as: str) -> None:
    journal_actions.change_sharing(journal=journal, quarter="challenges", share_as=share_as, by=person, now=LATER)


def test_after_the_closing_words_get_a_name_or_go_but_never_come_out_without_one(place: Place) -> None:
    journal = a_journal(place)
    writes(journal, place.robin, "Stairs", "private")
    journal = closed(place, journal)
    with pytest.raises(Refused):
        share(journal, place.robin, "unnamed")
    share(journal, place.robin, "named")
    assert out(journal) == {("Stairs", "Robin")}
    share(journal, place.lou, "private")
    assert out(journal) == {("Stairs", "Robin")}, "each changes their own"
    with pytest.raises(Refused):
        writes(journal, place.robin, "Later", "named")


def test_one_journal_is_open_at_a_time(place: Place) -> None:
    first = a_journal(place)
    assert a_journal(place).pk == first.pk
    closed(place, first)
    assert a_journal(place).pk != first.pk


def test_no_such_quarter(place: Place) -> None:
    with pytest.raises(ValueError, match="no such quarter"):
        writes(a_journal(place), place.robin, "Words", "named", quarter="money")


def test_order_is_chance_and_not_the_order_of_writing(place: Place) -> None:
    journal = a_journal(place)
    people = [*crowd(place, 9), a_member(place.organisation)][:9]
    for turn, person in enumerate(people):
        writes(journal, person, str(turn), "unnamed")
    said = [one.words for one in journal_reads.gathered(closed(place, journal))["challenges"]]
    by_key = journal.notes.order_by("id").values_list("words", flat=True)
    assert said == list(by_key)
    assert all(note.pk.version == 4 for note in journal.notes.all())


@given(some.lists(some.sampled_from(Note.Share.values), max_size=14))
def test_whatever_people_choose_nobody_is_one_of_fewer_than_five(choices: list[str]) -> None:
    person = Person()
    Identity(person=person, display_name="Noa")
    notes = [Note(words="w", share=choice, author=person) for choice in choices if choice != "private"]
    unnamed = [said for said in journal_reads._come_out(notes) if said.who == ""]
    assert len(unnamed) == 0 or len(unnamed) >= MINIMUM
    assert len(unnamed) in (0, choices.count("unnamed"))
