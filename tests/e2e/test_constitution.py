"""Rules are written from a template at a desk; on a phone, without scripts, a service user reads what they mean."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from tests.e2e.hands import Pointer
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"


def test_rules_are_written_from_a_template_and_read_on_a_phone(browser: Browser, watch: Watch) -> None:
    desk = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    desk.set_default_timeout(60_000)
    watch.over(desk)
    kim = Pointer(desk.new_page(), watch)
    kim.page.goto(watch.origin)
    kim.page.locator("form[action='/seat/facilitator'] button").click()

    kim.open("/assemblies")
    kim.follow(f"/organisations/{KEY}/assemblies/new")
    kim.fill(kim.page.locator("[name=name]"), "House committee")
    kim.send("form:has([name=name])")
    body = kim.path
    kim.follow(f"{body}/rules/change")
    kim.follow(f"{body}/rules/templates")
    kim.press(kim.page.locator("button[value=mixed-governance]"))
    meaning = kim.page.locator("#meaning")
    assert "All professionals and managers are for it, all service users, carers and volunteers against." in (
        " ".join(meaning.inner_text().split())
    )
    with kim.page.expect_response(lambda answer: answer.url.endswith("/rules/draft")):
        kim.page.locator("[name=condition-1-among][value=volunteer]").uncheck()
    expect(meaning).to_contain_text("Service users and carers")
    kim.press(kim.page.locator("button[value=add-condition]"))
    assert kim.page.locator("[name=condition-1-among][value=volunteer]").is_checked() is False
    kim.press(kim.page.locator("button[value=drop-condition-2]"))
    kim.press(kim.page.locator("button[formaction$='/rules/change']"))
    assert "More than half of the votes of service users and carers" in kim.main
    file = desk.request.get(f"{watch.origin}{body}/rules/constitution.toml").text()
    assert 'among = ["service user", "carer"]' in file

    phone = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    phone.set_default_timeout(60_000)
    watch.over(phone)
    robin = Pointer(phone.new_page(), watch, scripts=False)
    robin.page.goto(watch.origin)
    robin.page.locator("form[action='/seat/service-user'] button").click()
    robin.open(f"{body}/rules")
    assert "They can be outvoted." in robin.main
    assert "Everybody is for it. It passes." in " ".join(robin.main.split())
    robin.open(f"{body}/seats")
    assert "5 seats are free" in robin.main
    watch.check()
