"""One-time codes: easy to type, hard to guess, kept as a keyed hash."""

import math

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assieme.people import codes


def test_a_code_is_four_groups_of_four_with_eighty_bits() -> None:
    groups = codes.new_code().split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert codes.LENGTH * math.log2(len(set(codes.ALPHABET))) >= 80


def test_the_alphabet_has_no_look_alikes() -> None:
    assert not set("01OI") & set(codes.ALPHABET)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(codes.ALPHABET, min_size=16, max_size=16), st.sampled_from(["", " ", "-", " - "]))
def test_how_it_is_typed_makes_no_difference(letters: str, between: str) -> None:
    typed = between.join(letters).lower()
    assert codes.tidy(typed).replace("-", "") == letters


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRST", "ABCD-EFGH-JKMN-PQRÉ"])
def test_what_is_no_code_is_told_apart(typed: str) -> None:
    assert codes.tidy(typed) == ""


def test_the_hash_is_keyed_with_the_servers_secret() -> None:
    before = codes.hash_of("ABCD-EFGH-JKMN-PQRS")
    assert len(before) == 64
    with override_settings(SECRET_KEY="another secret of a server"):
        assert codes.hash_of("ABCD-EFGH-JKMN-PQRS") != before
