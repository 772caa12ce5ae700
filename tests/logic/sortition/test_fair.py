"""The fairest chances: against hand, literature, and all panels one by one."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.logic.sortition.pools import all_panels, keeps, leximin_by_all_panels, person, random_pool, some

from assieme.logic.sortition.columns import Columns
from assieme.logic.sortition.fair import Change, NoPanelError, Rule, fair_lottery
from assieme.logic.sortition.lottery import Lottery, lottery
from assieme.logic.sortition.panels import Panels, cover
from assieme.logic.sortition.pool import People, Quota, pool

CLOSE = 1e-7

ASKED = st.integers(0, 100_000).map(random_pool)


def chances(found: Lottery) -> dict[str, float]:
    return {name: float(chance) for name, chance in found.chances().items()}


def fair(people: People, quotas: list[Quota], size: int, rule: Rule = Rule.LEXIMIN) -> Mapping[str, float]:
    return chances(fair_lottery(pool(people, quotas, size), rule))


def test_one_child_and_one_of_each_show() -> None:
    """Five people: a third each, but for the only adult who can sit with two of them."""
    people = some(lisa="cs", marge="as", louie="cd", dewey="cd", scrooge="ad")
    quotas = [Quota("f0", letter, 1, 2) for letter in "ca"] + [Quota("f1", letter, 1, 2) for letter in "sd"]
    third = pytest.approx(1 / 3, abs=CLOSE)
    assert fair(people, quotas, 2) == {
        "lisa": third,
        "louie": third,
        "dewey": third,
        "scrooge": third,
        "marge": pytest.approx(2 / 3, abs=CLOSE),
    }


THREE = some(a="111", b="122", c="212", d="221")


@pytest.mark.parametrize("rule", Rule)
def test_what_is_fair_on_average_may_be_no_panel(rule: Rule) -> None:
    """A half for everybody keeps the quotas on average; yet b, c and d can't sit without a."""
    found = fair(THREE, [Quota(feature, "1", 1, 2) for feature in ("f0", "f1", "f2")], 2, rule)
    assert found["a"] == pytest.approx(1, abs=CLOSE)
    assert [found[name] for name in "bcd"] == [pytest.approx(1 / 3, abs=1e-6)] * 3


FIVE = some(adam="ml", brian="ml", cameron="ml", dave="ml", elinor="fl", frank="mc", grace="fc")
FOUR_TO_ONE = [Quota("f0", "f", 1, 1), Quota("f0", "m", 4, 4), Quota("f1", "l", 4, 4), Quota("f1", "c", 1, 1)]


def test_leximin_lifts_the_lowest_first() -> None:
    half, more = pytest.approx(1 / 2, abs=CLOSE), pytest.approx(7 / 8, abs=CLOSE)
    assert fair(FIVE, FOUR_TO_ONE, 5) == {
        "grace": half,
        "elinor": half,
        "frank": half,
        **dict.fromkeys(("adam", "brian", "cameron", "dave"), more),
    }


def test_nash_by_hand() -> None:
    """With a chance of x for elinor and frank, x² · (1 − x/4)⁴ · (1 − x) is greatest where x is 4/7."""
    found = fair(FIVE, FOUR_TO_ONE, 5, Rule.NASH)
    for name, sevenths in {"adam": 6, "dave": 6, "frank": 4, "elinor": 4, "grace": 3}.items():
        assert found[name] == pytest.approx(sevenths / 7, abs=1e-6)


@pytest.mark.parametrize("rule", Rule)
def test_who_can_sit_on_no_panel_takes_nothing_from_the_others(rule: Rule) -> None:
    """46 of 60 people, with quotas that leave no place for the sixty-first, though on average there would be one."""
    kinds = ("113", "131", "311", "223", "232", "322")
    people = {f"{kind}-{number}": person(kind) for kind in kinds for number in range(10)} | {"last": person("333")}
    quotas = [Quota(feature, letter, 15, 46) for feature in ("f0", "f1", "f2") for letter in "12"]
    found = dict(fair(people, quotas, 46, rule))
    assert found.pop("last") == 0
    assert found == pytest.approx(dict.fromkeys(found, 46 / 60), abs=CLOSE)


@pytest.mark.parametrize(("many", "size"), [(100, 20), (1000, 200)])
def test_the_published_example_of_a_rare_person(many: int, size: int) -> None:
    """The example instances published with the Nature paper: one conservative woman, for whom chance is easily lost.

    Leximin gives everybody 10.0 %; the greedy rule in use before gave her at most 1.2 % of 200, and 0.3 % of 2,000.
    """
    kinds = {"fc": 1, "fl": many - 1, "mc": many}
    people = {f"{kind}{number}": person(kind) for kind, count in kinds.items() for number in range(count)}
    half = size // 2 - 1
    quotas = [Quota(*one, half, size) for one in (("f0", "f"), ("f0", "m"), ("f1", "l"), ("f1", "c"))]
    found = fair(people, quotas, size)
    assert found == pytest.approx(dict.fromkeys(people, 0.1), abs=CLOSE)


