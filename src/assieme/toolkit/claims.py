"""Being answered without being known: claim codes, and who acts with one (days and keys: `core.days`)."""

from dataclasses import dataclass
from uuid import UUID

from assieme.core.days import day_key, day_of, start_of
from assieme.people.codes import hash_of, new_code, tidy

__all__ = ["Claimant", "code_hash", "day_key", "day_of", "new_code", "start_of"]


def code_hash(typed: str) -> str:
    """What is kept of a claim code, however it was typed; empty, as in no row, for what can't be one."""
    code = tidy(typed)
    return hash_of(code) if code else ""


@dataclass(frozen=True)
class Claimant:
    """Whoever holds the code of a row: acts as a guest whose key is the row's own, so nobody is named."""

    pk: UUID
    actor_kind: str = "guest"
