"""The ASGI application of the streams: lets in, listens, sends, and lets go."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from hashlib import blake2b
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase

from assieme.core.streams import PREFIX, doors
from assieme.core.streams.asking import Asking
from assieme.core.streams.channels import Channel
from assieme.core.streams.hub import Hub
from assieme.core.streams.views import Admission

SECONDS_BETWEEN_CHECKS = (45.0, 75.0)  # of the right to look on; spread, so that they don't come together
SECONDS_TO_TAKE = 30.0  # a message; who takes longer has gone, or comes back for the newest
MILLISECONDS_TO_COME_BACK = (1_000, 4_000)  # spread, so that 500 phones don't come in one instant
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]

log = logging.getLogger(__name__)
chance = random.Random()  # noqa: S311 (spreads work, keeps no secret)
type Scope = dict[str, Any]
type Receive = Callable[[], Awaitable[Mapping[str, Any]]]
type Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class Streams:
    """Everything below /live/. One in each process that serves streams."""

    def __init__(self, asking: Asking | None = None) -> None:
        self._asking = asking or Asking()
        self._hub = Hub(self._asking.look, self._asking.show)
        self._doors = doors.Doors()
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError("streams speak HTTP only")
        self._keep_running()
        await self._answer(scope, receive, send)

    def _keep_running(self) -> None:
        if self._running is None:
            self._running = asyncio.create_task(self._hub.run())
            self._running.add_done_callback(self._stopped)

    def _stopped(self, task: asyncio.Task[None]) -> None:
        """Only a mistake of ours ends the watch. Then everybody goes, and with who comes back it begins anew."""
        self._running = None
        if not task.cancelled():
            log.error("streams: the watch ended", exc_info=task.exception())
        self._hub.end_all()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope["path"].startswith(PREFIX):
            await _forward(HttpResponse(status=404), send)
        elif scope["method"] != "GET":
            await _forward(HttpResponse(status=405, headers={"Allow": "GET"}), send)
        else:
            limits = {"all": doors.MOST, f"address {doors.address_of(scope)}": doors.MOST_OF_ADDRESS}
            with self._doors.pass_through(**limits, **_session(scope)) as room:
                await self._let_in(scope, receive, send) if room else await _full(send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._doors.pass_through(waiting=doors.MOST_WAITING) as room:
            answer = await self._asking.admit(scope) if room else None
        if answer is None:
            await _full(send)
        elif not isinstance(answer, Admission):
            await _forward(answer, send)
        elif self._hub.count(answer.channel) >= doors.MOST_OF_TOPIC:
            await _full(send)
        else:
            await self._while_here(scope, answer.channel, receive, send)

    async def _while_here(self, scope: Scope, channel: Channel, receive: Receive, send: Send) -> None:
        """Send until there is nothing more to send, or nobody to take it."""
        sending = asyncio.create_task(self._stream(scope, channel, send))
        leaving = asyncio.create_task(_leave(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            sending.cancel()
        await asyncio.wait({sending})
        if not sending.cancelled():
            sending.result()

    async def _stream(self, scope: Scope, channel: Channel, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _body(send, b"retry: %d\n\n" % chance.randint(*MILLISECONDS_TO_COME_BACK))
        due = time.monotonic() + chance.uniform(*SECONDS_BETWEEN_CHECKS)
        async with aclosing(self._hub.listen(channel, doors.header(scope, b"last-event-id"))) as messages:
            async for message in messages:
                if time.monotonic() >= due:
                    if not await self._may_stay(scope, channel):
                        break
                    due = time.monotonic() + chance.uniform(*SECONDS_BETWEEN_CHECKS)
                try:
                    async with asyncio.timeout(SECONDS_TO_TAKE):
                        await _body(send, message)
                except TimeoutError:
                    break
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _may_stay(self, scope: Scope, channel: Channel) -> bool:
        """Whether the same request would be let in to the same channel now. An error of the server's is no no."""
        answer = await self._asking.admit(scope)
        return answer.channel == channel if isinstance(answer, Admission) else answer.status_code >= 500


def _session(scope: Scope) -> dict[str, int]:
    """The limit of one sign-in, under a name that does not give the session away."""
    try:
        cookie = SimpleCookie(doors.header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        cookie = None
    if cookie is None:
        return {}
    return {f"session {blake2b(cookie.value.encode()).hexdigest()}": doors.MOST_OF_SESSION}


async def _leave(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _body(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _full(send: Send) -> None:
    wait = chance.randint(5, 20)
    await _forward(HttpResponse(status=503, headers={"Retry-After": str(wait), "Cache-Control": "no-store"}), send)


async def _forward(answer: HttpResponseBase, send: Send) -> None:
    """Send a whole answer that is no stream."""
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.items()]
    headers += [(b"set-cookie", morsel.OutputString().encode("latin-1")) for morsel in answer.cookies.values()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    body = answer.content if isinstance(answer, HttpResponse) else b""
    await send({"type": "http.response.body", "body": body, "more_body": False})
