"""The list of members, and what those who look after them may do."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, signed_in
from tests.people.conftest import membership_of

from assieme.core.access import Refused
from assieme.organisations.membership_actions import change_membership
from assieme.organisations.membership_reads import PAGE, members_page
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_standpoint_is_shown_to_members_only_where_the_person_wishes(organisation: Organisation) -> None:
    a_member(organisation, "service user", name="Quiet")
    Membership.objects.filter(person=a_member(organisation, "carer", "volunteer", name="Open")).update(
        show_standpoint=True
    )
    page = members_page(organisation, a_member(organisation, name="Reader"))
    assert {line.name: line.standpoints for line in page.members} == {"Open": ("carer",), "Quiet": (), "Reader": ()}
    assert not page.leads


def test_who_looks_after_members_sees_what_they_bring(organisation: Organisation) -> None:
    a_member(organisation, "service user", "carer", name="Quiet")
    page = members_page(organisation, a_facilitator(organisation))
    assert next(line for line in page.members if line.name == "Quiet").standpoints == ("service user", "carer")


def test_people_are_turned_over_page_by_page_and_each_is_there_once(organisation: Organisation) -> None:
    reader = a_member(organisation, name="A reader")
    for number in range(2 * PAGE + 5):
        a_member(organisation, name=f"Same name {number % 3}")
    seen: list[object] = []
    after = ""
    while True:
        page = members_page(organisation, reader, after=after)
        seen += [line.id for line in page.members]
        after = page.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 2 * PAGE + 6


def test_people_are_found_by_a_part_of_their_name(client: Client, organisation: Organisation) -> None:
    signed_in(client, a_member(organisation, name="Luce"))
    a_member(organisation, name="Stella Polare")
    page = client.get(reverse("members", args=[organisation.pk]), {"name": "pola"}).text
    assert "Stella Polare" in page
    assert 'person__name">Luce' not in page


def test_the_list_costs_the_same_at_1_and_at_30(
    client: Client, organisation: Organisation, django_assert_num_queries: object
) -> None:
    signed_in(client, a_facilitator(organisation))
    client.get(reverse("members", args=[organisation.pk]))
    for rows in (1, 29):
        for _ in range(rows):
            a_member(organisation)
        with django_assert_num_queries(8):  # type: ignore[operator]
            client.get(reverse("members", args=[organisation.pk]))


def test_a_facilitator_welcomes_somebody_but_gives_no_role(client: Client, organisation: Organisation) -> None:
    signed_in(client, a_facilitator(organisation))
    asked = {"display_name": "Stella", "standpoints": ["carer"], "language": "it", "role": "administrator"}
    answer = client.post(reverse("new_member", args=[organisation.pk]), asked)
    membership = Membership.objects.get(person__identity__display_name="Stella")
    assert answer["Location"] == reverse("member", args=[membership.pk])
    assert (membership.role, membership.standpoints) == ("member", ["carer"])
    assert membership.person.identity.language == "it"


def test_an_administrator_gives_a_role(client: Client, organisation: Organisation, administrator: Person) -> None:
    signed_in(client, administrator)
    membership = membership_of(a_member(organisation, "carer"))
    asked = {"standpoints": ["volunteer"], "paid_role": "peer worker", "role": "facilitator"}
    client.post(reverse("member", args=[membership.pk]), asked)
    membership.refresh_from_db()
    assert (membership.role, membership.paid_role) == ("facilitator", "peer worker")
    assert (membership.standpoints, membership.speaking_as) == (["volunteer"], "volunteer")


def test_a_facilitator_cannot_give_a_role_by_hand(organisation: Organisation) -> None:
    from django.http import Http404

    membership = membership_of(a_member(organisation))
    with pytest.raises(Http404):
        change_membership(
            membership=membership,
            standpoints=[],
            role="administrator",
            paid_role="",
            by=a_facilitator(organisation),
            now=NOW,
        )


def test_the_last_administrator_stays_one(organisation: Organisation, administrator: Person) -> None:
    membership = membership_of(administrator)
    with pytest.raises(Refused, match="another person administrator"):
        change_membership(membership=membership, standpoints=[], role="member", paid_role="", by=administrator, now=NOW)
