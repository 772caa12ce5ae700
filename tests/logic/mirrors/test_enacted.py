from datetime import date, timedelta

import numpy as np
import pytest

from assieme.logic.mirrors.counts import Counts
from assieme.logic.mirrors.enacted import ACTED, ANSWERED, DECIDES, SHARES, VOICE, WEIGHS, Enacted, Missing, enacted
from assieme.logic.mirrors.roster import Roster
from assieme.logic.participation.levels import Level, Standpoint

USER, PRO, CARER = Standpoint.SERVICE_USER, Standpoint.PROFESSIONAL, Standpoint.CARER
BODY = Roster({USER: 6, PRO: 6})
LAST = date(2026, 12, 31)
OLD = LAST.toordinal() - 100


def found(roster: Roster = BODY, **numbers: int) -> Enacted:
    """What counts say, given with `_` for a space and `__` for a slash; `user` and `pro` for the two sides."""
    words = {"user": "service user", "pro": "professional", "old": str(OLD), "new": str(OLD + 90)}
    keys = {
        "/".join(words.get(part, part.replace("_", " ")) for part in key.split("__")): number
        for key, number in numbers.items()
    }
    return enacted(Counts({"meetings": 12, **keys}), roster, LAST)


def voted(won: int, telling: int) -> dict[str, int]:
    return {
        "decisions": 40,
        "voted": 40,
        "voted__user": 40,
        "voted__pro": 40,
        "differed__user__pro": telling,
        "won__user__pro": won,
    }


VOICED = {"present__user": 60, "present__pro": 60, "raised__user": 30, "raised__pro": 30}
SILENT = {**VOICED, "raised__user": 0}


@pytest.mark.parametrize(
    ("numbers", "level"),
    [
        ({**voted(20, 20), **VOICED, "open__user__old": 30}, Level.EMPOWER),
        ({**voted(18, 30), **VOICED, "open__user__old": 30}, Level.COLLABORATE),
        ({**voted(0, 20), **VOICED, "done__user__old": 25, "open__user__old": 5}, Level.INVOLVE),
        ({**voted(0, 20), **VOICED, "not_done__user__old": 25, "open__user__old": 5}, Level.CONSULT),
        ({**voted(0, 20), **VOICED, "open__user__old": 30}, Level.INFORM),
        ({**voted(0, 20), **SILENT}, Level.INFORM),
    ],
)
def test_each_level_is_named_where_it_is_plain(numbers: dict[str, int], level: Level) -> None:
    result = found(**numbers)
    assert (result.level, result.enough) == (level, True)
    assert sum(result.posterior.values()) == pytest.approx(1)


def test_where_professionals_decide_everything_nobody_is_said_to_collaborate() -> None:
    for telling in (0, 1, 3, 6, 12, 40):
        result = found(**voted(0, telling), **VOICED)
        assert result.level not in (Level.COLLABORATE, Level.EMPOWER)
    assert result.posterior[Level.COLLABORATE] + result.posterior[Level.EMPOWER] < 1e-6


def test_the_distribution_is_what_drawing_true_rates_and_asking_the_rule_gives() -> None:
    result = found(**voted(3, 10), **VOICED, done__user__old=9, not_done__user__old=5, open__user__old=6)
    dice = np.random.default_rng(1)
    say = dice.beta(3.5, 7.5, 400_000)
    voice = dice.gamma(30.5, 1 / 60, 400_000) / dice.gamma(30.5, 1 / 60, 400_000)
    acted, answered = dice.beta(9.5, 11.5, 400_000), dice.beta(14.5, 6.5, 400_000)
    heard = voice >= VOICE
    low = say < WEIGHS
    expected = {
        Level.EMPOWER: say >= DECIDES,
        Level.COLLABORATE: (say < DECIDES) & (say >= SHARES),
        Level.INVOLVE: ((say < SHARES) & ~low) | (low & heard & (acted >= ACTED)),
    }
    for level, drawn in expected.items():
        assert result.posterior[level] == pytest.approx(drawn.mean(), abs=0.004)
    hears = (low & heard).mean() * (answered >= ANSWERED).mean() - (low & heard).mean() * (acted >= ACTED).mean()
    assert result.posterior[Level.CONSULT] == pytest.approx(hears, abs=0.004)


def test_too_little_is_said_and_no_level_named() -> None:
    result = found(Roster({USER: 1, PRO: 6}), **{**voted(5, 5), "meetings": 2}, **VOICED)
    assert (result.level, result.enough) == (None, False)
    assert result.missing[:3] == (Missing.TELLING, Missing.MEETINGS, Missing.USERS)
    nothing = enacted(Counts(), Roster(), None)
    assert nothing.level is None
    assert {Missing.NO_MEMBERS, Missing.NO_ITEMS, Missing.NO_DECISIONS, Missing.NO_ATTENDANCE} <= {*nothing.missing}
    assert sum(nothing.posterior.values()) == pytest.approx(1)


def test_below_eight_in_ten_no_level_is_named_though_there_is_enough() -> None:
    result = found(**voted(8, 20), **VOICED, open__user__old=30)
    assert (result.enough, result.level) == (True, None)
    assert max(result.posterior.values()) < 0.8


def test_a_side_that_never_votes_is_out_and_one_that_missed_a_meeting_is_not() -> None:
    alone = {"decisions": 20, "voted": 20, "voted__user": 20, "alone__pro": 20, "alone_won__pro": 20}
    assert found(**alone).level is Level.EMPOWER
    without = {"decisions": 20, "voted": 20, "voted__pro": 20, "without__pro": 20}
    assert found(**without, **SILENT).level is Level.INFORM
    mixed = {**voted(6, 12), "without__pro": 8}
    assert found(**mixed).telling.decisions == 12


def test_ballots_of_nobody_known_may_be_the_other_sides() -> None:
    alone = {"decisions": 20, "voted": 20, "voted__user": 20, "alone__others": 20, "alone_won__others": 20}
    cast = {"ballots__user": 40, "gap__ballots_of_nobody_known": 20}
    assert found(Roster({USER: 2}), **alone).level is Level.EMPOWER
    assert found(Roster({USER: 2}), **alone, **cast).level is None
    few = {"ballots__user": 200, "gap__ballots_of_nobody_known": 20}
    assert found(Roster({USER: 10}), **alone, **few).level is Level.EMPOWER


def test_without_professionals_the_other_side_is_everybody_else() -> None:
    numbers = {"decisions": 20, "voted": 20, "voted__user": 20, "voted__others": 20, "differed__user__others": 20}
    result = found(Roster({USER: 5, CARER: 5}), **numbers, raised__carer=30)
    assert (result.telling.against, result.level) == ("others", Level.INFORM)


def test_items_too_young_to_tell_are_left_out() -> None:
    result = found(done__user__old=3, open__user__old=1, done__user__new=50, open__user__new=70)
    assert (result.rates.acted.n, result.rates.acted.value) == (4, 0.75)
    later = enacted(Counts({"done/service user/": 2, "open/service user/": 2}), BODY, LAST + timedelta(days=1))
    assert later.rates.acted.value == 0.5


def test_an_answer_that_does_not_say_how_is_shared_out_as_the_others() -> None:
    rates = found(done__user__old=8, not_done__user__old=2, answered__user__old=5, open__user__old=5).rates
    assert rates.answered.value == 15 / 20
    assert rates.acted.value == pytest.approx((8 + 5 * 9 / 12) / 20)
