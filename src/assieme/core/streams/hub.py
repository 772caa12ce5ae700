"""Who looks on at what, in one process: watches versions, has each channel shown once, hands the newest to everybody.

Knows no sockets and no database: what it asks of others is handed in. All of it runs in one event loop.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Hashable
from dataclasses import dataclass, field

from django.db import Error as DatabaseError
from django.http import Http404

from assieme.core.streams.channels import Channel, Shown

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_AFTER_TROUBLE = 1.0
SECONDS_BETWEEN_BEATS = 15.0
# An event that says nothing new: a script notices by its absence that the line is dead.
BEAT = b"event: beat\ndata: 1\n\n"

log = logging.getLogger(__name__)
type Look = Callable[[Collection[Channel]], Awaitable[dict[Channel, Hashable]]]
type Show = Callable[[Channel], Awaitable[Shown]]


@dataclass(eq=False)
class Feed:
    """One channel with its listeners. Only the newest content is kept: who is slow misses what was in between."""

    channel: Channel
    listeners: int = 0
    version: Hashable = None
    newest: Shown | None = None
    message: bytes = b""
    over: bool = False
    rendering: asyncio.Task[None] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, shown: Shown) -> None:
        """Make `shown` the newest, and wake whoever waits for another."""
        if self.newest is None or shown.mark != self.newest.mark:
            self.newest, self.message = shown, shown.message
            self._wake()

    def end(self) -> None:
        """Nothing more will come: listeners go, and find out by asking again."""
        self.over = True
        self._wake()

    def _wake(self) -> None:
        waiting, self.changed = self.changed, asyncio.Event()
        waiting.set()

    async def next(self, seen: str, seconds: float) -> bytes | None:
        """The newest message when its mark is another than `seen`, waited for at most `seconds`; None otherwise."""
        if not self._has_news(seen):
            try:
                await asyncio.wait_for(self.changed.wait(), seconds)
            except TimeoutError:
                return None
        return self.message if self._has_news(seen) else None

    def _has_news(self, seen: str) -> bool:
        return self.over or (self.newest is not None and self.newest.mark != seen)


class Hub:
    """All channels that somebody looks on at in this process."""

    def __init__(self, look: Look, show: Show, *, seconds: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._look, self._show, self._seconds = look, show, seconds
        self._feeds: dict[Channel, Feed] = {}
        self._somebody = asyncio.Event()

    def count(self, channel: Channel) -> int:
        """How many look on at the topic of `channel`, in whichever way."""
        return sum(feed.listeners for feed in self._feeds.values() if feed.channel.topic == channel.topic)

    async def listen(self, channel: Channel, seen: str = "") -> AsyncGenerator[bytes]:
        """Messages for one listener who has `seen` a mark: what is there now unless it is that, then what is new.

        A beat when nothing is new for a while. Ends when the channel does.
        """
        feed = self._feeds.setdefault(channel, Feed(channel))
        feed.listeners += 1
        self._somebody.set()
        try:
            while True:
                message = await feed.next(seen, SECONDS_BETWEEN_BEATS)
                if feed.over:
                    return
                if message is not None and feed.newest is not None:
                    seen = feed.newest.mark
                yield message or BEAT
        finally:
            feed.listeners -= 1
            if not feed.listeners:
                self._forget(feed)

    def _forget(self, feed: Feed) -> None:
        if self._feeds.get(feed.channel) is feed:
            del self._feeds[feed.channel]
        if feed.rendering is not None:
            feed.rendering.cancel()

    async def run(self) -> None:
        """Look for changes for as long as the process lives; rest while nobody looks on."""
        while True:
            self._somebody.clear()
            if not self._feeds:
                await self._somebody.wait()
            try:
                found = await self._look(tuple(self._feeds))
            except DatabaseError as error:
                log.warning("streams: the database does not answer, asking again (%s)", type(error).__name__)
                await asyncio.sleep(SECONDS_AFTER_TROUBLE)
                continue
            for channel, version in found.items():
                self._refresh(channel, version)
            await self._pause()

    async def _pause(self) -> None:
        """Until the next look: at once when somebody new waits for a first content."""
        try:
            await asyncio.wait_for(self._somebody.wait(), self._seconds)
        except TimeoutError:
            return

    def _refresh(self, channel: Channel, version: Hashable) -> None:
        feed = self._feeds.get(channel)
        if feed is None or feed.version == version or feed.rendering is not None:
            return
        feed.rendering = asyncio.create_task(self._render(feed, version))
        feed.rendering.add_done_callback(lambda task: self._rendered(feed, task))

    async def _render(self, feed: Feed, version: Hashable) -> None:
        try:
            shown = await self._show(feed.channel)
        except DatabaseError as error:
            log.warning("streams: %s is shown later (%s)", feed.channel.kind, type(error).__name__)
            await asyncio.sleep(SECONDS_AFTER_TROUBLE)
        except Http404:
            self._end(feed)
        else:
            feed.version = version
            feed.publish(shown)

    def _rendered(self, feed: Feed, task: asyncio.Task[None]) -> None:
        feed.rendering = None
        if not task.cancelled() and task.exception() is not None:
            log.error("streams: %s cannot be shown", feed.channel.kind, exc_info=task.exception())
            self._end(feed)

    def end_all(self) -> None:
        """Everybody goes, and comes back by themselves."""
        for feed in list(self._feeds.values()):
            self._end(feed)

    def _end(self, feed: Feed) -> None:
        """Its listeners go; whoever comes back begins a new feed."""
        self._feeds.pop(feed.channel, None)
        feed.end()
