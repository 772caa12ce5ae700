"""A one-time code made for a member, and what it opens."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import a_facilitator, a_member, an_organisation, signed_in
from tests.people.conftest import an_account, membership_of

from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.membership_actions import issue_code
from assieme.organisations.models import Organisation
from assieme.people import actions
from assieme.people.models import Account, Person, SignInCard

pytestmark = pytest.mark.django_db


def _issue(person: Person, by: Person, purpose: str = "sign-in") -> tuple[SignInCard, str]:
    return issue_code(membership=membership_of(person), purpose=purpose, by=by, now=timezone.now())


def test_a_card_signs_a_person_in_who_has_no_account(client: Client, organisation: Organisation) -> None:
    person = a_member(organisation, name="Luce")
    _, code = _issue(person, a_facilitator(organisation))
    answer = client.post(reverse("use_code"), {"code": code.lower()})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("my_way_in")
    assert client.session["_auth_user_id"] == str(Account.objects.get(person=person).pk)


def test_opening_the_link_uses_nothing_up_and_signs_nobody_in(client: Client, organisation: Organisation) -> None:
    card, code = _issue(a_member(organisation), a_facilitator(organisation))
    answer = client.get(reverse("use_code_link", args=[code]))
    card.refresh_from_db()
    assert code in answer.text
    assert card.used_at is None
    assert "_auth_user_id" not in client.session


def test_a_code_works_one_time(client: Client, organisation: Organisation) -> None:
    _, code = _issue(a_member(organisation), a_facilitator(organisation))
    client.post(reverse("use_code"), {"code": code})
    again = Client().post(reverse("use_code"), {"code": code})
    assert again.status_code == 409
    assert "used before" in again.text


def test_a_code_is_out_of_date_after_fourteen_days(organisation: Organisation) -> None:
    now = timezone.now()
    person, by = a_member(organisation), a_facilitator(organisation)
    card, _ = issue_code(membership=membership_of(person), purpose="set-up", by=by, now=now)
    with pytest.raises(Refused, match="out of date"):
        actions.use_code(card=card, by=card, now=now + timedelta(days=14))
    assert actions.use_code(card=card, by=card, now=now + timedelta(days=14) - timedelta(seconds=1)).person == person


def test_a_new_code_makes_the_one_before_void(client: Client, organisation: Organisation) -> None:
    person, by = a_member(organisation), a_facilitator(organisation)
    _, first = _issue(person, by)
    _issue(person, by)
    answer = client.post(reverse("use_code"), {"code": first})
    assert "We do not know this code" in answer.text


def test_the_code_stands_nowhere_in_the_row(organisation: Organisation) -> None:
    card, code = _issue(a_member(organisation), a_facilitator(organisation))
    row = str(SignInCard.objects.filter(pk=card.pk).values().get())
    assert code not in row
    assert code.replace("-", "") not in row


def test_cards_are_the_organisations_choice_and_links_are_not(db: None) -> None:
    organisation = an_organisation()
    person, by = a_member(organisation), a_facilitator(organisation)
    with pytest.raises(Refused, match="does not use sign-in cards"):
        _issue(person, by)
    assert _issue(person, by, "set-up")[1]


def test_the_person_is_told_when_a_code_is_made_and_when_it_is_used(organisation: Organisation) -> None:
    person = a_member(organisation)
    card, _ = _issue(person, a_facilitator(organisation))
    actions.use_code(card=card, by=card, now=timezone.now())
    assert [notice.code for notice in person.notices.order_by("id")] == ["people.code_made", "people.code_used"]


def test_making_and_using_are_logged_without_the_code(organisation: Organisation) -> None:
    person, by = a_member(organisation), a_facilitator(organisation)
    card, code = _issue(person, by)
    actions.use_code(card=card, by=card, now=timezone.now())
    made, used = Event.objects.filter(kind__startswith="people.code_").order_by("id")
    assert (made.actor_id, used.actor_kind) == (by.pk, "guest")
    assert made.data["person"] == used.data["person"] == str(person.pk)
    assert code not in str(made.data) + str(used.data)


def test_a_second_factor_is_still_asked_for(client: Client, organisation: Organisation, administrator: Person) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    account = an_account(administrator, "ada")
    TOTP.activate(account, generate_totp_secret())
    _, code = _issue(administrator, administrator)
    answer = client.post(reverse("use_code"), {"code": code})
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session


def test_tries_are_limited(client: Client, organisation: Organisation) -> None:
    wrong = {"code": "ABCD-EFGH-JKMN-PQRS"}
    statuses = [client.post(reverse("use_code"), wrong).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]


def test_the_printed_page_shows_code_and_square_once_and_is_kept_nowhere(
    client: Client, organisation: Organisation
) -> None:
    person = a_member(organisation, name="Luce")
    signed_in(client, a_facilitator(organisation))
    answer = client.post(reverse("make_code", args=[membership_of(person).pk]), {"purpose": "sign-in"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "sign-in-card__code" in answer.text
    assert "<svg" in answer.text
    assert "Luce" in answer.text
    assert client.get(reverse("make_code", args=[membership_of(person).pk])).status_code == 405


def test_after_a_link_the_person_chooses_username_and_password(client: Client, organisation: Organisation) -> None:
    person = a_member(organisation)
    _, code = _issue(person, a_facilitator(organisation), "set-up")
    client.post(reverse("use_code"), {"code": code})
    bad = client.post(reverse("my_way_in"), {"username": "luce", "password": "short"})
    assert bad.status_code == 200
    assert "at least 10" in bad.text
    good = client.post(reverse("my_way_in"), {"username": "luce", "password": "warm bread tuesday"})
    assert good.status_code == 302
    assert Client().login(username="luce", password="warm bread tuesday")
    assert client.get(reverse("me")).status_code == 200, "still signed in after the password was set"


def test_a_username_that_is_taken_is_refused_whatever_its_capitals(client: Client, organisation: Organisation) -> None:
    an_account(a_member(organisation), "Luce")
    signed_in(client, person := a_member(organisation))
    Account.objects.get(person=person).set_unusable_password()
    Account.objects.filter(person=person).update(password="!")
    client.force_login(Account.objects.get(person=person))
    answer = client.post(reverse("my_way_in"), {"username": "lUCE", "password": "warm bread tuesday"})
    assert "has this username already" in answer.text
