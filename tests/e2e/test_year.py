"""A facilitator plans what everybody is asked in the year and sends the first of it; a service user says no thanks."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect
from tests.e2e.seen import Watch


def seated(browser: Browser, watch: Watch, seat: str, width: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator(f"form[action='/seat/{seat}'] button").click()
    return page


def test_a_facilitator_plans_the_year_and_sends_the_first(browser: Browser, watch: Watch) -> None:
    kim = seated(browser, watch, "facilitator", 1280)
    kim.goto(watch.origin + "/instruments")
    kim.get_by_role("link", name="Our years:").first.click()
    watch.seen(kim)
    kim.locator("main .shelf__title").first.click()
    watch.seen(kim)
    kim.get_by_role("link", name="Plan what we ask").click()
    kim.get_by_label("How it is to use the service").check()
    kim.locator("label", has_text="How was this meeting?").click()
    watch.seen(kim)
    kim.get_by_role("button", name="Put it in the plan").click()
    expect(kim.get_by_text("Nobody is asked before you send it")).to_be_visible()
    kim.locator(".year-list__month--now .year-list__title").last.click()
    asking = kim.url
    watch.seen(kim)
    kim.get_by_role("button", name="Send it now").click()
    expect(kim.get_by_text("You can remind people two times")).to_be_visible()
    watch.seen(kim)

    robin = seated(browser, watch, "service-user", 360)
    robin.goto(asking)
    watch.seen(robin)
    robin.get_by_role("button", name="I’d rather not").click()
    expect(robin.get_by_text("Nobody is told")).to_be_visible()
    year = robin.locator("nav.where a").last.get_attribute("href") or ""
    for path in (year, f"{year}/report", f"{year}/easy"):
        robin.goto(watch.origin + path)
        watch.seen(robin)
    expect(robin.get_by_text("Not yet checked by people.")).to_be_visible()
    for name in ("report", "easy", "plan"):
        assert robin.request.get(f"{watch.origin}{year}/{name}.pdf").body().startswith(b"%PDF")
    watch.check()
