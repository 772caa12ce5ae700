"""A group's mirror that anyone may read: who asks, who replies, when it is shown, and what nobody outside learns."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import majorities
from assieme.core.access import Refused
from assieme.logic.power.formal import FormalLevel
from assieme.mirrors import my_day, outside_actions, outside_paper, outside_reads, outside_showing
from assieme.mirrors.models import Frozen, Outside, OutsideReply
from assieme.mirrors.months import Period
from assieme.people.models import Notice, Person
from assieme.people.persons import system_person
from tests.assemblies.rooms import Room
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.mirrors.rooms import STAFF, USER, a_card, a_counted_vote, a_meeting, a_room, declare

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 6, 3, 9, tzinfo=UTC)
SPRING = Period(date(2026, 3, 1), date(2026, 5, 1))
MAY, APRIL = date(2026, 5, 1), date(2026, 4, 1)
WORDS = "We had no room to meet in April."
OVER = timedelta(days=15)


def _lived(seats: dict[str, int] | None = None) -> Room:
    room = a_room(rules={"conditions": majorities(joined=[USER])}, seats=seats)
    declare(room, "collaborate")
    a_meeting(room, room.everybody)
    return room


def _ask(room: Room, period: Period = SPRING, now: datetime = LATER) -> Outside:
    return outside_actions.ask_outside(assembly=room.assembly, period=period, by=room.leader, now=now)


def _shown(room: Room, period: Period = SPRING) -> Outside:
    return outside_actions.show_outside(outside=_ask(room, period), by=room.leader, now=LATER + OVER)


def _ended(room: Room) -> Outside:
    return outside_actions.end_outside(outside=_shown(room), by=room.leader, now=LATER + OVER)


def _page(outside: Outside) -> str:
    return reverse("shown", kwargs={"code": outside.code})


def _text(html: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.decode())).replace(" .", ".")


def _seat(room: Room) -> Person:
    return room.seated[USER][0]


def _leader(room: Room) -> Person:
    return room.leader


def _plain(room: Room) -> Person:
    return a_member(room.organisation)


def _elsewhere(_room: Room) -> Person:
    return a_facilitator(an_organisation())


NEVER, NO, YES = Http404, Refused, None
PHASES: dict[str, tuple[Callable[[Room], Outside], datetime]] = {
    "asked": (_ask, LATER),
    "days over": (_ask, LATER + OVER),
    "shown": (_shown, LATER + OVER),
    "ended": (_ended, LATER + OVER),
}
# What it comes to to reply, to show it and to end it, in each phase.
TABLE: dict[Callable[[Room], Person], dict[str, tuple[type[Exception] | None, ...]]] = {
    _seat: {
        "asked": (YES, NEVER, NEVER),
        "days over": (YES, NEVER, NEVER),
        "shown": (YES, NEVER, NEVER),
        "ended": (NO, NEVER, NEVER),
    },
    _leader: {
        "asked": (NEVER, NO, YES),
        "days over": (NEVER, YES, YES),
        "shown": (NEVER, NO, YES),
        "ended": (NEVER, NO, NO),
    },
    _plain: dict.fromkeys(PHASES, (NEVER, NEVER, NEVER)),
    _elsewhere: dict.fromkeys(PHASES, (NEVER, NEVER, NEVER)),
}


@pytest.mark.parametrize("phase", PHASES)
def test_who_replies_shows_and_ends(phase: str) -> None:
    room = _lived()
    make, now = PHASES[phase]
    outside = make(room)
    for who, expected in TABLE.items():
        by = who(room)
        acts: tuple[Callable[..., object], ...] = (
            partial(outside_actions.reply_outside, words=WORDS),
            outside_actions.show_outside,
            outside_actions.end_outside,
        )
        for act, refusal in zip(acts, expected[phase], strict=True):
            assert _outcome(partial(act, outside=outside, by=by, now=now)) is refusal, (who, act)


def _outcome(act: Callable[[], object]) -> type[Exception] | None:
    """What it raises; whatever it did is undone."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except (Http404, Refused) as error:
        return type(error)
    return None


def test_who_asks() -> None:
    room = _lived()
    for who in (_seat, _plain, _elsewhere):
        with pytest.raises(Http404):
            outside_actions.ask_outside(assembly=room.assembly, period=SPRING, by=who(room), now=LATER)
    assert _ask(room).is_waiting


def test_fourteen_whole_days_are_left_for_replies() -> None:
    room = _lived()
    asked = _ask(room)
    for days in (0, 14):
        with pytest.raises(Refused, match="days for replies"):
            outside_actions.show_outside(outside=asked, by=room.leader, now=LATER + timedelta(days=days))
    assert outside_actions.show_outside(outside=asked, by=room.leader, now=LATER + OVER).is_shown


