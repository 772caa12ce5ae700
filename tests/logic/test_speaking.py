"""The order of raised hands: who has spoken least speaks first."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.speaking import MINUTE, Voice, order, shares

VOICES = st.lists(
    st.builds(
        Voice,
        key=st.text("abcdefgh", min_size=1, max_size=4),
        standpoint=st.sampled_from(["service user", "carer", "professional", ""]),
        turns=st.integers(0, 4),
        waits_since=st.none() | st.floats(0, 600, allow_nan=False),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)


@given(VOICES)
def test_all_raised_hands_and_no_others_stand_in_the_order_once(voices: list[Voice]) -> None:
    assert sorted(order(voices)) == sorted(one.key for one in voices if one.waits_since is not None)


@given(VOICES)
def test_nobody_speaks_before_somebody_who_has_spoken_less(voices: list[Voice]) -> None:
    turns = {one.key: one.turns for one in voices}
    standing = [turns[key] for key in order(voices)]
    assert standing == sorted(standing)


@given(VOICES, st.randoms())
def test_the_order_does_not_depend_on_how_people_are_listed(voices: list[Voice], chance: object) -> None:
    shuffled = sorted(voices, key=lambda one: hash((one.key, id(chance))))
    assert order(shuffled) == order(voices)


@given(VOICES)
def test_where_turns_are_not_counted_nobody_waits_a_minute_longer_than_those_before(voices: list[Voice]) -> None:
    uncounted = [replace(one, turns=0) for one in voices]
    since = {one.key: one.waits_since or 0.0 for one in voices}
    standing = [since[key] // MINUTE for key in order(uncounted)]
    assert standing == sorted(standing)


def test_of_two_who_spoke_equally_often_the_one_who_waited_longer_comes_first() -> None:
    early, late = Voice("late-name", "carer", 1, 10.0), Voice("a", "carer", 1, 10.0 + 2 * MINUTE)
    assert order([late, early]) == ("late-name", "a")


def test_within_a_minute_the_standpoint_that_has_spoken_least_comes_first() -> None:
    voices = [
        Voice("dee", "professional", 0, 61.0),
        Voice("ari", "professional", 3),
        Voice("noa", "service user", 0, 100.0),
    ]
    assert order(voices) == ("noa", "dee")


def test_a_standpoint_s_turns_are_counted_for_each_of_its_people() -> None:
    """Three turns among six people are fewer than two among two."""
    many = [Voice(f"u{number}", "service user", number % 2) for number in range(6)]
    few = [Voice(f"p{number}", "professional", 1) for number in range(2)]
    assert shares([*many, *few])["service user"] < shares([*many, *few])["professional"]