@settings(max_examples=25)
@given(ASKED)
def test_leximin_as_by_all_panels(asked: tuple[People, list[Quota], int]) -> None:
    assert fair(*asked) == pytest.approx(leximin_by_all_panels(*asked), abs=1e-6)


@settings(max_examples=12)
@given(ASKED)
def test_level_by_level_over_panels_as_by_all_panels(asked: tuple[People, list[Quota], int]) -> None:
    """The longer way, which is taken only where the shorter has no answer."""
    panels, found = cover(Panels(pool(*asked)))
    columns = Columns(panels, found, lambda _: None)
    weights = columns.leximin()
    assert chances(lottery(panels.pool, columns.known, weights)) == pytest.approx(
        leximin_by_all_panels(*asked), abs=1e-6
    )


@settings(max_examples=15)
@given(ASKED)
def test_no_panel_would_raise_the_product(asked: tuple[People, list[Quota], int]) -> None:
    """The condition of optimality: over any panel, the chances' inverses sum to no more than the number of people."""
    found = fair(*asked, Rule.NASH)
    able = [name for name, chance in found.items() if chance]
    sums = [sum(1 / found[name] for name in panel) for panel in all_panels(*asked)]
    assert max(sums) <= len(able) * (1 + 1e-6)


@settings(max_examples=15)
@given(ASKED)
def test_every_panel_of_the_lottery_keeps_the_quotas(asked: tuple[People, list[Quota], int]) -> None:
    people, quotas, size = asked
    found = fair_lottery(pool(*asked))
    for panel in found.panels:
        names = [name for group, taken in zip(found.groups, panel.seats, strict=True) for name in group[:taken]]
        assert len(names) == size
        assert keeps(people, quotas, names)


@settings(max_examples=10)
@given(ASKED)
def test_the_order_of_people_and_quotas_makes_no_difference(asked: tuple[People, list[Quota], int]) -> None:
    people, quotas, size = asked
    other = dict(reversed(list(people.items())))
    assert fair_lottery(pool(other, quotas[::-1], size)) == fair_lottery(pool(people, quotas, size))


def _fewest_steps(people: People, quotas: list[Quota], size: int) -> int:
    """The sum of what a panel lacks or has too much, for the panel where it is least."""
    steps = []
    for panel in all_panels(people, [], size):
        taken = [sum(people[one][quota.feature] == quota.value for one in panel) for quota in quotas]
        steps.append(sum(max(q.least - n, n - q.most, 0) for q, n in zip(quotas, taken, strict=True)))
    return min(steps)


@settings(max_examples=25)
@given(ASKED, st.integers(0, 1000))
def test_the_nearest_quotas_are_nearest_and_can_be_kept(asked: tuple[People, list[Quota], int], seed: int) -> None:
    people, quotas, size = asked
    chance = np.random.default_rng(seed)
    harder = [
        Quota(q.feature, q.value, least := q.least + int(chance.integers(0, 3)), max(least, q.most)) for q in quotas
    ]
    fewest = _fewest_steps(people, harder, size)
    if fewest == 0:
        fair_lottery(pool(people, harder, size))
        return
    with pytest.raises(NoPanelError) as refused:
        fair_lottery(pool(people, harder, size))
    changes = {change.quota: change for change in refused.value.changes}
    assert fewest == sum(one.quota.least - one.least + one.most - one.quota.most for one in changes.values())
    mended = [Quota(q.feature, q.value, changes[q].least, changes[q].most) if q in changes else q for q in harder]
    fair_lottery(pool(people, mended, size))


def test_nearest_quotas_in_numbers() -> None:
    people = some(a="x", b="x", c="y", d="y", e="y")
    with pytest.raises(NoPanelError) as refused:
        fair_lottery(pool(people, [Quota("f0", "x", 4, 4), Quota("f0", "y", 0, 3)], 4))
    assert refused.value.changes == (Change(Quota("f0", "x", 4, 4), 2, 4),)


def test_replacements_are_drawn_by_the_same_rule() -> None:
    """One of three service users stays; the panel as a whole keeps the quotas, and the others' chances are equal."""
    people = {f"{kind}{number}": person(kind) for kind, count in {"u": 3, "c": 6}.items() for number in range(count)}
    quotas = [Quota("f0", "u", 2, 2), Quota("f0", "c", 2, 2)]
    found = chances(fair_lottery(pool(people, quotas, 4, stay=("u1",))))
    assert found.pop("u1") == 1
    half, third = pytest.approx(1 / 2, abs=CLOSE), pytest.approx(1 / 3, abs=CLOSE)
    assert found == {name: half if name[0] == "u" else third for name in found}
    assert len(found) == 8


def test_those_who_stay_may_already_be_too_many() -> None:
    people = some(a="u", b="u", c="c", d="c")
    with pytest.raises(NoPanelError) as refused:
        fair_lottery(pool(people, [Quota("f0", "u", 0, 1)], 3, stay=("a", "b")))
    assert refused.value.changes == (Change(Quota("f0", "u", 0, 1), 0, 2),)
