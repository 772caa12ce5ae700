"""What the hub asks of the house: who may look on, what changed, what is to be seen. In threads, few of them."""

import asyncio
import time
from collections.abc import Collection, Hashable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection
from django.http import HttpResponseBase

from assieme.core.streams.channels import Channel, Shown
from assieme.core.streams.kinds import KINDS
from assieme.core.streams.topics import versions

SECONDS_BETWEEN_ALSO = 0.3
AT_THE_DOOR, SHOWING = 2, 2  # threads


class Asking:
    """Threads for each kind of question, so that a crowd at the door delays nobody who is inside."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._watcher = Watcher()
        self._looking = ThreadPoolExecutor(1, "streams-look")
        self._showing = ThreadPoolExecutor(SHOWING, "streams-show")
        self._door = ThreadPoolExecutor(AT_THE_DOOR, "streams-door")

    async def look(self, channels: Collection[Channel]) -> dict[Channel, Hashable]:
        """The version of each channel. Raises django.db.Error."""
        return await asyncio.get_running_loop().run_in_executor(self._looking, self._watcher.look, channels)

    async def show(self, channel: Channel) -> Shown:
        """What the channel shows now. Raises Http404 and django.db.Error."""
        return await asyncio.get_running_loop().run_in_executor(self._showing, _show, channel)

    async def admit(self, scope: dict[str, Any]) -> HttpResponseBase:
        """What Django answers to the request of `scope`, through all middleware: an `Admission`, or a page."""
        return await asyncio.get_running_loop().run_in_executor(self._door, self._answer, scope)

    def _answer(self, scope: dict[str, Any]) -> HttpResponseBase:
        request = ASGIRequest(scope, BytesIO())
        request.for_stream = True  # type: ignore[attr-defined]
        response = self._handler.get_response(request)
        response.close()
        return response


def _show(channel: Channel) -> Shown:
    try:
        return channel.show()
    finally:
        close_old_connections()


class Watcher:
    """Asks for versions, on one thread and its one connection, which is kept open while it works."""

    def __init__(self) -> None:
        self._also: dict[tuple[str, UUID], str] = {}
        self._asked = 0.0

    def look(self, channels: Collection[Channel]) -> dict[Channel, Hashable]:
        try:
            counted = versions({channel.topic for channel in channels})
            watched = {(channel.kind, channel.topic) for channel in channels}
            if time.monotonic() - self._asked >= SECONDS_BETWEEN_ALSO or not watched <= self._also.keys():
                self._also = self._ask_also(watched)
                self._asked = time.monotonic()
        except DatabaseError:
            connection.close()
            raise
        return {
            channel: (counted.get(channel.topic, 0), self._also[channel.kind, channel.topic]) for channel in channels
        }

    def _ask_also(self, watched: Collection[tuple[str, UUID]]) -> dict[tuple[str, UUID], str]:
        said = dict.fromkeys(watched, "")
        for name in sorted({name for name, _ in watched}):
            also = KINDS[name].also
            topics = [topic for one, topic in watched if one == name]
            for topic, text in (also(topics) if also else {}).items():
                said[name, topic] = text
        return said
