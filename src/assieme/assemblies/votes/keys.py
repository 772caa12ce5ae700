"""A vote's private key: a file in the server's key folder, never in the database.

The folder is open to the server's own user alone (0700), each file too (0600).
"""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings
from nacl.public import PrivateKey


class LostKeyError(Exception):
    """The private key of a vote is not where it should be, or is no key."""


def _path(vote: UUID) -> Path:
    return Path(settings.KEY_FOLDER) / f"{vote}.key"


def make(vote: UUID) -> bytes:
    """Make the vote's pair of keys and keep the private one; returns the public one (32 bytes).

    The file is on disk before this returns, so that no vote opens with a key that a crash can lose. Call it under
    the lock of a vote that is still being prepared: a key left over from an opening that failed is replaced.
    """
    destroy(vote)
    private = PrivateKey.generate()
    path = _path(vote)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(bytes(private))
        file.flush()
        os.fsync(file.fileno())
    _folder_to_disk(path.parent)
    return bytes(private.public_key)


def load(vote: UUID, public: bytes) -> PrivateKey:
    """The vote's private key. Raises LostKeyError where it is missing, damaged, or another vote's."""
    try:
        private = PrivateKey(_path(vote).read_bytes())
    except FileNotFoundError as error:
        raise LostKeyError("the key is missing") from error
    except ValueError as error:
        raise LostKeyError("the key is damaged") from error
    if bytes(private.public_key) != public:
        raise LostKeyError("the key belongs to another vote")
    return private


def exists(vote: UUID) -> bool:
    return _path(vote).exists()


def destroy(vote: UUID) -> None:
    """Overwrite the private key and remove it. Does nothing where it is gone: a restart may ask twice."""
    path = _path(vote)
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
