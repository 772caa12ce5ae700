"""What is sent: the same bytes to all who look on at one topic, as one kind, audience, language and time zone."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils import timezone, translation

from assieme.core.streams.kinds import KINDS

LINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Shown:
    """What an audience sees now. `mark` is the same exactly when the HTML is: whichever process made it."""

    mark: str
    html: str

    @property
    def message(self) -> bytes:
        """As an event of a stream (WHATWG HTML, Server-sent events)."""
        lines = "\n".join(f"data: {line}" for line in LINE.split(self.html))
        return f"id: {self.mark}\n{lines}\n\n".encode()


@dataclass(frozen=True)
class Channel:
    """Who sees the same."""

    kind: str
    topic: UUID
    audience: Hashable
    language: str
    zone: str

    def show(self) -> Shown:
        """What is to be seen now. Raises Http404 where nothing is left to see."""
        with translation.override(self.language), timezone.override(ZoneInfo(self.zone)):
            html = KINDS[self.kind].render(self.topic, self.audience)
        return Shown(urlsafe_b64encode(blake2b(html.encode(), digest_size=12).digest()).decode(), html)


def channel_of(request: HttpRequest, kind: str, topic: UUID) -> Channel:
    """The channel that this request may look on at. Raises Http404."""
    known = KINDS.get(kind)
    audience = known.audience(request, topic) if known else None
    if audience is None:
        raise Http404(kind)
    language = translation.get_language() or "en"
    return Channel(kind, topic, audience, language, timezone.get_current_timezone_name())
