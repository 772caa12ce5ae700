"""The one-time code of the first visit: printed by the server as it starts, kept as a hash in a private file."""

import os
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare

from assieme.people.codes import hash_of, new_code, tidy


def _file() -> Path:
    return Path(settings.MEDIA_ROOT) / "first-visit.hash"


def make_code() -> str:
    """A fresh code; the one before no longer counts."""
    code = new_code()
    file = _file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
        opened.write(hash_of(code))
    return code


def is_right(typed: str) -> bool:
    """Whether this is the code that the server printed last."""
    try:
        kept = _file().read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return constant_time_compare(kept, hash_of(tidy(typed)))


def forget_code() -> None:
    """The code was used: no other first visit."""
    _file().unlink(missing_ok=True)
