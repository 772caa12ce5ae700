"""The hub: one showing for all who see the same, the newest to everybody, nothing twice, nobody waits for another."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Collection, Coroutine, Hashable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError
from django.http import Http404

from assieme.core.streams import hub as hub_module
from assieme.core.streams.channels import Channel, Shown
from assieme.core.streams.hub import BEAT, Hub

TOPIC = uuid4()


def a_channel(audience: str = "member", topic: UUID = TOPIC) -> Channel:
    return Channel("testing", topic, audience, "en", "UTC")


class House:
    """What the hub asks: words that change, troubles on demand, and how often each was asked."""

    def __init__(self) -> None:
        self.words: dict[UUID, str] = {}
        self.version: Counter[UUID] = Counter()
        self.shown: Counter[str] = Counter()
        self.troubles: list[Exception] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self.hub = Hub(self.look, self.show, seconds=0.001)

    def say(self, words: str, topic: UUID = TOPIC) -> None:
        self.words[topic] = words
        self.version[topic] += 1

    async def look(self, channels: Collection[Channel]) -> dict[Channel, Hashable]:
        return {channel: self.version[channel.topic] for channel in channels}

    async def show(self, channel: Channel) -> Shown:
        self.shown[str(channel.audience)] += 1
        words = self.words.get(channel.topic, "nothing yet")
        await self.hold.wait()
        if self.troubles:
            raise self.troubles.pop()
        return Shown(f"mark of {words}", f"{words} for {channel.audience}")


def play(scene: Coroutine[Any, Any, None]) -> None:
    async def within() -> None:
        async with asyncio.timeout(10):
            await scene

    asyncio.run(within())


async def opened(house: House) -> asyncio.Task[None]:
    return asyncio.create_task(house.hub.run())


async def closed(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.wait({running})


async def hears(listener: AsyncIterator[bytes]) -> str:
    return (await anext(listener)).decode()


def test_who_comes_sees_what_there_is_and_then_each_change() -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        assert await hears(listener) == "id: mark of nothing yet\ndata: nothing yet for member\n\n"
        house.say("Ada speaks")
        assert "data: Ada speaks for member" in await hears(listener)
        await closed(running)

    play(scene())


def test_a_hundred_who_see_the_same_cost_one_showing() -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        crowd = [house.hub.listen(a_channel()) for _ in range(100)] + [house.hub.listen(a_channel("chair"))]
        await asyncio.gather(*(hears(one) for one in crowd))
        house.shown.clear()
        house.say("Ada speaks")
        heard = await asyncio.gather(*(hears(one) for one in crowd))
        assert house.shown == {"member": 1, "chair": 1}
        assert Counter(heard) == {
            "id: mark of Ada speaks\ndata: Ada speaks for member\n\n": 100,
            "id: mark of Ada speaks\ndata: Ada speaks for chair\n\n": 1,
        }
        await closed(running)

    play(scene())


def test_who_comes_back_with_the_newest_mark_is_sent_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "SECONDS_BETWEEN_BEATS", 0.02)

    async def scene() -> None:
        house = House()
        running = await opened(house)
        stays = house.hub.listen(a_channel())
        await hears(stays)
        returns = house.hub.listen(a_channel(), "mark of nothing yet")
        assert await hears(returns) == BEAT.decode()
        house.say("Ada speaks")
        while (heard := await hears(returns)) == BEAT.decode():
            pass
        assert "Ada speaks" in heard
        await closed(running)

    play(scene())


def test_a_change_that_this_audience_cannot_see_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "SECONDS_BETWEEN_BEATS", 0.05)

    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        await hears(listener)
        house.version[TOPIC] += 1
        assert await hears(listener) == BEAT.decode()
        assert house.shown["member"] == 2
        await closed(running)

    play(scene())


def test_who_is_slow_gets_the_newest_and_delays_nobody() -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        slow, quick = house.hub.listen(a_channel()), house.hub.listen(a_channel())
        await asyncio.gather(hears(slow), hears(quick))
        for number in range(5):
            house.say(f"speaker {number}")
            assert f"speaker {number}" in await hears(quick)
        assert "speaker 4" in await hears(slow)
        await closed(running)

    play(scene())


def test_a_change_while_it_is_being_shown_is_shown_after() -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        await hears(listener)
        house.hold.clear()
        house.say("first")
        while house.shown["member"] < 2:
            await asyncio.sleep(0.001)
        house.say("second")
        house.hold.set()
        assert "first" in await hears(listener)
        assert "second" in await hears(listener)
        await closed(running)

    play(scene())


def test_one_slow_showing_holds_up_no_other_room() -> None:
    async def scene() -> None:
        house, other = House(), uuid4()
        running = await opened(house)
        stuck, free = house.hub.listen(a_channel()), house.hub.listen(a_channel("chair", other))
        await asyncio.gather(hears(stuck), hears(free))
        house.hold.clear()
        house.say("held")
        while house.shown["member"] < 2:
            await asyncio.sleep(0.001)
        never = asyncio.Event()
        never.set()
        house.hold = never
        house.say("goes on", other)
        assert "goes on" in await hears(free)
        await closed(running)

    play(scene())


def test_a_database_that_is_away_ends_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "SECONDS_AFTER_TROUBLE", 0.005)

    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        await hears(listener)
        house.troubles = [OperationalError("gone"), OperationalError("still gone")]
        house.say("it is back")
        assert "it is back" in await hears(listener)
        await closed(running)

    play(scene())


@pytest.mark.parametrize("trouble", [Http404("over"), ZeroDivisionError("a mistake of ours")])
def test_a_stream_ends_when_nothing_is_left_to_see_or_it_cannot_be_shown(trouble: Exception) -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        await hears(listener)
        house.troubles = [trouble]
        house.say("over")
        with pytest.raises(StopAsyncIteration):
            await hears(listener)
        assert "over for member" in await hears(house.hub.listen(a_channel()))
        await closed(running)

    play(scene())


def test_nobody_looks_on_and_nothing_is_asked() -> None:
    async def scene() -> None:
        house = House()
        running = await opened(house)
        listener = house.hub.listen(a_channel())
        await hears(listener)
        assert house.hub.count(a_channel("chair")) == 1
        await listener.aclose()
        assert house.hub.count(a_channel()) == 0
        house.say("unheard")
        await asyncio.sleep(0.05)
        assert house.shown["member"] == 1
        await closed(running)

    play(scene())