def test_everybody_whose_practice_it_shows_is_told_and_finds_it_on_their_day() -> None:
    room = _lived()
    asked, robin = _ask(room), _seat(room)
    told = Notice.objects.filter(code="mirrors.may_be_shown").values_list("person_id", flat=True)
    assert set(told) == {person.pk for person in room.everybody}
    waiting = my_day.waiting_for(robin, LATER.date())
    assert [(one.words, one.due_on) for one in waiting] == [(room.assembly.name, asked.replies_until)]
    assert my_day.waiting_for(_plain(room), LATER.date()) == ()
    assert my_day.waiting_for(robin, asked.replies_until + timedelta(days=1)) == ()
    outside_actions.reply_outside(outside=asked, words=WORDS, by=robin, now=LATER)
    assert my_day.waiting_for(robin, LATER.date()) == ()


def test_nobody_without_an_account_reads_it_before_it_is_shown_or_after_it_is_taken_back(client: Client) -> None:
    room = _lived()
    asked = _ask(room)
    assert client.get(_page(asked)).status_code == 404
    shown = outside_actions.show_outside(outside=asked, by=room.leader, now=LATER + OVER)
    answer = client.get(_page(shown))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    paper = client.get(reverse("shown_sheet", kwargs={"code": shown.code}))
    assert paper.content.startswith(b"%PDF")
    outside_actions.end_outside(outside=shown, by=room.leader, now=LATER + OVER)
    assert client.get(_page(shown)).status_code == 404


def test_the_page_outside_says_months_rule_replies_and_no_name(client: Client) -> None:
    room = _lived()
    robin = _seat(room)
    shown = _shown(room)
    outside_actions.reply_outside(outside=shown, words=WORDS, by=robin, now=LATER + OVER)
    html = client.get(_page(shown)).content
    text = _text(html)
    for words in ("This group promised to collaborate.", "Its rules allow it.", "March 2026", "enacted 1", WORDS):
        assert words in text
    assert "What is missing" in text
    assert not [person for person in (*room.everybody, room.leader) if str(person) in text]
    assert not re.search(r"tokenism|\bscore:|\brank", text.lower())
    signed_in(client, _plain(room))
    inside = _text(client.get(reverse("outside", kwargs={"id": shown.pk})).content)
    assert WORDS in inside
    assert str(robin) in inside


def test_the_attacker_who_looks_before_and_after_later_rows_sees_one_page(client: Client) -> None:
    room = _lived()
    shown = _shown(room)
    before = _text(client.get(_page(shown)).content)
    a_card(room, _seat(room), now=datetime(2026, 4, 3, tzinfo=UTC), show_standpoint=True)
    a_meeting(room, room.seated[STAFF], now=NOW + timedelta(days=3))
    a_counted_vote(room, [], room.everybody)
    declare(room, "inform")
    after = _text(client.get(_page(shown)).content)
    assert re.sub(r"csrf\w+", "", before) == re.sub(r"csrf\w+", "", after)


@pytest.mark.parametrize("before", [_shown, _ended])
def test_two_pages_of_months_in_common_cannot_be_subtracted(before: Callable[[Room], Outside]) -> None:
    room = _lived()
    before(room)
    for first, last in ((APRIL, APRIL), (MAY, MAY), (date(2026, 1, 1), APRIL), (date(2025, 1, 1), MAY)):
        with pytest.raises(Refused, match="some of these months"):
            _ask(room, Period(first, last))
    assert _ask(room, Period(date(2026, 1, 1), date(2026, 2, 1))).is_waiting


def test_the_same_months_again_show_the_figures_that_were_shown() -> None:
    room = _lived()
    first = _ended(room)
    a_meeting(room, room.seated[STAFF], now=NOW + timedelta(days=3))
    again = _ask(room)
    assert again.frozen_id == first.frozen_id
    assert Frozen.objects.count() == 1
    assert again.code != first.code


def test_what_was_never_shown_is_frozen_anew() -> None:
    room = _lived()
    outside_actions.end_outside(outside=_ask(room), by=room.leader, now=LATER)
    a_meeting(room, room.everybody, now=NOW + timedelta(days=3))
    again = _ask(room)
    assert again.frozen.figures["counts"]["meetings"] == 2


