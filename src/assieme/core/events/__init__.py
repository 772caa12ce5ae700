"""The event log. A room declares its kinds in its `events.py` and its actions call `record`."""

from assieme.core.events.kinds import KINDS, EventKind
from assieme.core.events.record import record

__all__ = ["KINDS", "EventKind", "record"]
