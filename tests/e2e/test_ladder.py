"""A professional at a desk looks back on the ladder with the keyboard alone, and says how a trying went."""

from __future__ import annotations

import re

from playwright.sync_api import Browser
from tests.e2e.hands import Keyboard
from tests.e2e.seen import Watch

KEY = "[0-9a-f-]{36}"
EXAMPLES = (
    ("to", "informing", "I changed the hour of the group."),
    ("for", "consultation", "I wrote the letter for somebody."),
    ("with", "partnership", "We planned the outing together."),
)


def test_a_look_back_with_the_keyboard_alone(browser: Browser, watch: Watch) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    watch.over(context)
    page = context.new_page()
    page.goto(watch.origin)
    page.locator("form[action='/seat/professional'] button").click()
    dee = Keyboard(page, watch)

    dee.open("/ladder")
    dee.follow("/ladder/new")
    dee.send("main form")
    for way, step, words in EXAMPLES:
        assert f"/doing/{way}/" in dee.path
        dee.fill(page.locator("[name=what]"), words)
        dee.choose(page.locator(f"[name=step][value='{step}']"))
        dee.send()
        dee.fill(page.locator("[name=better]"), "Ask first.")
        dee.send()
    assert re.fullmatch(f"/ladder/{KEY}", dee.path)
    assert "planned the outing" in dee.main

    dee.follow(f"/ladder/{KEY}/closing/tends")
    dee.choose(page.locator("[name=tends][value=for]"))
    dee.send()
    dee.fill(page.locator("[name=will_try]"), "Let them choose the hour.")
    dee.choose(page.locator("[name=ask][value='14']"))
    dee.send()
    dee.fill(page.locator("[name=support]"), "Sam")
    dee.send()
    assert "We ask you on" in dee.main
    reflection = dee.path

    dee.follow(f"/ladder/{KEY}/tried")
    dee.choose(page.locator("[name=tried]").nth(0))
    dee.send()
    assert "I tried it" in dee.main

    sheet = context.request.get(f"{watch.origin}{reflection}/paper.pdf")
    assert sheet.body().startswith(b"%PDF")
    dee.open("/ladder")
    page.set_viewport_size({"width": 360, "height": 740})
    watch.seen(page)
    dee.follow(f"/initiatives/{KEY}/ladder")
    dee.follow(f"/ladder/{KEY}")
    dee.open("/ladder")
    dee.follow(f"/services/{KEY}/ladder")
    dee.follow(f"/ladder/{KEY}/tried")
    dee.choose(page.locator("[name=tried]").nth(0))
    dee.send()
    assert "How we worked" in dee.main
    dee.open(reflection)
    dee.follow(f"/ladder/{KEY}/delete")
    dee.send()
    assert context.request.get(f"{watch.origin}{reflection}").status == 404
    context.close()
    watch.check()
