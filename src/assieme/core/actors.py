"""Who acts: a person, a guest who holds a link, or the system (a named person row of its own)."""

from typing import Protocol
from uuid import UUID


class Actor(Protocol):
    """Anything that can do something: `pk` is opaque, `actor_kind` one of person, guest, system."""

    @property
    def pk(self) -> UUID: ...

    @property
    def actor_kind(self) -> str: ...
