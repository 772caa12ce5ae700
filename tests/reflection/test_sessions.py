"""Two sessions a year for who works here; what one learned is one's own."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.models import Organisation
from assieme.people.models import Notice, Person
from assieme.reflection import actions
from assieme.reflection.actions import Held
from assieme.reflection.models import Planned, Presence, Session
from assieme.reflection.my_day import waiting_for
from assieme.reflection.reads import own_sessions, practice_between, session_days, training_days
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in

TODAY = NOW.date()


@pytest.fixture
def organisation(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def kim(organisation: Organisation) -> Person:
    return a_facilitator(organisation)


def held(*people: UUID, days_ago: int = 1, protected: bool = True, conflict: str = "none") -> Held:
    return Held(TODAY - timedelta(days=days_ago), 60, protected, conflict, people)


def test_the_counts_are_of_who_works_here(organisation: Organisation, kim: Person) -> None:
    staff = [a_member(organisation, "professional") for _number in range(3)]
    user = a_member(organisation, "service user")
    peer = a_member(organisation, "service user")
    peer.memberships.update(paid_role="peer worker")
    away = a_member(organisation, "manager")
    away.memberships.update(paused_at=NOW)
    for people in ((kim, staff[0], user, peer), (kim, staff[1])):
        actions.note_session(organisation=organisation, held=held(*(one.pk for one in people)), by=kim, now=NOW)
    found = practice_between(organisation, TODAY - timedelta(days=30), TODAY)
    assert (found.staff, found.had_two, found.had_one) == (5, 0, 0), "told in whole fives"
    assert own_sessions(organisation, user, TODAY).to_come == 1


def test_only_the_last_year_counts_for_oneself(organisation: Organisation, kim: Person) -> None:
    for days_ago in (10, 364, 366):
        actions.note_session(organisation=organisation, held=held(kim.pk, days_ago=days_ago), by=kim, now=NOW)
    own = own_sessions(organisation, kim, TODAY)
    assert (len(own.days), own.to_come) == (2, 0)
    assert len(session_days(organisation.pk, TODAY - timedelta(days=400), TODAY)) == 3


def test_a_note_is_put_right_and_keeps_nothing_of_what_was_said(organisation: Organisation, kim: Person) -> None:
    robin = a_member(organisation)
    session = actions.note_session(organisation=organisation, held=held(kim.pk, robin.pk), by=kim, now=NOW)
    actions.change_session(session=session, held=held(kim.pk, protected=False, conflict="worked"), by=kim, now=NOW)
    assert list(Presence.objects.values_list("person_id", flat=True)) == [kim.pk]
    said = Event.objects.filter(kind="reflection.session_changed").get().data
    assert said == {"minutes": 60, "protected": 0, "conflict": "worked", "people": 1}


def test_who_was_there_stays_noted_after_they_left(organisation: Organisation, kim: Person, client: Client) -> None:
    robin = a_member(organisation)
    session = actions.note_session(organisation=organisation, held=held(kim.pk, robin.pk), by=kim, now=NOW)
    robin.memberships.update(left_at=NOW)
    day = {"held_on_day": "1", "held_on_month": "5", "held_on_year": "2026"}
    given = {**day, "minutes": "50", "protected": "yes", "conflict": "none", "people": [str(kim.pk), str(robin.pk)]}
    address = reverse("session", kwargs={"id": session.pk})
    assert signed_in(client, kim).post(address, given).status_code == 302
    assert Presence.objects.count() == 2


def test_nobody_from_elsewhere_was_there_and_nobody_but_who_leads_notes_it(
    organisation: Organisation, kim: Person
) -> None:
    with pytest.raises(ValueError, match="belong"):
        actions.note_session(organisation=organisation, held=held(a_member(an_organisation()).pk), by=kim, now=NOW)
    robin = a_member(organisation)
    for by in (robin, a_facilitator(an_organisation())):
        with pytest.raises(Http404):
            actions.note_session(organisation=organisation, held=held(robin.pk), by=by, now=NOW)
    assert not Session.objects.exists()


def test_what_one_learned_is_read_and_removed_by_oneself_alone(
    organisation: Organisation, kim: Person, client: Client
) -> None:
    robin = a_member(organisation)
    for name in ("How to chair", "How to listen"):
        training = actions.note_training(
            organisation=organisation, course=name, held_on=TODAY, minutes=90, by=robin, now=NOW
        )
    page = reverse("training", kwargs={"id": organisation.pk})
    assert "How to chair" in signed_in(client, robin).get(page).content.decode()
    assert "How to chair" not in signed_in(Client(), kim).get(page).content.decode()
    found = practice_between(organisation, TODAY, TODAY)
    assert found.training_minutes == 180
    assert training_days(organisation.pk, TODAY, TODAY) == [(TODAY, TODAY)]
    with pytest.raises(Http404):
        actions.remove_training(training=training, by=kim, now=NOW)
    actions.remove_training(training=training, by=robin, now=NOW)
    with pytest.raises(ObjectDoesNotExist):
        training.refresh_from_db()


def test_the_next_time_is_kept_free_for_who_works_here(organisation: Organisation, kim: Person, client: Client) -> None:
    nurse, robin = a_member(organisation, "professional"), a_member(organisation)
    on = TODAY + timedelta(days=10)
    given: dict[str, Any] = {"organisation": organisation, "begins": time(14), "minutes": 60, "by": kim, "now": NOW}
    planned = actions.plan_session(on=on, **given)
    with pytest.raises(Refused):
        actions.plan_session(on=on, **given)
    with pytest.raises(ValueError, match="to come"):
        actions.plan_session(on=TODAY - timedelta(days=1), **given)
    with pytest.raises(Http404):
        actions.plan_session(**given | {"on": TODAY, "by": nurse})
    assert [one.words for one in waiting_for(nurse, TODAY)] == ["14 May 2026, at 14:00"]
    assert waiting_for(robin, TODAY) == waiting_for(nurse, TODAY - timedelta(days=5)) == ()
    nurse.memberships.update(paused_at=NOW)
    assert waiting_for(nurse, TODAY) == (), "a pause is a pause"
    with pytest.raises(Http404):
        actions.call_off_session(planned=planned, by=robin, now=NOW)
    page = signed_in(client, kim)
    address = reverse("plan_session", kwargs={"id": organisation.pk})
    day = {"on_day": "1", "on_month": "5", "begins": "09:30", "minutes": "60"}
    assert page.post(address, day | {"on_year": "2020"}).status_code == 422
    assert page.post(address, day | {"on_year": "2199"}).status_code == 302
    text = page.get(reverse("team_reflection", kwargs={"id": organisation.pk})).content.decode()
    assert "1 May 2199, at 09:30" in text
    assert page.post(address, day | {"on_year": "2200"}).status_code == 302
    text = page.get(reverse("team_reflection", kwargs={"id": organisation.pk})).content.decode()
    assert "Call off 1 May 2199" in text
    assert "Call off 1 May 2200" in text, "each that is to come, not the next one alone"
    Planned.objects.get(on__year=2200).delete()
    called_off = Planned.objects.get(on__year=2199)
    assert page.post(reverse("call_off_session", kwargs={"id": called_off.pk})).status_code == 302
    assert list(Planned.objects.all()) == [planned]
    told = Notice.objects.filter(code="reflection.called_off")
    assert not told.exists(), "one is on a pause, one does not work here, one did it"
    nurse.memberships.update(paused_at=None)
    actions.call_off_session(planned=planned, by=kim, now=NOW)
    assert [(one.person, one.words) for one in told] == [(nurse, "14 May 2026")]


def test_pages_and_paper_by_hand(organisation: Organisation, kim: Person, client: Client) -> None:
    page = signed_in(client, kim)
    day = {"held_on_day": "1", "held_on_month": "5", "held_on_year": "2026"}
    given = {**day, "minutes": "60", "protected": "yes", "conflict": "worked", "people": [str(kim.pk)]}
    new = reverse("new_session", kwargs={"id": organisation.pk})
    assert page.post(new, {**given, "held_on_year": "2199"}).status_code == 422
    assert page.post(new, given).status_code == 302
    session = Session.objects.get()
    assert (session.held_on, session.conflict) == (date(2026, 5, 1), "worked")
    text = page.get(reverse("team_reflection", kwargs={"id": organisation.pk})).content.decode()
    assert "How many have had theirs?" in text
    assert (
        "How many have had theirs?"
        not in signed_in(Client(), a_member(organisation))
        .get(reverse("team_reflection", kwargs={"id": organisation.pk}))
        .content.decode()
    )
    for name, row in (("session_blank", organisation.pk), ("session_filled", session.pk)):
        assert page.get(reverse(name, kwargs={"id": row})).content.startswith(b"%PDF")
    with CaptureQueriesContext(connection) as few:
        page.get(reverse("team_reflection", kwargs={"id": organisation.pk}))
    for days_ago in range(2, 22):
        actions.note_session(organisation=organisation, held=held(kim.pk, days_ago=days_ago), by=kim, now=NOW)
    with CaptureQueriesContext(connection) as many:
        page.get(reverse("team_reflection", kwargs={"id": organisation.pk}))
    assert len(few) == len(many)
