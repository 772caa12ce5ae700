"""Several keys, a vote for another, and papers: a phone, a phone without scripts, and whoever leads the vote."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, ViewportSize
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

PHONE: ViewportSize = {"width": 360, "height": 740}
GARDEN = "Garden group"


def take_seat(context: BrowserContext, watch: Watch, seat: str, *, scripts: bool = True) -> Pointer:
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return Pointer(page, watch, scripts)


def go_to_vote(one: Pointer, title: str) -> None:
    one.open("/assemblies")
    one.press(one.page.get_by_role("main").get_by_role("link", name=GARDEN))
    one.press(one.page.get_by_role("main").get_by_role("link", name=title).first)


def test_a_part_of_a_key_is_taken_and_brought_and_nobody_gives_up_at_once(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    desk = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    robin = take_seat(phone, watch, "service-user")
    go_to_vote(robin, "A greenhouse")
    vote = robin.path
    robin.press(robin.page.get_by_role("link", name="Who keeps the key"))
    robin.press(robin.page.get_by_role("link", name="See what it is about"))
    robin.press(robin.page.get_by_role("button", name="Yes, show my words"))
    words = robin.page.locator(".key-part__words li").all_inner_texts()
    assert len(words) == 18
    share = robin.path

    kim = take_seat(desk, watch, "facilitator")
    kim.open(vote)
    kim.press(kim.page.get_by_role("button", name="Open the vote"))
    kim.page.locator("summary", has_text="End the voting").click()
    kim.press(kim.page.get_by_role("button", name="End the voting"))
    assert "It waits for 2 more parts of its key." in kim.main

    robin.open(f"{share}/bring#{'-'.join(words)}")
    assert robin.page.locator("textarea").input_value() == " ".join(words)
    assert "#" not in robin.page.url, "the words stay in no history"
    robin.press(robin.page.get_by_role("button", name="Bring it"))
    assert "It waits for 1 more part of its key." in robin.main

    kim.open(f"{vote}/key")
    assert "What if a part is lost?" in kim.main
    assert kim.page.get_by_role("button", name="This vote does not count").count() == 0, "nobody gives up so soon"
    for one in (phone, desk):
        one.close()
    watch.check()


def test_papers_are_typed_and_a_ballot_is_cast_for_another_without_scripts(browser: Browser, watch: Watch) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    dee = take_seat(phone, watch, "professional", scripts=False)
    go_to_vote(dee, "Vegetables or flowers")
    vote = dee.path
    dee.press(dee.page.get_by_role("link", name="Count the papers"))
    dee.press(dee.page.get_by_role("link", name="Type slip 1"))
    for choice in ("For", "For", "Against", "For", "For", "For"):  # the fifth says something else than Bea typed
        dee.page.get_by_label(choice, exact=True).check()
        dee.press(dee.page.get_by_role("button", name="That is what it says"))
    dee.press(dee.page.get_by_role("link", name="Slip 5"))
    dee.page.get_by_label("Abstain", exact=True).check()
    dee.press(dee.page.get_by_role("button", name="That is what it says"))
    dee.press(dee.page.get_by_role("button", name="Open the box"))
    assert dee.path == vote
    assert "11 of 13 voted" in dee.main
    phone.close()

    phone = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    robin = take_seat(phone, watch, "service-user", scripts=False)
    go_to_vote(robin, "A bench by the pond")
    robin.press(robin.page.get_by_role("link", name="Vote for Max"))
    robin.page.get_by_label("For", exact=True).check()
    robin.press(robin.page.get_by_role("button", name="Cast my ballot"))
    assert "Your ballot for Max is in" in robin.main
    phone.close()
    watch.check()
