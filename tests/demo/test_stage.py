"""The demonstration: every seat's day opens, the votes end as the story says, and the log is whole."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.models import Vote
from assieme.core.events.seal import seal_all
from assieme.core.events.verify import verify
from assieme.demo import reads
from assieme.demo.stage import stage
from assieme.organisations.models import Organisation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def staged_once(rows_of_module: DjangoDbBlocker) -> None:
    with rows_of_module.unblock():
        assert stage(now=NOW)


@pytest.fixture
def staged(staged_once: None) -> Organisation:
    return Organisation.objects.get(made_up=True)


def test_the_demonstration_is_staged_once_and_kept_going(staged: Organisation) -> None:
    assert not stage(now=NOW)
    later = NOW + timedelta(days=9)
    assert not stage(now=later)
    committee = Assembly.objects.get(organisation=staged, initiative__isnull=False)
    assert Meeting.objects.filter(assembly=committee, held_on=later.date()).exists()
    assert Vote.objects.filter(assembly=committee, phase=Vote.Phase.OPEN, closes_at__gt=later).count() == 1


def test_the_votes_end_as_the_story_says(staged: Organisation) -> None:
    committee = Assembly.objects.get(organisation=staged, initiative__isnull=False)
    closed = Vote.objects.filter(assembly=committee, method=Vote.Method.RULES).exclude(phase=Vote.Phase.OPEN)
    found = {vote.title: vote.result.outcome for vote in closed}
    passed = {title: (outcome["passed"], outcome["refused"]) for title, outcome in found.items()}
    assert passed == {
        "Open on Saturday mornings": (True, False),
        "Move the medicine round to 8 in the morning": (False, False),
        "New chairs from the reserve": (False, True),
    }


def test_the_log_of_the_demonstration_is_whole(staged: Organisation) -> None:
    while seal_all(NOW):
        pass
    verdict = verify()
    assert verdict.ok
    assert verdict.waiting == 0
    assert verdict.events > 150


@pytest.mark.parametrize("key", [seat.key for seat in reads.seats()])
def test_every_seat_opens_its_day_and_its_pages(client: Client, staged: Organisation, key: str) -> None:
    account = reads.account_in(key)
    assert account is not None
    assert account.person is not None
    client.force_login(account)
    initiative = staged.initiatives.get()
    committee = Assembly.objects.get(organisation=staged, initiative__isnull=False)
    addresses = ["/my-day", "/initiatives", "/assemblies", "/evidence"]
    addresses += [
        reverse(name, kwargs={"id": initiative.pk})
        for name in ("initiative", "map", "focus", "people", "cards", "grow")
    ]
    addresses += [reverse(name, kwargs={"id": committee.pk}) for name in ("assembly", "mirror")]
    addresses += [reverse("vote", kwargs={"id": vote.pk}) for vote in see_vote.rows(account.person)]
    opened = {address: client.get(address).status_code for address in addresses}
    assert set(opened.values()) == {200}, opened
