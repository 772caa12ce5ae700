"""The inner envelope: a ballot with its receipt, padded to one length and sealed for a vote's public key."""

import json
import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from assieme.assemblies.votes.models import BoxEntry

# No letter or digit that looks like another: 32 signs, so 16 of them hold 80 bits.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 4, 4
LENGTH = 64


class UnreadableBallotError(Exception):
    """The envelope does not open with this key, or there is no ballot in it."""


@dataclass(frozen=True)
class Ballot:
    """A choice (`for`, `against`, `abstain`) with the code that its voter was shown."""

    choice: str
    receipt: str


def new_receipt() -> str:
    """A random code of four groups of four signs, such as `K7QM-2XWD-…` (80 bits)."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def typed_receipt(text: str) -> str:
    """The code as a person may have typed it, in the form in which it is stored."""
    signs = "".join(sign for sign in text.upper() if sign in ALPHABET)
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def seal(ballot: Ballot, public: bytes) -> bytes:
    """The sealed ballot: 64 bytes of padded JSON and 48 of the seal, whatever the choice."""
    plain = json.dumps({"choice": ballot.choice, "receipt": ballot.receipt}).encode()
    if len(plain) > LENGTH:
        raise ValueError("the ballot is longer than its envelope")
    return bytes(SealedBox(PublicKey(public)).encrypt(plain.ljust(LENGTH)))


def unseal(sealed: bytes, private: PrivateKey) -> Ballot:
    """The ballot inside. Raises UnreadableBallotError."""
    try:
        fields = json.loads(SealedBox(private).decrypt(sealed))
        ballot = Ballot(fields["choice"], fields["receipt"])
    except (CryptoError, ValueError, KeyError, TypeError) as error:
        raise UnreadableBallotError from error
    if ballot.choice not in BoxEntry.Choice.values:
        raise UnreadableBallotError
    return ballot
