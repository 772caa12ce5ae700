"""A meeting that goes on in its room, with everybody in it; and many screens that look on, without a browser."""

import asyncio
import time
from collections.abc import Callable, Sequence
from uuid import UUID

from benchmarks._client import Line, post


def a_room(assembly: object, numbers: Sequence[int]) -> UUID:
    """A room that is open, everybody in `numbers` in it; its key."""
    from assieme.assemblies.live.models import Participant, Room
    from assieme.assemblies.meetings.models import AgendaItem, Meeting
    from benchmarks._rows import NOW, add, person_id, standpoint_of

    common = {"organisation_id": assembly.organisation_id}  # type: ignore[attr-defined]
    meeting = Meeting.objects.create(**common, assembly=assembly, held_on=NOW.date(), begun_at=NOW, created_at=NOW)
    add(
        AgendaItem(
            **common, meeting=meeting, position=place, title=f"Thing {place}", minutes_planned=10, brought_at=NOW
        )
        for place in range(1, 6)
    )
    room = Room.objects.create(**common, meeting=meeting, code="BENCH-001", opened_at=NOW)
    add(
        Participant(
            id=participant_id(number),
            room=room,
            person_id=person_id(number),
            standpoint=standpoint_of(number),
            joined_at=NOW,
            let_in_at=NOW,
        )
        for number in numbers
    )
    return room.pk


def participant_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-9002-{number:012d}")


async def give_word(port: int, room: UUID, number: int, leader: int = 0) -> tuple[float, float]:
    """Give the word to somebody, as the screen of who leads does; when it was pressed, and when that was answered."""
    from benchmarks._rows import session_key

    line = Line(port)
    pressed = time.perf_counter()
    do = f"word:{participant_id(number)}"
    answer = await line.send(post(f"/rooms/{room}/lead", session_key(leader), do=do))
    answered = time.perf_counter()
    line.close()
    if answer.status != 302:
        raise RuntimeError(f"the word was answered with {answer.status}: {answer.body[:600]!r}")
    return pressed, answered


class Screen(asyncio.Protocol):
    """One stream; keeps when each message with content came whole, and the newest one."""

    def __init__(self, gone: Callable[["Screen"], None] | None = None) -> None:
        self.came: list[float] = []
        self.newest = b""
        self.status = 0
        self._rest = b""
        self._gone = gone
        self.transport: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        if not self.status and b"\r\n" in self._rest:
            self.status = int(self._rest.split(b" ", 2)[1])
        *whole, self._rest = self._rest.split(b"\n\n")
        for message in whole:
            if b"id: " in message:
                self.came.append(time.perf_counter())
                self.newest = message

    def connection_lost(self, _: Exception | None) -> None:
        if self._gone:
            self._gone(self)


async def look_on(port: int, path: str, number: int, screen: Screen) -> Screen:
    """Open the stream at `path` for person `number`. Raises OSError."""
    from benchmarks._rows import session_key

    await asyncio.get_running_loop().create_connection(lambda: screen, "127.0.0.1", port)
    cookie = f"Cookie: sessionid={session_key(number)}\r\n" if number >= 0 else ""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}Accept: text/event-stream\r\n\r\n"
    screen.transport.write(head.encode())  # type: ignore[union-attr]
    return screen


async def until(what: Callable[[], bool], seconds: float = 60, *, often: float = 0.005) -> None:
    """Wait until it holds. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not what():
            await asyncio.sleep(often)
