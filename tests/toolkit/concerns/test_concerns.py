"""Something went wrong: one person outside the team hears it, and nobody else."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.core.models import Event
from assieme.organisations import actions as places
from assieme.organisations.models import Organisation
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Account, Notice, Person
from assieme.people.persons import new_person
from assieme.toolkit.concerns import access, actions, reads
from assieme.toolkit.concerns.models import Concern, ConcernReply

PAGE_QUERIES = 14
INBOX_QUERIES = 9
WORDS = "Someone read my letter aloud"


@pytest.fixture
def dana(db: None) -> Person:
    """Outside the team: belongs to no organisation here."""
    return new_person(display_name="Dana", now=NOW)


@pytest.fixture
def here(dana: Person) -> Organisation:
    return an_organisation(
        concern_receiver=dana, advocacy_name="Open Door", advocacy_contact="555 0101", crisis_phone="800 000"
    )


@pytest.fixture
def robin(here: Organisation) -> Person:
    return a_member(here, name="Robin")


def said(here: Organisation, by: Person, with_name: bool = True) -> actions.Raised:
    return actions.raise_concern(organisation=here, words=WORDS, with_name=with_name, by=by, now=NOW)


def test_it_goes_to_the_named_person_who_answers_and_closes_it(here: Organisation, robin: Person, dana: Person) -> None:
    concern = said(here, robin).concern
    assert [one.concern_id for one in reads.waiting_for(dana)] == [concern.pk]
    actions.answer_concern(concern=concern, words="I spoke with them.", by=dana, now=NOW)
    assert reads.waiting_for(dana) == ()
    actions.close_concern(concern=concern, by=dana, now=NOW)
    [own] = reads.own_concerns(robin)
    assert (own.state, [reply.words for reply in own.replies]) == ("closed", ["I spoke with them."])
    with pytest.raises(Refused):
        actions.answer_concern(concern=concern, words="More", by=dana, now=NOW)
    assert list(Notice.objects.order_by("id").values_list("person", "code")) == [
        (dana.pk, "concerns.concern_came"),
        (robin.pk, "concerns.concern_answered"),
    ]


ROLES = ("author", "receiver", "other member", "facilitator", "administrator", "facilitator elsewhere", "visitor")
TABLE = {  # while it is sent, answered, closed
    "author": ("see", "see", "see"),
    "receiver": ("see answer", "see answer", "see"),
    "other member": ("", "", ""),
    "facilitator": ("", "", ""),
    "administrator": ("", "", ""),
    "facilitator elsewhere": ("", "", ""),
    "visitor": ("", "", ""),
}


@pytest.mark.parametrize(("state", "place"), [("sent", 0), ("answered", 1), ("closed", 2)])
def test_roles_and_phases(here: Organisation, robin: Person, dana: Person, state: str, place: int) -> None:
    concern = said(here, robin).concern
    Concern.objects.update(state=state)
    concern.refresh_from_db()
    people: dict[str, Person | Actor] = {
        "author": robin,
        "receiver": dana,
        "other member": a_member(here),
        "facilitator": a_facilitator(here),
        "administrator": a_member(here, "manager", role="administrator"),
        "facilitator elsewhere": a_facilitator(an_organisation()),
        "visitor": VISITOR,
    }
    permissions = {"see": access.see_concern, "answer": access.answer_concern}
    found = {
        role: " ".join(name for name, permission in permissions.items() if permission.allows(people[role], concern))
        for role in ROLES
    }
    assert found == {role: row[place] for role, row in TABLE.items()}


def test_an_administrator_who_names_themselves_does_not_read_what_was_said_before(
    here: Organisation, robin: Person
) -> None:
    concern = said(here, robin).concern
    administrator = a_member(here, "manager", role="administrator")
    places.change_organisation(organisation=here, concern_receiver=administrator, by=administrator, now=NOW)
    assert not access.see_concern.sees(administrator, concern)


def test_nobody_of_the_team_can_be_the_one_who_hears(here: Organisation, robin: Person) -> None:
    for insider in (a_facilitator(here), a_member(here, "manager", role="administrator"), a_member(here)):
        if insider.memberships.get().role == "member":
            initiative = an_initiative(here)
            places.take_part(initiative=initiative, person=insider, by=insider, now=NOW)
        here.concern_receiver = insider
        here.save()
        with pytest.raises(Refused):
            said(here, robin)
    assert not Concern.objects.exists()


def test_where_nobody_is_named_nothing_is_stored(robin: Person) -> None:
    quiet = an_organisation()
    with pytest.raises(Refused):
        said(quiet, a_member(quiet))
    with pytest.raises(Http404):
        said(quiet, robin)
    assert not Concern.objects.exists()


def every_row() -> dict[str, set[str]]:
    """All rows of all tables but the sessions, which are about visits."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "django_session"]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = {repr(row) for row in cursor.fetchall()}
    return found


