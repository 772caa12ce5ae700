"""People in a meeting's room while server, database and Redis are killed: what they press, and what they see."""

import asyncio
import random
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from benchmarks._client import Line, UnansweredError, post
from benchmarks._room import Screen, look_on, participant_id, until
from benchmarks._server import Place

CHANCE = random.SystemRandom()
RECEIPT = re.compile(rb"<span>([A-Z2-9]{4})</span>")
SECONDS_AWAY = 1.5
SECONDS_TO_RECOVER = 60
type Killing = tuple[str, Callable[[], None], Callable[[], None]]  # a name, what kills it, what starts it again


@dataclass
class Counts:
    """What happened. `violations` is empty when all is well; `back` is how long screens took, in seconds."""

    people: int = 0
    kills: list[str] = field(default_factory=list)
    unanswered: int = 0
    errors: int = 0
    errors_without_redis: int = 0
    back: list[float] = field(default_factory=list)
    box: int = 0
    violations: list[str] = field(default_factory=list)


class Crowd:
    """Everybody in the room: a screen each that comes back by itself, and presses that are sent until answered."""

    def __init__(self, place: Place, room: UUID, vote: UUID, counts: Counts) -> None:
        self.place, self.room, self.vote, self.counts = place, room, vote, counts
        self.screens = [Screen() for _ in range(counts.people)]
        self.answered = 0
        self.receipts: dict[int, str] = {}
        self.choices = {number: CHANCE.choice(("for", "against", "abstain")) for number in range(counts.people)}
        self.presses: list[str] = []
        self.redis_away = False

    async def look_on(self, number: int) -> None:
        """As the pages' script does: comes back when the line is lost, each time a little later."""
        tries = 0
        while True:
            gone = asyncio.Event()
            screen = Screen(lambda _, gone=gone: gone.set())
            with suppress(OSError):
                await look_on(self.place.live_port, f"/live/room-phone/{self.room}", number, screen)
                self.screens[number] = screen
                await gone.wait()
                tries = 0 if screen.came else tries
            await asyncio.sleep(min(2**tries, 8) * CHANCE.uniform(0.25, 0.75))
            tries += 1

    async def press(self, path: str, number: int, **fields: str) -> bytes:
        """Send the same until it is answered; the answer."""
        from benchmarks._rows import session_key

        line = Line(self.place.port)
        while True:
            try:
                answer = await line.send(post(path, session_key(number), **fields))
            except UnansweredError:
                self.counts.unanswered += 1
            else:
                if answer.status < 400:
                    break
                if answer.status < 500:
                    raise RuntimeError(f"{path} was answered with {answer.status}: {answer.body[:600]!r}")
                self.counts.errors += 1
                self.counts.errors_without_redis += self.redis_away
            await asyncio.sleep(CHANCE.uniform(0.1, 0.5))
        line.close()
        self.answered += 1
        return answer.body

    async def hands(self, number: int) -> None:
        await self._once(f"/rooms/{self.room}/press", number, "hand")

    async def words(self) -> None:
        """Who leads gives the word to one after the other, once each."""
        for number in range(self.counts.people):
            await self._once(f"/rooms/{self.room}/lead", 0, f"word:{participant_id(number)}")

    async def _once(self, path: str, number: int, do: str) -> None:
        press = str(uuid4())
        self.presses.append(press)
        await self.press(path, number, do=do, press=press)

    async def ballots(self, numbers: list[int]) -> None:
        for number in numbers:
            body = await self.press(f"/votes/{self.vote}/ballot", number, choice=self.choices[number])
            self.receipts[number] = b"-".join(RECEIPT.findall(body)).decode()

    async def meet(self, disturb: list[Killing]) -> None:
        """All of it, while one after the other is killed and started again."""
        looking = [asyncio.create_task(self.look_on(number)) for number in range(self.counts.people)]
        await until(lambda: all(screen.came for screen in self.screens), SECONDS_TO_RECOVER)
        everybody = list(range(self.counts.people))
        work = [self.words(), *(self.hands(number) for number in everybody)]
        working = asyncio.gather(*work, *(self.ballots(everybody[start::4]) for start in range(4)))
        total = 3 * self.counts.people
        for place, (name, kill, start) in enumerate(disturb, start=1):
            await self._have_answered(total * place // (len(disturb) + 1), working)
            await self._disturb(name, kill, start)
        await working
        await self._all_see_the_end()
        for one in looking:
            one.cancel()

    async def _have_answered(self, goal: int, working: asyncio.Future[list[None]]) -> None:
        await until(lambda: self.answered >= goal or working.done(), 300)

    async def _disturb(self, name: str, kill: Callable[[], None], start: Callable[[], None]) -> None:
        self.redis_away = name == "Redis"
        await asyncio.to_thread(kill)
        self.counts.kills.append(name)
        if self.redis_away:
            await self._try_to_sign_in()
        await asyncio.sleep(SECONDS_AWAY)
        lost = [screen for screen in self.screens if screen.transport is None or screen.transport.is_closing()]
        await asyncio.to_thread(start)
        self.redis_away = False
        began = time.perf_counter()
        if lost:
            # Those that were cut off are replaced by new ones as they come back.
            await until(lambda: all(one.came and one not in lost for one in self.screens), SECONDS_TO_RECOVER)
            self.counts.back.append(round(time.perf_counter() - began, 1))

    async def _all_see_the_end(self) -> None:
        """The last change is on every screen, and every screen shows the same."""
        heard = {number: len(screen.came) for number, screen in enumerate(self.screens)}
        await self.press(f"/rooms/{self.room}/lead", 0, do="turn_over")
        with suppress(TimeoutError):
            await until(lambda: all(len(s.came) > heard[n] for n, s in enumerate(self.screens)), 10)
        shown = {screen.newest for screen in self.screens}
        if len(shown) != 1:
            self.counts.violations.append(f"{len(shown)} different pictures on {len(self.screens)} screens")

    async def _try_to_sign_in(self) -> None:
        """A page that counts attempts, which Redis keeps, says that the password is wrong and no more."""
        line = Line(self.place.port)
        answer = await line.send(post("/account/login/", "nobody", login="nobody", password="wrong"))  # noqa: S106
        line.close()
        if answer.status != 200:
            self.counts.violations.append(f"without Redis, signing in was answered with {answer.status}")
