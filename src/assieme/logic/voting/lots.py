"""Lots that anyone can draw again: an order of names from a seed that is fixed before the count."""

from collections.abc import Sequence
from hashlib import sha256

SEED = "assieme"
"""The seed where an election names none."""


def lot_order(seed: str, names: Sequence[str]) -> tuple[int, ...]:
    """The places of the names, in the order drawn by lot: by the SHA-256 of seed, line feed and name, in UTF-8.

    The order in which the names are given makes no difference. Who is drawn earlier wins a tie.
    """
    return tuple(sorted(range(len(names)), key=lambda place: (_drawn(seed, names[place]), names[place], place)))


def _drawn(seed: str, name: str) -> bytes:
    return sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).digest()
