"""The life of a barrier: raised or taken over, shown, taken on, answered, and what became of it."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from assieme.core.access import Permission, Refused, require
from assieme.core.days import start_of
from assieme.core.models import Event
from assieme.evidence.barriers import access, actions, reads
from assieme.evidence.barriers.actions import Said
from assieme.evidence.barriers.models import Barrier, Entry
from assieme.evidence.barriers.my_day import waiting_for
from assieme.evidence.barriers.published import published
from assieme.organisations.models import Organisation, StepState
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Notice, Person
from tests.factories import NOW, a_facilitator, a_member, an_organisation

YES, NO, HIDDEN = "yes", "no", "404"
ROLES = ("raiser", "owner", "member", "facilitator", "stranger")


@pytest.fixture
def place(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def people(place: Organisation) -> dict[str, Person]:
    found = {role: a_member(place) for role in ROLES[:3]}
    return {**found, "facilitator": a_facilitator(place), "stranger": a_facilitator(an_organisation())}


def a_barrier(place: Organisation, by: Person, words: str = "No bus", **about: object) -> Barrier:
    said = {"where": "", "steps": ["people"], "named": False, **about}
    return actions.raise_barrier(organisation=place, words=words, by=by, now=NOW, **said)  # type: ignore[arg-type]


def answers(permission: Permission[Barrier], people: dict[str, Person], row: Barrier) -> tuple[str, ...]:
    return tuple(_answer(permission, people[role], row) for role in ROLES)


def _answer(permission: Permission[Barrier], actor: Person, row: Barrier) -> str:
    try:
        require(permission, actor, row)
    except Http404:
        return HIDDEN
    except Refused:
        return NO
    return YES


def test_who_may_do_what_in_each_phase(place: Organisation, people: dict[str, Person]) -> None:
    row = a_barrier(place, people["raiser"])
    everybody, leads = (YES, YES, YES, YES, HIDDEN), (HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN)
    assert answers(access.see_barrier, people, row) == everybody
    assert answers(access.take_barrier, people, row) == everybody
    assert answers(access.answer_barrier, people, row) == leads
    assert answers(access.leave_barrier, people, row) == (HIDDEN,) * 5
    row = actions.take_barrier(barrier=row, by=people["owner"], now=NOW)
    assert answers(access.take_barrier, people, row) == (NO, NO, NO, NO, HIDDEN)
    assert answers(access.leave_barrier, people, row) == (HIDDEN, YES, HIDDEN, HIDDEN, HIDDEN)
    assert answers(access.answer_barrier, people, row) == (HIDDEN, YES, HIDDEN, YES, HIDDEN)
    row = actions.leave_barrier(barrier=row, by=people["owner"], now=NOW)
    actions.say_what_became(barrier=row, became="gone", said=Said("Built"), by=people["facilitator"], now=NOW)
    row.refresh_from_db()
    assert answers(access.take_barrier, people, row) == (NO, NO, NO, NO, HIDDEN)
    assert answers(access.add_evidence, people, row) == everybody


def test_who_raised_it_hears_what_is_done_and_what_became_of_it(place: Organisation, people: dict[str, Person]) -> None:
    row = actions.take_barrier(barrier=a_barrier(place, people["raiser"]), by=people["owner"], now=NOW)
    assert [one.words for one in waiting_for(people["owner"])] == ["No bus"]
    actions.answer_barrier(barrier=row, said=Said("We ask for a later bus"), by=people["owner"], now=NOW)
    assert waiting_for(people["owner"]) == ()
    for became in ("still there", "lower"):
        actions.say_what_became(barrier=row, became=became, said=Said(f"So: {became}"), by=people["owner"], now=NOW)
    codes = Notice.objects.filter(person=people["raiser"]).order_by("id").values_list("code", flat=True)
    assert list(codes) == ["barriers.barrier_answered", *["barriers.barrier_became"] * 2]
    told = [(one.kind, one.became) for one in reads.history(Barrier.objects.get())]
    assert told == [("raised", ""), ("response", ""), ("became", "still there"), ("became", "lower")]
    assert Barrier.objects.get().became == "lower"


def test_all_who_saw_it_are_told_once_but_for_who_says_it_and_who_is_gone(
    place: Organisation, people: dict[str, Person]
) -> None:
    row = a_barrier(place, people["raiser"])
    gone, erased = a_member(place), a_member(place)
    for one in (people["raiser"], people["member"], people["facilitator"], gone, erased):
        actions.add_evidence(barrier=row, said=Said("Here too", named=False), by=one, now=NOW)
    gone.memberships.update(left_at=NOW)
    erase_identity_of(erased, NOW)
    actions.answer_barrier(barrier=row, said=Said("A ramp"), by=people["facilitator"], now=NOW)
    told = Notice.objects.values_list("person", flat=True)
    assert sorted(told) == sorted([people["raiser"].pk, people["member"].pk])


def test_what_was_over_and_is_seen_again_waits_for_somebody(place: Organisation, people: dict[str, Person]) -> None:
    where = {"organisation": place, "slug": "place", "where": "", "named": False, "by": people["member"], "now": NOW}
    row = actions.take_over(**where)  # type: ignore[arg-type]
    for again in ("evidence", "named anew"):
        actions.take_barrier(barrier=row, by=people["owner"], now=NOW)
        actions.say_what_became(barrier=row, became="gone", said=Said("Done"), by=people["owner"], now=NOW)
        if again == "evidence":
            actions.add_evidence(barrier=row, said=Said("Back"), by=people["member"], now=NOW)
        else:
            actions.take_over(**where)  # type: ignore[arg-type]
        row.refresh_from_db()
        assert (row.became, row.answered_at, row.owner) == ("", None, None)


def test_who_leads_hands_back_what_somebody_took_on_who_left(place: Organisation, people: dict[str, Person]) -> None:
    row = actions.take_barrier(barrier=a_barrier(place, people["raiser"]), by=people["owner"], now=NOW)
    people["owner"].memberships.update(left_at=NOW)
    assert answers(access.leave_barrier, people, row) == (HIDDEN, HIDDEN, HIDDEN, YES, HIDDEN)
    actions.leave_barrier(barrier=row, by=people["facilitator"], now=NOW)
    actions.take_barrier(barrier=row, by=people["member"], now=NOW)


def test_a_published_barrier_is_here_once_and_gathers_what_others_saw(
    place: Organisation, people: dict[str, Person]
) -> None:
    first = actions.take_over(
        organisation=place, slug="place", where="Room 3", named=True, by=people["raiser"], now=NOW
    )
    again = actions.take_over(
        organisation=place, slug="place", where="No ramp", named=False, by=people["member"], now=NOW
    )
    assert again == first
    assert first.steps == ["people", "market"]
    assert [(one.words, bool(one.by)) for one in reads.history(first)] == [("Room 3", True), ("No ramp", False)]
    assert [one.here for one in reads.offered(place) if one.barrier.slug == "place"] == [first.pk]
    assert reads.line(first).title == published()["place"].title


def test_what_touches_a_step_is_counted_until_it_is_over(place: Organisation, people: dict[str, Person]) -> None:
    leader = people["facilitator"]
    for words, steps in (("A", ["map", "grow"]), ("B", ["grow"]), ("C", [])):
        a_barrier(place, leader, words, steps=steps, named=True)
    assert reads.touched(place.pk) == {"map": 1, "grow": 2}
    over = Barrier.objects.get(words="B")
    actions.say_what_became(barrier=over, became="not ours", said=Said("The law"), by=leader, now=NOW)
    assert reads.touched(place.pk) == {"map": 1, "grow": 1}
    assert [one.title for one in reads.register(place, "grow").lines] == ["A"]
    assert [one.title for one in reads.register(place).lines] == ["C", "B", "A"]


def test_refused_without_words_and_for_what_is_not_there(place: Organisation, people: dict[str, Person]) -> None:
    leader = people["facilitator"]
    row = a_barrier(place, leader)
    with pytest.raises(ValueError, match="words"):
        a_barrier(place, leader, " ")
    with pytest.raises(ValueError, match="steps"):
        a_barrier(place, leader, steps=["dance"])
    with pytest.raises(ValueError, match="published"):
        actions.take_over(organisation=place, slug="moon", where="", named=False, by=leader, now=NOW)
    with pytest.raises(ValueError, match="words"):
        actions.add_evidence(barrier=row, said=Said(""), by=leader, now=NOW)
    with pytest.raises(ValueError, match="like this"):
        actions.say_what_became(barrier=row, became="bigger", said=Said("Oh"), by=leader, now=NOW)
    assert Entry.objects.count() == 0


def test_erasing_a_person_takes_their_words_and_leaves_the_barrier(
    place: Organisation, people: dict[str, Person]
) -> None:
    row = a_barrier(place, people["raiser"], where="At the gate")
    actions.add_evidence(barrier=row, said=Said("I waited an hour"), by=people["raiser"], now=NOW)
    actions.add_evidence(barrier=row, said=Said("So did I"), by=people["member"], now=NOW)
    erase_identity_of(people["raiser"], NOW)
    row.refresh_from_db()
    assert (row.words, row.where) == ("", "")
    assert [one.words for one in reads.history(row)] == ["", "These words were taken back.", "So did I"]
    actions.answer_barrier(barrier=row, said=Said("A bench"), by=people["facilitator"], now=NOW)
    assert not Notice.objects.filter(person=people["raiser"]).exists()


def test_the_log_holds_no_words(place: Organisation, people: dict[str, Person]) -> None:
    row = a_barrier(place, people["raiser"], "A locked gate")
    actions.add_evidence(barrier=row, said=Said("Seen on Monday"), by=people["member"], now=NOW)
    events = Event.objects.filter(subject_id=row.pk).order_by("id")
    assert [one.kind for one in events] == ["barriers.barrier_raised", "barriers.evidence_added"]
    assert "gate" not in str([one.data for one in events])


def test_who_is_not_named_is_in_no_event_and_at_no_time_of_day(place: Organisation, people: dict[str, Person]) -> None:
    raiser, member = people["raiser"], people["member"]
    unnamed = {"organisation": place, "slug": "place", "named": False, "now": NOW}
    row = a_barrier(place, raiser)
    actions.add_evidence(barrier=row, said=Said("So it is", named=False), by=member, now=NOW)
    actions.take_over(where="", by=raiser, **unnamed)  # type: ignore[arg-type]
    actions.take_over(where="No ramp", by=member, **unnamed)  # type: ignore[arg-type]
    events = Event.objects.filter(kind__startswith="barriers.")
    assert events.count() == 4
    assert not events.filter(actor_id__in=[raiser.pk, member.pk]).exists()
    times = {one.at for one in events} | {one.raised_at for one in Barrier.objects.all()}
    assert times | {one.at for one in Entry.objects.all()} == {start_of(NOW.date())}
    midnight = round(start_of(NOW.date()).timestamp() * 1000)
    keys = [one.pk for rows in (Barrier.objects.all(), Entry.objects.all(), events) for one in rows]
    assert {key.int >> 80 for key in keys} == {midnight}


def test_what_studies_name_is_told_in_both_languages_and_touches_steps_of_the_path() -> None:
    known = published()
    assert len(known) >= 20
    assert all(one.title and one.text and one.source for one in known.values())
    assert all(one.steps and set(one.steps) <= set(StepState.Step.values) for one in known.values())


def test_a_person_who_left_has_nothing_waiting(place: Organisation, people: dict[str, Person]) -> None:
    actions.take_barrier(barrier=a_barrier(place, people["raiser"]), by=people["owner"], now=NOW)
    people["owner"].memberships.update(left_at=NOW)
    assert waiting_for(people["owner"]) == ()
    with pytest.raises(ObjectDoesNotExist):
        access.see_barrier.rows(people["owner"]).get()
