"""An attacker with the whole database can't tell who wrote a hidden card, and the log tells no more than it may."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, signed_in
from tests.toolkit.cards.conftest import LATER, Place, a_card, raised

from assieme.core.access import Refused
from assieme.core.events.seal import seal_all
from assieme.core.events.verify import verify
from assieme.core.models import Event
from assieme.people.models import Account, Notice, Person
from assieme.toolkit.cards import actions, my_day, reads
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.written import Written
from assieme.toolkit.claims import Claimant, code_hash, day_key

type Rows = dict[str, set[str]]


def every_row() -> Rows:
    """All rows of all tables, as text. Sessions are left out: they are about visits, and hold nothing of cards."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "django_session"]
        found: Rows = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = {repr(row) for row in cursor.fetchall()}
    return found


def new_rows(before: Rows) -> str:
    return "\n".join(row for table, rows in every_row().items() for row in rows - before.get(table, set()))


def names_of(person: Person) -> list[str]:
    account = Account.objects.get(person=person)
    keys = [str(person.pk), person.pk.hex, str(account.pk), account.pk.hex]
    return [*keys, account.username, person.identity.display_name, person.identity.pk.hex]


def test_no_row_of_any_table_names_the_hidden_author(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    before = every_row()
    answer = client.post(
        reverse("new_card", kwargs={"id": place.initiative.pk}),
        {"idea": "Say it quietly", "authorship": "hidden", "do": "send"},
    )
    assert answer.status_code == 200
    added = new_rows(before)
    assert "Say it quietly" in added
    assert [name for name in names_of(place.robin) if name in added] == []


def test_what_the_hidden_author_does_later_names_nobody_either(place: Place) -> None:
    signed_in(Client(), place.robin)
    code = raised(place, "hidden").code
    card = Card.objects.get(claim_hash=code_hash(code))
    actions.receive_card(card=card, by=place.kim, now=LATER)
    before = every_row()
    actions.say_whether_to_help(card=card, helps=True, by=Claimant(card.pk), now=LATER)
    added = new_rows(before)
    assert "cards.author_replied" in added
    assert [name for name in names_of(place.robin) if name in added] == []


def test_no_new_row_tells_the_time_of_day(place: Place) -> None:
    before = set(Event.objects.values_list("pk", flat=True))
    card = raised(place, "hidden").card
    [event] = Event.objects.exclude(pk__in=before)
    assert event.at == datetime(2026, 5, 4, tzinfo=UTC)
    for key in (card.pk, event.pk):
        assert (key.version, moment_of(key)) == (7, datetime(2026, 5, 4, tzinfo=UTC))
    assert not Notice.objects.exists()


def moment_of(key: UUID) -> datetime:
    return datetime.fromtimestamp((key.int >> 80) / 1000, tz=UTC)


def test_within_a_day_the_order_of_keys_is_chance() -> None:
    keys = [day_key(NOW.date()) for _ in range(50)]
    assert keys != sorted(keys)
    assert len(set(keys)) == 50


def test_a_saved_draft_is_gone_when_the_card_is_sent_hidden(place: Place) -> None:
    written = Written(idea="Mine")
    actions.keep_draft(initiative=place.initiative, written=written, authorship="named", by=place.robin, now=NOW)
    raised(place, "hidden")
    assert reads.draft_of(place.initiative, place.robin) is None


@pytest.mark.parametrize("authorship", ["receiver", "hidden"])
def test_the_log_which_leaders_read_names_only_who_wished_to_be_named(place: Place, authorship: str) -> None:
    card = raised(place, authorship).card
    event = Event.objects.get(subject_id=card.pk)
    assert (event.actor_kind, event.actor_id != place.robin.pk) == ("system", True)
    named = raised(place, "named").card
    assert Event.objects.get(subject_id=named.pk).actor_id == place.robin.pk


def test_the_log_still_verifies(place: Place) -> None:
    raised(place, "hidden")
    seal_all(NOW)
    raised(place, "named")
    raised(place, "hidden")
    seal_all(LATER)
    verdict = verify()
    assert verdict.problems == ()
    assert verdict.waiting == 0


def test_a_name_for_the_receiver_alone_is_seen_by_the_receiver_alone(place: Place) -> None:
    card = a_card(place, "owned", "receiver")
    leader = a_member(place.organisation, "professional", role="facilitator")
    seen = {who: reads.line(card, who, NOW.date()).author for who in (place.kim, place.robin, place.lou, leader)}
    assert seen == {place.kim: "Robin", place.robin: "Robin", place.lou: "", leader: ""}
    assert reads.line(card, None, NOW.date()).author == ""


def test_a_hidden_standpoint_shows_only_where_five_people_share_it(place: Place) -> None:
    few = raised(place, "hidden", show=True)
    assert (few.standpoint_left_out, few.card.standpoint) == (True, "")
    for _ in range(4):
        a_member(place.organisation, "service user")
    many = raised(place, "hidden", show=True)
    assert (many.standpoint_left_out, many.card.standpoint) == (False, "service user")


def test_a_standpoint_shows_only_if_the_author_ticked_it(place: Place) -> None:
    today = NOW.date()
    assert reads.line(raised(place).card, place.lou, today).standpoint == ""
    assert reads.line(raised(place, show=True).card, place.lou, today).standpoint == "service user"
    assert raised(place, "hidden").card.standpoint == ""


def test_a_hidden_card_is_not_among_ones_own(place: Place) -> None:
    raised(place, "hidden")
    assert my_day.mine(place.robin) == ()


def test_only_the_code_opens_the_card(place: Place) -> None:
    code = raised(place, "hidden").code
    assert reads.card_behind(code.lower().replace("-", " ")) is not None
    assert reads.card_behind("AAAA-AAAA-AAAA-AAAA") is None
    assert reads.card_behind("") is None


def test_the_author_steps_forward_with_the_code_and_nobody_without_it(place: Place) -> None:
    code = raised(place, "hidden").code
    card = Card.objects.get(claim_hash=code_hash(code))
    with pytest.raises(Refused):
        actions.step_forward(card=card, code="AAAA-AAAA-AAAA-AAAA", by=place.lou, now=LATER)
    card = actions.step_forward(card=card, code=code, by=place.robin, now=LATER)
    assert (card.author, card.authorship) == (place.robin, "named")
    with pytest.raises(Http404):
        actions.step_forward(card=card, code=code, by=place.lou, now=LATER)
    assert reads.card_behind(code) is None