def test_groups_with_the_same_ideas_cannot_be_subtracted() -> None:
    room = _lived()
    _shown(room)
    twin = body_actions.found_assembly(
        organisation=room.organisation,
        initiative=room.assembly.initiative,
        name="Panel",
        by=system_person(),
        now=NOW,
    )
    for period in (SPRING, Period(APRIL, APRIL)):
        with pytest.raises(Refused, match="some of these months"):
            outside_actions.ask_outside(assembly=twin, period=period, by=room.leader, now=LATER)
    alone = body_actions.found_assembly(organisation=room.organisation, name="Other", by=system_person(), now=NOW)
    assert outside_actions.ask_outside(assembly=alone, period=SPRING, by=room.leader, now=LATER).is_waiting


def test_months_that_go_on_and_a_second_wish_are_refused() -> None:
    room = _lived()
    with pytest.raises(Refused, match="not over"):
        _ask(room, Period(date(2026, 5, 1), date(2026, 6, 1)))
    _ask(room)
    with pytest.raises(Refused, match="waits already"):
        _ask(room, Period(date(2026, 1, 1), date(2026, 2, 1)))


def test_a_side_of_four_is_in_no_figure_outside(client: Client) -> None:
    room = _lived({USER: 6, STAFF: 4})
    shown = _shown(room)
    told = outside_reads.told(shown)
    assert told.few
    assert not any(told.mirror.happened.indicators.values())
    assert len(set(told.mirror.happened.enacted.posterior.values())) == 1
    text = _text(client.get(_page(shown)).content)
    assert "A side here has fewer than five people." in text
    assert "All the numbers" not in text


def test_figures_stand_for_five_people_and_five_cases() -> None:
    room = _lived({USER: 6, STAFF: 5, "carer": 2})
    told = outside_reads.told(_shown(room)).mirror.happened
    assert {side for by_side in told.indicators.values() for side in by_side} <= {USER, STAFF}
    assert all(one.n >= 5 for by_side in told.indicators.values() for one in by_side.values())
    assert told.enacted.telling.decisions == 0
    assert dict(told.counts.numbers).keys() <= {"meetings", "decisions", "voted"}


def test_who_leads_asks_on_the_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    room = _lived()
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    address = reverse("ask_outside", kwargs={"id": room.assembly.pk})
    signed_in(client, room.leader)
    assert client.get(address).status_code == 200
    swapped = client.post(address, {"first": "2026-05-01", "last": "2026-03-01"})
    assert swapped.status_code == 422
    client.post(address, {"first": "2026-03-01", "last": "2026-05-01"})
    asked = Outside.objects.get()
    again = client.post(address, {"first": "2026-04-01", "last": "2026-04-01"})
    assert again.status_code == 422
    assert "waits already" in _text(again.content)
    page = client.get(reverse("outside", kwargs={"id": asked.pk})).content
    assert "Read it before anyone else does" in _text(page)
    assert reverse("show_outside", kwargs={"id": asked.pk}) not in page.decode()
    mirror = client.get(reverse("mirror", kwargs={"id": room.assembly.pk})).content.decode()
    assert reverse("outside", kwargs={"id": asked.pk}) in mirror


def test_a_reply_is_erased_with_whoever_said_it() -> None:
    from assieme.people.erasure import erase_identity_of

    room = _lived()
    shown, robin = _shown(room), _seat(room)
    outside_actions.reply_outside(outside=shown, words=WORDS, by=robin, now=LATER + OVER)
    erase_identity_of(robin, LATER + OVER)
    assert OutsideReply.objects.get().words == ""
    assert outside_reads.replies_to(shown) == ()


@pytest.mark.parametrize("code", ["\x00", "a" * 20 + "\x00", "b"])
def test_an_address_that_cannot_be_one_opens_nothing_and_asks_no_database(
    code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert outside_reads.by_code(code) is None


def test_what_anyone_reads_is_not_for_search_engines(client: Client) -> None:
    shown = _shown(_lived())
    for name in ("shown", "shown_sheet"):
        response = client.get(reverse(name, kwargs={"code": shown.code}))
        assert response["X-Robots-Tag"] == "noindex, noarchive"


@pytest.mark.parametrize(
    ("formal", "word"), [(FormalLevel(None, (), (), (), "formal 2"), "not applicable"), (None, "no rules yet")]
)
def test_the_sheet_names_no_level_where_nothing_is_decided_or_there_are_no_rules(
    formal: FormalLevel | None, word: str
) -> None:
    data = outside_showing.context(_shown(_lived()))
    sheet = outside_paper.sheet({**data, "mirror": replace(data["mirror"], formal=formal)}, "")
    assert sheet["levels"][1][1] == word
