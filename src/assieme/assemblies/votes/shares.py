"""A vote's private key in the hands of trustees: it is split in memory and lies nowhere whole.

Each trustee has a sheet with a secret in words, which the server has shown once and forgotten. The secret makes a pair
of keys of which the server knows the public half. When the vote opens, its private key is made, split (any `needed` of
the shares give it back) and forgotten; each share is sealed for one trustee. After the voting trustees bring their
sheets, and their shares lie opened in the key folder until there are enough. Then all of it is destroyed.
"""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from itertools import combinations
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from assieme.assemblies.votes import keys
from assieme.logic.keyshares.split import join, split

SECRET = 16
"""Bytes of a trustee's secret: 128 bits, as strong as the seal itself."""

SEALED = "sealed"


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET)


def key_of(secret: bytes, vote: UUID, number: int) -> PrivateKey:
    """The key that a trustee's secret makes, for this vote and this share alone."""
    said = b"assieme trustee 1" + vote.bytes + bytes([number]) + secret
    return PrivateKey(blake2b(said, digest_size=PrivateKey.SIZE).digest())


def make(vote: UUID, publics: Mapping[int, bytes], needed: int) -> bytes:
    """Make the vote's pair of keys and seal a share for each trustee's public key; returns the public one.

    Call it under the lock of a vote that is still being prepared. Raises ValueError where there are too few of them.
    """
    keys.destroy(vote)
    private = PrivateKey.generate()
    parts = split(bytes(private), needed, publics, secrets.token_bytes)
    sealed = {number: SealedBox(PublicKey(publics[number])).encrypt(part).hex() for number, part in parts.items()}
    keys.keep(vote, SEALED, json.dumps(sealed).encode())
    return bytes(private.public_key)


def bring_back(vote: UUID, number: int, secret: bytes) -> None:
    """Open a trustee's share and keep it until there are enough. Raises keys.LostKeyError where it does not open."""
    kept = keys.kept(vote, SEALED)
    try:
        sealed = json.loads(kept)
        part = SealedBox(key_of(secret, vote, number)).decrypt(bytes.fromhex(sealed[str(number)]))
    except (CryptoError, KeyError, ValueError) as error:
        raise keys.LostKeyError("the share does not open") from error
    keys.keep(vote, f"share-{number}", part)


def load(vote: UUID, numbers: list[int], needed: int, public: bytes) -> PrivateKey:
    """The private key, of any `needed` of the shares that were brought back: one that is missing or damaged is spared.

    Raises keys.LostKeyError where no so many of them make it.
    """
    there = {}
    for number in numbers:
        with suppress(keys.LostKeyError):
            there[number] = keys.kept(vote, f"share-{number}")
    for some in combinations(there, needed):
        with suppress(keys.LostKeyError, ValueError):
            return keys.checked(join({number: there[number] for number in some}), public)
    raise keys.LostKeyError("too few shares are sound")
