"""Kinds of event: each is declared once, with a sentence for people and the fields that it may carry."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class EventKind:
    """`name` is `room.thing_happened`; `sentence` says it in words; `fields` are the only keys its data may have."""

    name: str
    sentence: str | Promise
    fields: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.name in KINDS:
            raise ValueError(f"two kinds of event are called {self.name}")
        KINDS[self.name] = self


KINDS: dict[str, EventKind] = {}


def kind(name: str, sentence: str | Promise, *fields: str) -> EventKind:
    """Declare a kind of event."""
    return EventKind(name, sentence, frozenset(fields))
