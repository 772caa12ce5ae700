"""Questionnaires: answered on an old phone over two visits; and hard questions, which need somebody who responds."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Page, expect
from tests.e2e.seen import Watch

FREQUENCY = ("Not at all", "On some days", "Each day")
ASKS = {"low": "I felt low.", "hurt": "I thought of hurting myself."}
HARD = json.dumps(
    {
        "resourceType": "Questionnaire",
        "url": "http://example.org/hard-weeks",
        "version": "1",
        "title": "Hard weeks (made up)",
        "language": "en",
        "status": "active",
        "item": [
            {
                "linkId": link_id,
                "text": text,
                "type": "choice",
                "required": True,
                "answerOption": [{"valueString": option} for option in FREQUENCY],
            }
            for link_id, text in ASKS.items()
        ],
    }
).encode()


def seated(browser: Browser, watch: Watch, seat: str, *, scripts: bool, width: int = 360) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce", java_script_enabled=scripts
    )
    context.set_default_timeout(60_000)
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return page


def go_on(page: Page, title: str) -> None:
    """From the list of questionnaires to the one that waits under this title."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/instruments")
    page.locator(".card", has_text=title).locator("a.button").click()


def answer_all(page: Page, option: str) -> None:
    for one in page.get_by_role("radio", name=option, exact=True).all():
        one.check()


def test_on_an_old_phone_one_stops_and_goes_on_elsewhere(browser: Browser, watch: Watch) -> None:
    phone = seated(browser, watch, "service-user", scripts=False)
    go_on(phone, "What our service is like")
    watch.seen(phone, scripts=False)
    expect(phone.get_by_text("Only you read your own answers")).to_be_visible()
    phone.locator("main a.button", has_text="Go on").click()
    expect(phone.get_by_text("Page 2 of 3")).to_be_visible()
    watch.seen(phone, scripts=False)
    answer_all(phone, "Mostly")
    phone.get_by_role("button", name="Save and come back later").click()
    phone.context.close()

    other = seated(browser, watch, "service-user", scripts=False)
    go_on(other, "What our service is like")
    other.locator("main a.button", has_text="Go on").click()
    expect(other.get_by_text("Page 3 of 3")).to_be_visible()
    answer_all(other, "A little")
    other.locator("form[data-questionnaire] .actions .button").first.click()
    watch.seen(other, scripts=False)
    expect(other.get_by_text("Mostly", exact=True)).to_have_count(5)
    other.get_by_role("button", name="Send my answers").click()
    expect(other.get_by_text("They are in, and stay as they are.")).to_be_visible()
    watch.seen(other, scripts=False)
    other.context.close()
    watch.check()


def bring_in(page: Page, watch: Watch) -> str:
    """Import it, try what is not allowed, and name who responds; where its page is."""
    page.goto(watch.origin + "/instruments")
    watch.seen(page)
    page.locator("main a[href$='/import']").first.click()
    watch.seen(page)
    page.set_input_files("[name=file]", {"name": "hard.json", "mimeType": "application/json", "buffer": HARD})
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("It seems to ask about self-harm")).to_be_visible()
    watch.seen(page)
    where = page.url
    page.get_by_role("link", name="State the facts").click()
    page.locator("[name=source]").fill("Made up")
    page.locator("[name=copyright]").fill("Nobody’s words")
    page.locator("[name=licence][value=free]").check()
    page.locator("[name=asks_self_harm][value=no]").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("So the answer must be yes").first).to_be_visible()
    watch.seen(page)
    page.locator("[name=asks_self_harm][value=yes]").check()
    page.get_by_role("button", name="Save").click()
    page.locator("[name=responder]").select_option(label="Dee")
    for day in page.locator("[name=days]").all():
        day.check()
    page.locator("[name=phone]").fill("800 000 002")
    page.locator("[name=words]").fill("I call you on the same day.")
    watch.seen(page)
    page.get_by_role("button", name="Ask this person").click()
    expect(page.get_by_text("must be here and agree first")).to_be_visible()
    expect(page.get_by_role("button", name="Switch it on")).to_have_count(0)
    watch.seen(page)
    return where


def test_hard_questions_need_somebody_who_responds(browser: Browser, watch: Watch) -> None:
    kim = seated(browser, watch, "facilitator", scripts=True, width=1280)
    where = bring_in(kim, watch)

    dee = seated(browser, watch, "professional", scripts=True)
    dee.goto(where + "/response")
    watch.seen(dee)
    dee.get_by_role("button", name="Yes, I will").click()

    kim.goto(where)
    kim.get_by_role("button", name="Switch it on").click()
    kim.get_by_role("link", name="Ask it").click()
    watch.seen(kim)
    expect(kim.locator("[name=ways]")).to_have_count(2)
    kim.locator("[name=title]").fill("This week")
    kim.get_by_role("button", name="Ask it").click()
    watch.seen(kim)

    robin = seated(browser, watch, "service-user", scripts=True)
    go_on(robin, "Hard weeks")
    expect(robin.get_by_text("Dee is told at once, with your name")).to_be_visible()
    watch.seen(robin)
    robin.get_by_role("button", name="Start").click()
    for text, option in (("I felt low", "On some days"), ("hurting myself", "Each day")):
        if robin.get_by_text(text).count() == 0:
            robin.locator("form[data-questionnaire] .actions .button").first.click()
        robin.get_by_role("group", name=re.compile(text)).get_by_label(option, exact=True).check()
    robin.locator("form[data-questionnaire] .actions .button").first.click()
    expect(robin.get_by_role("heading", name="You are not alone with this")).to_be_visible()
    watch.seen(robin)
    robin.get_by_role("link", name="Go on with the questions").click()

    dee.goto(watch.origin + "/instruments")
    dee.get_by_role("link", name=re.compile("Look at it now")).click()
    expect(dee.get_by_text("Robin")).to_be_visible()
    expect(dee.get_by_text("I thought of hurting myself. Each day")).to_be_visible()
    watch.seen(dee)
    dee.get_by_role("button", name="I have seen to it").click()
    watch.check()
