"""The inner envelope: a ballot with its receipt, padded to one length for a vote and sealed for its public key."""

import json
import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from assieme.assemblies.votes.marks import Marks, longest

# No letter or digit that looks like another: 32 signs, so 16 of them hold 80 bits.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 4, 4
STEP = 64
PAPER = "PAPER"
"""So begins the code of a ballot on paper, which is the number on its slip."""


class UnreadableBallotError(Exception):
    """The envelope does not open with this key, or there is no ballot in it."""


@dataclass(frozen=True)
class Ballot:
    """What a ballot says (see `marks`), with the code that its voter was shown."""

    marks: Marks
    receipt: str


def new_receipt() -> str:
    """A random code of four groups of four signs, such as `K7QM-2XWD-…` (80 bits)."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def typed_receipt(text: str) -> str:
    """The code as a person may have typed it, in the form in which it is stored."""
    if text.strip().upper().startswith(PAPER):
        return f"{PAPER}-{''.join(sign for sign in text if sign.isdecimal())}"
    signs = "".join(sign for sign in text.upper() if sign in ALPHABET)
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def length_of(method: str, options: int) -> int:
    """Bytes of every ballot in a vote of this method with so many options: the longest there can be, rounded up."""
    needed = len(_plain(Ballot(longest(method, options), new_receipt())))
    return -(-needed // STEP) * STEP


def seal(ballot: Ballot, public: bytes, length: int) -> bytes:
    """The sealed ballot: padded JSON of one length, and 48 bytes of the seal, whatever is chosen."""
    plain = _plain(ballot)
    if len(plain) > length:
        raise ValueError("the ballot is longer than its envelope")
    return bytes(SealedBox(PublicKey(public)).encrypt(plain.ljust(length)))


def _plain(ballot: Ballot) -> bytes:
    return json.dumps({"choice": ballot.marks, "receipt": ballot.receipt}).encode()


def unseal(sealed: bytes, private: PrivateKey) -> Ballot:
    """What is inside; whether its marks mean anything in the vote is for `marks.checked`.

    Raises UnreadableBallotError.
    """
    try:
        fields = json.loads(SealedBox(private).decrypt(sealed))
        return Ballot(fields["choice"], str(fields["receipt"]))
    except (CryptoError, ValueError, KeyError, TypeError) as error:
        raise UnreadableBallotError from error
