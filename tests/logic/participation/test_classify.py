from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.cases import Case, Initiative, Organisation, Service
from assieme.logic.participation.classify import (
    RULE_VERSION,
    approach,
    classify,
    clinical_share,
    involvement,
    level_of_coproduction,
)
from assieme.logic.participation.levels import (
    Approach,
    CoproductionLevel,
    Involvement,
    Level,
    ServiceKind,
)

LOW, HIGH = CoproductionLevel.LOW, CoproductionLevel.HIGH
counted = st.dictionaries(st.sampled_from(Level), st.integers(0, 20))


def services(*, clinical: list[CoproductionLevel], others: list[CoproductionLevel]) -> tuple[Service, ...]:
    inside = [Service(ServiceKind.DAILY_CENTRE, level, clinical=True) for level in clinical]
    outside = [Service(ServiceKind.VOLUNTARY_ORGANISATION, level, clinical=False) for level in others]
    return (*inside, *outside)


@given(counted, st.sampled_from(Level))
def test_one_initiative_more_never_lowers_involvement(counts: dict[Level, int], level: Level) -> None:
    more = {**counts, level: counts.get(level, 0) + 1}
    assert involvement(more) >= involvement(counts)


@given(counted, st.sampled_from(Level), st.sampled_from(Level))
def test_raising_an_initiative_never_lowers_involvement(counts: dict[Level, int], low: Level, high: Level) -> None:
    if high < low or not counts.get(low):
        low = high
    raised = dict(counts)
    raised[low] = raised.get(low, 0) - 1 if low != high else raised.get(low, 0)
    if low != high:
        raised[high] = raised.get(high, 0) + 1
    assert involvement(raised) >= involvement(counts)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, Involvement.NONE),
        ({Level.INFORM: 30, Level.CONSULT: 30}, Involvement.LOW),
        ({Level.INVOLVE: 1}, Involvement.MEDIUM_LOW),
        ({Level.INVOLVE: 9, Level.COLLABORATE: 2}, Involvement.MEDIUM_LOW),
        ({Level.EMPOWER: 2}, Involvement.MEDIUM_LOW),
        ({Level.COLLABORATE: 3}, Involvement.MEDIUM_HIGH),
        ({Level.COLLABORATE: 2, Level.EMPOWER: 1}, Involvement.HIGH),
    ],
)
def test_the_thresholds_of_involvement(counts: dict[Level, int], expected: Involvement) -> None:
    assert involvement(counts) is expected


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        involvement({Level.INFORM: -1})


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 5))
def test_the_share_of_high_clinical_services_is_exact(high: int, low: int, others: int) -> None:
    found = clinical_share(services(clinical=[HIGH] * high + [LOW] * low, others=[HIGH] * others))
    assert (found.high, found.clinical) == (high, high + low)
    assert found.share == (Fraction(high, high + low) if high + low else None)


@pytest.mark.parametrize(
    ("clinical", "others", "expected"),
    [
        ([], [], None),
        ([LOW, HIGH], [HIGH, HIGH], LOW),
        ([LOW, HIGH, HIGH], [LOW], HIGH),
        ([], [HIGH], HIGH),
        ([], [HIGH, LOW], LOW),
    ],
)
def test_more_than_half_of_the_clinical_services_decide_the_level(
    clinical: list[CoproductionLevel], others: list[CoproductionLevel], expected: CoproductionLevel | None
) -> None:
    assert level_of_coproduction(services(clinical=clinical, others=others)) is expected


@given(st.lists(st.sampled_from([LOW, HIGH]), min_size=1), st.lists(st.sampled_from([LOW, HIGH])))
def test_organisations_outside_never_change_the_level_of_clinical_services(
    clinical: list[CoproductionLevel], others: list[CoproductionLevel]
) -> None:
    alone = level_of_coproduction(services(clinical=clinical, others=[]))
    assert level_of_coproduction(services(clinical=clinical, others=others)) is alone


@pytest.mark.parametrize(
    ("involved", "level", "expected"),
    [
        (Involvement.HIGH, None, None),
        (Involvement.NONE, LOW, None),
        (Involvement.LOW, LOW, Approach.ADD_ON),
        (Involvement.MEDIUM_LOW, LOW, Approach.ADD_ON),
        (Involvement.MEDIUM_HIGH, LOW, Approach.TRADE_OFF),
        (Involvement.HIGH, LOW, Approach.TRADE_OFF),
        (Involvement.NONE, HIGH, Approach.ESSENTIAL_PART),
        (Involvement.HIGH, HIGH, Approach.ESSENTIAL_PART),
    ],
)
def test_the_approach_follows_structure_first_and_practice_second(
    involved: Involvement, level: CoproductionLevel | None, expected: Approach | None
) -> None:
    assert approach(involved, level) is expected


text = st.text("abcdefgh ", min_size=1, max_size=12)


@given(st.lists(st.sampled_from(Level)), st.lists(st.sampled_from([LOW, HIGH])), text, st.data())
def test_the_rule_knows_no_names(
    levels: list[Level], clinical: list[CoproductionLevel], name: str, data: st.DataObject
) -> None:
    def told(title: str, place: str) -> Case:
        return Case(
            organisation=Organisation(title, place=place),
            services=services(clinical=clinical, others=[]),
            initiatives=tuple(Initiative(f"{title} {number}", level) for number, level in enumerate(levels)),
        )

    assert classify(told(name, name)) == classify(told(data.draw(text), "Case 4"))
    assert classify(told(name, name)).rule_version == RULE_VERSION
