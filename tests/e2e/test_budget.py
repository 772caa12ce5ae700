"""A budget is shared out: prepared at a desk, ticked on a phone without scripts and by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Browser
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

IDEAS = (("A trip to the sea", "1200"), ("A quiet room", "400"), ("Seeds", "250.50"))


def seated(browser: Browser, watch: Watch, seat: str) -> Pointer:
    """Kim at a desk, Lou by keyboard, Robin on a phone without scripts."""
    phone = seat == "service-user"
    size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 860}
    context = browser.new_context(viewport=size, java_script_enabled=not phone, reduced_motion="reduce")  # type: ignore[arg-type] # both keys are there
    context.set_default_timeout(60_000)
    watch.over(context)
    hand = Keyboard if seat == "carer" else Pointer
    somebody = hand(context.new_page(), watch, scripts=not phone)
    somebody.page.goto(watch.origin)
    somebody.page.locator(f"form[action='/seat/{seat}'] button").click()
    return somebody


def test_a_budget_is_shared_out_and_anybody_sees_how(browser: Browser, watch: Watch) -> None:
    kim, lou, robin = (seated(browser, watch, seat) for seat in ("facilitator", "carer", "service-user"))
    kim.open("/assemblies")
    kim.press(kim.page.get_by_role("link", name="Events group"))
    group = kim.path

    kim.open(f"{group}/votes/way")
    kim.press(kim.page.locator("a[href$='?way=budget']"))
    kim.fill(kim.page.locator("[name=title]"), "Money for the autumn")
    kim.fill(kim.page.locator("[name=question]"), "What shall we pay for?")
    kim.press(kim.page.get_by_role("button", name="More lines"))
    assert kim.page.locator("[name=title]").input_value() == "Money for the autumn"
    for line, (name, cost) in enumerate(IDEAS):
        kim.fill(kim.page.locator(f"[name=name_{line}]"), name)
        kim.fill(kim.page.locator(f"[name=cost_{line}]"), cost)
    kim.fill(kim.page.locator("[name=budget]"), "1950")
    kim.press(kim.page.get_by_role("button", name="Prepare the vote"))
    vote = kim.path
    assert "There is €\u00a01,950 in all." in kim.main
    kim.send(f"form[action='{vote}/open']")

    robin.open(f"{vote}/ballot")
    robin.press(robin.page.get_by_role("button", name="Cast my ballot"))
    assert "You have chosen nothing yet." in robin.main
    robin.choose(robin.page.get_by_role("checkbox", name="A quiet room"))
    robin.press(robin.page.get_by_role("button", name="Cast my ballot"))
    assert "Your ballot is in" in robin.main

    lou.open(f"{vote}/ballot")
    for name in ("A quiet room", "Seeds"):
        lou.choose(lou.page.get_by_role("checkbox", name=name))
    assert "What you ticked costs €\u00a0650.50 together." in lou.main
    lou.touch(lou.page.get_by_role("button", name="Cast my ballot"))
    lou.page.locator(".ticket__code").wait_for()

    kim.open(f"{vote}/ballot")
    kim.choose(kim.page.get_by_role("checkbox", name="A quiet room"))
    kim.touch(kim.page.get_by_role("button", name="Cast my ballot"))
    kim.page.locator(".ticket__code").wait_for()

    kim.open(vote)
    paper = kim.page.request.get(f"{watch.origin}{vote}/paper")
    assert paper.headers["content-type"] == "application/pdf"
    kim.touch(kim.page.locator("summary", has_text="Close the vote"))
    kim.send(f"form[action='{vote}/close']")
    robin.open(vote)
    words = " ".join(robin.main.split())
    assert "There was € 1,950 for 3 people. So each had a share of € 650." in words
    assert "3 people wanted A quiet room. Each paid € 133.33." in words
    assert "Nobody" not in robin.page.locator(".verdict").inner_text()
    box = robin.page.request.get(f"{watch.origin}{vote}/budget.pb").text()
    assert "o1;400.00;A quiet room" in box
    watch.check()