def test_without_a_name_no_row_of_any_table_names_the_person(here: Organisation, robin: Person, client: Client) -> None:
    signed_in(client, robin)
    before = every_row()
    client.post(reverse("concern"), {"words": WORDS, "name": "no"})
    added = "\n".join(row for table, rows in every_row().items() for row in rows - before[table])
    account = Account.objects.get(person=robin)
    assert WORDS in added
    names = (str(robin.pk), robin.pk.hex, str(account.pk), account.pk.hex, account.username, "Robin")
    assert [name for name in names if name in added] == []


def test_the_log_never_names_who_said_it_nor_when_in_the_day(here: Organisation, robin: Person) -> None:
    concern = said(here, robin).concern
    event = Event.objects.get(subject_id=concern.pk)
    assert event.actor_kind == "system"
    assert event.at == datetime(2026, 5, 4, tzinfo=UTC)
    assert Event.objects.filter(actor_id=robin.pk).count() == 0


def test_the_code_alone_opens_a_nameless_concern(
    here: Organisation, robin: Person, dana: Person, client: Client
) -> None:
    answer = signed_in(client, robin).post(reverse("concern"), {"words": WORDS, "name": "no"})
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", answer.content.decode())
    assert code is not None
    assert answer["Cache-Control"] == "no-store"
    actions.answer_concern(concern=Concern.objects.get(), words="Thank you.", by=dana, now=NOW)
    page = Client().post(reverse("claim_concern"), {"code": code[0]}).content.decode()
    assert WORDS in page
    assert "Thank you." in page
    wrong = Client().post(reverse("claim_concern"), {"code": "AAAA-AAAA-AAAA-AAAA"}).content.decode()
    assert WORDS not in wrong
    assert "This code opens nothing." in wrong


def test_the_page_shows_help_first_and_promises_who_reads(here: Organisation, robin: Person, client: Client) -> None:
    page = signed_in(client, robin).get(reverse("concern")).content.decode()
    assert page.index("Open Door") < page.index("800 000") < page.index("What went wrong?")
    assert "Nobody in your team reads this. Only Dana does." in page


def test_where_nobody_is_named_the_page_says_so_and_has_no_form(client: Client, db: None) -> None:
    bare = an_organisation(advocacy_name="Open Door")
    page = signed_in(client, a_member(bare)).get(reverse("concern")).content.decode()
    assert "Nobody is named yet" in page
    assert "Open Door" in page
    assert "<textarea" not in page


def test_where_the_named_person_is_in_the_team_the_page_says_so(client: Client, db: None) -> None:
    bare = an_organisation()
    bare.concern_receiver = a_facilitator(bare)
    bare.save()
    page = signed_in(client, a_member(bare)).get(reverse("concern")).content.decode()
    assert "works in the team" in page
    assert "<textarea" not in page


def test_it_can_be_said_from_an_initiatives_page(here: Organisation, robin: Person, client: Client) -> None:
    initiative = an_initiative(here, title="The garden")
    elsewhere = an_initiative(an_organisation())
    signed_in(client, robin)
    client.post(f"{reverse('concern')}?initiative={initiative.pk}", {"words": WORDS, "name": "yes"})
    assert Concern.objects.get().initiative == initiative
    client.post(f"{reverse('concern')}?initiative={elsewhere.pk}", {"words": WORDS, "name": "yes"})
    assert set(Concern.objects.values_list("organisation", flat=True)) == {here.pk}


def test_the_receiver_answers_on_the_page(here: Organisation, robin: Person, dana: Person, client: Client) -> None:
    concern = said(here, robin).concern
    address = reverse("one_concern", kwargs={"id": concern.pk})
    signed_in(client, dana)
    assert "Robin" in client.get(reverse("concerns_received")).content.decode()
    assert "Write your answer." in client.post(address, {"do": "answer", "words": ""}).content.decode()
    client.post(address, {"do": "answer", "words": "I hear you."})
    assert "I hear you." in client.get(address).content.decode()
    client.post(address, {"do": "close"})
    assert Concern.objects.get().state == "closed"
    assert signed_in(Client(), a_facilitator(here)).get(address).status_code == 404


def test_its_author_cannot_answer_or_close_it(here: Organisation, robin: Person, client: Client) -> None:
    address = reverse("one_concern", kwargs={"id": said(here, robin).concern.pk})
    signed_in(client, robin)
    assert client.post(address, {"do": "answer", "words": "Me"}).status_code == 404
    assert client.post(address, {"do": "close"}).status_code == 404
    assert not ConcernReply.objects.exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_cost_the_same_with_one_and_with_thirty(
    here: Organisation, robin: Person, dana: Person, client: Client, rows: int, django_assert_num_queries: object
) -> None:
    for _ in range(rows):
        concern = said(here, robin).concern
        actions.answer_concern(concern=concern, words="Yes.", by=dana, now=NOW)
    signed_in(client, robin)
    with django_assert_num_queries(PAGE_QUERIES):  # type: ignore[operator]
        client.get(reverse("concern"))
    signed_in(client, dana)
    with django_assert_num_queries(INBOX_QUERIES):  # type: ignore[operator]
        client.get(reverse("concerns_received"))
