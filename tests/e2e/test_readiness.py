"""Readiness, by the people it is for: a service user on a phone without script, a facilitator who leads the talk,
an owner with the keyboard alone, and a professional who looks at their own practice."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, expect
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 860}
GOAL = "Two service users sit in each job interview"


def seat(browser: Browser, watch: Watch, who: str, width: dict[str, int], scripts: bool) -> BrowserContext:
    context = browser.new_context(viewport=width, java_script_enabled=scripts, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{who}'] button").click()
    return context


def organisation_of(person: Pointer) -> str:
    person.open("/initiatives")
    person.follow("/initiatives/[0-9a-f-]+")
    return person.link("/organisations/[0-9a-f-]+").get_attribute("href") or ""


def test_a_whole_organisation_answers_talks_and_plans(browser: Browser, watch: Watch) -> None:
    kim = Pointer(seat(browser, watch, "facilitator", DESK, scripts=True).pages[0], watch)
    place = f"{organisation_of(kim)}/readiness"
    kim.open(place)
    kim.follow(f"{place}/rounds")
    kim.fill(kim.page.locator("[name=title]"), "This year")
    kim.send()

    robin = Pointer(seat(browser, watch, "service-user", PHONE, scripts=False).pages[0], watch, scripts=False)
    robin.open(place)
    robin.press(robin.page.locator("main a.button[href^='/readiness/']").first)
    for _ in range(6):
        for group in robin.page.locator(".scale").all():
            robin.choose(group.locator("input[value='1']"))
        robin.send()
    robin.send("main form:has(button:text('Hand in'))")
    assert "Your answers are in" in robin.page.locator("body").inner_text()

    kim.open(place)
    kim.follow("/readiness/[0-9a-f-]+/talk")
    kim.send()
    kim.press(kim.page.locator("main .actions a.button").first)
    assert "No group is large enough" in kim.main
    kim.fill(kim.page.locator("[name=words]"), "We start from what the leaflet says.")
    kim.choose(kim.page.locator("input[name=together][value='1']"))
    kim.send()
    assert "Question 2 of 19" in kim.main

    kim.open(place)
    kim.follow(f"{place}/goals")
    kim.fill(kim.page.locator("[name=what]"), GOAL)
    kim.pick(kim.page.locator("[name=owner]"), "Robin")
    kim.write_day("by_when", timezone.localdate() + timedelta(days=40))
    kim.fill(kim.page.locator("[name=how_we_know]"), "The list of who sat there")
    kim.send()
    assert GOAL in kim.main

    hands = Keyboard(seat(browser, watch, "service-user", DESK, scripts=True).pages[0], watch)
    hands.open(place)
    hands.press(hands.page.locator(f"main a:has-text('{GOAL}')"))
    hands.press(hands.page.locator("button[value=yes]"))
    hands.choose(hands.page.locator("input[value='changed']"))
    hands.fill(hands.page.locator("main form [name=why]").first, "One service user, and one carer.")
    hands.press(hands.page.locator("form[action$='/settle'] button"))
    assert "done in another way" in hands.main
    for name in ("blank", "results"):
        paper = hands.page.request.get(f"{watch.origin}{place}/{name}.pdf")
        assert paper.headers["content-type"] == "application/pdf"
    watch.check()


def test_a_professional_looks_at_their_own_practice(browser: Browser, watch: Watch) -> None:
    dee = Pointer(seat(browser, watch, "professional", DESK, scripts=True).pages[0], watch)
    dee.open("/practice")
    dee.send()
    with dee.page.expect_response(lambda answer: answer.status == 204):
        dee.choose(dee.page.locator(".scale").first.locator("input[value='2']"))
    expect(dee.page.locator(".autosave")).to_contain_text("Saved")
    for _ in range(6):
        dee.send()
    dee.fill(dee.page.locator("[name=will_try]"), "Ask before I help")
    dee.send("main form:has([name=will_try])")
    assert "Ask before I help" in dee.main
    dee.touch(dee.page.locator("main details.more summary").last)
    dee.press(dee.page.locator("form[action$='/delete'] button"))
    assert "Ask before I help" not in dee.main
    watch.check()
