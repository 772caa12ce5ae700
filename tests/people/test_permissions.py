"""Who may do what with members and codes: role × phase."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.people.conftest import membership_of

from assieme.organisations import membership_access as access
from assieme.organisations.actions import publish_case
from assieme.organisations.membership_actions import leave_organisation
from assieme.organisations.models import Membership
from assieme.people import access as people_access
from assieme.people.models import Person, SignInCard
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db

WHO = ("member", "facilitator", "administrator", "researcher", "stranger")
YES, NO = True, False

# Of the member named first: who may look after them, and give them a role, in the order of WHO.
LOOK_AFTER = {
    "member": (NO, YES, YES, NO, NO),
    "researcher": (NO, YES, YES, NO, NO),
    "facilitator": (NO, NO, YES, NO, NO),
    "administrator": (NO, NO, YES, NO, NO),
    "left": (NO, NO, NO, NO, NO),
    "published": (NO, NO, NO, NO, NO),
}
GIVE_ROLE = {
    "member": (NO, NO, YES, NO, NO),
    "facilitator": (NO, NO, YES, NO, NO),
    "left": (NO, NO, NO, NO, NO),
    "published": (NO, NO, NO, NO, NO),
}


def _people() -> tuple[dict[str, Person], Membership]:
    organisation = an_organisation()
    roles = ("member", "facilitator", "administrator", "researcher")
    people = {role: a_member(organisation, role=role) for role in roles}
    people["stranger"] = a_facilitator(an_organisation())
    return people, membership_of(a_member(organisation))


def _about(phase: str, membership: Membership) -> Membership:
    if phase == "left":
        leave_organisation(membership=membership, by=membership.person, now=NOW)
    elif phase == "published":
        publish_case(organisation=membership.organisation, year=2017, by=system_person(), now=NOW)
    else:
        Membership.objects.filter(pk=membership.pk).update(role=phase)
    return Membership.objects.select_related("organisation").get(pk=membership.pk)


@pytest.mark.parametrize("phase", LOOK_AFTER)
def test_who_looks_after_whom(phase: str) -> None:
    people, membership = _people()
    about = _about(phase, membership)
    assert tuple(access.look_after_member.allows(people[who], about) for who in WHO) == LOOK_AFTER[phase]


@pytest.mark.parametrize("phase", GIVE_ROLE)
def test_who_gives_roles(phase: str) -> None:
    people, membership = _people()
    about = _about(phase, membership)
    assert tuple(access.give_role.allows(people[who], about) for who in WHO) == GIVE_ROLE[phase]


def test_members_are_seen_by_members_alone() -> None:
    people, membership = _people()
    seen = tuple(access.see_members.allows(people[who], membership.organisation) for who in WHO)
    assert seen == (YES, YES, YES, YES, NO)


@pytest.mark.parametrize("phase", ["here", "erased"])
def test_only_oneself_changes_oneself(phase: str) -> None:
    people, membership = _people()
    person = membership.person
    if phase == "erased":
        person.erased_at = NOW
        person.save()
    assert not any(people_access.change_self.allows(people[who], person) for who in WHO)
    assert people_access.change_self.allows(person, person) == (phase == "here")


@pytest.mark.parametrize(("used", "allowed"), [(None, True), (NOW, False)])
def test_only_the_card_itself_uses_its_code(used: datetime | None, allowed: bool) -> None:
    people, membership = _people()
    card, other = (
        SignInCard.objects.create(
            person=membership.person,
            organisation_id=membership.organisation_id,
            purpose="set-up",
            code_hash=str(number) * 64,
            issued_by=people["facilitator"],
            issued_at=NOW,
            expires_at=NOW,
            used_at=used,
        )
        for number in (1, 2)
    )
    assert people_access.use_card.allows(card, card) == allowed
    assert not people_access.use_card.allows(other, card)
    assert not any(people_access.use_card.allows(people[who], card) for who in WHO)


PAGES = ("member", "make_code", "change_place", "leave_place")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["stranger", "member"])
def test_what_one_may_not_see_does_not_exist(client: Client, page: str, who: str) -> None:
    people, membership = _people()
    signed_in(client, people[who])
    assert client.post(reverse(page, args=[membership.pk])).status_code == 404


@pytest.mark.parametrize("page", ["members", "new_member"])
def test_members_of_another_organisation_do_not_exist(client: Client, page: str) -> None:
    people, membership = _people()
    signed_in(client, people["stranger"])
    assert client.get(reverse(page, args=[membership.organisation_id])).status_code == 404


@pytest.mark.parametrize(
    "page", ["me", "standpoint", "erase_me", "my_data", "my_name", "my_access_needs", "my_way_in", "second_factor"]
)
def test_own_pages_ask_who_is_there(client: Client, page: str) -> None:
    answer = client.get(reverse(page))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_facilitator_cannot_make_a_code_for_an_administrator(client: Client) -> None:
    people, _ = _people()
    signed_in(client, people["facilitator"])
    about = membership_of(people["administrator"])
    assert client.post(reverse("make_code", args=[about.pk]), {"purpose": "set-up"}).status_code == 404
    assert not SignInCard.objects.exists()


def test_what_is_published_says_why_it_cannot_be_changed(client: Client) -> None:
    people, membership = _people()
    publish_case(organisation=membership.organisation, year=2017, by=system_person(), now=timezone.now())
    signed_in(client, people["administrator"])
    answer = client.post(reverse("make_code", args=[membership.pk]), {"purpose": "set-up"})
    assert answer.status_code == 409
    assert "published case" in answer.text
