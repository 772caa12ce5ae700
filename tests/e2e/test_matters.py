"""After the meeting: a problem on a phone without JavaScript, a matter by keyboard, what became of a decision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, BrowserContext, ViewportSize
from tests.e2e.hands import Keyboard, Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


def sit_down(context: BrowserContext, watch: Watch, seat: str) -> Pointer:
    """Take a seat of the demonstration."""
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return Pointer(page, watch, scripts=seat != "service-user")


def group(one: Pointer, name: str) -> str:
    """The address of a group of the demonstration."""
    one.page.goto(f"{one.watch.origin}/assemblies")
    href = one.page.get_by_role("main").get_by_role("link", name=name).get_attribute("href")
    assert href is not None
    return href


def button(one: Pointer, name: str) -> None:
    one.press(one.page.get_by_role("main").get_by_role("button", name=name))


def link(one: Pointer, name: str) -> None:
    one.press(one.page.get_by_role("main").get_by_role("link", name=name))


def write(one: Pointer, name: str, words: str) -> None:
    one.fill(one.page.locator(f"main [name={name}]"), words)


def test_a_problems_way_on_a_phone_without_scripts(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    robin = sit_down(phone, watch, "service-user")
    robin.open(f"{group(robin, 'AppuntaMenti')}/problems")
    link(robin, "Something does not work")
    write(robin, "words", "The light in the corridor goes out.")
    button(robin, "Report it")
    link(robin, "Say what is behind it")
    write(robin, "behind", "It goes by a clock that nobody set.")
    button(robin, "Save")
    link(robin, "Try something")
    write(robin, "what", "We set the clock")
    button(robin, "Save")
    assert "This is being tried now." in robin.main
    link(robin, "Say what happened")
    robin.choose(robin.page.get_by_label("It helped", exact=True))
    write(robin, "happened", "Light until nine")
    button(robin, "Save")
    link(robin, "It ends here")
    robin.choose(robin.page.get_by_label("Solved", exact=True))
    write(robin, "why", "The clock is right")
    button(robin, "Save")
    assert "Solved in 0 days" in robin.main
    sheet = robin.page.get_by_role("link", name="Print its way").get_attribute("href")
    assert phone.request.get(f"{watch.origin}{sheet}").body().startswith(b"%PDF")
    phone.close()
    watch.check()


def test_a_matter_by_keyboard_and_its_answer(browser: Browser, watch: Watch) -> None:
    desks = [browser.new_context(viewport=DESK, reduced_motion="reduce") for _ in range(2)]
    seated = sit_down(desks[0], watch, "carer")
    families = group(seated, "FareFamiglia")
    lou = Keyboard(seated.page, watch)
    lou.open(f"{families}/matters")
    link(lou, "Send something")
    lou.choose(lou.page.get_by_label("Area board"))
    write(lou, "title", "Tea in the evening")
    write(lou, "words", "We would like a kettle.")
    button(lou, "Send it")
    assert "Area board" in lou.main

    kim = sit_down(desks[1], watch, "facilitator")
    kim.open(f"{group(kim, 'Area board')}/matters")
    link(kim, "Tea in the evening")
    link(kim, "Bring it to a meeting")
    kim.choose(kim.page.locator("main [name=meeting]").first)
    button(kim, "Put it on the list")
    assert "on the list for" in kim.main
    link(kim, "Answer this")
    kim.choose(kim.page.get_by_label("Yes", exact=True))
    write(kim, "reply", "You get one on Monday.")
    button(kim, "Give this answer")
    lou.page.reload()
    assert "You get one on Monday." in lou.main
    for one in desks:
        one.close()
    watch.check()


def test_what_became_of_a_decision(browser: Browser, watch: Watch) -> None:
    desk = browser.new_context(viewport=DESK, reduced_motion="reduce")
    kim = sit_down(desk, watch, "facilitator")
    kim.open(f"{group(kim, 'AppuntaMenti')}/decisions")
    assert "Management set this decision aside" in kim.main
    kim.open(f"{group(kim, 'Wednesday committee')}/decisions")
    assert "Eleven people came." in kim.main
    kim.follow(f"/votes/{KEY}/after")
    link(kim, "Say who does what")
    write(kim, "what", "A poster at the door")
    kim.pick(kim.page.locator("main [name=owner]"), "Kim")
    kim.write_day("due_on", datetime.now(UTC).date() + timedelta(days=9))
    button(kim, "Write it down")
    link(kim, "A poster at the door")
    kim.choose(kim.page.get_by_label("Changed", exact=True))
    write(kim, "why", "It hangs inside")
    button(kim, "Give this answer")
    assert "It hangs inside" in kim.main
    desk.close()
    watch.check()
