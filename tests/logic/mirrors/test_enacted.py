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


def found(numbers: dict[str, int], roster: Roster = BODY) -> Enacted:
    """What counts say; in their keys `user` and `pro` are the two sides, `old` and `new` days."""
    words = {"user": "service user", "pro": "professional", "old": str(OLD), "new": str(OLD + 90)}
    keys = {"/".join(words.get(part, part) for part in key.split("/")): number for key, number in numbers.items()}
    return enacted(Counts({"meetings": 12, **keys}), roster, LAST)


def voted(won: int, telling: int) -> dict[str, int]:
    return {
        "decisions": 40,
        "voted": 40,
        "voted/user": 40,
        "voted/pro": 40,
        "differed/user/pro": telling,
        "won/user/pro": won,
    }


VOICED = {"present/user": 60, "present/pro": 60, "raised/user": 30, "raised/pro": 30}
SILENT = {**VOICED, "raised/user": 0}


@pytest.mark.parametrize(
    ("numbers", "level"),
    [
        ({**voted(20, 20), **VOICED, "open/user/old": 30}, Level.EMPOWER),
        ({**voted(18, 30), **VOICED, "open/user/old": 30}, Level.COLLABORATE),
        ({**voted(0, 20), **VOICED, "done/user/old": 25, "open/user/old": 5}, Level.INVOLVE),
        ({**voted(0, 20), **VOICED, "not done/user/old": 25, "open/user/old": 5}, Level.CONSULT),
        ({**voted(0, 20), **VOICED, "open/user/old": 30}, Level.INFORM),
        ({**voted(0, 20), **SILENT}, Level.INFORM),
    ],
)
def test_each_level_is_named_where_it_is_plain(numbers: dict[str, int], level: Level) -> None:
    result = found(numbers)
    assert (result.level, result.enough) == (level, True)
    assert sum(result.posterior.values()) == pytest.approx(1)


def test_where_professionals_decide_everything_nobody_is_said_to_collaborate() -> None:
    for telling in (0, 1, 3, 6, 12, 40):
        result = found({**voted(0, telling), **VOICED})
        assert result.level not in (Level.COLLABORATE, Level.EMPOWER)
    assert result.posterior[Level.COLLABORATE] + result.posterior[Level.EMPOWER] < 1e-6


def test_the_distribution_is_what_drawing_true_rates_and_asking_the_rule_gives() -> None:
    result = found({**voted(3, 10), **VOICED, "done/user/old": 9, "not done/user/old": 5, "open/user/old": 6})
    dice = np.random.default_rng(1)
    say = dice.beta(1 + 0.9 * 3, 1 + 0.9 * 7, 400_000)
    voice = dice.gamma(30.5, 1 / 60, 400_000) / dice.gamma(30.5, 1 / 60, 400_000)
    acted = dice.beta(1 + 0.9 * 9, 1 + 0.9 * 11, 400_000)
    answered = dice.beta(1 + 0.9 * 14, 1 + 0.9 * 6, 400_000)
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
    result = found({**voted(5, 5), "meetings": 2, **VOICED}, Roster({USER: 1, PRO: 6}))
    assert (result.level, result.enough) == (None, False)
    assert result.missing[:3] == (Missing.TELLING, Missing.MEETINGS, Missing.USERS)
    nothing = enacted(Counts(), Roster(), None)
    assert nothing.level is None
    assert {Missing.NO_MEMBERS, Missing.NO_ITEMS, Missing.NO_DECISIONS, Missing.NO_ATTENDANCE} <= {*nothing.missing}
    assert sum(nothing.posterior.values()) == pytest.approx(1)


def test_below_eight_in_ten_no_level_is_named_though_there_is_enough() -> None:
    result = found({**voted(8, 20), **VOICED, "open/user/old": 30})
    assert (result.enough, result.level) == (True, None)
    assert max(result.posterior.values()) < 0.8


def test_a_side_that_never_votes_is_out_and_one_that_missed_a_meeting_is_not() -> None:
    alone = {"decisions": 20, "voted": 20, "voted/user": 20, "alone/pro": 20, "alone won/pro": 20}
    assert found(alone).level is Level.EMPOWER
    without = {"decisions": 20, "voted": 20, "voted/pro": 20, "without/pro": 20}
    assert found({**without, **SILENT}).level is Level.INFORM
    mixed = {**voted(6, 12), "without/pro": 8}
    assert found(mixed).telling.decisions == 12


def test_ballots_of_nobody_known_may_be_the_other_sides() -> None:
    alone = {"decisions": 20, "voted": 20, "voted/user": 20, "alone/others": 20, "alone won/others": 20}
    cast = {"ballots/user": 40, "gap/ballots of nobody known": 20}
    assert found(alone, Roster({USER: 2})).level is Level.EMPOWER
    assert found({**alone, **cast}, Roster({USER: 2})).level is None
    few = {"ballots/user": 200, "gap/ballots of nobody known": 20}
    assert found({**alone, **few}, Roster({USER: 10})).level is Level.EMPOWER


def test_without_professionals_the_other_side_is_everybody_else() -> None:
    numbers = {"decisions": 20, "voted": 20, "voted/user": 20, "voted/others": 20, "differed/user/others": 20}
    result = found({**numbers, "raised/carer": 30}, Roster({USER: 5, CARER: 5}))
    assert (result.telling.against, result.level) == ("others", Level.INFORM)


def test_items_too_young_to_tell_are_left_out() -> None:
    result = found({"done/user/old": 3, "open/user/old": 1, "done/user/new": 50, "open/user/new": 70})
    assert (result.rates.acted.n, result.rates.acted.value) == (4, 0.75)
    later = enacted(Counts({"done/service user/": 2, "open/service user/": 2}), BODY, LAST + timedelta(days=1))
    assert later.rates.acted.value == 0.5


def test_an_answer_that_does_not_say_how_is_shared_out_as_the_others() -> None:
    rates = found({"done/user/old": 8, "not done/user/old": 2, "answered/user/old": 5, "open/user/old": 5}).rates
    assert rates.answered.value == 15 / 20
    assert rates.acted.value == pytest.approx((8 + 5 * 9 / 12) / 20)
