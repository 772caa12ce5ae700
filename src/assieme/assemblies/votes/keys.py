"""A vote's private key, or its sealed shares: files in the server's key folder, never in the database.

The folder is open to the server's own user alone (0700), each file too (0600).
"""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings
from nacl.public import PrivateKey

UNSWEPT = "unswept"
"""The ending of the mark that stands for a void vote of which the database may still hold traces."""


class LostKeyError(Exception):
    """The private key of a vote is not where it should be, or is no key."""


def _path(vote: UUID, name: str = "key") -> Path:
    return Path(settings.KEY_FOLDER) / f"{vote}.{name}"


def make(vote: UUID) -> bytes:
    """Make the vote's pair of keys and keep the private one; returns the public one (32 bytes).

    The file is on disk before this returns, so that no vote opens with a key that a crash can lose. Call it under
    the lock of a vote that is still being prepared: a key left over from an opening that failed is replaced.
    """
    destroy(vote)
    private = PrivateKey.generate()
    keep(vote, "key", bytes(private))
    return bytes(private.public_key)


def keep(vote: UUID, name: str, content: bytes) -> None:
    """Write a file of the vote, `name` being its ending. It is on disk before this returns."""
    path = _path(vote, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    _folder_to_disk(path.parent)


def kept(vote: UUID, name: str) -> bytes:
    """What lies in a file of the vote. Raises LostKeyError where it is missing."""
    try:
        return _path(vote, name).read_bytes()
    except FileNotFoundError as error:
        raise LostKeyError("the key is missing") from error


def load(vote: UUID, public: bytes) -> PrivateKey:
    """The vote's private key. Raises LostKeyError where it is missing, damaged, or another vote's."""
    return checked(kept(vote, "key"), public)


def checked(content: bytes, public: bytes) -> PrivateKey:
    """The private key that goes with the public one. Raises LostKeyError where these bytes are no such key."""
    try:
        private = PrivateKey(content)
    except (TypeError, ValueError) as error:
        raise LostKeyError("the key is damaged") from error
    if bytes(private.public_key) != public:
        raise LostKeyError("the key belongs to another vote")
    return private


def exists(vote: UUID) -> bool:
    """Whether anything of the vote's key is left."""
    return bool(_files(vote))


def destroy(vote: UUID) -> None:
    """Overwrite all files of the vote and remove them. Does nothing where they are gone: a restart may ask twice."""
    for path in _files(vote):
        _destroy(path)


def _files(vote: UUID) -> list[Path]:
    return sorted(Path(settings.KEY_FOLDER).glob(f"{vote}.*"))


def _destroy(path: Path) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return
    with path.open("r+b") as file:
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _folder_to_disk(path.parent)


def _folder_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
