"""The page on which rules are written says what the rules say, and nothing that is posted breaks it."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.bodies import editor, editor_page, sentences
from assieme.assemblies.bodies.patterns import patterns
from assieme.assemblies.bodies.rules import Rules
from tests.assemblies.bodies.saying import all_rules, posted


@given(all_rules())
def test_rules_come_back_from_their_fields(rules: Rules) -> None:
    assert editor.written(posted(rules)) == rules


@given(all_rules())
def test_rules_come_back_from_a_draft(rules: Rules) -> None:
    assert Rules.kept(rules.as_kept()) == rules


@given(all_rules())
def test_every_value_is_a_choice_of_its_list(rules: Rules) -> None:
    page = editor_page.form_of(rules)
    for row in range(page.conditions):
        assert page.value(f"condition-{row}-need") in dict(page.needs(row))
    assert page.value("quorum-share") in dict(page.quorums())
    lists = {"ballots": page.ballots, "override": page.overrides, "minutes": page.readers, "receiver": page.receivers}
    assert all(page.value(name) in dict(options) for name, options in lists.items())


@given(st.dictionaries(st.sampled_from(sorted(editor.fields(Rules()))), st.text(max_size=8)))
def test_whatever_is_posted_are_rules_that_can_be_told(said: dict[str, str]) -> None:
    form = QueryDict(mutable=True)
    form.update(
        said | {"conditions": "2", "seats": "2", "condition-0-need": said.get("papers", ""), "seats-1-weight": "1/0"}
    )
    rules = editor.written(form)
    assert sentences.of_everything(rules)
    assert editor.written(posted(rules)) == rules


@pytest.mark.parametrize(
    ("step", "conditions", "seats"),
    [
        ("add-condition", 2, 9),
        ("drop-condition-0", 0, 9),
        ("drop-condition-7", 1, 9),
        ("add-seats", 1, 10),
        ("drop-seats-8", 1, 8),
        ("show", 1, 9),
        ("drop-everything", 1, 9),
    ],
)
def test_a_press_adds_or_takes_out_one_row(step: str, conditions: int, seats: int) -> None:
    rules = Rules(seat_plan=[dict(editor.NEW_PLACES)] * 9)
    rules = Rules(**{**rules.as_kept(), "conditions": rules.conditions[:1]})
    after = editor.stepped(rules, step)
    assert (len(after.conditions), len(after.seat_plan)) == (conditions, seats)


def test_rows_have_an_end() -> None:
    full = Rules(seat_plan=[dict(editor.NEW_PLACES)] * editor.MOST_ROWS)
    assert editor.stepped(full, "add-seats") == full


def test_each_template_fills_the_page_and_comes_back() -> None:
    assert len(patterns()) == 9
    for pattern in patterns():
        assert editor.written(posted(pattern.rules)) == pattern.rules, pattern.slug
