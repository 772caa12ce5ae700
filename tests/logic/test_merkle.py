"""Against the published vectors of the Certificate Transparency reference implementation (RFC 6962 trees)."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.merkle import GENESIS, chain, leaf_hash, node_hash, root

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]

ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_roots_are_the_published_ones(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


def recursive(leaves: list[bytes]) -> bytes:
    """RFC 6962's own definition: split at the largest power of two below the size."""
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(recursive(leaves[:split]), recursive(leaves[split:]))


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70))
def test_the_root_is_that_of_the_recursive_definition(leaves: list[bytes]) -> None:
    assert root(leaves) == recursive(leaves)


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=20), st.data())
def test_changing_one_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:place], leaves[place] + b"x", *leaves[place + 1 :]]
    assert root(changed) != root(leaves)


def test_the_chain_is_a_hash_of_prefix_previous_root_and_number() -> None:
    expected = hashlib.sha256(b"\x02" + GENESIS + root([b"a"]) + b"\0\0\0\0\0\0\0\x01").digest()
    assert chain(GENESIS, root([b"a"]), 1) == expected


@given(st.integers(1, 2**64 - 1), st.integers(1, 2**64 - 1))
def test_the_same_batch_under_another_number_chains_otherwise(one: int, other: int) -> None:
    assert (chain(GENESIS, root([]), one) == chain(GENESIS, root([]), other)) == (one == other)


@pytest.mark.parametrize(("previous", "number"), [(b"short", 1), (GENESIS, 0), (GENESIS, 2**64)])
def test_a_chain_refuses_what_is_no_hash_and_no_number(previous: bytes, number: int) -> None:
    with pytest.raises(ValueError, match=r"hash has 32 bytes|numbered from 1"):
        chain(previous, root([]), number)
