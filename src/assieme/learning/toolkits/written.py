"""What people write of a plan and of its parts, as plain values between forms and actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from uuid import UUID


@dataclass(frozen=True)
class Move:
    """A part goes up (-1) or down (1) by one place."""

    part: UUID
    step: int


@dataclass(frozen=True)
class Arranged:
    """The plan as a whole; `minutes` by part."""

    title: str
    starts_at: time | None = None
    minutes: Mapping[UUID, int] = field(default_factory=dict)
    move: Move | None = None


@dataclass(frozen=True)
class Written:
    """One part. In `say` and `questions` each line is one."""

    title: str
    minutes: int
    purpose: str = ""
    need: str = ""
    say: str = ""
    questions: str = ""
