import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.contradictions import (
    RATIONALES,
    Declaration,
    Reason,
    contradictions,
)
from assieme.logic.participation.crosswalk import rungs_of_level, way_of_level
from assieme.logic.participation.levels import Level, Rung, Way
from assieme.logic.participation.practice import (
    CoproductionType,
    DecisionPlace,
    Method,
    ProcessPart,
    Scale,
    Understanding,
)

CASES = [
    (Declaration(level=Level.EMPOWER, rung=Rung.CONSULTATION), Reason.LEVEL_RUNG),
    (Declaration(level=Level.INFORM, rung=Rung.PARTNERSHIP), Reason.LEVEL_RUNG),
    (Declaration(level=Level.CONSULT, rung=Rung.THERAPY), Reason.LEVEL_RUNG),
    (Declaration(level=Level.CONSULT, way=Way.WITH), Reason.LEVEL_WAY),
    (Declaration(level=Level.COLLABORATE, way=Way.FOR), Reason.LEVEL_WAY),
    (Declaration(rung=Rung.PARTNERSHIP, way=Way.TO), Reason.RUNG_WAY),
    (
        Declaration(level=Level.INFORM, parts=frozenset({ProcessPart.CO_DESIGN})),
        Reason.INFORM_PART,
    ),
    (
        Declaration(type=CoproductionType.INDIVIDUALISED, scale=Scale.MACRO),
        Reason.INDIVIDUALISED_MACRO,
    ),
    (Declaration(type=CoproductionType.COLLECTIVE, scale=Scale.MICRO), Reason.COLLECTIVE_MICRO),
    (Declaration(type=CoproductionType.SUBSTITUTIVE, level=Level.CONSULT), Reason.SUBSTITUTIVE_LEVEL),
    (
        Declaration(type=CoproductionType.ADDITIVE, replaces_paid_service=True),
        Reason.ADDITIVE_REPLACES,
    ),
    (Declaration(level=Level.COLLABORATE, replaces_paid_service=True), Reason.COLLABORATE_REPLACES),
    (Declaration(level=Level.INVOLVE, voluntary=False), Reason.NOT_VOLUNTARY),
    (
        Declaration(level=Level.EMPOWER, decided=DecisionPlace.ELSEWHERE),
        Reason.DECIDED_ELSEWHERE,
    ),
    (
        Declaration(level=Level.COLLABORATE, decided=DecisionPlace.NOWHERE),
        Reason.DECIDED_ELSEWHERE,
    ),
    (Declaration(method=Method.ORGANISATION, scale=Scale.MICRO), Reason.METHOD_SCALE),
    (Declaration(method=Method.BETWEEN, scale=Scale.MACRO), Reason.METHOD_SCALE),
    (Declaration(understanding=Understanding.CHOICE, way=Way.TO), Reason.CHOICE_TO),
]


@pytest.mark.parametrize(("said", "reason"), CASES)
def test_a_contradiction_is_found_alone_with_its_sentence(said: Declaration, reason: Reason) -> None:
    found = contradictions(said)
    assert [one.reason for one in found] == [reason]
    assert found[0].rationale.endswith(".")


def test_every_reason_has_a_sentence_and_an_example() -> None:
    assert set(RATIONALES) == set(Reason)
    assert {reason for _, reason in CASES} == set(Reason)


@given(st.sampled_from(Level), st.data())
def test_terms_on_one_line_of_the_crosswalk_never_contradict(level: Level, data: st.DataObject) -> None:
    rung = data.draw(st.sampled_from(rungs_of_level(level)))
    assert contradictions(Declaration(level=level, rung=rung, way=way_of_level(level))) == ()


def test_a_neighbouring_rung_is_let_be() -> None:
    assert contradictions(Declaration(level=Level.CONSULT, rung=Rung.PLACATION)) == ()


def test_nothing_said_contradicts_nothing() -> None:
    assert contradictions(Declaration()) == ()


@given(
    st.builds(
        Declaration,
        level=st.none() | st.sampled_from(Level),
        rung=st.none() | st.sampled_from(Rung),
        way=st.none() | st.sampled_from(Way),
        type=st.none() | st.sampled_from(CoproductionType),
        scale=st.none() | st.sampled_from(Scale),
        voluntary=st.none() | st.booleans(),
    )
)
def test_a_contradiction_names_only_fields_that_were_said(said: Declaration) -> None:
    for found in contradictions(said):
        assert all(getattr(said, name) not in (None, frozenset()) for name in found.fields)
