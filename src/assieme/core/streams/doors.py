"""How many may look on at once, so that nobody can take all the room."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

MOST = 5_000  # in this process
MOST_WAITING = 1_000  # who are not let in yet
MOST_OF_ADDRESS = 1_500  # a whole assembly may sit behind one
MOST_OF_SESSION = 20  # tabs and devices of one sign-in
MOST_OF_TOPIC = 3_000
HERE = {"127.0.0.1", "::1"}


class Doors:
    """Counts who is inside by names of our own."""

    def __init__(self) -> None:
        self._inside: Counter[str] = Counter()

    @contextmanager
    def pass_through(self, **limits: int) -> Iterator[bool]:
        """Take a place under each name while the block runs; False, and no place, where one of them is full."""
        full = any(self._inside[name] >= most for name, most in limits.items())
        taken = () if full else tuple(limits)
        self._inside.update(taken)
        try:
            yield not full
        finally:
            self._inside.subtract(taken)
            for name in taken:
                if not self._inside[name]:
                    del self._inside[name]


def address_of(scope: Mapping[str, Any]) -> str:
    """Where the request comes from: what a proxy on this machine says, else who is on the line."""
    client = str((scope.get("client") or ("",))[0])
    said = header(scope, b"x-forwarded-for")
    return said.rpartition(",")[2].strip() if said and client in HERE else client


def header(scope: Mapping[str, Any], name: bytes) -> str:
    """A header of the request; empty where it has none of that name."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
