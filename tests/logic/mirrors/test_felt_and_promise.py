import pytest

from assieme.logic.mirrors.counts import Counts
from assieme.logic.mirrors.enacted import enacted
from assieme.logic.mirrors.felt import felt
from assieme.logic.mirrors.promise import Kept, against_practice, against_rules
from assieme.logic.mirrors.records import Pulse
from assieme.logic.mirrors.roster import Roster
from assieme.logic.participation.levels import Level, Standpoint

USER, PRO, MANAGER = Standpoint.SERVICE_USER, Standpoint.PROFESSIONAL, Standpoint.MANAGER


def pulses(standpoint: Standpoint, number: int) -> list[Pulse]:
    return [Pulse("1", standpoint, one, 10 - one, None if one % 2 else 5) for one in range(number)]


def test_below_five_answers_or_five_people_nothing_is_shown() -> None:
    assert felt(pulses(USER, 4), {}) == {USER: None}
    assert felt(pulses(USER, 40)[:10], {USER: 4}) == {USER: None}
    shown = felt(pulses(USER, 5), {USER: 5})[USER]
    assert shown is not None
    assert shown.heard is not None
    assert (shown.n, shown.heard.mean, shown.heard.low, shown.heard.high) == (5, 2, 1, 3)
    assert shown.next is None, "only three answered it"


def test_managers_answer_with_professionals_and_each_standpoint_stands_apart() -> None:
    found = felt([*pulses(PRO, 3), *pulses(MANAGER, 2), *pulses(USER, 6), Pulse("1", None, 3, 3, 3)], {})
    assert {one: shown.n for one, shown in found.items() if shown} == {USER: 6, PRO: 5}
    assert list(found) == [USER, PRO]
    assert felt([Pulse("1", USER)], {}) == {}


@pytest.mark.parametrize(
    ("declared", "formal", "kept"),
    [
        (Level.INVOLVE, Level.INVOLVE, Kept.KEPT),
        (Level.COLLABORATE, Level.CONSULT, Kept.LESS),
        (Level.CONSULT, Level.EMPOWER, Kept.MORE),
        (None, Level.EMPOWER, Kept.UNKNOWN),
        (Level.CONSULT, None, Kept.UNKNOWN),
    ],
)
def test_a_promise_is_held_beside_the_rules(declared: Level | None, formal: Level | None, kept: Kept) -> None:
    assert against_rules(declared, formal) is kept


def test_practice_can_be_less_than_promised_though_its_level_is_not_sure() -> None:
    roster = Roster({USER: 5, PRO: 5})
    split = {"meetings": 9, "voted": 12, "voted/service user": 12, "voted/professional": 12}
    seen = Counts({**split, "differed/service user/professional": 12, "won/service user/professional": 1})
    found = enacted(seen, roster, None)
    assert found.level is None
    assert against_practice(Level.COLLABORATE, found) is Kept.LESS
    assert against_practice(Level.INFORM, found) in (Kept.MORE, Kept.UNKNOWN)
    assert against_practice(None, found) is Kept.UNKNOWN
    assert against_practice(Level.COLLABORATE, enacted(Counts(), roster, None)) is Kept.UNKNOWN
