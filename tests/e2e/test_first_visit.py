"""Whoever starts an empty Assieme sets it up with the code that the server printed, and signs in with two steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.e2e.hands import Pointer, number_of_app
from tests.e2e.seen import Watch
from tests.e2e.served import a_place, serving

PASSWORD = "three quiet wooden chairs"
CODE = re.compile(r"\b(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}\b")


def test_the_first_visit_sets_up_the_place(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, empty_database: Path
) -> None:
    with serving(a_place(tmp_path_factory.mktemp("empty"), "development", empty_database)) as place:
        watch = Watch(browser, place.origin)
        context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        context.set_default_timeout(60_000)
        watch.over(context)
        kim = Pointer(context.new_page(), watch)
        kim.open("/")
        assert kim.path == "/first-visit"
        printed = CODE.search(place.log)
        assert printed, "the server prints a code"
        kim.fill(kim.page.locator("[name=code]"), printed[0])
        kim.fill(kim.page.locator("[name=name]"), "Lakeside")
        kim.send("form:has([name=code])")
        kim.fill(kim.page.locator("[name=display_name]"), "Kim")
        kim.fill(kim.page.locator("[name=username]"), "kim")
        kim.fill(kim.page.locator("[name=password]"), PASSWORD)
        kim.press(kim.page.locator("button[name=step][value=person]"))
        assert kim.path == "/me/second-step", "who leads has a second step"
        kim.follow("/account/2fa/totp/activate/")
        assert kim.path == "/account/reauthenticate/", "who changes the way in shows once more that it is them"
        kim.fill(kim.page.locator("[name=password]"), PASSWORD)
        kim.send("form:has([name=password])")
        secret = kim.page.locator("#authenticator_secret").input_value()
        kim.fill(kim.page.locator("main [name=code]"), number_of_app(secret))
        kim.send("form:has([name=code])")
        kim.open("/my-day")
        assert kim.path == "/my-day"
        assert "Kim" in kim.main
        watch.check()
