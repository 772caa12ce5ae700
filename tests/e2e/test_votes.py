"""Topics are chosen and members elected: at a desk, by keyboard alone, and on a phone without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Browser
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

GROUP = "Events group"
CODE = re.compile(r"[A-Z2-9]{4}(?:\s*-\s*[A-Z2-9]{4}){3}")


def seated(browser: Browser, watch: Watch, seat: str) -> Pointer:
    """Somebody of the demonstration: Kim at a desk, Lou by keyboard, Robin on a phone without scripts."""
    phone = seat == "service-user"
    size = (360, 740) if phone else (1280, 860)
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=not phone, reduced_motion="reduce"
    )
    context.set_default_timeout(60_000)
    watch.over(context)
    hand = Keyboard if seat == "carer" else Pointer
    somebody = hand(context.new_page(), watch, scripts=not phone)
    somebody.page.goto(watch.origin)
    somebody.page.locator(f"form[action='/seat/{seat}'] button").click()
    return somebody


def prepared(kim: Pointer, group: str, way: str, title: str, names: tuple[str, ...]) -> str:
    """Kim prepares a vote; its path."""
    kim.open(f"{group}/votes/new?way={way}")
    kim.fill(kim.page.locator("[name=title]"), title)
    kim.fill(kim.page.locator("[name=question]"), "What do you want most?")
    for line, name in enumerate(names):
        kim.fill(kim.page.locator(f"[name=name_{line}]"), name)
    kim.press(kim.page.get_by_role("button", name="Prepare the vote"))
    return kim.path


def opened(kim: Pointer, vote: str) -> None:
    kim.open(vote)
    kim.send(f"form[action='{vote}/open']")
    assert "of 12 people" in kim.main


def closed(kim: Pointer, vote: str) -> None:
    kim.open(vote)
    kim.touch(kim.page.locator("summary", has_text="Close the vote"))
    kim.send(f"form[action='{vote}/close']")


def cast(voter: Pointer) -> None:
    """Cast the ballot; with scripts the receipt comes without a new address, so that a lost line loses nothing."""
    voter.touch(voter.page.get_by_role("button", name="Cast my ballot"))
    voter.page.locator(".ticket__code").wait_for()
    voter.look()


def receipt_of(voter: Pointer) -> str:
    found = CODE.search(" ".join(voter.page.locator(".ticket__code").inner_text().split()))
    assert found
    return found[0]


def test_topics_are_chosen_and_a_member_is_elected(browser: Browser, watch: Watch) -> None:
    kim, lou, robin = (seated(browser, watch, seat) for seat in ("facilitator", "carer", "service-user"))
    kim.open("/assemblies")
    kim.press(kim.page.get_by_role("link", name=GROUP))
    group = kim.path

    vote = prepared(kim, group, "approval", "Music for the party", ("A choir", "A brass band", "Quiet"))
    opened(kim, vote)
    for voter, choices in ((lou, ("A choir", "Quiet")), (robin, ("Quiet",)), (kim, ("Quiet",))):
        voter.open(f"{vote}/ballot")
        for choice in choices:
            voter.choose(voter.page.get_by_role("checkbox", name=choice))
        cast(voter)
    receipt = receipt_of(robin)
    closed(kim, vote)
    robin.open(vote)
    assert "Chosen" in robin.main
    assert "Quiet" in robin.page.locator(".verdict__chosen").inner_text()
    assert "3 ballots were counted." in robin.main
    robin.fill(robin.page.locator("[name=receipt]"), receipt)
    robin.send(f"form[action='{vote}/receipt']")
    assert "Yes, it was counted" in robin.main
    lou.open(f"{vote}/count-again")
    assert "The same result" in lou.main

    vote = prepared(kim, group, "stv", "Who speaks for us", ())
    for candidate, words in ((robin, "I am not shy."), (lou, "I know the town.")):
        candidate.open(vote)
        candidate.follow(f"{vote}/stand")
        candidate.fill(candidate.page.locator("[name=words]"), words)
        candidate.press(candidate.page.get_by_role("button", name="I stand"))
    assert "I am not shy." in lou.main
    opened(kim, vote)
    for voter, order in ((kim, ("Lou", "Robin")), (lou, ("Lou",)), (robin, ("Robin", "Lou"))):
        voter.open(f"{vote}/ballot")
        for place, name in enumerate(order, start=1):
            voter.fill(voter.page.get_by_role("textbox", name=f"Number for {name}"), str(place))
        cast(voter)
    closed(kim, vote)
    lou.open(vote)
    assert "Lou" in lou.page.locator(".verdict__chosen").inner_text()
    assert "How it was counted" in lou.main
    watch.check()
