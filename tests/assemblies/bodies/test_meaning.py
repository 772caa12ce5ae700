"""What the page says that rules mean is what the arithmetic says; and the file says it too."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from assieme.assemblies.bodies.file import constitution_file
from assieme.assemblies.bodies.meaning import meaning_of
from assieme.assemblies.bodies.models import majorities
from assieme.assemblies.bodies.patterns import patterns
from assieme.assemblies.bodies.rules import Places, Rules, as_power, keeps_its_majority, planned
from assieme.logic.power.constitution import passes
from assieme.logic.power.file import read_constitution
from assieme.logic.power.formal import formal_level
from tests.assemblies.bodies.saying import all_rules

USERS, STAFF = Places("service user", 6), Places("professional", 5)


@settings(max_examples=60)
@given(all_rules())
def test_the_file_means_what_the_rules_mean(rules: Rules) -> None:
    seats = planned(rules)
    if not seats:
        return
    constitution = as_power(rules, seats)
    read = read_constitution(constitution_file(constitution, ["our rules\nin words"]), "constitution.toml")
    assert read.seats == constitution.seats
    assert formal_level(read).level == formal_level(constitution).level
    told = [(one.group, one.can_pass, one.can_block) for one in formal_level(constitution).standpoints]
    assert [(one.group, one.can_pass, one.can_block) for one in formal_level(read).standpoints] == told


@settings(max_examples=40, deadline=None)
@given(all_rules())
def test_the_page_tells_what_the_arithmetic_finds(rules: Rules) -> None:
    seats = planned(rules)
    meaning = meaning_of(rules, seats)
    if meaning is None:
        assert not seats
        return
    constitution = as_power(rules, seats)
    found = formal_level(constitution)
    assert meaning.level == (found.level.value if found.level else "")
    for bloc, (_name, sentence) in zip((*found.standpoints, *found.joined), meaning.powers, strict=True):
        assert ("can be outvoted" in sentence) == (bloc.has_vote and not bloc.can_block)
        assert ("can decide alone" in sentence) == bloc.can_pass
        assert ("Nothing passes against" in sentence) == bloc.can_block
    everybody = frozenset(seat.id for seat in constitution.seats)
    assert any("even if everybody" in line for line in meaning.cautions) != passes(constitution, everybody)


def test_a_majority_of_staff_against_all_others_is_told() -> None:
    meaning = meaning_of(Rules(conditions=majorities(joined=["service user"])), (USERS, STAFF))
    assert meaning is not None
    told = {one.sentence: one.passes for one in meaning.examples}
    assert told["All professionals are for it, all service users against."] is False
    assert told["Everybody is for it."] is True
    assert meaning.cautions == ()


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (Rules(conditions=[{"of": "members", "among": ["service user"], "at_least": 7}]), "There are only 6."),
        (Rules(conditions=[{"of": "members", "among": ["carer"], "share": "1/2", "strict": True}]), "None of them"),
        (Rules(quorum_by_standpoint={"service user": 7}), "There are seats for 6."),
        (Rules(vetoes=["service user", "professional"]), "hard to decide anything"),
        (Rules(conditions=[{"of": "members", "among": ["all"], "at_least": 0}]), "even if nobody is for them"),
    ],
    ids=["too many", "nobody", "quorum", "paralysed", "anything"],
)
def test_what_cannot_be_or_hardly_can_is_said_in_words(rules: Rules, said: str) -> None:
    meaning = meaning_of(rules, (USERS, STAFF))
    assert meaning is not None
    assert any(said in line for line in meaning.cautions), meaning.cautions


def test_the_power_to_act_is_told_in_words() -> None:
    meaning = meaning_of(Rules(), (USERS, STAFF))
    assert meaning is not None
    assert meaning.act == "If all voted by chance, about 50 votes in 100 would pass."


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.slug)
def test_the_bodies_of_the_seeds_can_decide(pattern: object) -> None:
    rules = pattern.rules  # type: ignore[attr-defined]
    meaning = meaning_of(rules, planned(rules))
    assert meaning is not None
    assert meaning.cautions == ()


def test_mixed_governance_gives_others_more_than_half() -> None:
    rules = patterns()[0].rules
    assert keeps_its_majority(rules, (Places("service user", 4), Places("professional", 3)))
    assert not keeps_its_majority(rules, (Places("service user", 3), Places("professional", 3)))
    assert not keeps_its_majority(rules, (Places("carer", 3), Places("manager", 1, Fraction(3))))
