"""Merkle roots of batches and their chain.

Source of the tree: RFC 6962, section 2.1 (SHA-256, leaves prefixed by 0x00, nodes by 0x01). The chain is
ours: prefix 0x02, the root before, the new root, and the batch's number in eight bytes, highest first.
"""

from collections.abc import Sequence
from hashlib import sha256

HASH_BYTES = 32

GENESIS = bytes(HASH_BYTES)
"""What the first batch is chained to."""


def leaf_hash(leaf: bytes) -> bytes:
    """Hash of one entry, 32 bytes."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two subtrees, 32 bytes."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of entries in their order, 32 bytes; that of no entry is SHA-256 of nothing.

    Time and memory grow in proportion to the number of entries.
    """
    if not leaves:
        return sha256(b"").digest()
    row = [leaf_hash(leaf) for leaf in leaves]
    while len(row) > 1:
        paired = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=False)]
        row = [*paired, *row[len(paired) * 2 :]]
    return row[0]


def chain(previous: bytes, batch_root: bytes, number: int) -> bytes:
    """The chained hash of batch `number` (from 1), 32 bytes.

    Raises ValueError where a hash has not 32 bytes or the number is below 1 or above eight bytes.
    """
    if len(previous) != HASH_BYTES or len(batch_root) != HASH_BYTES:
        raise ValueError("a hash has 32 bytes")
    if not 1 <= number < 2**64:
        raise ValueError("batches are numbered from 1")
    return sha256(b"\x02" + previous + batch_root + number.to_bytes(8, "big")).digest()
