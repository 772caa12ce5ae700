"""The whole turn of the work by four people: a service user on a phone without JavaScript and in Italian, a carer with
the keyboard alone, a professional, and a facilitator; and by somebody who has no account when it begins."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.e2e.hands import Keyboard, Pointer, number_of_app
from tests.e2e.seen import Once, Watch
from tests.e2e.served import ASSIEME, Place, a_place, serving
from tests.e2e.stage import PASSWORD, SECRET

KEY = "[0-9a-f-]{36}"
PRINCIPLES = 6
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date()
IDEA = "Una stanza senza televisione, dove stare in pace prima del gruppo."
ANSWER = "The small office is the quiet room from Monday on."


@dataclass
class Turn:
    """Who acts, and where they have come to."""

    place: Place
    robin: Pointer
    lou: Keyboard
    dee: Pointer
    kim: Pointer
    guest: Pointer
    initiative: str = ""
    assembly: str = ""
    join: str = ""
    card: str = ""

    @property
    def four(self) -> tuple[Pointer, ...]:
        return self.robin, self.lou, self.dee, self.kim


@pytest.fixture
def watch(browser: Browser, place: Place, once: Once) -> Watch:
    return Watch(browser, place.origin, once)


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Place]:
    place = a_place(tmp_path_factory.mktemp("turn"), "development", empty_database)
    place.stage("people")
    with serving(place) as served:
        yield served


@pytest.fixture
def turn(browser: Browser, watch: Watch, place: Place) -> Turn:
    phone, desk = {"width": 360, "height": 740}, {"width": 1280, "height": 860}

    def context(viewport: Any, *, scripts: bool = True, language: str = "en") -> BrowserContext:
        made = browser.new_context(
            viewport=viewport, java_script_enabled=scripts, reduced_motion="reduce", locale=f"{language}-GB"
        )
        made.set_default_timeout(60_000)
        made.add_cookies([{"name": "django_language", "value": language, "url": place.origin}])
        watch.over(made)
        return made

    return Turn(
        place,
        robin=Pointer(context(phone, scripts=False, language="it").new_page(), watch, scripts=False),
        lou=Keyboard(context(desk).new_page(), watch),
        dee=Pointer(context(desk).new_page(), watch),
        kim=Pointer(context(desk).new_page(), watch),
        guest=Pointer(context(phone).new_page(), watch),
    )


def test_four_people_make_a_whole_turn_together(turn: Turn, watch: Watch) -> None:
    sign_in(turn)
    begin(turn)
    map_it(turn)
    focus_it(turn)
    market_it(turn)
    people_it(turn)
    found_an_assembly(turn)
    raise_a_card(turn)
    answer_the_card(turn)
    a_vote_without_quorum_is_refused(turn)
    a_vote_is_held_and_counted_again(turn)
    grow_it(turn)
    something_went_wrong(turn)
    turn.place.run(*ASSIEME, "verify-log")
    watch.check()


def sign_in(turn: Turn) -> None:
    for person, name in zip(turn.four, ("robin", "lou", "dee", "kim"), strict=True):
        person.sign_in(name, PASSWORD)
    kim = turn.kim
    assert kim.path == "/account/2fa/authenticate/", "who leads signs in with two steps"
    kim.fill(kim.page.locator("[name=code]"), number_of_app(SECRET))
    kim.send("main form:has([name=code])")
    assert {person.path for person in turn.four} == {"/my-day"}
    assert turn.robin.page.locator("html").get_attribute("lang") == "it"


def begin(turn: Turn) -> None:
    kim = turn.kim
    kim.open("/initiatives")
    kim.follow(f"/organisations/{KEY}/initiatives/new")
    kim.fill(kim.page.locator("[name=title]"), "A quiet room")
    kim.fill(kim.page.locator("[name=summary]"), "A place in the day centre where one can sit in peace.")
    kim.send("form:has([name=title])")
    turn.initiative = kim.path


def map_it(turn: Turn) -> None:
    kim = turn.kim
    kim.follow(f"{turn.initiative}/map")
    kim.follow(f"{turn.initiative}/map/rounds")
    kim.fill(kim.page.locator("[name=title]"), "Before we begin")
    kim.send("form:has([name=title])")
    turn.place.stage("join", turn.initiative.rpartition("/")[2])
    for person, answer in ((turn.robin, "0"), (turn.lou, "2"), (turn.dee, "1")):
        person.open("/initiatives")
        person.follow(turn.initiative)
        person.follow(f"{turn.initiative}/map")
        person.press(person.page.locator(".readiness-mine a.button"))
        for _ in range(PRINCIPLES):
            for question in dict.fromkeys(_names(person, "[type=radio]")):
                person.choose(person.page.locator(f"[name='{question}'][value='{answer}']"))
            person.send(".asking__form")
        assert person.path.endswith("/check")
        person.send("main form")
        assert person.path == f"{turn.initiative}/map"
    kim.open(f"{turn.initiative}/map")
    assert kim.page.locator("svg.hexagon").count() == 1 + 4, "five of each of three groups have answered"
    table = kim.page.locator("main table").first.text_content() or ""
    assert all(group in table.lower() for group in ("service users", "carers", "professionals"))


def _names(person: Pointer, selector: str) -> list[str]:
    return [one.get_attribute("name") or "" for one in person.page.locator(f"main {selector}").all()]


def focus_it(turn: Turn) -> None:
    kim = turn.kim
    kim.open(turn.initiative)
    _step(kim, "map", "finish")
    assert kim.page.locator(".path__step--current").inner_text().startswith("2")
    kim.follow(f"{turn.initiative}/focus")
    kim.follow(f"{turn.initiative}/focus/level")
    kim.choose(kim.page.locator("[name=level][value=collaborate]"))
    kim.send("form:has([name=level])")
    kim.choose(kim.page.locator("[name=rung][value=partnership]"))
    kim.choose(kim.page.locator("[name=parts][value='co-design']"))
    kim.send("form:has([name=rung])")
    kim.fill(kim.page.locator("[name=aims]"), "A room where anyone can rest from noise.")
    kim.fill(kim.page.locator("[name=whose_words]"), "The Wednesday group")
    kim.send("form:has([name=aims])")
    assert "A room where anyone can rest from noise." in kim.main
    kim.open(turn.initiative)
    _step(kim, "map", "reopen")
    assert kim.page.locator(".path__step--current").inner_text().startswith("1"), "the way is no straight line"
    _step(kim, "map", "finish")
    _step(kim, "focus", "finish")


def _step(kim: Pointer, step: str, move: str) -> None:
    if not kim.page.locator(".steps-form").is_visible():
        kim.touch(kim.page.locator("details:has(.steps-form) > summary"))
    kim.press(kim.page.locator(f"form:has([name=step][value={step}]) button[value={move}]"))


def market_it(turn: Turn) -> None:
    kim, guest = turn.kim, turn.guest
    kim.follow(f"{turn.initiative}/market")
    kim.fill(kim.page.locator("[name=words]"), "We make a quiet room. We look for people who know what quiet is.")
    kim.send("form:has([name=words])")
    turn.join = urlsplit(kim.link("/join/[^/]+").get_attribute("href") or "").path
    assert "svg" in kim.page.locator(".market-invitation").inner_html(), "a code for the phone's camera"
    for person in (turn.robin, turn.lou, turn.dee):
        person.open(turn.initiative)
        person.follow(turn.join)
        person.send("main form[action$='/take-part']")
        assert person.path == turn.initiative
    guest.open(turn.join)
    guest.send("form:has([name=contact])")
    assert guest.page.locator("main [role=alert]").is_visible(), "an empty form says what is missing"
    guest.fill(guest.page.locator("[name=name]"), "Ola")
    guest.fill(guest.page.locator("[name=contact]"), "at the library, Tuesdays")
    guest.choose(guest.page.locator("[name=standpoint][value=volunteer]"))
    guest.send("form:has([name=contact])")
    kim.open("/my-day")
    kim.follow(f"{turn.initiative}/market")
    kim.press(kim.page.locator("article:has-text('Ola') button[value=welcome]"))
    kim.follow(f"/members/{KEY}")
    kim.press(kim.page.locator("button[value='sign-in']"))
    code = kim.page.locator(".sign-in-card__code").inner_text()
    guest.open("/code")
    guest.fill(guest.page.locator("[name=code]"), code.lower().replace("-", " "))
    guest.send("form:has([name=code])")
    guest.open("/my-day")
    assert "Ola" in guest.main
    guest.open(turn.initiative)
    kim.open(f"{turn.initiative}/market")
    kim.press(kim.page.locator("form[action$='/forget'] button"))
    assert "library" not in kim.main


def people_it(turn: Turn) -> None:
    kim, lou, robin = turn.kim, turn.lou, turn.robin
    people = f"{turn.initiative}/people"
    kim.open(turn.initiative)
    kim.follow(people)
    _place(kim, "Noa", "co-producers")
    _place(lou, "Bea", "consulted", at=people)
    bea = lou.page.locator(".circle__wide [data-name='Bea']")
    lou.reach(bea)
    lou.page.keyboard.press("ArrowDown")
    lou.page.keyboard.press("Enter")
    lou.page.locator(".circle__wide [data-name='Bea'][data-circle=involved]").wait_for()
    lou.look()
    assert lou.page.locator("[data-board-says]").inner_text(), "a screen reader hears where Bea is now"
    robin.open(people)
    form = robin.page.locator(".placed:has-text('Bea') form")
    form.locator("select").select_option("participants")
    robin.press(form.locator("button"))
    assert "Bea" in robin.page.locator(".circle-list--2").inner_text()


def _place(person: Pointer, name: str, circle: str, at: str = "") -> None:
    if at:
        person.open(at)
    person.follow(".*/people/add")
    person.fill(person.page.locator("[name=name]"), name)
    person.choose(person.page.locator(f"[name=circle][value='{circle}']"))
    person.send("form:has([name=name])")


def found_an_assembly(turn: Turn) -> None:
    kim = turn.kim
    kim.open("/assemblies")
    kim.follow(f"/organisations/{KEY}/assemblies/new")
    kim.fill(kim.page.locator("[name=name]"), "Wednesday committee")
    kim.pick(kim.page.locator("[name=initiative]"), "A quiet room")
    kim.send("form:has([name=name])")
    turn.assembly = kim.path
    sides = {"Robin": "service user", "Lou": "carer", "Dee": "professional", "Kim": "professional"}
    for name, standpoint in sides.items():
        kim.follow(f"{turn.assembly}/seats/new")
        kim.pick(kim.page.locator("[name=person]"), name)
        kim.choose(kim.page.locator(f"[name=standpoint][value='{standpoint}']"))
        kim.send("form:has([name=person])")
    turn.place.stage("seats", turn.assembly.rpartition("/")[2])
    kim.open(turn.assembly)
    kim.follow(f"{turn.assembly}/rules/change")
    kim.press(kim.page.locator("button[value=add-condition]"))
    kim.pick(kim.page.locator("[name=quorum-share]"), "half")
    kim.touch(kim.page.locator("details:has([name=least-service-user]) > summary"))
    kim.fill(kim.page.locator("[name=least-service-user]"), "3")
    kim.press(kim.page.locator("button[formaction$='/rules/change']"))
    kim.open(turn.assembly)
    kim.follow(f"{turn.assembly}/meetings/new")
    kim.write_day("held_on", TOMORROW)
    kim.send("form:has([name=place])")


def raise_a_card(turn: Turn) -> None:
    robin, lou = turn.robin, turn.lou
    robin.open(turn.initiative)
    robin.follow(f"{turn.initiative}/cards/new")
    robin.press(robin.page.locator("button[value=send]"))
    assert robin.page.locator("main [role=alert]").is_visible(), "without an idea the card is not sent"
    robin.fill(robin.page.locator("[name=challenge]"), "C'è troppo rumore.")
    robin.fill(robin.page.locator("[name=idea]"), IDEA)
    robin.choose(robin.page.locator("[name=authorship][value=named]"))
    robin.press(robin.page.locator("button[value=send]"))
    lou.open(f"{turn.initiative}/cards")
    turn.card = lou.link(f"/cards/{KEY}").get_attribute("href") or ""
    lou.follow(turn.card)
    assert IDEA in lou.main


def answer_the_card(turn: Turn) -> None:
    robin, kim, dee = turn.robin, turn.kim, turn.dee
    kim.open(turn.card)
    kim.send(f"form[action='{turn.card}/received']")
    robin.open("/my-day")
    robin.follow(turn.card)
    robin.press(robin.page.locator(f"form[action='{turn.card}/help'] button[value=yes]"))
    kim.open(turn.card)
    kim.follow(f"{turn.card}/meeting")
    kim.write_day("meeting_on", TOMORROW)
    kim.send("form:has([name=meeting_on_day])")
    kim.follow(f"{turn.card}/owner")
    kim.pick(kim.page.locator("[name=owner]"), "Dee")
    kim.write_day("due_on", TOMORROW + timedelta(days=14))
    kim.send("form:has([name=owner])")
    dee.open("/my-day")
    dee.follow(turn.card)
    dee.follow(f"{turn.card}/answer")
    dee.choose(dee.page.locator("[name=answer][value=changed]"))
    dee.send("form:has([name=answer])")
    assert dee.page.locator("main [role=alert]").is_visible(), "who changes an idea says why"
    dee.fill(dee.page.locator("[name=why]"), ANSWER)
    dee.send("form:has([name=answer])")
    robin.open("/my-day")
    robin.follow(turn.card)
    assert ANSWER in robin.main


def _ask(turn: Turn, title: str) -> str:
    """Kim brings a question and opens the vote; its path."""
    kim = turn.kim
    kim.open(turn.assembly)
    kim.follow(f"{turn.assembly}/votes/new")
    kim.fill(kim.page.locator("[name=title]"), title)
    kim.fill(kim.page.locator("[name=question]"), "Shall the small office become a quiet room?")
    kim.send("form:has([name=question])")
    vote = kim.path
    kim.send(f"form[action='{vote}/open']")
    return vote


def _cast(turn: Turn, vote: str, choices: dict[str, str]) -> dict[str, str]:
    """The four vote; their receipts by name."""
    receipts = {}
    for name, choice in choices.items():
        person: Pointer = getattr(turn, name)
        person.open("/my-day")
        person.follow(vote)
        person.follow(f"{vote}/ballot")
        person.choose(person.page.locator(f"[name=choice][value={choice}]"))
        person.touch(person.page.locator("form.ballot button:not([type=button])").first)
        person.page.locator(".ticket__code").wait_for()
        person.look()
        receipts[name] = "".join(person.page.locator(".ticket__code").inner_text().split())
    return receipts


def _close(turn: Turn, vote: str) -> None:
    kim = turn.kim
    kim.open(vote)
    kim.touch(kim.page.locator(f"details:has(form[action='{vote}/close']) > summary"))
    kim.send(f"form[action='{vote}/close']")


def a_vote_without_quorum_is_refused(turn: Turn) -> None:
    vote = _ask(turn, "Painted blue")
    _cast(turn, vote, dict.fromkeys(("robin", "lou", "dee", "kim"), "for"))
    _close(turn, vote)
    verdict = turn.kim.page.locator(".verdict")
    assert "Too few people voted" in verdict.inner_text()
    assert turn.kim.page.locator(".checks__one--fails").count() == 2, "neither half of all nor three service users"
    turn.robin.open(vote)
    assert turn.robin.page.locator(".verdict--undecided").is_visible()


def a_vote_is_held_and_counted_again(turn: Turn) -> None:
    kim, lou, dee, robin = turn.kim, turn.lou, turn.dee, turn.robin
    vote = _ask(turn, "A quiet room on the ground floor")
    choices = {"robin": "for", "lou": "against", "dee": "for", "kim": "against"}
    receipts = _cast(turn, vote, choices)
    turn.place.stage("votes", vote.rpartition("/")[2])
    _close(turn, vote)
    assert kim.page.locator(".verdict--passed").is_visible()
    lou.open(vote)
    lou.fill(lou.page.locator("[name=receipt]"), receipts["lou"])
    lou.send("form:has([name=receipt])")
    assert "Against" in lou.page.locator("main [role=status]").inner_text()
    dee.open(vote)
    dee.follow(f"{vote}/count-again")
    assert "The same result" in dee.main
    robin.open(vote)
    assert robin.page.locator(".verdict--passed").is_visible()
    kim.open(vote)
    with kim.page.expect_download() as download:
        kim.link(f"{vote}/box.json").click()
    box = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert {box_choice(box, receipts[name]) for name in ("lou", "kim")} == {"against"}
    assert {box_choice(box, receipts[name]) for name in ("robin", "dee")} == {"for"}
    assert passes(box)
    assert box["result"]["passed"]
    assert len(box["box"]) == sum(group["cast"] for group in box["roll"].values()) == 17
    assert "11 for" in kim.page.locator(".tally__said").first.inner_text()
    assert "5 against" in kim.page.locator(".tally__said").first.inner_text()


def box_choice(box: dict[str, Any], receipt: str) -> str:
    return str(next(one["choice"] for one in box["box"] if one["receipt"].replace("-", "") == receipt.replace("-", "")))


def passes(box: dict[str, Any]) -> bool:
    """Whether the vote passes, worked out from the box file by its own instructions, with none of Assieme's code."""
    rules, roll = box["rules"], box["roll"]

    def majority(ballots: list[dict[str, str]]) -> bool:
        count = Counter(one["choice"] for one in ballots)
        said = count["for"] + count["against"]
        share, asked = Fraction(count["for"], said or 1), Fraction(rules["share"])
        return share > asked if rules["strict"] else share >= asked

    cast = sum(group["cast"] for group in roll.values())
    eligible = sum(group["eligible"] for group in roll.values())
    quorum = Fraction(cast, eligible) >= Fraction(rules["quorum_share"])
    sides = all(roll[group]["cast"] >= number for group, number in rules["quorum_by_standpoint"].items())
    joined = [one for one in box["box"] if one["part"] == "joined"]
    second = majority(joined) if joined else box["result"]["attested"]
    return quorum and sides and majority(box["box"]) and second is not False


