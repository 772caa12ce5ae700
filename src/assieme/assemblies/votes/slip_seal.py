"""Typed slips, sealed until the box is opened: beside the names of those who had paper nothing readable is stored.

Their key is a file in the server's key folder, and goes when the vote's other keys go.
"""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from assieme.assemblies.votes import keys
from assieme.assemblies.votes.marks import Marks

NAME = "paper"
type Sealed = dict[str, str]


def seal(vote: UUID, marks: Marks | None, length: int) -> Sealed:
    """What was typed, padded to one length. Makes the key for the first slip: call it under the lock of the vote."""
    try:
        key = keys.kept(vote, NAME)
    except keys.LostKeyError:
        key = secrets.token_bytes(SecretBox.KEY_SIZE)
        keys.keep(vote, NAME, key)
    plain = json.dumps(marks).encode().ljust(length)
    return {"sealed": b64encode(SecretBox(key).encrypt(plain)).decode()}


def opened(vote: UUID, rows: Iterable[tuple[int, UUID, Any]]) -> Iterator[tuple[int, UUID, Marks | None]]:
    """Slip, typist and what they typed. What no longer opens is left out, so that it is typed again."""
    try:
        box = SecretBox(keys.kept(vote, NAME))
    except keys.LostKeyError:
        return
    for slip, by, sealed in rows:
        try:
            yield slip, by, json.loads(box.decrypt(b64decode(sealed["sealed"])))
        except (CryptoError, KeyError, TypeError, ValueError):
            continue
