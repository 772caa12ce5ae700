"""Kinds of stream: each is declared once, with who may look on and what they see."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

type Audience = Callable[[HttpRequest, UUID], Hashable | None]
type Render = Callable[[UUID, Any], str]
type Also = Callable[[list[UUID]], dict[UUID, str]]


@dataclass(frozen=True)
class Kind:
    """A way to look on at a topic.

    `audience(request, topic)` says as whom the request may look on, or None where it may not; everybody with the same
    audience, language and time zone is sent the same bytes. `render(topic, audience)` gives the HTML; it raises
    Http404 when there is nothing left to see. `also(topics)` is for changes that bump nothing (a cast ballot must not
    queue behind a row): its texts are compared several times a second.
    """

    name: str
    audience: Audience
    render: Render
    also: Also | None = None

    def __post_init__(self) -> None:
        if self.name in KINDS:
            raise ValueError(f"two kinds of stream are called {self.name}")
        KINDS[self.name] = self


KINDS: dict[str, Kind] = {}


def kind(name: str, *, audience: Audience, render: Render, also: Also | None = None) -> Kind:
    """Declare a kind of stream; `name` is part of its address."""
    return Kind(name, audience, render, also)
