"""Minutes on forms: only with a yes, only where it can't tell whose something is, and never one person's to others."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from assieme.core.models import Event
from assieme.evidence.burden import actions, reads
from assieme.evidence.burden.measured import COOKIE, FORMS, SENDS
from assieme.evidence.burden.models import Counting, FormTime
from assieme.organisations.models import Membership, Organisation
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Person
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

TODAY = date(2026, 8, 20)
SECRET = (
    "toolkit.cards",
    "toolkit.concerns",
    "toolkit.gratitude",
    ".votes",
    ".live",
    ".opinions",
    ".people",
    "allauth",
)
BY_NAME = {"answer_card", "new_vote"}  # an idea's owner, and who asks a question, are known by name


@pytest.fixture
def place(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def person(place: Organisation) -> Person:
    return a_member(place)


def spend(person: Person, place: Organisation, seconds: int, form: str = "minutes") -> FormTime | None:
    return actions.add_minutes(person=person, organisation_id=place.pk, form=form, seconds=seconds, by=person, now=NOW)


def counted(
    place: Organisation, minutes: list[float], standpoint: str = "carer", form: str = "minutes"
) -> list[Person]:
    """People who said yes and spent so many minutes a month on one form, sent thrice, in May, June and July."""
    people = [a_member(place, standpoint) for _ in minutes]
    for one, spent in zip(people, minutes, strict=True):
        Counting.objects.create(person=one, agreed=True, said_at=NOW)
        for month in (5, 6, 7):
            about = {"form": form, "month": date(2026, month, 1), "times": 1, "seconds": round(spent * 60)}
            FormTime.objects.create(person=one, organisation=place, **about)
    return people


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        yield from _patterns(entry) if isinstance(entry, URLResolver) else [entry]


def test_nothing_is_measured_that_could_tell_whose_a_nameless_word_is() -> None:
    views = {entry.name: entry.callback.__module__ for entry in _patterns(get_resolver())}
    assert {*FORMS, *SENDS} <= set(views)
    secret = {name for name in FORMS if any(room in views[name] for room in SECRET)}
    # What helps me to take part is in the room of accounts, and is one's own by name.
    assert secret == {*BY_NAME, "my_access_needs"}


def test_nothing_is_counted_without_a_yes_and_nothing_after_a_no(place: Organisation, person: Person) -> None:
    assert spend(person, place, 60) is None
    actions.allow_counting(person=person, by=person, now=NOW)
    spend(person, place, 60)
    row = spend(person, place, 3 * 60 * 60)
    assert row is not None
    assert (row.times, row.seconds, row.month) == (2, 60 + 30 * 60, date(2026, 5, 1))
    actions.refuse_counting(person=person, by=person, now=NOW)
    assert spend(person, place, 60) is None
    assert spend(person, an_organisation(), 60) is None
    actions.delete_minutes(person=person, by=person, now=NOW)
    assert reads.mine(person, TODAY).forms == ()
    assert not Event.objects.filter(actor_id=person.pk).exists()


def test_only_oneself_and_only_what_is_a_form(place: Organisation, person: Person) -> None:
    other = a_facilitator(place)
    for act in (actions.allow_counting, actions.refuse_counting, actions.delete_minutes):
        with pytest.raises(Http404):
            act(person=person, by=other, now=NOW)
    for form, seconds in (("ballot", 60), ("minutes", 0)):
        with pytest.raises(ValueError, match="no time of a form"):
            spend(person, place, seconds, form)


def test_ones_own_minutes_have_the_longest_form_first(place: Organisation, person: Person) -> None:
    actions.allow_counting(person=person, by=person, now=NOW)
    spend(person, place, 100)
    for seconds, page in ((400, "answer_page"), (490, "answer_page"), (10, "check_answers")):
        spend(person, place, seconds, page)
    mine = reads.mine(person, NOW.date())
    assert [(one.name, one.times, one.minutes) for one in mine.forms] == [
        ("A questionnaire", 1, 15),
        ("Minutes of a meeting", 1, 2),
    ]
    assert (mine.agreed, mine.this_month) == (True, 17)
    assert len(everything_about(person)["burden.formtime"]) == 2
    erase_identity_of(person, NOW)
    assert not FormTime.objects.exists()
    assert not Counting.objects.exists()


def test_groups_of_ten_are_shown_rounded_and_smaller_ones_not_at_all(place: Organisation) -> None:
    counted(place, [8, 9, 10, 12, 21, 21, 33, 60, 80, 90])
    counted(place, [5] * 9, "volunteer")
    counted(place, [40] * 6, "professional", "answer_page")
    counted(place, [50] * 6, "manager", "answer_page")
    found = reads.burden(place, TODAY)
    assert [(one.name, one.people, one.minutes) for one in found.groups] == [
        ("carers", 10, 20),
        ("professionals", 10, 45),
    ]
    assert (found.first, found.last) == (date(2026, 5, 1), date(2026, 8, 1))
    assert found.longest == ("A questionnaire", 45)


def test_who_began_last_month_counts_by_that_month(place: Organisation) -> None:
    counted(place, [60] * 10)
    FormTime.objects.filter(month__lt=date(2026, 7, 1)).delete()
    assert [one.minutes for one in reads.burden(place, TODAY).groups] == [60]


def test_one_person_more_or_less_moves_no_figure_that_would_tell_theirs(place: Organisation) -> None:
    people = counted(place, [10, 11, 20, 20, 20, 20, 20, 20, 21, 22, 38])
    before = reads.burden(place, TODAY)
    actions.refuse_counting(person=people[-1], by=people[-1], now=NOW)
    after = reads.burden(place, TODAY)
    assert (before.groups, before.longest) == (after.groups, after.longest)
    actions.refuse_counting(person=people[0], by=people[0], now=NOW)
    assert reads.burden(place, TODAY).groups == ()
    assert reads.burden(place, TODAY).longest is None


def test_the_meter_is_on_a_page_only_for_who_said_yes_on_this_device(
    client: Client, place: Organisation, person: Person
) -> None:
    user, form = signed_in(client, person), reverse("my_access_needs")
    assert "May we count your minutes?" in user.get(reverse("my_minutes")).content.decode()
    assert "data-meter" not in user.get(form).content.decode()
    user.post(reverse("my_minutes"), {"do": "yes"})
    assert "Your minutes are counted" in user.get(reverse("my_minutes")).content.decode()
    assert 'data-form="my_access_needs"' in user.get(form).content.decode()
    assert "data-meter" not in user.get(reverse("concern")).content.decode()
    about, elsewhere = {"form": "my_access_needs", "seconds": "90", "place": place.pk}, an_organisation().pk
    for said in (about, {**about, "form": "ballot"}, {**about, "place": elsewhere}, {}):
        assert user.post(reverse("count_minutes"), said).status_code == 204
    assert [(row.form, row.seconds) for row in FormTime.objects.all()] == [("my_access_needs", 90)]
    assert "Most of your time went to" in user.get(reverse("my_minutes")).content.decode()
    # The next one at the same device is not counted, nor the same person after a no.
    kept = user.cookies[COOKIE].value
    other = signed_in(Client(), a_member(place))
    other.cookies[COOKIE] = kept
    assert "data-meter" not in other.get(form).content.decode()
    user.post(reverse("my_minutes"), {"do": "no"})
    user.get(reverse("my_minutes"))
    assert "data-meter" not in user.get(form).content.decode()
    user.post(reverse("my_minutes"), {"do": "delete"})
    assert not FormTime.objects.exists()


def test_minutes_go_to_the_organisation_of_the_form(client: Client, place: Organisation, person: Person) -> None:
    later = an_organisation()
    Membership.objects.create(organisation=later, person=person, joined_at=NOW + timedelta(days=1))
    person.memberships.filter(organisation=place).update(role="facilitator")
    user = signed_in(client, person)
    user.post(reverse("my_minutes"), {"do": "yes"})
    user.get(reverse("my_minutes"))
    page = user.get(reverse("begin_initiative", kwargs={"id": place.pk})).content.decode()
    assert f'data-form="begin_initiative" data-place="{place.pk}"' in page
    assert f'data-place="{later.pk}"' in user.get(reverse("my_access_needs")).content.decode()


def test_the_page_of_all_asks_as_often_for_one_as_for_thirty(client: Client, place: Organisation) -> None:
    reader, address, counts = signed_in(client, a_member(place)), reverse("minutes_here", kwargs={"id": place.pk}), []
    assert "No group to show yet" in reader.get(address).content.decode()
    for number in (1, 29):
        counted(place, [10.0] * number, "volunteer")
        with CaptureQueriesContext(connection) as captured:
            reader.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    stranger = signed_in(Client(), a_facilitator(an_organisation()))
    assert stranger.get(address).status_code == 404