def grow_it(turn: Turn) -> None:
    kim, robin, lou = turn.kim, turn.robin, turn.lou
    kim.open(turn.assembly)
    kim.follow(f"/meetings/{KEY}")
    kim.follow(f"/meetings/{KEY}/minutes")
    kim.fill(kim.page.locator("[name=words]"), "We spoke about the room.")
    kim.choose(kim.page.locator("[name=present]").first)
    kim.send("form:has([name=words])")
    for person in (robin, lou):
        person.open(turn.initiative)
        person.follow(f"{turn.initiative}/grow")
        assert IDEA in person.main
        assert ANSWER in person.main, "you said, we did"
        person.follow(f"{turn.assembly}/mirror")
        assert person.page.locator("main svg:visible").count() > 0, "the mirror is a picture too"
    kim.open("/evidence")


def something_went_wrong(turn: Turn) -> None:
    robin = turn.robin
    robin.open(turn.initiative)
    robin.follow("/something-went-wrong")
    robin.fill(robin.page.locator("[name=words]"), "Nessuno mi ha detto della riunione.")
    robin.choose(robin.page.locator("[name=name][value=no]"))
    robin.send("form:has([name=words])")
    code = robin.page.locator("main .claim-code__code").inner_text()
    assert len(code.split("-")) == 4, "whoever gives no name gets a code to come back with"
