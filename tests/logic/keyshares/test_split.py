"""Any few shares give the secret back; one fewer tells nothing of it."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.keyshares.split import join, split


def drawing(values: bytes) -> Callable[[int], bytes]:
    """A chance that draws these bytes, one polynomial after another."""
    left = iter(values)
    return lambda number: bytes(next(left) for _ in range(number))


@st.composite
def shared(draw: st.DrawFn) -> tuple[bytes, int, dict[int, bytes]]:
    secret = draw(st.binary(min_size=1, max_size=32))
    numbers = draw(st.sets(st.integers(1, 255), min_size=1, max_size=6))
    needed = draw(st.integers(1, len(numbers)))
    chance = draw(st.randoms(use_true_random=False))
    return secret, needed, split(secret, needed, numbers, chance.randbytes)


@given(shared())
def test_any_of_them_that_are_enough_give_the_secret_back(made: tuple[bytes, int, dict[int, bytes]]) -> None:
    secret, needed, shares = made
    assert {len(share) for share in shares.values()} == {len(secret)}
    for some in combinations(shares, needed):
        assert join({number: shares[number] for number in some}) == secret
    assert join(shares) == secret, "more than enough do no harm"


def test_one_share_of_two_is_as_likely_under_every_secret() -> None:
    """All 256 ways of chance, for some secrets: a share takes every value exactly once."""
    for secret, number in product((0, 1, 77, 255), (1, 2, 255)):
        values = {split(bytes([secret]), 2, (number, 3), drawing(bytes([one])))[number] for one in range(256)}
        assert len(values) == 256


@pytest.mark.parametrize("secret", [0, 200])
def test_two_shares_of_three_are_as_likely_under_every_secret(secret: int) -> None:
    """All 65,536 ways of chance: the pair of shares takes every value exactly once, whatever the secret."""
    pairs: Counter[tuple[bytes, bytes]] = Counter()
    for chance in product(range(256), repeat=2):
        shares = split(bytes([secret]), 3, (1, 2, 9), drawing(bytes(chance)))
        pairs[shares[1], shares[9]] += 1
    assert len(pairs) == 65536


@given(st.binary(min_size=1, max_size=1), st.integers(2, 5), st.randoms(use_true_random=False))
def test_with_one_fewer_every_secret_fits(secret: bytes, needed: int, chance: Random) -> None:
    """Whatever the secret, there is a missing share that leads to it."""
    shares = split(secret, needed, range(1, needed + 1), chance.randbytes)
    del shares[needed]
    assert {join({**shares, 99: bytes([end])}) for end in range(256)} == {bytes([one]) for one in range(256)}


@pytest.mark.parametrize(("needed", "numbers"), [(0, [1]), (3, [1, 2]), (1, [0]), (2, [1, 256])])
def test_what_cannot_be_shared_is_refused(needed: int, numbers: list[int]) -> None:
    with pytest.raises(ValueError, match="share"):
        split(b"secret", needed, numbers, bytes)


@pytest.mark.parametrize("shares", [{}, {1: b"ab", 2: b"a"}, {0: b"ab"}])
def test_what_cannot_be_shares_is_refused(shares: dict[int, bytes]) -> None:
    with pytest.raises(ValueError, match="shares"):
        join(shares)
